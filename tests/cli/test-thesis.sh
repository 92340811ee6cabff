#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The 29 points of a thesis's conclusion as codings of a secondary document: they are claims, never
# evidence, and it shows on how many indicators each verdict of the author was argued. TAP.
unset DISPLAY WAYLAND_DISPLAY
data=$1/tests/cli
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
n=0

result() {
  n=$((n + 1))
  if [ "$1" = 0 ]; then printf 'ok %d - %s\n' $n "$2"
  else printf 'not ok %d - %s\n' $n "$2"; sed 's/^/# /' out | head -20; fi
}
same() { [ "$1" = "$2" ]; result $? "$3 ($1)"; }
# claims MOTIVE COLUMN: on how many of its indicators the claims are in that column
claims() { awk -F, -v m="$1" -v c="$2" '$2 == m && $c > 0' indicators | wc -l | tr -d ' '; }

[ "$(wc -l <"$data/thesis.txt")" = 29 ]; result $? '29 points'
"$PENANDA" new t.penanda --codebook keating --language en --coder Ani >out 2>&1 &&
  "$PENANDA" import t.penanda "$data/thesis.txt" --type secondary --coder Ani >>out 2>&1 &&
  "$PENANDA" code t.penanda "$data/thesis.csv" --coder Ani >>out 2>&1
result $? 'they are coded'

"$PENANDA" finding t.penanda --format csv >out
[ "$(grep -c '^-,[A-Z]*,,insufficient,.*claims only' out)" = 3 ]
result $? 'three verdicts of the rule: claims only'
"$PENANDA" finding t.penanda evidence --format csv >out
[ "$(sed 1d out | grep -vc ',claim$')" = 0 ]; result $? 'no point is evidence'
grep -q 'POL,POL-NAT,.*,contradicts,1,claim$' out; result $? 'nationalism is loyalty to the state'
"$PENANDA" finding t.penanda indicators --format csv >indicators
cp indicators out
same "$(claims ECO 12)" 3 'economic: argued on three indicators'
same "$(claims ECO 11)" 3 'economic: three addressed'
same "$(claims CUL 12)" 1 'cultural: argued on one indicator'
same "$(claims CUL 11)" 2 'cultural: two addressed'
same "$(claims POL 12)" 3 'political: argued on three indicators'
same "$(claims POL 11)" 4 'political: four addressed'
[ "$(grep -c untested indicators)" = 22 ]; result $? 'and untested all of them'

"$PENANDA" finding t.penanda set - CUL absent --rationale 'As the thesis says' --coder Ani >out 2>&1
result $? 'the verdict of the author is kept'
"$PENANDA" finding t.penanda tasks --format csv >out
[ "$(grep -c CUL-HER out)" = 2 ]; result $? 'and points 8 and 9 are listed against it'

printf '1..%d\n' $n
