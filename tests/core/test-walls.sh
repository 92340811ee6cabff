#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The walls of the house: who may include what. TAP.
cd "$1" || exit 1
n=0
holds() {
  n=$((n + 1))
  if found=$(grep -rlE "$2" $3 --include='*.[ch]' | grep -vE "$4"); then
    printf 'not ok %d - %s\n' $n "$1"; printf '# %s\n' $found
  else printf 'ok %d - %s\n' $n "$1"; fi
}
holds 'the core knows no GTK' '#include *[<"](gtk/|gdk/|gsk/|ui/)' app '^$'
holds 'sqlite3.h only in app/store' '#include *[<"]sqlite3' 'app ui' '^app/store/'
holds 'libxml only in app/exchange and app/text' '#include *[<"]libxml/' 'app ui' '^app/(exchange|text)/'
holds 'store knows no other room' '#include *"app/(model|text|exchange|analysis|command)/' app/store '^$'
holds 'model knows only store' '#include *"app/(text|exchange|analysis|command)/' app/model '^$'
holds 'text, exchange, analysis know no command' '#include *"app/command/' \
  'app/text app/exchange app/analysis' '^$'
# app/store/veil/veil.h: a view may stand before these, and nothing can be written to a view
veiled='annotations|agreements|coding_cases|coding_speakers|codings|decisions|finding_passages'
veiled="$veiled|findings|history|memos|quarantine|reading|remarks|resolutions|supervisions|translations"
holds 'what is veiled is written as main.TABLE' "\"[^\"]*(INTO|UPDATE|DELETE FROM) ($veiled)\\b" \
  'app' '^$'
printf '1..%d\n' $n
