#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Reports of the sample corpus: what they say, that they are sound files, that they are always the
# same, and that a failure leaves the old file. TAP.
unset DISPLAY WAYLAND_DISPLAY
root=$1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
export LC_ALL=C.UTF-8
n=0

result() {
  n=$((n + 1))
  if [ "$1" = 0 ]; then printf 'ok %d - %s\n' $n "$2"
  else printf 'not ok %d - %s\n' $n "$2"; sed 's/^/# /' out | head -20; fi
}
# holds FILE NAME WORDS...: each stands in it, the abbreviations of codes without their marks
holds() {
  name=$2; sed 's,</*span>,,g' "$1" >said; shift 2; : >out; status=0
  for words; do grep -qF -e "$words" said || { echo "missing: $words" >>out; status=1; }; done
  result $status "$name"
}
lacks() { ! grep -F -e "$3" "$1" >out; result $? "$2"; }
p() { "$PENANDA" "$@" >out 2>&1; }

"$root/data/sample/make" "$PENANDA" s.penanda >out 2>&1; result $? 'the sample is made'
case="Selasih–Haesan-do"
by='--coder Peneliti'
p case s.penanda add $case --own Selasih --partner Haesan-do --from 2019 --to 2025 $by
"$PENANDA" documents s.penanda --format json | grep -o '"name": *"[^"]*"' | cut -d'"' -f4 >names
while read -r name; do p case s.penanda assign $case "$name" $by || echo "$name"; done <names >out
[ ! -s out ] && [ "$(wc -l <names)" = 10 ]; result $? 'the documents belong to a case'
p case s.penanda stage $case letter-of-intent 2024-03-14 $by
p finding s.penanda set $case ECO present $by
p finding s.penanda set $case CUL insufficient --rationale 'Dibantah biro & DPRD <jelas>.' $by
p case s.penanda ask $case 'Mengapa bekerja sama?' ECO-PAR POL-REC $by
sleep 1
p finding s.penanda threshold deniers 3 --reason 'Lebih ketat' $by
result $? 'verdicts are given'
p info s.penanda set --question 'Motif apa yang mendorong Selasih?' --notes 'Sepuluh dokumen.' $by
result $? 'the study asks something'
sqlite3 s.penanda "INSERT INTO coders (guid, name, role, colour, created, modified) VALUES
  ('5790c19a-aaba-4a65-aeec-28c8b0e6ad00', 'Dr. Rahma', 'supervisor', '#123456', '2026-01-01', '2026-01-01');
  UPDATE codings SET review = 'accepted' WHERE id % 3 = 0;
  INSERT INTO preferences (key, value) VALUES ('evidence-queries', 'Wisata dan adat' || char(10) ||
  '(0, 0, 0, 0, 1, -1, -1, -1, -1, nothing, ''ECO-PAR CUL'', 3, 0)' || char(10) || 'Hilang' ||
  char(10) || '(0, 0, 0, 0, -1, -1, -1, -1, -1, nothing, ''LAMA'', 0, 0)' || char(10));"
before=$(sha256sum s.penanda)

# --- the web page
p export s.penanda en.html --language en; result $? 'a web page is written'
faults() { xmllint --html --noout "$1" 2>&1 | grep error | grep -v 'Tag [a-zA-Z]* invalid'; }
# libxml2 2.9 loses the end of an attribute where its buffer ends: a fault must be there elsewhere, too
sed '1a <!-- another place -->' en.html >moved.html
faults en.html >out; faults moved.html >moved.out
[ ! -s out ] || [ ! -s moved.out ]; result $? 'it is sound HTML'
grep -nEi '<script|src=|https?://[^ ]*\.(css|js)|@import|url\([^#]' en.html >out
[ ! -s out ]; result $? 'it needs no script and no other file'
{ echo '<plots>'; sed -n '/<svg/,/<\/svg>/p' en.html | sed '/<\/*figure>/d'; echo '</plots>'; } >plots.xml
xmllint --noout plots.xml >out 2>&1; result $? 'the plots in it are sound SVG'
grep -qF '<span>ECO-PAR</span>' en.html && grep -q '^span { white-space: nowrap }' en.html
result $? 'no line ends within the abbreviation of a code'
grep -o ' id="[^"]*"' en.html | sort | uniq -d >out; [ ! -s out ]
result $? 'no two things have one id'
holds en.html 'page one says what was asked, of what, by whom' 'Motif apa yang mendorong Selasih?' \
  "$case" '2019 – 2025' 'Letter of intent 2024-03-14' 'Peneliti' 'Dr. Rahma' 'not frozen' \
  '86 accepted, 172 unreviewed; accepted: 33%' 'all coders; verdicts by the codings of Peneliti' 'documents: 10 (Interview 5'
holds en.html 'verdicts of the author and of the rule, with reasons' '● Present' \
  '◇ Insufficient evidence' '◐ Partly present' \
  'Overruled by the author: Dibantah biro &amp; DPRD &lt;jelas&gt;.' 'not judged yet' \
  'The rule: supported: ECO-PAR, ECO-SDM, ECO-KOM'
holds en.html 'the strongest for and against, cited' \
  '“Panggung itu membuat orang kenal adat kita, dan setelah kenal mereka membeli tiket ke sini.”' \
  '(I-02, dinas pariwisata, 2025, D2, line 26; ' 'D3, p. 1, line 17; ' ', strength 3)'
holds en.html 'warnings' 'The author overrules the rule: CUL.' \
  'Motives without a verdict of the author: 1.' 'only 0 of 10 documents are read' \
  'thresholds after the first verdict: 1.' 'Passages without polarity or holder, left out: 2.' \
  'Passages of the partner region, the central state or others, left out: 22.'
holds en.html 'which source says what, and whose motives' 'Sources against' 'I-05</th>' '+2 −1' \
  'Partner region</th>'
holds en.html 'method, questions, thresholds and their log' '3 independent sources deny' \
  'Lebih ketat' 'Mengapa bekerja sama?' 'ECO-PAR, POL-REC'
holds en.html 'codebook, audit and checklist' 'CUL-PRO · ' 'Include when' 'none was altered' \
  'Number of data coders' 'documents coded by more than one: 10' 'Clarity of minor themes'
sed -n '/id="queries"/,/id="corpus"/p' en.html >queries.html
holds queries.html 'the saved queries with their passages' 'Wisata dan adat' \
  'ECO-PAR CUL, in the same document · Interview' 'mereka membeli tiket ke sini' '“LAMA”'
"$PENANDA" codings s.penanda --query 'ECO-PAR CUL' --within document --format csv >asked.csv
quoted=$(sed -n '/Wisata dan adat/,$p' queries.html | grep -c '<blockquote')
[ "$quoted" -gt 3 ] && [ "$quoted" -le "$(($(wc -l <asked.csv) - 1))" ]; result $? 'not more than the query finds'
"$PENANDA" finding s.penanda --format csv | cut -d, -f6,7 | sed 1d | tr '\n' ' ' >wanted
tr '\n' ' ' <en.html | grep -oE '<tr><th scope="row"><a href="#m1-[0-9]+"><b>.{0,700}' |
  sed -E 's/<[^>]*>/ /g; s/[^0-9 ]//g' | awk '{ printf "%s,%s ", $1, $2 }' >found
{ cat wanted found; } >out
cmp -s wanted found; result $? 'the figures are those of the verdicts'
grep -o 'href="#[^"]*"' en.html | cut -d'#' -f2 | tr -d '"' | sort -u >links
grep -o ' id="[^"]*"' en.html | cut -d'"' -f2 | sort -u >anchors
comm -23 links anchors >out; [ ! -s out ] && [ "$(wc -l <links)" -gt 12 ]
result $? 'every figure leads to its passages'

# --- another language than the program's
LANGUAGE=id p export s.penanda again.html --language en
cmp en.html again.html >out; result $? 'English in an Indonesian program'
LC_ALL=C p export s.penanda id.html
holds id.html "the project's language in the C locale" '<html lang="id">' 'Putusan penulis' \
  'Bukti tidak cukup' 'Pendukung terkuat' 'didukung: ECO-PAR'
lacks id.html 'and no English between' 'Strongest'

# --- pages
p export s.penanda en.pdf --language en; result $? 'a PDF file is written'
pdftotext -layout -l 1 en.pdf one.txt; pdftotext -layout en.pdf all.txt
holds one.txt 'all of page one stands on it' 'Verdicts' 'Strongest against' 'To be careful about' \
  'Corpus and coders' 'Coders' 'Dr. Rahma' '1 / '
pages=$(pdfinfo en.pdf | awk '/^Pages/ { print $2 }')
grep -c " / $pages\$" all.txt >out; [ "$(cat out)" = "$pages" ]; result $? 'each page has its number'
pdfinfo -isodates en.pdf >out
last=$(sqlite3 -readonly s.penanda 'SELECT time FROM history ORDER BY id DESC LIMIT 1')
grep -q "^CreationDate: *$(echo "$last" | cut -c1-19)" out && grep -q '^Page size.*A4' out
result $? 'the file was made when the project was last changed'
holds all.txt 'the passages are in it' 'tidak pernah bersinggungan' 'Checklist COREQ'
pdffonts en.pdf | sed 1,2d | awk '$(NF-4) != "yes"' >out; [ ! -s out ]
result $? 'its letters are in it'

# --- OpenDocument
p export s.penanda en.odt --language en; result $? 'an OpenDocument text is written'
[ "$(head -c 38 en.odt | tail -c 8)" = mimetype ]; result $? 'which says what it is'
for part in content styles meta META-INF/manifest; do
  unzip -p en.odt $part.xml | xmllint --noout - 2>out || break
done
[ ! -s out ]; result $? 'its parts are sound XML'
unzip -p en.odt content.xml >content.xml
seen=$(grep -o '<draw:image' content.xml | wc -l)
[ "$seen" -ge 5 ] && [ "$(grep -o '<svg:title>[^<]' content.xml | wc -l)" = "$seen" ] &&
  [ "$(grep -o '<svg:desc>[^<]' content.xml | wc -l)" = "$seen" ]; result $? 'pictures say what they show'
grep -o 'style-name="[A-Z][A-Za-z_0-9]*"' content.xml | cut -d'"' -f2 | sort -u >used
{ unzip -p en.odt styles.xml; cat content.xml; } | grep -o 'style:name="[^"]*"' | cut -d'"' -f2 |
  sort -u >known
comm -23 used known >out; [ ! -s out ]; result $? 'every style that is used is there'
HOME=$work soffice -env:UserInstallation="file://$work/office" --headless --convert-to txt:Text \
  en.odt >out 2>&1
holds en.txt 'LibreOffice reads it' 'Motif apa yang mendorong Selasih?' 'Strongest against' \
  'tidak pernah bersinggungan, bahasanya lain' 'Clarity of minor themes'
for content in chapter member-check; do
  p export s.penanda $content.odt --content $content --language en || break
done
result $? 'the tables and the sheets are written'
HOME=$work soffice -env:UserInstallation="file://$work/office" --headless --convert-to txt:Text \
  chapter.odt member-check.odt >out 2>&1
holds chapter.txt 'the tables of a chapter' 'Table 1. ' 'Decisive passages: Economic motive' \
  'tidak pernah bersinggungan, bahasanya lain' '09-news-food-expo.pdf'
holds member-check.txt 'a sheet an informant' 'Member check: I-01' 'Member check: I-06' \
  'not a reason for the cooperation: Shared cultural area' 'Signature'
lacks member-check.txt 'but none of the interviewer' 'Member check: P'

# --- the same bytes; the project untouched
sleep 1
for suffix in html pdf odt; do
  mv en.$suffix old.$suffix
  TZ=Asia/Jakarta LANGUAGE=id p export s.penanda en.$suffix --language en
  cmp old.$suffix en.$suffix >out; result $? "$suffix: the same project gives the same bytes"
done
[ "$(sha256sum s.penanda)" = "$before" ]; result $? 'the project is as it was'

# --- what is left out
p export s.penanda bare.html --language en --no-quotes
lacks bare.html '--no-quotes leaves out the words' 'tidak pernah bersinggungan'
holds bare.html 'and says so' 'leaves out the words of the documents' 'D1, line 18'
p export s.penanda seen.html --language en --reviewed-only
"$PENANDA" finding s.penanda --accepted-only --format csv | cut -d, -f6 | sed -n 2p >out
grep -q ">$(cat out)</a>" seen.html; result $? '--reviewed-only counts what was accepted'
holds seen.html 'and says so, too' 'counts only what the supervisor accepted'
p pseudonyms s.penanda add Selasih Provinsi-A $by
p export s.penanda names.html --language en --pseudonyms
lacks names.html '--pseudonyms replaces names' 'Selasih'
holds names.html 'by the other ones' 'Provinsi-A' 'Names are replaced'

holds names.html 'also in the plots' '<svg'
p export s.penanda s.xml; result $? 'the summary is written'
xmllint --noout --schema "$root/data/schema/coding-summary.xsd" s.xml >out 2>&1
result $? 'and valid with a style sheet for browsers'
holds s.xml 'which stands in itself' '<?xml-stylesheet type="text/css" href="data:text/css'

# --- refusals
! p export s.penanda x.html --language xx; result $? 'a language that is not there is refused'
! p export s.penanda x.html --content poem; result $? 'and so is another content'
[ ! -e x.html ]; result $? 'without a file'
cp en.pdf kept.pdf
(ulimit -f 8; trap '' XFSZ; "$PENANDA" export s.penanda en.pdf --language id) >out 2>&1
[ $? = 1 ] && grep -q '“en.pdf” cannot be written' out && cmp kept.pdf en.pdf
result $? 'a full disk leaves the old file'
ls -a | grep '^\.en' >out; [ ! -s out ]; result $? 'and nothing beside it'

# --- an altered history is said, and no reason to be silent
sqlite3 s.penanda "UPDATE history SET coder = 'Orang lain' WHERE id = 4"
p export s.penanda broken.html --language en && grep -q 'broken: .*does not fit the chain' broken.html
result $? 'a broken chain stands in the report'
p new empty.penanda --coder Ani; p export empty.penanda empty.html --language en
holds empty.html 'an empty project has a report' 'Nothing that counts speaks for it.' \
  'nobody has coded yet' 'No threshold was ever changed.'
for suffix in pdf odt; do p export empty.penanda empty.$suffix || break; done
result $? 'in every form'
printf '1..%d\n' $n
