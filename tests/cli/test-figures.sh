#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What summaries, plots and reports are of: whose codings, which states of review, what was decided
# where coders differ, and how far they agreed before. TAP.
unset DISPLAY WAYLAND_DISPLAY
root=$1
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
done_with() {
  name=$1; shift
  run "$@"
  [ "$status" = 0 ] && [ ! -s err ]; result $? "$name"
}
refused() {
  name=$1; shift
  run "$@"
  [ "$status" = 1 ] && [ "$(wc -l <err)" = 1 ]; result $? "$name"
}
# holds FILE NAME WORDS...: each of the words stands in FILE
holds() {
  file=$1 name=$2 missing=; shift 2
  for word; do grep -qF -e "$word" "$file" || missing="$missing [$word]"; done
  echo "missing: $missing" >out
  [ -z "$missing" ]; result $? "$name"
}
lacks() {
  file=$1 name=$2; shift 2
  for word; do grep -F -e "$word" "$file"; done >out
  [ ! -s out ]; result $? "$name"
}
valid() {
  xmllint --noout --schema "$root/data/schema/coding-summary.xsd" "$1" >out 2>&1 &&
    "$PENANDA" validate "$1" >>out 2>err
  result $? "$2"
}
report() { # FILE OPTIONS...: the report in English, as text
  to=$1; shift
  run export p.penanda "$to" --language en "$@"
  case $to in
    *.pdf) pdftotext -layout "$to" "$to.txt" ;;
    *.odt) unzip -p "$to" content.xml | sed 's/<[^>]*>/\n/g' >"$to.txt" ;;
    *) sed 's/<svg.*//; s/<[^>]*>/\n/g' "$to" >"$to.txt" ;;
  esac
}

# --- two coders: one place in common, one where their codes differ, one of each alone
printf 'Pasar rendang di kota kembar.\nBudaya Minang dan adat istiadat.\nInvestasi pelabuhan baru.\n' \
  >w.txt
{ echo document,start,end,code,polarity,strength,holder
  echo w.txt,0,13,ECO,supports,2,own-region
  echo w.txt,30,43,CUL,supports,1,own-region
  echo w.txt,63,73,ECO,supports,3,own-region; } >ani.csv
{ echo document,start,end,code,polarity,strength,holder
  echo w.txt,0,13,ECO,supports,2,own-region
  echo w.txt,30,43,ECO,contradicts,1,own-region
  echo w.txt,48,62,CUL,supports,1,own-region; } >budi.csv
"$PENANDA" new p.penanda --codebook keating --coder Ani >log 2>&1 &&
  "$PENANDA" import p.penanda w.txt --type interview --coder Ani >>log 2>&1 &&
  "$PENANDA" code p.penanda ani.csv --coder Ani >>log 2>&1 &&
  "$PENANDA" coders p.penanda add Budi --role second-coder --coder Ani >>log 2>&1 &&
  "$PENANDA" code p.penanda budi.csv --coder Budi >>log 2>&1
result $? 'two coders code one text'
guid() { # CODER START
  "$PENANDA" codings p.penanda --format csv | grep ",$2,.*,$1," |
    grep -o '[0-9a-f]\{8\}-[0-9a-f-]\{27\}' | head -1
}
cp p.penanda before.penanda
refused 'there is no consensus before one is made' export p.penanda x.csv --whose consensus
refused 'nor a coder of that name' export p.penanda x.csv --whose Citra
done_with 'the agreement is measured and kept' agreement p.penanda --coders Ani,Budi \
  --unit sentence --keep --coder Ani
done_with 'one difference is decided for the one' adjudicate p.penanda decide "$(guid Ani 30)" \
  "$(guid Budi 30)" one --coders Ani,Budi --reason 'Tentang adat, bukan pasar' --coder Sari
done_with 'what both have is taken over' adjudicate p.penanda agreed --coders Ani,Budi --coder Sari
done_with 'one is accepted' review p.penanda accept "$(guid Ani 0)" --coder Sari
done_with 'one is queried' review p.penanda query "$(guid Ani 63)" --reason 'Siapa yang bilang?' \
  --coder Sari
done_with 'one is rejected' review p.penanda reject "$(guid Budi 48)" --reason 'Bukan motif' \
  --coder Sari

# --- whose codings
count() { # OPTIONS...: how many codings go out
  run export p.penanda x.csv "$@"
  "$PENANDA" validate x.csv >/dev/null 2>&1
  tail -n +2 x.csv | wc -l
}
[ "$(count)" = 6 ] && [ "$(count --whose all)" = 6 ]; result $? 'the table is of all coders'
[ "$(count --whose Budi)" = 3 ]; result $? 'or of one'
[ "$(count --whose consensus)" = 2 ]; result $? 'or of the consensus'
[ "$(count --whose Ani --reviewed-only)" = 1 ]; result $? 'and of what was accepted'
run export p.penanda one.xml --whose Budi
[ "$(grep -c '<coding ' one.xml)" = 3 ] && grep -q '<codings coder="' one.xml
result $? 'the summary is of one coder, and says so'
valid one.xml 'and is valid'
run export p.penanda agreed.xml --whose consensus
grep '<codings ' agreed.xml | grep -o 'coder="[^"]*"' | head -1 | cut -d'"' -f2 >consensus
[ "$(grep -c '<coding ' agreed.xml)" = 2 ] &&
  grep -qi "<coder guid=\"$(cat consensus)\" name=\"consensus\"" agreed.xml
result $? 'the summary is of the consensus'
valid agreed.xml 'and is valid'
run summary p.penanda --format csv --whose consensus
grep -q '^ECO,[^,]*,motive,1,1,1,0,0,0,' out; result $? 'counts follow'
for of in all.html all.pdf all.odt; do
  report $of
  holds $of.txt "$of says that it is of all" 'all coders; verdicts by the codings of Ani'
  report agreed-$of --whose consensus
  holds agreed-$of.txt "$of can be of the consensus" 'the consensus of the coders'
done
report budi.html --whose Budi
holds budi.html.txt 'or of one coder' 'Budi alone'

# --- states of review
run summary p.penanda --format csv
head -1 out | grep -q 'unreviewed,accepted,queried,rejected,revised' &&
  grep -q '^ECO,.*,2,1,1,0,0$' out && grep -q '^CUL,.*,1,0,0,1,0$' out
result $? 'the counts of each motive by state'
run summary p.penanda --format csv --reviewed-only
grep -q '^ECO,[^,]*,motive,1,1,.*,0,1,0,0,0$' out; result $? 'or of what was accepted alone'
run export p.penanda all.xml
grep -q '<codings unreviewed="3" accepted="1" queried="1" rejected="1">' all.xml &&
  grep -q '<byReview review="queried" passages="1"/>' all.xml
result $? 'the summary in XML has them'
valid all.xml 'and is valid'
run export p.penanda accepted.xml --reviewed-only
grep -q '<codings review="accepted" unreviewed="3" accepted="1"' accepted.xml
result $? 'also when the others are left out'
valid accepted.xml 'and is valid'
for of in all.html all.pdf all.odt; do
  holds $of.txt "$of counts by state on its first page" \
    '1 accepted, 1 queried, 1 rejected, 3 unreviewed'
done
report chapter.odt --content chapter
holds chapter.odt.txt 'so do the tables of a chapter' 'Review: 1 accepted, 1 queried, 1 rejected'
for plot in motives heat-map co-occurrence portrait timeline saturation; do
  run export p.penanda $plot.svg --plot $plot
  run export p.penanda $plot-accepted.svg --plot $plot --reviewed-only --whose Ani
  ! cmp -s $plot.svg $plot-accepted.svg; result $? "the plot $plot can be of what was accepted"
done
"$PENANDA" export before.penanda none.svg --plot heat-map --reviewed-only >out 2>err &&
  grep -q 'Only accepted codings count here' none.svg
result $? 'where nothing was, the plot says so'

# --- what was decided, how far they agreed before, what is open: on screen, on paper, in a table
"$PENANDA" review p.penanda answer "$(guid Ani 63)" --reason 'Bappeda, baris 3' --coder Ani >log 2>&1
"$PENANDA" review p.penanda stand "$(guid Budi 48)" --reason 'Tetap motif' --coder Budi >log 2>&1
"$PENANDA" review p.penanda reject ECO --kind code --reason 'Terlalu luas' --coder Sari >log 2>&1
for of in all.html all.pdf all.odt; do
  report $of
  tr -s ' \n' ' ' <$of.txt >flat
  holds flat "$of holds the agreement of before" 'Agreement of the coders' \
    'No difference was decided before.'
  sed 's/Agreement of the coders.*//' flat >front
  holds front "$of has it in a line on its first page" 'Ani, Budi (Sentences)' \
    'measured on'
  holds flat "$of holds the decisions" 'Adjudication' 'Decided for Ani' \
    'Tentang adat, bukan pasar' 'Different' 'Differences between the two coders: ' \
    '; decided: 1; still to decide: '
  holds flat "$of holds who stands by it" 'the coder stands by 1'
  holds flat "$of holds what is open" 'Open queries (1)' 'Siapa yang bilang?' 'Bappeda, baris 3' \
    'Rejected (1)' 'Bukan motif' 'Terlalu luas'
done
xmllint --html --noout all.html 2>&1 | grep error | grep -v 'Tag [a-zA-Z]* invalid' >out
[ ! -s out ]; result $? 'the web page is sound'
report bare.html --no-quotes
lacks bare.html.txt 'without the words of the documents nothing is quoted' 'kota kembar' 'adat istiadat'
report id.html --language id
lacks id.html.txt 'nothing of it stays English' 'Open queries' 'Adjudication' 'Decided for'
"$PENANDA" pseudonyms p.penanda add Bappeda Dinas-X --coder Ani >log 2>&1
report names.html --pseudonyms
lacks names.html.txt 'other names also in threads' 'Bappeda'
holds names.html.txt 'as they are called' 'Dinas-X, baris 3'
run export p.penanda all.xml
grep -q '<agreement ' all.xml && grep -q '<decision .*outcome="one"' all.xml &&
  [ "$(grep -c '<remark ' all.xml)" = 5 ]
result $? 'the summary in XML has them'
valid all.xml 'and is valid'
run adjudicate p.penanda list --coders Ani,Budi --format csv
grep -q ',one,Sari,"Tentang adat, bukan pasar"' out; result $? 'decisions are a table'
run review p.penanda threads --format csv
grep -q 'Siapa yang bilang' out; result $? 'so are threads'
run agreement p.penanda --kept --format csv
head -1 out | grep -q '^measured,by,coders,unit,code,n,prevalence,figure,value,low,high' &&
  grep -q '"Ani,Budi",sentence,ECO,3,0.666667,cohen_kappa,-0.500000,' out
result $? 'the agreement that was kept is a table'
run agreement p.penanda --coders Ani,Budi --unit sentence --format csv
cp out after
run agreement before.penanda --coders Ani,Budi --unit sentence --format csv
cmp -s out after; result $? 'deciding did not change the agreement'
"$PENANDA" history p.penanda --verify >out 2>err; result $? 'the history is whole'
done_with 'a copy is written' copy p.penanda copy.penanda
run export copy.penanda copied.csv --whose consensus
[ "$(tail -n +2 copied.csv | wc -l)" = 2 ]; result $? 'with the consensus'

printf '1..%d\n' $n
