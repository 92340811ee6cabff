# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes word.docx: what Word puts into its files and pandoc does not. sys.argv[1] is the file."""
import sys
import zipfile

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:wps="urn:wps" xmlns:v="urn:v"'


def p(inner, look=''):
    return f'<w:p><w:pPr>{look}</w:pPr>{inner}</w:p>'


def r(text, look=''):
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text, level, number=1):
    return p(r(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def field(code, result):
    return ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r(result)
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


BOX = '<w:txbxContent>' + p(r('In the box')) + '</w:txbxContent>'
BODY = ''.join([
    p(r('Report'), '<w:pStyle w:val="Judul"/>'),
    p(r('First heading'), '<w:pStyle w:val="Kepala"/>'),
    p(r('Direct outline'), '<w:outlineLvl w:val="2"/>'),
    p(r('Strong', '<w:rStyle w:val="Kuat"/>') + r(' and ') + r('not', '<w:b w:val="0"/>')
      + r(' and ') + r('ita', '<w:i/>') + r('lic', '<w:i/>') + r(' and ')
      + r('under', '<w:u w:val="single"/>') + r('none', '<w:u w:val="none"/>') + r('.')),
    item('one', 0), item('one one', 1), item('one two', 1), item('two', 0), item('two one', 1),
    item('deep', 2), item('anew', 0, 2), item('anew two', 0, 2),
    item('bullet', 0, 3), item('ganada', 0, 4), item('ganada', 0, 4), item('roman', 1, 4),
    p(r('kept ') + '<w:ins w:author="A">' + r('inserted ') + '</w:ins>'
      + '<w:del w:author="A"><w:r><w:delText>deleted </w:delText></w:r></w:del>'
      + '<w:moveFrom w:author="A">' + r('from ') + '</w:moveFrom>'
      + '<w:moveTo w:author="A">' + r('moved') + '</w:moveTo>'),
    p(r('joined '), '<w:rPr><w:del w:author="A"/></w:rPr>'), p(r('to this')),
    p('<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>'
      '<w:sym w:font="Wingdings" w:char="F0E0"/><w:t>  trimmed  </w:t></w:r>'
      + r('hidden', '<w:vanish/>')),
    p('<w:commentRangeStart w:id="7"/>' + r('We want markets') + '<w:commentRangeEnd w:id="7"/>'
      '<w:r><w:commentReference w:id="7"/></w:r>' + r(', he said')
      + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(' twice')
      + '<w:r><w:endnoteReference w:id="2"/></w:r>' + r('.')),
    p(r('Call ') + field('HYPERLINK "https://example.org/x"', 'the link') + r(' page ')
      + field('PAGE', '4')
      + '<w:hyperlink r:id="rId9">' + r(' or this') + '</w:hyperlink>'),
    p(r('Anchor') + '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
      + BOX + '</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>' + BOX
      + '</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>' + r(' text')),
    '<w:tbl><w:tr><w:tc>' + p(r('Who')) + '</w:tc><w:tc>' + p(r('Says')) + p(r('what'))
    + '</w:tc></w:tr><w:tr><w:tc><w:p/></w:tc><w:tc>' + p(r('alone')) + '</w:tc></w:tr>'
    '<w:tr><w:tc>' + p(r('in')) + '</w:tc><w:tc><w:tbl><w:tr><w:tc>' + p(r('x')) + '</w:tc><w:tc>'
    + p(r('y')) + '</w:tc></w:tr></w:tbl>' + p('') + '</w:tc></w:tr></w:tbl>',
    p('<w:r><w:br w:type="page"/></w:r>'),
    p('<w:r><w:lastRenderedPageBreak/><w:t>Second page</w:t></w:r>'),
    p('<w:r><w:t xml:space="preserve">goes on </w:t><w:lastRenderedPageBreak/>'
      '<w:t>on the third</w:t></w:r>'),
    p(r('Ends the section'), '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>'),
    p(r('한국어 마지막 쪽 🌾')),
    '<w:sectPr/>',
])


def style(sid, kind, inner, default=''):
    return f'<w:style w:type="{kind}" w:styleId="{sid}" {default}>{inner}</w:style>'


STYLES = ''.join([
    style('Biasa', 'paragraph', '<w:name w:val="Normal"/>', 'w:default="1"'),
    style('Judul', 'paragraph', '<w:name w:val="Title"/><w:basedOn w:val="Biasa"/>'),
    style('Dasar', 'paragraph', '<w:name w:val="Base"/><w:basedOn w:val="Kepala"/>'
          '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr>'),
    style('Kepala', 'paragraph', '<w:name w:val="Kepala"/><w:basedOn w:val="Dasar"/>'),
    style('Kuat', 'character', '<w:name w:val="Strong"/><w:rPr><w:b/></w:rPr>'),
])


def level(i, fmt, text, extra=''):
    return (f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>'
            f'<w:lvlText w:val="{text}"/>{extra}</w:lvl>')


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">' + level(0, 'decimal', '%1.')
    + level(1, 'decimal', '%1.%2.') + level(2, 'lowerLetter', '(%3)') + '</w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, 'bullet', '&#xF0B7;', '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>')
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2">' + level(0, 'ganada', '%1.')
    + level(1, 'upperRoman', '%2)') + '</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>')


def part(root, inner):
    return HEAD + f'<w:{root} {NAMES}>{inner}</w:{root}>'


def relations(*rows):
    return (HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            'relationships">' + ''.join(
                f'<Relationship Id="{i}" Type="{R}/{t}" Target="{g}"{m}/>'
                for i, t, g, m in rows) + '</Relationships>')


PARTS = {
    '[Content_Types].xml': HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Override PartName="/word/main.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': relations(('rId1', 'officeDocument', 'word/main.xml', '')),
    'word/_rels/main.xml.rels': relations(
        ('rId1', 'styles', 'styles.xml', ''), ('rId2', 'numbering', '/word/numbering.xml', ''),
        ('rId3', 'footnotes', 'footnotes.xml', ''), ('rId4', 'endnotes', 'endnotes.xml', ''),
        ('rId5', 'comments', '../word/comments.xml', ''),
        ('rId9', 'hyperlink', 'https://example.org/y', ' TargetMode="External"')),
    'word/main.xml': part('document', f'<w:body>{BODY}</w:body>'),
    'word/styles.xml': part('styles', STYLES),
    'word/numbering.xml': part('numbering', NUMBERING),
    'word/footnotes.xml': part(
        'footnotes', '<w:footnote w:type="separator" w:id="-1">' + p('<w:r><w:separator/></w:r>')
        + '</w:footnote><w:footnote w:id="2">' + p('<w:r><w:footnoteRef/></w:r>' + r(' A ')
        + r('note', '<w:i/>') + r('.')) + '</w:footnote>'),
    'word/endnotes.xml': part('endnotes', '<w:endnote w:id="2">' + p(r('The end.')) + p(r('Twice.'))
                              + '</w:endnote>'),
    'word/comments.xml': part('comments', '<w:comment w:id="7" w:author="Siti">' + p(r('Really?'))
                              + p(r('Ask again.')) + '</w:comment>'),
    'docProps/core.xml': HEAD + '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/'
    'elements/1.1/"><dc:title>The title</dc:title></cp:coreProperties>',
}

with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as package:
    for member, text in PARTS.items():
        package.writestr(zipfile.ZipInfo(member, (2026, 1, 1, 0, 0, 0)), text)
