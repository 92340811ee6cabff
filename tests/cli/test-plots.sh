#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Plots from the command line: each as SVG, PDF and PNG, the same bytes each time, and what is
# refused. TAP.
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
expect() {
  want=$1 lines=$2 name=$3; shift 3
  "$PENANDA" "$@" >out 2>err; status=$?
  [ "$status" = "$want" ] && [ "$(wc -l <err)" = "$lines" ]
  result $? "$name"
}
done_with() { expect 0 0 "$@"; }
refused() { expect 1 1 "$@"; }
wrong_usage() { expect 2 1 "$@"; }
begins() { [ "$(head -c "${#2}" "$1")" = "$2" ]; result $? "$3"; }

{
  printf 'P: Mengapa?\nInforman 1: Kami ingin wisatawan dan pasar baru.\n'
  printf 'P: Lalu budaya?\nInforman 1: Tidak ada sekolah bahasa.\n'
} >"$work/w&w.txt"
cp "w&w.txt" kedua.txt
printf 'document,start,end,code,polarity,strength,holder\n' >c.csv
printf 'w&w.txt,24,40,ECO-PAR,supports,2,own-region\n' >>c.csv
printf 'w&w.txt,30,55,ECO-MKT,supports,2,own-region\n' >>c.csv
printf 'kedua.txt,24,40,CUL,contradicts,2,own-region\n' >>c.csv
"$PENANDA" new s.penanda --codebook keating --language id --coder Ani >out 2>err &&
  "$PENANDA" import s.penanda "w&w.txt" kedua.txt --duplicates --type interview --coder Ani >out 2>err &&
  "$PENANDA" code s.penanda c.csv --coder Ani >out 2>err
result $? 'a project to draw'
cp s.penanda before

# every name that the program says there is
"$PENANDA" export s.penanda x.svg --plot nothing >out 2>err
names=$(sed -n 's/.*there are: \([^.(]*\).*/\1/p' err | tr -d ',' | sed 's/ *penanda.*//')
for plot in $names; do
  case $plot in (*[!a-z-]*) continue;; esac
  set -- --plot "$plot"
  for suffix in svg pdf png; do
    done_with "$plot as .$suffix" export s.penanda "$plot.$suffix" "$@"
  done
  "$PENANDA" export s.penanda again.svg "$@" && "$PENANDA" export s.penanda again.pdf "$@" &&
    "$PENANDA" export s.penanda again.png "$@" && cmp -s again.svg "$plot.svg" &&
    cmp -s again.pdf "$plot.pdf" && cmp -s again.png "$plot.png"
  result $? "$plot: the same bytes again"
  begins "$plot.svg" '<?xml' "$plot: SVG is XML"
  begins "$plot.pdf" '%PDF-' "$plot: PDF is PDF"
  grep -q '<title>' "$plot.svg" && grep -q '<desc>' "$plot.svg"
  result $? "$plot: SVG says in words what it shows"
  if command -v xmllint >/dev/null; then
    xmllint --noout "$plot.svg" 2>err
    result $? "$plot: SVG is well-formed"
  fi
done
cmp -s s.penanda before
result $? 'drawing leaves the project alone'

done_with 'on dark paper' export s.penanda dark.svg --plot motives --dark
! cmp -s dark.svg motives.svg
result $? 'dark paper is another picture'
done_with 'where the suffix does not tell' export s.penanda plain --plot motives --format svg
cmp -s plain motives.svg
result $? 'it is the same plot'

for how in overlap inclusion near paragraph; do
  done_with "co-occurrence by $how" export s.penanda $how.svg --plot co-occurrence --together $how
done
! cmp -s overlap.svg inclusion.svg
result $? 'inclusion is another picture'
done_with 'the portrait of a document' export s.penanda d.svg --plot portrait --document kedua.txt
grep -q 'kedua.txt' d.svg
result $? 'it is that document'
done_with 'a word in its contexts' export s.penanda w.svg --plot context --word 'wisata*'
grep -q 'wisatawan' w.svg
result $? 'it is that word'
done_with "the partner's motives" export s.penanda h.svg --plot motives --holder partner-region
! cmp -s h.svg motives.svg
result $? 'they are not the own ones'

refused 'a document there is not' export s.penanda x.svg --plot portrait --document none.txt
wrong_usage 'a way there is not' export s.penanda x.svg --plot co-occurrence --together often
wrong_usage 'a holder there is not' export s.penanda x.svg --plot motives --holder king
wrong_usage 'a plot there is not' export s.penanda x.svg --plot pie
wrong_usage 'a format there is not' export s.penanda x.gif --plot motives
wrong_usage 'a name without a suffix' export s.penanda x --plot motives
refused 'a project there is not' export none.penanda x.svg --plot motives
refused 'a folder there is not' export s.penanda none/x.svg --plot motives
refused 'the project itself' export s.penanda s.penanda --plot motives --format svg
[ ! -e x.svg ] && [ ! -e x ] && [ ! -e x.gif ]
result $? 'what was refused wrote nothing'
printf '1..%d\n' $n
