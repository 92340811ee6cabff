#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Informants, speakers and other names, from the command line. TAP.
unset DISPLAY WAYLAND_DISPLAY
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
n=0

result() {
  n=$((n + 1))
  if [ "$1" = 0 ]; then printf 'ok %d - %s\n' $n "$2"
  else
    printf 'not ok %d - %s\n' $n "$2"
    sed 's/^/# out: /' out | head -5; sed 's/^/# err: /' err | head -5
  fi
}
run() { "$PENANDA" "$@" >out 2>err; status=$?; }
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
lacks() { ! grep -q -e "$1" out; result $? "$2"; }

printf 'P: Mengapa?\nInforman 2: Pasar rendang-rahasia.\nP: Lagi?\n' >w.txt
printf 'document,start,end,code\nw.txt,24,45,ECO\nw.txt,3,11,ECO\n' >c.csv
"$PENANDA" new s.penanda --coder Ani && "$PENANDA" import s.penanda w.txt --type interview >out
"$PENANDA" code s.penanda c.csv --coder Ani >out 2>err; result $? 'a coded transcript'

# --- what is known of documents
printf 'Satu.\n' >x.txt
"$PENANDA" import s.penanda x.txt >out 2>err; result $? 'another document'
done_with 'facts of two documents' documents s.penanda set w.txt x.txt --date 2023-02-17 \
  --place Padang --origin 'siaran pers 7' --folder A --confidentiality restricted --holder own-region
run documents s.penanda --format csv
holds '^w.txt,interview,,own-region,.*,siaran pers 7,2023-02-17,Padang,restricted,A,,$' 'the facts'
[ "$(grep -c 'siaran pers 7,2023-02-17' out)" = 2 ]; result $? 'of both'
"$PENANDA" history s.penanda --format csv | grep -c 'Change sources' >out; holds '^1$' 'one edit'
done_with 'twins' documents s.penanda set w.txt --twin x.txt --language id --type news
run documents s.penanda --format csv
holds '^w.txt,news,id,.*,x.txt,$' 'a twin, a language, a type'
done_with 'none again' documents s.penanda set w.txt --twin - --type interview --place ''
run documents s.penanda --format csv
holds '^w.txt,interview,id,.*,2023-02-17,,restricted,A,,$' 'no twin, no place'
done_with 'attributes' documents s.penanda set w.txt --attribute usia=51 --attribute jabatan=kepala
run documents s.penanda --format csv; holds '^w.txt,.*,jabatan=kepala; usia=51$' 'both attributes'
was=$(cksum <s.penanda)
refused 'a day there is not' documents s.penanda set x.txt w.txt --folder B --date 2023-02-30
refused 'a document there is not' documents s.penanda set w.txt y.txt --folder B
refused 'its own twin' documents s.penanda set w.txt --twin w.txt
wrong_usage 'a type there is not' documents s.penanda set w.txt --type gossip
wrong_usage 'an attribute without a value' documents s.penanda set w.txt --attribute usia
wrong_usage 'set nothing' documents s.penanda set w.txt
wrong_usage 'set without the word' documents s.penanda --folder B
[ "$was" = "$(cksum <s.penanda)" ]; result $? 'what is refused changes no byte'

# --- the same again
refused 'the same text again' import s.penanda x.txt
grep -q 'x.txt.*same text as.*x.txt' err; result $? 'which says what it is like'
cp x.txt y.txt
refused 'under another name' import s.penanda y.txt
done_with 'unless it is wanted' import s.penanda y.txt --duplicates

# --- tables of answers
"$PENANDA" new t.penanda --coder Ani
printf 'Kode;Usia;Mengapa, menurut Anda?\nI-01;51;Supaya pasar terbuka.\nI-02;33;Karena iri.\n' >j.csv
done_with 'a row a document' import t.penanda j.csv --answers row --type interview
holds '^j.csv: 2 documents$' 'how many'
run documents t.penanda --format csv; holds '^I-01,interview,.*,Usia=51$' 'attributes'
run text t.penanda I-02; holds '^Karena iri.$' 'its text'
"$PENANDA" history t.penanda --format csv | grep -c 'Import answers' >out; holds '^1$' 'one edit'
refused 'the same table again' import t.penanda j.csv --answers column
done_with 'a column a document' import t.penanda j.csv --duplicates --answers column \
  --text 'Mengapa, menurut Anda?' --name Kode
run text t.penanda 'Mengapa, menurut Anda?'; holds '^I-02: Karena iri.$' 'who said it'
done_with 'columns by number' import t.penanda j.csv --duplicates --answers row --text 2,3 --name 1
run text t.penanda 'I-01 2'; holds '^Usia$' 'each under its heading'
was=$(cksum <t.penanda)
refused 'a column there is not' import t.penanda j.csv --duplicates --answers row --text Apa
wrong_usage 'a shape there is not' import t.penanda j.csv --answers cell
wrong_usage 'columns of what' import t.penanda j.csv --text Kode
[ "$was" = "$(cksum <t.penanda)" ]; result $? 'and no byte changes'
done_with 'a table as it is' import t.penanda j.csv

# --- the register
done_with 'add' informants s.penanda add I-02 --role 'kepala bagian' --holder own-region
refused 'the same code again' informants s.penanda add I-02
refused 'a holder there is not' informants s.penanda add I-03 --holder nobody
wrong_usage 'a word there is not' informants s.penanda rename I-02
wrong_usage 'add what' informants s.penanda add
done_with 'change' informants s.penanda change I-02 --consent given
done_with 'list' informants s.penanda --format csv
holds '^I-02,kepala bagian,,own-region,false,given,code,' 'what was said of it'
was=$(cksum <s.penanda)
done_with 'speakers' informants s.penanda speakers w.txt --format csv
holds '^P,2,,,true,true' 'the interviewer by the label'
[ "$was" = "$(cksum <s.penanda)" ]; result $? 'listing changes no byte'
done_with 'assign' informants s.penanda assign I-02 w.txt 'Informan 2'
refused 'a label there is not' informants s.penanda assign I-02 w.txt 'Informan 9'
run informants s.penanda speakers w.txt --format csv; holds '^Informan 2,1,I-02,own-region' 'assigned'

# --- exports
done_with 'export' export s.penanda a.xml
[ "$(grep -c '<evidence' a.xml)" = 1 ]; result $? 'a question is no evidence'
done_with 'the summary is valid' validate a.xml
done_with 'a replacement' pseudonyms s.penanda add 'Pasar' 'Tempat X'
refused 'the same again' pseudonyms s.penanda add Pasar Y
wrong_usage 'add half' pseudonyms s.penanda add Pasar
done_with 'list of replacements' pseudonyms s.penanda --format csv; holds '^Pasar,Tempat X,' 'it is there'
done_with 'check' pseudonyms s.penanda check --format csv
done_with 'export with other names' export s.penanda b.xml --pseudonyms
! grep -q Pasar b.xml && grep -q 'Tempat X' b.xml; result $? 'no name in it'
done_with 'which is valid' validate b.xml
done_with 'a replacement less' pseudonyms s.penanda remove Pasar
refused 'and once more' pseudonyms s.penanda remove Pasar
run documents s.penanda --format csv; holds ',origin,date,place,confidentiality,folder,twin' 'facts'

# --- forgetting
refused 'forget whom' informants s.penanda forget I-09
done_with 'forget' informants s.penanda forget I-02 --memos
! grep -q 'rendang-rahasia' s.penanda; result $? 'no byte of it is left'
run text s.penanda w.txt; holds '^P: Mengapa?' 'the question stays'; lacks Informan 'the label goes'
done_with 'the project is whole' validate s.penanda

printf '1..%d\n' $n
