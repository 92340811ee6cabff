#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Coders from the command line: who codes blind finds nothing of the others in the answer of any
# verb nor in any export before declaring a document finished; drawing for double coding; the copy
# that a second coder begins with. TAP.
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
lacks() { ! grep -q -e "$1" out err; result $? "$2"; }

# what only the hidden coder wrote: her name, and a word in all else
who=Zubaidah mark=qqsentinelqq

for i in 1 2 3 4 5 6; do printf 'Kota kembar %d.\nProvinsi membawa investasi.\n' $i >d$i.txt; done
"$PENANDA" new s.penanda --coder Ani && "$PENANDA" import s.penanda d1.txt d2.txt --coder Ani \
  --type interview >out && "$PENANDA" import s.penanda d3.txt d4.txt d5.txt d6.txt --coder Ani \
  --type news >out
printf 'document,start,end,code,memo\nd1.txt,0,4,ECO,own\nd2.txt,0,4,ECO,own\n' >ani.csv
printf 'document,start,end,code,memo\n' >other.csv
for i in 1 2 3; do printf 'd%d.txt,5,11,CUL,%s\n' $i $mark >>other.csv; done
"$PENANDA" code s.penanda ani.csv --coder Ani >out; result $? 'the codings of one'
done_with 'another coder' coders s.penanda add $who --role second-coder --colour '#123456' \
  --coder Ani
"$PENANDA" code s.penanda other.csv --coder $who >out; result $? 'her codings'
hers=$("$PENANDA" codings s.penanda --format csv | grep d1.txt | grep $mark | tr ',' '\n' \
  | grep -E '^[0-9a-f]{8}-[0-9a-f-]{27}$' | head -1)
done_with 'her case' case s.penanda add Surabaya --own Surabaya --partner Kochi --coder Ani
done_with 'in it' case s.penanda assign Surabaya d1.txt d3.txt --coder Ani
done_with 'her verdict' finding s.penanda set Surabaya CUL present --rationale "$mark" \
  --for "$hers" --coder $who
done_with 'her reading' case s.penanda read d4.txt --coder $who
done_with 'one codes blind' coders s.penanda blind Ani on --coder Ani
run coders s.penanda --coder Ani --format csv
holds '^Ani,researcher,.*,yes,,2,0,' 'says so, and what is one’s own'
holds "^$who,second-coder,#123456,no,,0,0," 'and nothing of the other'

# --- every verb that there is or will be, with nothing behind the project, and those words that read
for verb in $("$PENANDA" --help | sed -n 's/^  \([a-z][a-z-]*\) PROJECT.*/\1/p'); do
  case $verb in new | coders) continue ;; esac
  run "$verb" s.penanda --coder Ani
  lacks "$mark\\|$hers" "nothing of it in $verb"
done
while read -r words; do
  # shellcheck disable=SC2086
  run $words --coder Ani
  lacks "$mark\\|$hers\\|$who" "nor in $words"
done <<END
codings s.penanda --format csv
documents s.penanda --format csv
search s.penanda $mark
summary s.penanda --format csv
finding s.penanda --format csv
finding s.penanda indicators Surabaya --format csv
finding s.penanda evidence Surabaya --format csv
finding s.penanda tasks Surabaya --format csv
finding s.penanda triangulation Surabaya --format csv
finding s.penanda versions --format csv
case s.penanda coverage --format csv
case s.penanda asked --format csv
coders s.penanda drawn --format csv
text s.penanda d1.txt
END
run documents s.penanda --format csv --coder Ani
holds '^d3.txt,news,[^,]*,[^,]*,[0-9]*,0,' 'no count of what one may not see'
run codings s.penanda --format csv --coder Ani
[ "$(wc -l <out)" = 3 ]; result $? 'one’s own codings alone'
run history s.penanda --format csv --coder Ani
holds 'An edit by another coder' 'the history says that there was something'
holds 'Code blind' 'and when the veil came down'
grep -v 'Add coder\|of coder' out >rest; cp rest out; lacks "$who" 'not who did it'

# --- exports: no word of it in any, and no figure that it makes
for file in x.xml x.csv x.html x.pdf x.odt chapter.odt member-check.odt; do
  case $file in
    chapter.odt | member-check.odt)
      run export s.penanda $file --content ${file%.odt} --coder Ani ;;
    *) run export s.penanda $file --coder Ani ;;
  esac
  [ "$status" = 0 ]; result $? "$file is written"
  case $file in
    *.odt) unzip -p $file >out 2>err ;;
    *.pdf) pdftotext $file out 2>err && pdfinfo $file >>out ;;
    *) cp $file out ;;
  esac
  lacks "$mark\\|$hers" "nothing of it in $file"
done
run export s.penanda asked.csv --whose $who --coder Ani
[ "$(wc -l <asked.csv)" = 1 ]; result $? 'asking for hers gives nothing'
done_with 'one’s own copy is written' copy s.penanda mine.penanda --coder Ani
run codings mine.penanda --format csv
[ "$(wc -l <out)" = 3 ]; result $? 'it holds one’s own codings'
grep -a -q "$mark\\|$hers" mine.penanda; [ $? = 1 ]; result $? 'and no byte of hers'
refused 'nor is there a copy for her' copy s.penanda hers.penanda --for $who --coder Ani
[ ! -e hers.penanda ]; result $? 'which is not there'
"$PENANDA" pseudonyms s.penanda add Provinsi Daerah --coder Ani >log
for flag in --without-texts --pseudonyms; do
  done_with "a bundle is written $flag" review s.penanda bundle b.penanda $flag --coder Ani
  run codings b.penanda --format csv
  [ "$(wc -l <out)" = 3 ]; result $? 'of one’s own codings'
  grep -a -q "$mark\\|$hers" b.penanda; [ $? = 1 ]; result $? 'without a byte of hers'
done
for plot in motives heat-map co-occurrence portrait timeline saturation words context; do
  for suffix in svg png; do
    run export s.penanda $plot.$suffix --plot $plot --coder Ani
    run export mine.penanda mine-$plot.$suffix --plot $plot --coder Ani
    cmp $plot.$suffix mine-$plot.$suffix >out 2>err
    result $? "the plot $plot is that of one’s own codings ($suffix)"
  done
done
for words in 'history s.penanda --verify' 'validate s.penanda' 'info s.penanda' \
  'history s.penanda --format json' 'info s.penanda --format csv' 'review s.penanda threads' \
  'review s.penanda counts' "agreement s.penanda --coders Ani,$who" \
  "adjudicate s.penanda --coders Ani,$who" "codings s.penanda --query CUL"; do
  # shellcheck disable=SC2086
  run $words --coder Ani
  lacks "$mark\\|$hers" "nothing of it in $words"
done
run info s.penanda --format json --coder Ani
holds '"codings": 2' 'and no count of it'
# coders are compared only where all that they did is seen: not as if the others had coded nothing
run agreement s.penanda --coders Ani,$who --unit paragraph --reasons --format csv --coder Ani
holds '(pooled),paragraph,cohen_kappa,no-units' 'under the veil nothing is measured'
run adjudicate s.penanda --coders Ani,$who --format csv --coder Ani
[ "$(wc -l <out)" = 1 ]; result $? 'and nothing to adjudicate'
run export s.penanda all.csv --coder $who; grep -q $mark all.csv; result $? 'she sees her own'
run codings s.penanda --format csv --coder Nobody
[ "$status" = 1 ]; result $? 'nobody looks who is not there'

# --- what could take hidden work along is refused
refused 'no case removed' case s.penanda remove Surabaya --coder Ani

# --- finished
done_with 'a document is finished' coders s.penanda finish Ani d1.txt
run codings s.penanda --format csv --coder Ani
holds "^d1.txt,.*$mark" 'her work is there'
lacks "^d2.txt,.*$mark" 'in that document alone'
run history s.penanda --format csv --coder Ani
holds "lifting the veil\",d1.txt" 'and the history says when'
done_with 'the veil is lifted' coders s.penanda blind Ani off --coder Ani
run codings s.penanda --format csv --coder Ani
holds "^d2.txt,.*$mark" 'everywhere'
run history s.penanda --verify; [ "$status" = 0 ]; result $? 'the history is whole'

# --- drawing
done_with 'a draw' coders s.penanda draw --share 0.34 --seed 7 --coder Ani
run coders s.penanda drawn --format csv; cp out first
[ "$(wc -l <first)" = 3 ]; result $? 'two of six'
grep -q interview first && grep -q news first; result $? 'of each source type one'
done_with 'the same once more' coders s.penanda draw --share 0.34 --seed 7 --coder Ani
run coders s.penanda drawn --format csv
[ "$(cut -d, -f1 out)" = "$(cut -d, -f1 first)" ]; result $? 'draws the same'
refused 'no share' coders s.penanda draw --share 1.5 --coder Ani
refused 'no seed' coders s.penanda draw --seed x --coder Ani

# --- copies
done_with 'a whole copy' copy s.penanda whole.penanda
run codings whole.penanda --format csv; [ "$(wc -l <out)" = 6 ]; result $? 'holds all'
done_with 'a place' documents s.penanda set d5.txt --place Surabaya --coder Ani
done_with 'a copy for a second coder' copy s.penanda second.penanda --for Budi --blind --coder Ani
run codings second.penanda --format csv; [ "$(wc -l <out)" = 1 ]; result $? 'holds no coding'
grep -q $mark second.penanda; [ $? = 1 ]; result $? 'and no byte of it'
run documents second.penanda --format csv; [ "$(wc -l <out)" = 7 ]; result $? 'but the documents'
run history second.penanda; lacks "$mark\\|Code blind" 'nor the history'
run history second.penanda --verify; [ "$status" = 0 ]; result $? 'has one that is whole'
run coders second.penanda --format csv; holds '^Budi,second-coder,.*,yes,' 'codes blind'
run info s.penanda --format csv; was=$(sed -n 2p out | cut -d, -f3)
run info second.penanda --format csv; holds "$was" 'is the same project'
# the copy knows where it was forked from: what was changed here since is no conflict
cp s.penanda here.penanda && cp second.penanda there.penanda
sqlite3 there.penanda "UPDATE project SET forked_from = NULL"
done_with 'here something goes on' documents here.penanda set d5.txt --place Kochi --coder Ani
printf 'document,start,end,code\nd6.txt,0,4,ECO\n' >budi.csv
done_with 'there something is coded' code second.penanda budi.csv --coder Budi
run merge here.penanda there.penanda --dry-run --coder Ani
[ "$status" = 1 ] || grep -q conflict out; result $? 'without it, two places of one document differ'
done_with 'with it, they merge' merge here.penanda second.penanda --coder Ani
run documents here.penanda --format csv
grep -q '^d5.txt,.*Kochi' out; result $? 'the place stays what it became'
run codings here.penanda --format csv
[ "$(grep -c Budi out)" = 1 ] && [ "$(wc -l <out)" = 7 ]
result $? 'what was coded there is here, and nothing is lost'
done_with 'once more' merge here.penanda second.penanda --coder Ani
run codings here.penanda --format csv; [ "$(wc -l <out)" = 7 ]; result $? 'changes nothing'
wrong_usage 'blind without a name' copy s.penanda other.penanda --blind

# --- a second pass of one's own
done_with 'a second pass' coders s.penanda second-pass Ani --coder Ani
run codings s.penanda --format csv --coder 'Ani, second pass'
[ "$(wc -l <out)" = 1 ]; result $? 'sees nothing of the first'
wrong_usage 'a word there is not' coders s.penanda dance
refused 'a coder there is not' coders s.penanda blind Nobody on --coder Ani
refused 'a coder who is there' coders s.penanda add Ani --coder Ani

printf '1..%d\n' $n
