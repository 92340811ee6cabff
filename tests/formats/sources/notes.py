# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a book whose notes stand in a page of their own, as publishers have them."""
import sys
import zipfile

PAGE = '<?xml version="1.0"?><html xmlns:epub="x"><head><title>Buku</title></head><body>%s</body></html>'
MEMBERS = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml":
        '<container><rootfiles><rootfile full-path="OPS/buku.opf"/></rootfiles></container>',
    "OPS/buku.opf":
        "<package><metadata><title>Buku</title></metadata><manifest>"
        + "".join('<item id="%s" href="teks/%s.xhtml" media-type="application/xhtml+xml"/>' % (p, p)
                  for p in ("sampul", "satu", "dua", "catatan"))
        + "</manifest><spine>"
        + "".join('<itemref idref="%s"/>' % p for p in ("sampul", "satu", "dua", "catatan"))
        + "</spine></package>",
    "OPS/teks/sampul.xhtml": "",
    "OPS/teks/satu.xhtml": PAGE % (
        '<h1>Satu</h1><p>Pasar<sup><a id="r1" href="catatan.xhtml#n1">1</a></sup> dahulu.</p>'),
    "OPS/teks/dua.xhtml": PAGE % (
        '<h1>Dua</h1><p>Lalu budaya<a id="r1" href="../teks/catatan.xhtml#n2">1</a>, dan '
        'istilah<a epub:type="noteref" href="#n3">*</a>.</p>'
        '<aside epub:type="footnote" id="n3"><p>Arti istilah.</p></aside><p>Selesai.</p>'),
    "OPS/teks/catatan.xhtml": PAGE % (
        '<h1>Catatan</h1><div class="satu"><p id="n1"><a href="satu.xhtml#r1">1</a> '
        'Tentang pasar.</p><p>Masih tentang pasar.</p></div>'
        '<h2>Dua</h2><p id="n2"><a href="dua.xhtml#r1">1.</a> Tentang budaya.</p>'),
}

with zipfile.ZipFile(sys.argv[1], "w") as book:
    for name, content in MEMBERS.items():
        book.writestr(zipfile.ZipInfo(name), content)
