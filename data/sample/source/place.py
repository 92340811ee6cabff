# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the table of codings: where each quote of passages.tsv stands in the text that `penanda
text` printed into FOLDER. Refuses a quote that does not stand there exactly once.

    place.py passages.tsv FOLDER >codings.csv
"""
import csv
import sys
from pathlib import Path

COLUMNS = ["document", "start", "end", "code", "coder", "polarity", "strength", "holder", "memo"]


def read_passages(path):
    with open(path, encoding="utf-8", newline="") as table:
        names = next(table).rstrip("\n").split("\t")
        for number, line in enumerate(table, 2):
            fields = line.rstrip("\n").split("\t")
            if len(fields) != len(names):
                sys.exit(f"{path}, line {number}: {len(fields)} fields, not {len(names)}")
            yield number, dict(zip(names, fields))


def main(path, folder):
    texts = {}
    rows = []
    faults = 0
    for number, row in read_passages(path):
        name, quote = row["document"], row["quote"]
        if name not in texts:
            texts[name] = (Path(folder) / name).read_text(encoding="utf-8")
        n = texts[name].count(quote)
        if n != 1:
            print(f"{path}, line {number}: in {name} {n} times: {quote}", file=sys.stderr)
            faults += 1
            continue
        start = texts[name].index(quote)
        rows.append({**row, "start": start, "end": start + len(quote)})
    if faults:
        sys.exit(1)
    rows.sort(key=lambda row: (row["document"], row["start"], row["end"], row["code"],
                               row["coder"]))
    table = csv.DictWriter(sys.stdout, COLUMNS, extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    table.writerows(rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
