#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Agreement from the command line: the columns that programs rely on, values that other tools get
# wrong, options, and what is refused. TAP.
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
    sed 's/^/# out: /' out | head -8; sed 's/^/# err: /' err | head -5
  fi
}
expect() {
  want=$1 lines=$2 name=$3; shift 3
  "$PENANDA" "$@" >out 2>err; status=$?
  [ "$status" = "$want" ] && [ "$(wc -l <err)" = "$lines" ]
  result $? "$name"
}
done_with() { expect 0 0 "$@"; }
refused() { expect 1 1 "$@"; }
says() { grep -qF -- "$2" out; result $? "$1"; }

# a project of 10,000 characters; $1: its name, then START END CODER by threes
make() {
  file=$1; shift
  printf 'document,start,end,code,coder\n' >c.csv
  while [ $# -gt 0 ]; do
    printf 'long.txt,%d,%d,ECO-PAR,%s\n' "$1" "$2" "$3" >>c.csv; shift 3
  done
  "$PENANDA" new "$file" --codebook keating --coder A >out 2>err &&
    "$PENANDA" import "$file" long.txt --coder A >out 2>err &&
    "$PENANDA" code "$file" c.csv --coder B >out 2>err
}

yes 'kota dagang dan pelabuhan di tepi laut yang lama' | head -c 10000 >long.txt

# kappa of one code, two coders, unit character, to three decimals: $1 what, $2 value, rest as make
kappa() {
  what=$1 value=$2; shift 2
  rm -f k.penanda; make k.penanda "$@" 1 2 Z
  "$PENANDA" agreement k.penanda --coders A,B --unit character --format csv >out 2>err
  [ "$(sed -n 's/^ECO-PAR,character,"A,B",10000,//p' out | cut -d, -f5 | xargs printf %.3f)" = "$value" ]
  result $? "$what: $value"
}
kappa 'shifted by a fifth' 0.778 0 1000 A 200 1200 B
kappa 'nearly everything, opposed' -0.111 0 9000 A 1000 10000 B
kappa 'the same coverage, one nested repeat' 1.000 0 1000 A 0 1000 B 100 300 B
kappa 'identical' 1.000 0 1000 A 0 1000 B

make p.penanda 0 1000 A 200 1200 B
cp p.penanda before
done_with 'a table for people' agreement p.penanda --coders A,B --unit paragraph
says 'cut-offs are named' 'Landis and Koch 1977'
done_with 'a table for programs' agreement p.penanda --coders A,B --unit paragraph --format csv
[ "$(head -1 out)" = "code,unit,coders,n,prevalence,percent,percent_low,percent_high,\
cohen_kappa,cohen_kappa_low,cohen_kappa_high,fleiss_kappa,fleiss_kappa_low,fleiss_kappa_high,\
krippendorff_alpha,krippendorff_alpha_low,krippendorff_alpha_high,gwet_ac1,gwet_ac1_low,\
gwet_ac1_high,brennan_prediger,brennan_prediger_low,brennan_prediger_high" ]
result $? 'its columns'
[ "$(tail -1 out | cut -d, -f1)" = '(pooled)' ]; result $? 'the pooled row is the last'
for unit in sentence document segment continuum; do
  done_with "unit $unit" agreement p.penanda --coders A,B --unit $unit --format csv
  says "unit $unit is named" ",$unit,"
done
done_with 'as JSON' agreement p.penanda --coders A --coders B --unit document --format json
python3 -c 'import json, sys; rows = json.load (open ("out")); sys.exit (rows[0]["n"] != 1)'
result $? 'JSON is JSON'
done_with 'a bootstrap' agreement p.penanda --coders A,B --bootstrap 200 --seed 5 --format csv
cp out first
done_with 'the same again' agreement p.penanda --coders A,B --bootstrap 200 --seed 5 --format csv
cmp -s out first; result $? 'the same seed gives the same bytes'
done_with 'another seed' agreement p.penanda --coders A,B --bootstrap 200 --seed 6 --format csv
! cmp -s out first; result $? 'another seed gives another interval'
done_with 'options' agreement p.penanda --coders A,B --read --motives --polarity --documents long.txt
done_with 'what one said, what the other said' agreement p.penanda --coders A,B --unit character \
  --confusion --format csv
says 'both said the same' 'ECO-PAR,ECO-PAR,800,character'
says 'nothing is something' 'ECO-PAR,(nothing),200,character'
done_with 'only the own region, which nobody rated' agreement p.penanda --coders A,B --own-region \
  --format csv
[ "$(wc -l <out)" = 2 ]; result $? 'leaves the pooled row'
says 'undefined is empty' ',,,,,,,,,,,,'
done_with 'why, for people' agreement p.penanda --coders A,B --own-region
says 'the reason is said' 'undefined. None of these coders gave a code that counts here.'
done_with 'why, for programs' agreement p.penanda --coders A,B --own-region --reasons --format csv
says 'each figure has its reason' '(pooled),character,krippendorff_alpha,no-codes,None of these coders'

refused 'one coder' agreement p.penanda --coders A
refused 'nobody' agreement p.penanda
refused 'a stranger' agreement p.penanda --coders A,Q
refused 'no such unit' agreement p.penanda --coders A,B --unit word
refused 'no such document' agreement p.penanda --coders A,B --documents none.txt
refused 'nothing was drawn' agreement p.penanda --coders A,B --drawn
refused 'an overlap of nothing' agreement p.penanda --coders A,B --unit segment --overlap 0
cmp -s p.penanda before; result $? 'the project is as it was'
echo "1..$n"
