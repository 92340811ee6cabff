#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Drives $PENANDA as a shell does: exit status, standard output, one line on standard error. TAP.
unset DISPLAY WAYLAND_DISPLAY
root=$1
work=$(mktemp -d) || exit 1
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1
export XDG_CACHE_HOME="$work/cache"
n=0

# result STATUS NAME: a point of the test, with what the program said where it fails
result() {
  n=$((n + 1))
  if [ "$1" = 0 ]; then printf 'ok %d - %s\n' $n "$2"
  else
    printf 'not ok %d - %s\n' $n "$2"
    sed 's/^/# out: /' out | head -5; sed 's/^/# err: /' err | head -5
  fi
}
run() { "$PENANDA" "$@" >out 2>err; status=$?; }

# expect STATUS LINES NAME VERB...: exit status and lines on standard error
expect() {
  want=$1 lines=$2 name=$3; shift 3
  run "$@"
  [ "$status" = "$want" ] && [ "$(wc -l <err)" = "$lines" ]
  result $? "$name"
}
done_with() { expect 0 0 "$@"; }
refused() { expect 1 1 "$@"; }
wrong_usage() { expect 2 1 "$@"; }
holds() { grep -q -e "$1" out; result $? "$2"; }
says() { grep -q -e "$1" err; result $? "$2"; }
sum() { sha256sum study.penanda; }
# count WHAT: a number of `info`
count() { "$PENANDA" info study.penanda --format json | sed "s/.*\"$1\": \([0-9]*\).*/\1/"; }

# --- help and usage
done_with 'help of the program' --help
holds 'penanda VERB' 'the help lists verbs'
for verb in new import documents codes codings text code search correct summary export validate \
    history info; do
  done_with "help of $verb" $verb --help
  grep -q "^  penanda $verb" out; result $? "usage of $verb"
done
done_with 'version' --version
wrong_usage 'new without a project' new
wrong_usage 'info with too much' info a b
wrong_usage 'an option there is not' info a --colour
wrong_usage 'a format there is not' documents a --format yaml
wrong_usage 'a language there is not' new a.penanda --language fr
[ ! -e a.penanda ]; result $? 'wrong usage makes nothing'
wrong_usage 'a source type there is not' import a b --type rumour
wrong_usage 'a suffix that tells no format' export a b.xyz

# --- new
done_with 'new' new study.penanda --coder Ani
refused 'new refuses what is there' new study.penanda
done_with 'new without codes' new none.penanda --codebook none
run codes none.penanda --format json; [ "$(tr -d ' \n' <out)" = '[]' ]; result $? 'no codes in it'
done_with 'new in Indonesian' new id.penanda --language id
run codes id.penanda; holds 'Motif ekonomi' 'codes in Indonesian'
refused 'new with a codebook that is not there' new bad.penanda --codebook missing.xml
printf '<codebook/>' >bad.xml
refused 'new with a codebook that is none' new bad.penanda --codebook bad.xml
refused 'new in a folder that is not there' new no/such.penanda
[ -z "$(ls -A | grep bad.penanda)" ]; result $? 'a new that failed leaves no file'
done_with 'new with a codebook file' new file.penanda --codebook "$root/data/codebooks/keating.xml"

# --- import
printf 'Ekspor \360\235\204\236 naik.\r\nKata "pejabat", itu.' >berita.txt
printf '\377\376a\0b\0' >utf16.txt
: >empty.txt
printf 'a\0\0\0b' >binary.txt
mkdir folder; printf 'PK\003\004' >other.qdpx
done_with 'import' import study.penanda berita.txt --type news --coder Ani
expect 1 5 'import keeps the good of several' import study.penanda empty.txt utf16.txt binary.txt \
  folder missing.txt other.qdpx
says 'qdpx' 'a .qdpx is refused in words'
[ "$(count documents)" = 2 ]; result $? 'two documents'
done_with 'import the same name again' import study.penanda berita.txt --duplicates
run documents study.penanda --format csv; holds '^berita 2.txt,' 'a number where it repeats'
holds '^berita.txt,news,' 'its source type'
before=$(sum)
refused 'import of nothing good' import study.penanda missing.txt --coder Stranger
[ "$(count documents)" = 3 ]; result $? 'and nothing imported'
run info study.penanda; ! grep -q Stranger out; result $? 'nor a coder left behind'

# --- text
done_with 'text' text study.penanda berita.txt
printf 'Ekspor \360\235\204\236 naik.\nKata "pejabat", itu.' >want
cmp -s want out; result $? 'the exact bytes, no line end added'
refused 'text of a document that is not there' text study.penanda nothing.txt
says 'nothing.txt' 'and it is named'

# --- code
head='document,start,end,code,coder,polarity,strength,holder,memo'
printf '%s\n' "$head" 'berita.txt,0,8,ECO-MKT,,supports,2,own-region,"a ""memo"", =1"' \
  'berita.txt,7,8,ECO,Budi,,,,' 'berita 2.txt,15,19,CUL,,contradicts,,,' >good.csv
done_with 'code' code study.penanda good.csv --coder Ani
[ "$(count codings)" = 3 ] && [ "$(count to_finish)" = 2 ]
result $? 'three codings, two to finish: without a polarity, without a holder'
refused 'code the same again' code study.penanda good.csv --coder Ani
says 'line 2' 'the line of what repeats is named'
printf '%s\n' "$head" 'berita.txt,0,1,POL,Citra,,,,' 'berita.txt,0,999,ECO,,,,,' >bad.csv
refused 'code beyond the end' code study.penanda bad.csv
says 'line 3, column “end”' 'line and column are named'
[ "$(count codings)" = 3 ]; result $? 'all or none'
run info study.penanda; ! grep -q Citra out; result $? 'the coder of a refused table is not there'

# --- reading changes no byte
before=$(sum)
for verb in documents codes codings summary history info; do
  for format in text csv json; do
    done_with "$verb as $format" $verb study.penanda --format $format
  done
done
done_with 'codings of a document' codings study.penanda --document 'berita 2.txt' --format csv
[ "$(wc -l <out)" = 2 ]; result $? 'only those'
done_with 'codings of a code with sub-codes' codings study.penanda --code ECO --format csv
[ "$(wc -l <out)" = 3 ]; result $? 'only those, sub-codes included'
refused 'codings of a code that is not there' codings study.penanda --code NO-SUCH
run codings study.penanda --query 'ECO NOT ECO-MKT' --within document --format csv
cp out without; run codings study.penanda --query ECO --within 100 --format csv
[ "$(wc -l <out)" -gt 1 ] && [ "$(wc -l <without)" -lt "$(wc -l <out)" ]
result $? 'codes that stand together, and not'
run codings study.penanda --text ekspor --format csv; holds 'Ekspor 𝄞' 'codings with a word, whatever its case'
refused 'a question that is none' codings study.penanda --query 'ECO AND'
refused 'a place that is none' codings study.penanda --query ECO --within house
run codings study.penanda --format json; holds '"quote": "Ekspor 𝄞"' 'the whole quote'
holds '"strength": null' 'unrated is null'
run summary study.penanda --format csv; holds '^ECO,Economic motive,motive,2,1,1,0,0,1,true' 'counts'
holds '^ECO-INV,[^,]*,indicator,0,0,0,0,0,0,false' 'untested is told'
done_with 'history holds' history study.penanda --verify

# --- export and validate
done_with 'export XML' export study.penanda one.xml
done_with 'export XML again' export study.penanda two.xml
cmp -s one.xml two.xml; result $? 'the same bytes'
done_with 'validate it' validate one.xml
done_with 'export CSV' export study.penanda out.csv
head -n 1 out.csv >out; holds "^$head,guid,quote,page,line,review,codebook_version,created" 'its header'
done_with 'export by --format' export study.penanda three --format xml
cmp -s one.xml three; result $? 'the same bytes by --format'
done_with 'export without quotes' export study.penanda bare.xml --no-quotes
! grep -q '<quote>' bare.xml; result $? 'no quotes in it'
done_with 'validate that' validate bare.xml
done_with 'export of reviewed codings' export study.penanda reviewed.xml --reviewed-only
! grep -q '<coding ' reviewed.xml; result $? 'none is accepted yet'
done_with 'validate the project' validate study.penanda
done_with 'validate the codebook' validate "$root/data/codebooks/keating.xml"
for kind in qdpx qdc; do
  refused "export .$kind is refused in words" export study.penanda out.$kind
done
refused 'export over the project' export study.penanda study.penanda --format xml
refused 'export into a folder that is not there' export study.penanda no/such.xml
refused 'export over a folder' export study.penanda folder --format xml
echo old >full.xml
(ulimit -f 8; trap '' XFSZ; "$PENANDA" export study.penanda full.xml >out 2>err)
[ $? = 1 ] && [ "$(wc -l <err)" = 1 ] && [ "$(cat full.xml)" = old ] \
  && [ -z "$(ls -A | grep '^\.full')" ]
result $? 'a full disk leaves the old file and nothing else'
[ "$before" = "$(sum)" ]; result $? 'not a byte of the project changed'
[ -z "$(ls -A | grep 'study.penanda.')" ]; result $? 'nor is there a file beside it'

sed 's/polarity="supports"/polarity="maybe"/' one.xml >faulty.xml
refused 'validate a faulty summary' validate faulty.xml
line=$(grep -n maybe faulty.xml | cut -d: -f1)
holds "^faulty.xml:$line: .*polarity" 'the fault with its line'
refused 'validate what is not there' validate missing.xml
refused 'validate a text' validate berita.txt
refused 'validate an archive' validate other.qdpx
refused 'validate a folder' validate folder

# --- out and in again
done_with 'a second project' new second.penanda --coder Ani
done_with 'with the same documents' import second.penanda berita.txt berita.txt --duplicates
done_with 'takes the table that went out' code second.penanda out.csv
run codings second.penanda --format csv; cut -d, -f1-6 out >second
run codings study.penanda --format csv; cut -d, -f1-6 out | cmp -s - second
result $? 'and holds the same codings'

# --- search
printf 'Jeonbuk dan Jawa Barat.\nMempromosikan kota kembar: promosi caf\303\251.\n' >cari.txt
run new cari.penanda; run import cari.penanda cari.txt
was=$(cksum <cari.penanda)
done_with 'search' search cari.penanda 'JEONBUK OR cafe' --format csv
holds '^cari.txt,document,1,0,7,Jeonbuk,' 'a hit with its place'
holds '^cari.txt,document,2,59,63,caf' 'without its accent'
[ "$(wc -l <out)" = 3 ]; result $? 'and no other'
done_with 'search by stem' search cari.penanda promosi --stem --format csv
holds ',24,37,Mempromosikan,' 'finds it with its affixes'
done_with 'search for parts' search cari.penanda romos --part --format json
holds '"start": 28' 'finds it inside a word'
done_with 'a search that finds nothing' search cari.penanda kota-tua --format csv
[ "$(wc -l <out)" = 1 ]; result $? 'prints an empty table'
refused 'a query that is none' search cari.penanda 'kota AND (kembar'
says 'character 10' 'is told where'
refused 'a document there is not' search cari.penanda kota --document x
wrong_usage 'search for nothing' search cari.penanda
[ "$was" = "$(cksum <cari.penanda)" ]; result $? 'searching leaves the project alone'
[ -z "$(find cache -type f -perm /077)" ]; result $? 'and its index to its owner'
printf x | dd of="$(find cache -name '*.search')" conv=notrunc 2>/dev/null
done_with 'search with a damaged index' search cari.penanda kembar
holds kembar 'finds all the same'
XDG_CACHE_HOME=/dev/null done_with 'search without room for an index' search cari.penanda kembar
holds kembar 'finds as well'

# --- what is no project
echo text >no.penanda
refused 'a text is no project' info no.penanda
refused 'nor is what is not there' info missing.penanda
refused 'nor a folder' info folder
head -c 5000 study.penanda >cut.penanda; was=$(cksum <cut.penanda)
refused 'nor a file cut short' info cut.penanda
[ "$was" = "$(cksum <cut.penanda)" ]; result $? 'which is left as it was'

printf '1..%d\n' $n
