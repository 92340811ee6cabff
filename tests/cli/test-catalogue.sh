#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The catalogues of po/: nothing left out, nothing left untranslated; and the program speaks them,
# whether or not this machine has a locale of that language. TAP.
root=$1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$root" || exit 1
n=0

# result STATUS NAME [WHY]: a point of the test
result() {
  n=$((n + 1))
  if [ "$1" = 0 ]; then printf 'ok %d - %s\n' $n "$2"
  else printf 'not ok %d - %s\n' $n "$2"; printf '%s\n' "$3" | sed 's/^/# /' | head -20; fi
}
none() { [ -z "$2" ]; result $? "$1" "$2"; }

# --- po/POTFILES names every file that holds a text for people, and no other
{
  grep -rlE '(^|[^A-Za-z_.])(_|N_|C_|NC_|ngettext) ?\("|ngettext \("' app ui --include='*.c'
  grep -rlE 'translatable="(yes|true)"' ui --include='*.ui'
  ls data/*.desktop.in data/*.metainfo.xml.in
} | sort -u >"$work/marked"
grep -v '^#' po/POTFILES | grep . | sort >"$work/named"
none 'every file with marked texts is in po/POTFILES' "$(comm -23 "$work/marked" "$work/named")"
none 'every file in po/POTFILES has marked texts' "$(comm -13 "$work/marked" "$work/named")"
none 'no file is in po/POTFILES twice' "$(uniq -d "$work/named")"

# --- each catalogue is whole
for language in $(grep -v '^#' po/LINGUAS); do
  said=$(LC_ALL=C msgfmt --check --statistics -o "$work/$language.mo" po/$language.po 2>&1)
  result $? "$language: the catalogue is well-formed" "$said"
  none "$language: nothing is fuzzy" "$(msgattrib --only-fuzzy --no-obsolete po/$language.po)"
  none "$language: nothing is untranslated" "$(msgattrib --untranslated --no-obsolete po/$language.po)"
done

# --- and knows every text of the sources (ninja -C build penanda-update-po takes new ones up)
xgettext --files-from=po/POTFILES --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=C_:1c,2 \
  --no-wrap -o "$work/now.pot" 2>"$work/said"
result $? 'the texts of the sources can be taken out' "$(cat "$work/said")"
for language in $(grep -v '^#' po/LINGUAS); do
  msgmerge -q --no-fuzzy-matching po/$language.po "$work/now.pot" -o "$work/$language.po"
  none "$language: no text of the sources is missing" \
    "$({ msgattrib --untranslated --no-obsolete --no-wrap "$work/$language.po"
         msgattrib --only-fuzzy --no-obsolete --no-wrap "$work/$language.po"
       } | grep -E '^(#: |msgid ".)')"
done

# speaks WORDS NAME VARIABLE=VALUE...: what `penanda --help` says in an environment
speaks() {
  words=$1 name=$2; shift 2
  said=$(env -u LANG -u LANGUAGE -u LC_ALL -u LC_MESSAGES "$@" "$PENANDA" --help)
  printf '%s\n' "$said" | grep -q -e "$words"; result $? "$name" "$said"
}
speaks '^Penggunaan:' 'Indonesian by LANGUAGE' LC_ALL=C.UTF-8 LANGUAGE=id
speaks '^Penggunaan:' 'Indonesian by a locale' LC_ALL=id_ID.UTF-8
speaks '^Penggunaan:' 'Indonesian by LANG alone' LANG=id_ID.UTF-8
speaks '^Usage:' 'English before Indonesian' LC_ALL=C.UTF-8 LANGUAGE=en:id
speaks '^Usage:' 'a language there is not is English' LC_ALL=xx_XX.UTF-8
speaks '^Usage:' 'the C locale says no word that is not in the source' LC_ALL=C LANGUAGE=id

# --- texts change with the language, what programs read does not
cd "$work" || exit 1
export LC_ALL=C.UTF-8
LANGUAGE=id "$PENANDA" new study.penanda --coder Ani >out 2>&1
LANGUAGE=id "$PENANDA" new study.penanda 2>err
grep -q 'sudah ada$' err; result $? 'a refusal is said in Indonesian' "$(cat err)"
LANGUAGE=id "$PENANDA" history study.penanda >out
grep -q 'Buat proyek' out; result $? 'the history is shown in Indonesian' "$(cat out)"
for verb in info codes history; do
  LANGUAGE=id "$PENANDA" $verb study.penanda --format csv >id.csv
  LANGUAGE=en "$PENANDA" $verb study.penanda --format csv >en.csv
  said=$(diff en.csv id.csv); result $? "$verb as CSV is the same in both languages" "$said"
done
LANGUAGE=id "$PENANDA" history study.penanda --verify >out
grep -q '^Riwayat utuh: [0-9]* entri' out; result $? 'a number stands in its message' "$(cat out)"
LANGUAGE=id "$PENANDA" export study.penanda id.xml; LANGUAGE=en "$PENANDA" export study.penanda en.xml
said=$(cmp id.xml en.xml); result $? 'the coding summary is the same in both languages' "$said"
printf '1..%d\n' $n
