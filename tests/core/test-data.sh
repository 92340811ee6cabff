#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the desktop reads of us, and the XML files we ship. TAP.
# usage: test-data.sh SOURCES DESKTOP-FILE METAINFO-FILE
desktop=$(realpath "$2") metainfo=$(realpath "$3")
cd "$1" || exit 1
id=io.github.penanda.Penanda
n=0
holds() {
  n=$((n + 1)) what=$1
  shift
  if said=$("$@" 2>&1); then printf 'ok %d - %s\n' $n "$what"
  else printf 'not ok %d - %s\n' $n "$what"; printf '%s\n' "$said" | sed 's/^/# /'; fi
}

# a tool that complains must fail, even if it calls the complaint a hint
silent() {
  said=$("$@" 2>&1) && [ -z "$said" ] || { printf '%s\n' "$said"; return 1; }
}

registers_type() {
  folder=$(mktemp -d) && mkdir "$folder/packages" &&
    cp "data/$id.mime.xml" "$folder/packages/$id.xml" &&
    update-mime-database "$folder" && grep -q 'application/x-penanda:\*\.penanda' "$folder/globs"
  status=$?
  rm -rf "$folder"
  return $status
}

# both name the program, the type and the icon in their own files
agree() {
  grep -q "^MimeType=application/x-penanda;" "$1" && grep -q "^Icon=$id$" "$1" &&
    grep -q "<mediatype>application/x-penanda</mediatype>" "$2" && grep -q "<id>$id</id>" "$2" &&
    [ -f "data/icons/hicolor/scalable/apps/$id.svg" ] &&
    [ -f "data/icons/hicolor/symbolic/apps/$id-symbolic.svg" ]
}

holds 'the desktop file is valid' silent desktop-file-validate "$desktop"
holds 'the metainfo is valid' appstreamcli validate --no-net "$metainfo"
holds 'desktop file, metainfo and icons agree' agree "$desktop" "$metainfo"
holds 'the type of projects can be registered' registers_type
holds 'the codebook follows its schema' \
  xmllint --nonet --noout --schema data/schema/codebook.xsd data/codebooks/keating.xml
for file in $(find app data ui po -name '*.xml' -o -name '*.xsd' -o -name '*.svg' -o -name '*.ui' \
  -o -name '*.xml.in' | sort); do
  holds "$file is well-formed" xmllint --nonet --noout "$file"
done
printf '1..%d\n' $n
