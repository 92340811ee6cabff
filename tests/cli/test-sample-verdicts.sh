#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The sample corpus against the table of verdicts beside it, whose traps must not be taken. TAP.
unset DISPLAY WAYLAND_DISPLAY
sample=$1/data/sample
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
n=0

result() {
  n=$((n + 1))
  if [ "$1" = 0 ]; then printf 'ok %d - %s\n' $n "$2"
  else printf 'not ok %d - %s\n' $n "$2"; sed 's/^/# /' out | head -40; fi
}
# none PATTERN NAME: no evidence that counts matches
none() { grep ',counted$' evidence | grep -e "$1" >out; [ ! -s out ]; result $? "$2"; }

"$sample/make" "$PENANDA" s.penanda >out 2>&1; result $? 'the sample is made'
{
  for holder in own-region partner-region central-state; do
    "$PENANDA" finding s.penanda --holder $holder --format csv |
      awk -F, -v h=$holder 'NR > 1 { print h "," $2 ",," $4 }'
    [ $holder = own-region ] && "$PENANDA" finding s.penanda indicators --format csv |
      awk -F, 'NR > 1 { print "own-region," $2 "," $3 "," $4 }'
  done
} >found
sed 1d "$sample/verdicts.csv" | cut -d, -f1-4 >wanted
diff wanted found >out; result $? 'the verdicts are those of the table'
[ "$(wc -l <wanted)" = 31 ]; result $? 'of every motive and indicator'

"$PENANDA" finding s.penanda evidence --format csv >evidence
[ "$(grep -c ',counted$' evidence)" -gt 30 ]; result $? 'there is evidence'
none 'POL,POL-\(REC\|AUT\|NAT\|BYP\),.*supports' 'negation and nationalism support nothing'
none 'CUL,CUL-SHR,.*supports' 'likeness supports nothing'
none 'CUL,CUL-LAN,.*supports' "the partner's class is not the region's motive"
none '07-peraturan' 'a regulation bears no motive'
none '06-letter' 'boilerplate decides nothing'
none 'ECO,ECO-DEV,.*08-berita' "the ministry's words are not the region's"

"$PENANDA" case s.penanda ask - 'Mengapa?' CUL-DIA --coder Peneliti
! "$PENANDA" finding s.penanda set - CUL absent --rationale 'Kata tesis' --coder Peneliti 2>out
result $? 'absence is refused while the tourism office is unanswered'

printf '1..%d\n' $n
