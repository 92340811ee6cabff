#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Reviewing from the command line: what is said of codings, by whom, and what is refused; the
# supervision log. TAP.
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

printf 'P: Mengapa?\nInforman: Pasar rendang dan budaya Minang.\nP: Lagi?\n' >w.txt
printf 'document,start,end,code\nw.txt,22,35,ECO\nw.txt,40,53,CUL\n' >c.csv
"$PENANDA" new p.penanda --codebook keating --coder Ani >log 2>&1 &&
  "$PENANDA" import p.penanda w.txt --type interview --coder Ani >>log 2>&1 &&
  "$PENANDA" code p.penanda c.csv --coder Ani >>log 2>&1
"$PENANDA" codings p.penanda --format csv | tail -n +2 >rows
one=$(grep -o '[0-9a-f]\{8\}-[0-9a-f-]\{27\}' rows | sed -n 1p)
two=$(grep -o '[0-9a-f]\{8\}-[0-9a-f-]\{27\}' rows | sed -n 2p)
# state GUID: as the list of codings to review says
state() { "$PENANDA" review p.penanda --format csv | grep "$1" | cut -d, -f2; }

done_with 'the queue is listed' review p.penanda
holds 'unreviewed' 'with what nobody looked at'
refused 'a query needs a reason' review p.penanda query "$one" --coder Sari
refused 'so does a rejection' review p.penanda reject "$one" --coder Sari
[ "$(state "$one")" = unreviewed ]; result $? 'and nothing was said'
done_with 'a coding is queried' review p.penanda query "$one" --reason 'Whose?' --coder Sari
done_with 'another is accepted' review p.penanda accept "$two" --coder Sari
[ "$(state "$one")" = queried ] && [ "$(state "$two")" = accepted ]
result $? 'both states are listed'
run codings p.penanda --format csv
holds 'queried' 'the coding itself says so'
refused 'who did not make it cannot stand by it' \
  review p.penanda stand "$one" --reason 'Mine' --coder Sari
done_with 'who made it answers' review p.penanda answer "$one" --reason 'The region' --coder Ani
done_with 'and stands by it' review p.penanda stand "$one" --reason 'Line 2 says so' --coder Ani
[ "$(state "$one")" = stands ]; result $? 'which is a state'
done_with 'the thread is listed' review p.penanda thread "$one" --format csv
[ "$(tail -n +2 out | cut -d, -f2,3 | tr '\n' ' ')" = 'Sari,queried Ani, Ani,stands ' ]
result $? 'by time, with who said what'
refused 'all are judged or none' review p.penanda accept "$one" nothing --coder Sari
[ "$(state "$one")" = stands ]; result $? 'here none'
done_with 'a code is reviewed, too' \
  review p.penanda reject ECO --kind code --reason 'Too broad' --coder Sari
run review p.penanda --kind code --state rejected --format csv
[ "$(wc -l <out)" = 2 ]; result $? 'and listed by kind and state'
run review p.penanda counts --kind coding --format csv
holds '^accepted,1' 'the states are counted'
holds '^stands,1' 'each of them'
run review p.penanda --sample 1 --seed 5 --kind coding --format csv
cp out drawn
run review p.penanda --sample 1 --seed 5 --kind coding --order code --format csv
[ "$(wc -l <out)" = 2 ] && cmp -s out drawn; result $? 'a sample is drawn by its seed'
refused 'a kind that there is not' review p.penanda --kind sentence
refused 'a state that there is not' review p.penanda --state good
wrong_usage 'a word that there is not' review p.penanda applaud
wrong_usage 'a judgement of nothing' review p.penanda accept
run history p.penanda --verify
[ "$status" = 0 ]; result $? 'the history is whole'

done_with 'a supervision is noted' review p.penanda log-add --date 2026-02-17 \
  --supervisor 'Dr. Sari' --topic Codebook --advice 'Split ECO' --coder Ani
refused 'a day is a day' review p.penanda log-add --date 2026-02-31 --topic Codebook --coder Ani
run review p.penanda log --format csv
entry=$(grep -o '[0-9a-f]\{8\}-[0-9a-f-]\{27\}' out)
done_with 'what was done about it is added' \
  review p.penanda log-change "$entry" --done 'Split' --coder Ani
run review p.penanda log --format csv
holds '2026-02-17,Dr. Sari,Codebook,Split ECO,Split,' 'the log says all of it'
done_with 'an entry is removed' review p.penanda log-remove "$entry" --coder Ani
run review p.penanda log --format csv
lacks 'Codebook' 'and is gone'

# --- what goes out and comes back
run export p.penanda p.xml
[ "$status" = 0 ]; result $? 'the summary is written'
[ "$(grep -c '<thread>' p.xml)" = 2 ] && grep -q 'review="stands"' p.xml
result $? 'with the threads'
run validate p.xml
[ "$status" = 0 ]; result $? 'and is valid'
run review p.penanda threads --format csv
[ "$(tail -n +2 out | wc -l)" = 5 ]; result $? 'all that was said is listed'
done_with 'a sheet is written' review p.penanda sheet s.html
grep -q '<mark>Pasar rendang' s.html && grep -q 'class="line"' s.html
result $? 'with the passages and space for remarks'
done_with 'a log is added to' review p.penanda log-add --date 2026-03-01 --topic '<Bab 4>' \
  --coder Ani
done_with 'and printed' review p.penanda log-print l.html
grep -q '<td>&lt;Bab 4&gt;</td>' l.html; result $? 'as text'
"$PENANDA" new id.penanda --language id --coder Ani >>log 2>&1
done_with 'one in Indonesian is printed' review id.penanda log-print id.html
grep -q '<html lang="id">' id.html && ! grep -q 'Supervision log' id.html
result $? 'in the language of the project'
"$PENANDA" pseudonyms p.penanda add rendang gulai-kambing --coder Ani >>log 2>&1
printf 'Bebas: rahasia di sini.\n' >x.txt
"$PENANDA" import p.penanda x.txt --type news --coder Ani >>log 2>&1
refused 'a project is not its own bundle' review p.penanda bundle p.penanda
done_with 'a bundle is written' review p.penanda bundle b.penanda
done_with 'one without texts' review p.penanda bundle t.penanda --without-texts
done_with 'one with other names' review p.penanda bundle n.penanda --pseudonyms
grep -a -q rahasia b.penanda; result $? 'the first holds all texts'
! grep -a -q rahasia t.penanda; result $? 'the second only what is coded'
! grep -a -q rendang n.penanda; result $? 'the third no name'
run codings t.penanda --format csv
holds '^w.txt,2,22,35,ECO,' 'positions stay true without texts'
run codings n.penanda --format csv
holds 'gulai-kambing' 'passages go along with other names'
refused 'nothing is coded in a bundle' code b.penanda c.csv --coder Sari
run review n.penanda --kind coding --format csv
lacks ',true,' 'other names are no change since the review'
done_with 'but it is reviewed' review n.penanda accept "$one" --coder Sari
run review n.penanda --state accepted --kind coding --format csv
[ "$(wc -l <out)" = 3 ]; result $? 'as the project is'
run history b.penanda --verify
[ "$status" = 0 ]; result $? 'a bundle has a whole history'
printf '1..%d\n' $n
