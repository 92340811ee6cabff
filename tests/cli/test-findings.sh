#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Cases and findings from the command line: the eight stories that the verdict rule must get right,
# and what is refused. TAP.
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

# project NAME: a new one with the documents of all stories
project() {
  "$PENANDA" new "$1" --codebook keating --language id --coder Ani >>log 2>&1 &&
    "$PENANDA" import "$1" a.txt b.txt c.txt --type interview --duplicates --coder Ani >>log 2>&1 &&
    "$PENANDA" import "$1" news.txt --type news --coder Ani >>log 2>&1 &&
    "$PENANDA" import "$1" budget.txt --type official --coder Ani >>log 2>&1 &&
    "$PENANDA" import "$1" letter-en.txt letter-id.txt --type agreement --coder Ani >>log 2>&1 &&
    "$PENANDA" import "$1" thesis.txt --type secondary --coder Ani >>log 2>&1
  for who in a:I-01:bureau b:I-02:tourism c:I-03:council; do
    document=${who%%:*} rest=${who#*:}
    "$PENANDA" informants "$1" add "${rest%%:*}" --office "${rest#*:}" --coder Ani >>log 2>&1
    "$PENANDA" informants "$1" assign "${rest%%:*}" "$document.txt" Informan --coder Ani \
      >>log 2>&1
  done
}
# codings PROJECT: from standard input, without the header
codings() {
  { echo 'document,start,end,code,polarity,strength,holder,memo'; cat; } >codings.csv
  "$PENANDA" code "$1" codings.csv --coder Ani >>log 2>&1
}
# verdict PROJECT MOTIVE WANT NAME [OPTION...]
verdict() {
  p=$1 m=$2 want=$3 name=$4; shift 4
  run finding "$p" "$@" --format csv
  [ "$(awk -F, -v m="$m" '$2 == m { print $4 }' out)" = "$want" ]; result $? "$name"
}
# coding PROJECT DOCUMENT CODE: its guid
coding() {
  "$PENANDA" codings "$1" --document "$2" --code "$3" --format json >json
  sed -n 's/.*"guid": *"\([^"]*\)".*/\1/p' json | head -1
}

for document in a b c; do
  printf 'Pewawancara: Mengapa?\nInforman: Kami mau wisata. Bukan untuk mencari pengakuan.\n' \
    >$document.txt
done
echo 'Kepala dinas berkata bahwa wisata perlu dibangun bersama.' >news.txt
echo 'Belanja promosi wisata luar negeri: 2.000.000.000' >budget.txt
echo 'The parties encourage cultural exchange between them.' >letter-en.txt
echo 'Para pihak mendorong pertukaran budaya di antara mereka.' >letter-id.txt
echo 'Tidak ada motif budaya; keduanya masih menjaga warisan leluhur.' >thesis.txt
: >log

# --- 1: the thesis alone
project 1.penanda
codings 1.penanda <<'END'
thesis.txt,0,21,CUL,contradicts,2,own-region,
thesis.txt,0,10,POL,contradicts,2,own-region,
thesis.txt,11,21,ECO-PAR,supports,2,own-region,
thesis.txt,23,45,CUL-HER,mentions,1,own-region,
thesis.txt,46,62,CUL-HER,supports,1,own-region,
END
for motive in ECO CUL POL; do verdict 1.penanda $motive insufficient "1: $motive, claims only"; done
[ "$(grep -c 'claims only' out)" = 3 ]; result $? '1: three claims'
refused '1: an absence that overrules needs a rationale' \
  finding 1.penanda set - CUL absent --coder Ani
done_with '1: with one it is kept' \
  finding 1.penanda set - CUL absent --rationale 'The thesis says so' --coder Ani
run finding 1.penanda tasks --format csv
[ "$(grep -c CUL-HER out)" = 2 ]; result $? '1: points 8 and 9 are against it'
run finding 1.penanda --format csv; holds '^-,CUL,absent,insufficient,true' '1: the two differ'

# --- 2: not to seek recognition
project 2.penanda
codings 2.penanda <<'END'
a.txt,49,79,POL-REC,contradicts,3,own-region,
END
run finding 2.penanda indicators --format csv
holds '^-,POL,POL-REC,denied' '2: recognition denied'
verdict 2.penanda POL insufficient '2: one denies'
codings 2.penanda <<'END'
b.txt,49,79,POL-REC,contradicts,3,own-region,
END
verdict 2.penanda POL insufficient '2: two deny, nothing was read'
for document in a.txt b.txt c.txt news.txt budget.txt letter-en.txt letter-id.txt thesis.txt; do
  "$PENANDA" case 2.penanda read $document --coder Ani
done
verdict 2.penanda POL insufficient '2: read, but not asked'
"$PENANDA" case 2.penanda ask - 'Mengapa bekerja sama?' POL-AUT POL-NAT POL-DOM --coder Ani
"$PENANDA" case 2.penanda ask - 'pusat OR otonomi' POL-INF POL-BYP POL-VOI --search --coder Ani
verdict 2.penanda POL absent '2: read and asked'
done_with '2: the absence is kept' finding 2.penanda set - POL absent --coder Ani
run finding 2.penanda versions --format csv
holds 'documents read: 8 of 8; questions and searches: 2' '2: it says what was read and asked'
run case 2.penanda coverage --format csv; holds '^a.txt,[0-9]*,[1-9][0-9]*,[1-9][0-9]*,0$' '2: covered'
holds '^(all),[1-9][0-9]*,[1-9][0-9]*,[1-9][0-9]*,0$' '2: and of the case'
run finding 2.penanda triangulation --format csv
holds '^-,POL,POL-REC,I-01,informant,interview,0,1,0$' '2: one source denies'
holds '^-,POL,POL-REC,I-02,informant,interview,0,1,0$' '2: and another one'
run case 2.penanda asked --format csv; holds 'POL-VOI' '2: the grid'
done_with '2: a passage unread again' case 2.penanda read c.txt 0 10 --not --coder Ani
verdict 2.penanda POL insufficient '2: then it is not absent'

# --- 3 and 7: a clause, in two languages
project 3.penanda
codings 3.penanda <<'END'
letter-en.txt,0,53,CUL-EXC,supports,3,own-region,
END
verdict 3.penanda CUL insufficient '3: a clause'; holds 'formal only' '3: formal only'
codings 3.penanda <<'END'
letter-id.txt,0,56,CUL-EXC,supports,3,own-region,Naskah ini disusun atas permintaan daerah
letter-en.txt,4,53,CUL-EXC,supports,3,own-region,Drafted at the region's own wish
END
"$PENANDA" documents 3.penanda set letter-en.txt --twin letter-id.txt --coder Ani
run finding 3.penanda indicators --format csv
holds '^-,CUL,CUL-EXC,thin,2,0,[01],1,' '7: twins are one source'
run finding 3.penanda triangulation --format csv
[ "$(grep -c CUL-EXC out)" = 1 ]; result $? '7: they are one column'
holds '^-,CUL,CUL-EXC,letter-[ei][nd].txt,document,agreement,3,0,0$' '7: with all passages'

# --- 4: the partner's school
project 4.penanda
codings 4.penanda <<'END'
a.txt,32,47,CUL-LAN,supports,3,partner-region,
END
verdict 4.penanda CUL insufficient '4: nothing for the own region'
verdict 4.penanda CUL partial '4: the partner has it' --holder partner-region

# --- 5: tourism
project 5.penanda
codings 5.penanda <<'END'
a.txt,32,47,ECO-PAR,supports,3,own-region,
b.txt,32,47,ECO-PAR,supports,3,own-region,
END
verdict 5.penanda ECO partial '5: two offices'
codings 5.penanda <<'END'
news.txt,0,57,ECO-PAR,supports,3,own-region,
END
"$PENANDA" case 5.penanda speaker I-02 "$(coding 5.penanda news.txt ECO-PAR)" --coder Ani
verdict 5.penanda ECO partial '5: a newspaper quotes one of them'
codings 5.penanda <<'END'
budget.txt,0,49,ECO-PAR,supports,2,own-region,
END
verdict 5.penanda ECO present '5: a line of the budget'
done_with '5: kept' finding 5.penanda set - ECO present \
  --for "$(coding 5.penanda a.txt ECO-PAR)" "$(coding 5.penanda budget.txt ECO-PAR)" --coder Ani
refused '5: a passage that is not there' finding 5.penanda set - ECO present --for nothing --coder Ani

# --- 6: two offices disagree
project 6.penanda
codings 6.penanda <<'END'
a.txt,49,79,CUL,contradicts,3,own-region,
b.txt,32,47,CUL-PRO,supports,3,own-region,
END
verdict 6.penanda CUL partial '6: they disagree'
run finding 6.penanda tasks --format csv; holds '^-,CUL,,.*,a.txt,.*,partial,false$' '6: an open task'
refused '6: absent without an answer' \
  finding 6.penanda set - CUL absent --rationale 'I say so' --coder Ani
refused '6: an answer without a reason' \
  finding 6.penanda resolve - against "$(coding 6.penanda b.txt CUL-PRO)" --coder Ani
done_with '6: an answer' finding 6.penanda resolve - against "$(coding 6.penanda b.txt CUL-PRO)" \
  --reason 'It speaks of packaging' --coder Ani
verdict 6.penanda CUL insufficient '6: then nothing supports it'
done_with '6: absent with an answer' \
  finding 6.penanda set - CUL absent --rationale 'Denied by the bureau' --coder Ani
run finding 6.penanda tasks --format csv; holds '^-,CUL,CUL-PRO,.*,absent,true$' '6: a task done'
done_with '6: the answer taken back' \
  finding 6.penanda resolve - against "$(coding 6.penanda b.txt CUL-PRO)" --not --coder Ani
verdict 6.penanda CUL partial '6: as before'

# --- 8: the view of what was accepted
verdict 5.penanda ECO insufficient '8: nothing is accepted yet' --accepted-only
sqlite3 5.penanda "UPDATE codings SET review = 'accepted'"
verdict 5.penanda ECO present '8: all is accepted' --accepted-only
sqlite3 5.penanda "UPDATE codings SET review = 'rejected', modified = '2099-01-01T00:00:00Z'
                   WHERE document = (SELECT id FROM documents WHERE name = 'budget.txt')"
verdict 5.penanda ECO partial '8: the budget is rejected' --accepted-only
holds 'changed since the finding: 1' '8: the change is flagged'
verdict 5.penanda ECO partial '8: a rejected passage counts nowhere'

# --- cases
done_with 'a case' case 5.penanda add Jeonbuk --own Sumbar --partner Jeonbuk --from 2017 --coder Ani
refused 'the same again' case 5.penanda add Jeonbuk --coder Ani
refused 'a period that ends before it begins' case 5.penanda add X --from 2020 --to 2019 --coder Ani
refused 'a date there is not' case 5.penanda add X --from 2020-13 --coder Ani
done_with 'documents' case 5.penanda assign Jeonbuk a.txt b.txt --coder Ani
refused 'a document there is not' case 5.penanda assign Jeonbuk a.txt nothing.txt --coder Ani
done_with 'a stage' case 5.penanda stage Jeonbuk letter-of-intent 2023-02-17 --coder Ani
refused 'a stage there is not' case 5.penanda stage Jeonbuk wedding 2023 --coder Ani
run case 5.penanda --format csv
holds '^Jeonbuk,Sumbar,Jeonbuk,2017,,2,letter-of-intent,2023-02-17,,' 'it is there'
run finding 5.penanda --format csv; holds '^Jeonbuk,ECO,,partial' 'a verdict of the case'
done_with 'a date before the period' documents 5.penanda set a.txt --date 2016-05 --coder Ani
run finding 5.penanda evidence --format csv; holds 'a.txt,.*,outside$' 'it is outside'
done_with 'another case' case 5.penanda add Busan --coder Ani
done_with 'restricted' case 5.penanda restrict "$(coding 5.penanda b.txt ECO-PAR)" Busan --coder Ani
run finding 5.penanda --format csv; holds '^Jeonbuk,ECO,,insufficient' 'a coding of another case'
done_with 'a case less' case 5.penanda remove Busan --coder Ani

# --- thresholds
refused 'a threshold without a reason' finding 5.penanda threshold deniers 3 --coder Ani
refused 'a threshold there is not' finding 5.penanda threshold mood 3 --reason x --coder Ani
done_with 'a threshold' finding 5.penanda threshold deniers 3 --reason 'A large case' --coder Ani
run finding 5.penanda thresholds --format csv; holds '^deniers,3,2,' 'it is kept'

# --- the coding summary
holds_in() { grep -q -e "$1" "$2"; result $? "$3"; }
"$PENANDA" export 2.penanda 2.xml; "$PENANDA" export 2.penanda again.xml
cmp -s 2.xml again.xml; result $? 'the same bytes'
done_with 'and valid' validate 2.xml
holds_in '<coverage coder="[^"]*" readCharacters="[1-9]' 2.xml 'how far it is read'
holds_in 'verdict="absent" suggestedVerdict="insufficient" author=' 2.xml 'a verdict, and the rule'
holds_in 'status="denied"' 2.xml 'the status of an indicator'
"$PENANDA" export 5.penanda 5.xml
done_with 'with a case' validate 5.xml
holds_in '<case guid="[^"]*" name="Jeonbuk" own="Sumbar" partner="Jeonbuk" from="2017">' 5.xml 'a case'
holds_in '<stage stage="letter-of-intent" date="2023-02-17"/>' 5.xml 'its stage'
holds_in '<evidence coding="[^"]*" side="for" document="a.txt" lines="2"/>' 5.xml 'a key passage, cited'

wrong_usage 'a word there is not' finding 5.penanda judge
wrong_usage 'set what' finding 5.penanda set -
refused 'a verdict there is not' finding 5.penanda set - ECO maybe --coder Ani
refused 'an indicator is no motive' finding 5.penanda set - ECO-PAR present --coder Ani
was=$(cksum <6.penanda)
done_with 'listing' finding 6.penanda; done_with 'and again' case 6.penanda
[ "$was" = "$(cksum <6.penanda)" ]; result $? 'listing changes no byte'
for p in 1 2 3 4 6; do done_with "$p is whole" validate $p.penanda; done

printf '1..%d\n' $n
