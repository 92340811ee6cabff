#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Projects, tables and codebooks as an enemy makes them. Each is refused in one sentence that names
# it, or read without harm; either way not a byte of it changes. TAP.
unset DISPLAY WAYLAND_DISPLAY
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
n=0

result() {
  n=$((n + 1))
  if [ "$1" = 0 ]; then printf 'ok %d - %s\n' $n "$2"
  else printf 'not ok %d - %s\n' $n "$2"; sed 's/^/# /' err | head -5; fi
}
# try STATUS VERB...: one sentence where it fails; what it prints is text; nothing is left behind
try() {
  want=$1; shift
  ls -A >before
  timeout 60 "$PENANDA" "$@" >out 2>err; status=$?
  ls -A | cmp -s before - && [ $status = "$want" ] && iconv -f UTF-8 -t UTF-8 <out >/dev/null \
    && iconv -f UTF-8 -t UTF-8 <err >/dev/null && ! grep -q 'CRITICAL\|WARNING' err \
    && { [ "$want" = 0 ] || [ "$(wc -l <err)" = 1 ]; }
}
# refused NAME FILE WORDS VERB...
refused() {
  name=$1 file=$2 words=$3; shift 3
  was=$(cksum <study.penanda)
  try 1 "$@" && grep -q -e "$file" err && grep -q -e "$words" err \
    && [ "$was" = "$(cksum <study.penanda)" ]
  result $? "$name"
}
# damage FILE SQL: a copy of the project, changed behind its back
damage() {
  cp study.penanda "$1"
  sqlite3 -cmd '.dbconfig defensive off' "$1" \
    "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON; $2" \
    >/dev/null 2>err || { cat err; return 1; }
}
# broken NAME WORDS SQL: a project that no verb opens
broken() {
  name=$1 words=$2
  damage bad.penanda "$3"; ok=$?; was=$(cksum <bad.penanda)
  for verb in info codes codings documents summary history; do
    try 1 $verb bad.penanda && grep -q "bad.penanda: .*$words" err || ok=1
  done
  try 1 import bad.penanda a.txt && try 1 code bad.penanda good.csv || ok=1
  try 1 validate bad.penanda && grep -q "$words" out || ok=1
  [ "$was" = "$(cksum <bad.penanda)" ] && [ $ok = 0 ]; result $? "$name"
}
# odd NAME SQL: a project with odd values, which is read
odd() {
  damage bad.penanda "$2"; ok=$?; was=$(cksum <bad.penanda)
  for verb in info codes documents summary history; do
    try 0 $verb bad.penanda && try 0 $verb bad.penanda --format json || ok=1
  done
  for verb in codings 'codings --format csv'; do try 0 $verb bad.penanda || try 1 $verb bad.penanda || ok=1; done
  try 0 validate bad.penanda || try 1 validate bad.penanda || ok=1
  [ "$was" = "$(cksum <bad.penanda)" ] && [ $ok = 0 ]; result $? "$1"
}

printf 'Satu dua tiga empat lima.\nDaerah kita.' >a.txt
printf 'document,start,end,code\na.txt,0,4,ECO\na.txt,5,8,POL\n' >good.csv
"$PENANDA" new study.penanda --coder Ani >out 2>err
"$PENANDA" import study.penanda a.txt --coder Ani >out 2>err
"$PENANDA" code study.penanda good.csv --coder Ani >out 2>err
try 0 validate study.penanda; result $? 'a project to damage'
: >bad.penanda; : >out; : >before

# --- tables that are not ours
broken 'a view in the place of a table' 'no table “codings”' \
  'ALTER TABLE codings RENAME TO mine; CREATE VIEW codings AS SELECT * FROM mine'
broken 'a table without its rules' 'its table “codings” is not' \
  "UPDATE sqlite_schema SET sql = replace (sql, ' NOT NULL', '') WHERE name = 'codings'"
broken 'a column more' 'its table “codings” is not' 'ALTER TABLE codings ADD COLUMN evil TEXT'
broken 'a table that is another' 'its table “preferences” is not' \
  'DROP TABLE preferences; CREATE TABLE preferences (id, x)'
broken 'a schema that cannot be read' 'is damaged' \
  "INSERT INTO sqlite_schema VALUES ('table', 'zz', 'zz', 0, 'CREATE TABLE zz garbage(')"
broken 'NULL where none may be' 'NULL value in codings.guid' \
  "CREATE TABLE kept AS SELECT sql FROM sqlite_schema WHERE name = 'codings';
   UPDATE sqlite_schema SET sql = replace (sql, ' NOT NULL', '') WHERE name = 'codings';
   PRAGMA writable_schema = RESET; PRAGMA writable_schema = ON; UPDATE codings SET guid = NULL;
   UPDATE sqlite_schema SET sql = (SELECT sql FROM kept) WHERE name = 'codings'; DROP TABLE kept"
broken 'no project in it' 'which project it is' 'DELETE FROM project'

# --- codes
broken 'a code under itself' 'tree of codes' 'UPDATE codes SET parent = id WHERE id = 2'
broken 'a ring of codes' 'tree of codes' \
  'UPDATE codes SET parent = 3 WHERE id = 1; UPDATE codes SET parent = 1 WHERE id = 3'
broken 'codes 100,000 deep' 'tree of codes' \
  "INSERT INTO codes (guid, parent, position, abbreviation, kind, colour, created, modified)
   WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 100000)
   SELECT 'g' || i, (SELECT max (id) FROM codes) + i - 1, 0, 'D' || i, 'other', '#123456', '', ''
   FROM c"

# --- odd values
# SQLite looks at what CHECK demands only where it may write
unwritable() {
  odd "$1" "$2"
  try 1 import bad.penanda a.txt --duplicates --coder Eve && grep -q 'CHECK constraint failed' err
  result $? "$1: nothing is added to it"
}
unwritable 'a passage before the text' 'UPDATE codings SET span_start = -5'
unwritable 'a passage that ends before it starts' 'UPDATE codings SET span_end = 1, span_start = 3'
unwritable 'words that are none' "UPDATE codings SET polarity = 'maybe', strength = 77, holder = 'me'"
odd 'bytes that are no UTF-8' \
  "UPDATE documents SET name = CAST (x'ff41' AS TEXT), notes = CAST (x'80' AS TEXT);
   UPDATE codes SET abbreviation = CAST (x'c0af' AS TEXT) || id, colour = CAST (x'fe' AS TEXT);
   UPDATE code_texts SET name = CAST (x'ff41' AS TEXT); UPDATE coders SET name = CAST (x'80' AS TEXT);
   UPDATE codings SET memo = CAST (x'f041' AS TEXT), guid = CAST (x'fe' AS TEXT) || id;
   UPDATE project SET name = CAST (x'fffe' AS TEXT); UPDATE history SET label = CAST (x'ff' AS TEXT)"
odd 'a text that is no UTF-8' "UPDATE texts SET text = CAST (x'ff41fe' AS TEXT)"
odd 'NULs in names' "UPDATE documents SET name = 'a' || char (0) || 'b'"
odd 'a text with a NUL' "UPDATE texts SET text = 'a' || char (0) || 'bcdef', characters = 7"
odd 'passages beyond the text' 'UPDATE codings SET span_end = 9223372036854775807'
odd 'positions of more than 32 bits' \
  'UPDATE codings SET span_start = 4294967296, span_end = 4294967300'
try 1 codings bad.penanda; result $? 'which are not taken for others'
odd 'a text that is shorter than it says' "UPDATE texts SET text = 'x'"
odd 'a text of no length' 'UPDATE texts SET characters = 9223372036854775807'
odd 'codings of a code that is not there' 'UPDATE codings SET code = 99999'
odd 'numbers at their end' \
  'UPDATE codes SET version = 9223372036854775807, position = -9223372036854775807'
odd 'changes that are garbage' "UPDATE history SET changeset = x'deadbeef'"
odd 'changes that promise too much' "UPDATE history SET changeset = x'548fffffff7f00'"
odd 'a name of control characters' "UPDATE documents SET name = 'a' || char (27) || '[31m' || char (10)"
odd 'a trigger' 'CREATE TRIGGER t AFTER INSERT ON codings BEGIN DELETE FROM documents; END'
cp bad.penanda triggered.penanda
try 0 code triggered.penanda good.csv --coder Budi && try 0 documents triggered.penanda --format csv \
  && [ "$(wc -l <out)" = 2 ]; result $? 'which is not obeyed'

# --- what is no file to read
mkfifo pipe; mkdir folder
for file in pipe folder /dev/zero /dev/null missing; do
  refused "the table $file" "$file" 'cannot be read' code study.penanda $file
  refused "the codebook $file" "$file" 'cannot be read' new new.penanda --codebook $file
  refused "the text $file" "$(basename $file)" '.' import study.penanda $file
done

# --- a refusal changes no byte
printf 'document,start,end,code\na.txt,0,5,ECO\na.txt,0,99999999999999999999,ECO\n' >bad.csv
refused 'a number too large' bad.csv 'line 3, column “end”' code study.penanda bad.csv --coder Eve
printf 'document,start,end,code\na.txt,-1,5,ECO\n' >bad.csv
refused 'a number below 0' bad.csv 'line 2, column “start”' code study.penanda bad.csv --coder Eve
printf 'document;start;end;code\na.txt;1;5;ECO\n' >bad.csv
refused 'semicolons' bad.csv 'line 1' code study.penanda bad.csv --coder Eve
: >empty.txt
refused 'an empty text' empty.txt 'no text' import study.penanda empty.txt --coder Eve
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "<x>"; }' >deep.xml
try 1 validate deep.xml; result $? 'elements 100,000 deep'

# --- killed while it saves: all codings of the table or none
awk 'BEGIN { print "document,start,end,code,coder";
  for (i = 0; i < 9000; i++) print "a.txt," i % 30 "," i % 30 + 1 ",ECO-MKT,C" int (i / 30) }' >many.csv
ok=0
for try in 1 2 3 4 5 6 7 8; do
  cp study.penanda killed.penanda
  "$PENANDA" code killed.penanda many.csv --coder Ani >out 2>err & pid=$!
  sleep 0.0$((try * 9)); [ $((try % 2)) = 0 ] && sleep 0.1$try
  kill -9 $pid 2>/dev/null; wait $pid 2>/dev/null
  found=$("$PENANDA" codings killed.penanda --format csv 2>err | wc -l)
  [ "$found" = 3 ] || [ "$found" = 9003 ] || { ok=1; echo "# $found lines"; }
  "$PENANDA" import killed.penanda a.txt --duplicates --coder Ani >out 2>err || ok=1
  "$PENANDA" validate killed.penanda >out 2>err || ok=1
  rm -f killed.penanda*
done
result $ok 'killed while it saves'

printf '1..%d\n' $n
