# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the points of the test protocol (TAP) in meson's log and prints the closing line.

A program that failed without a failed point (a crash, a time-out) counts as one failure.
"""
import json
import re
import sys

POINT = re.compile(r"^\s*(not )?ok\b(?!.*#\s*todo)(.*)$", re.IGNORECASE)
passed = failed = skipped = 0
broken = []

try:
    with open(sys.argv[1], encoding="utf-8") as log:
        tests = [json.loads(line) for line in log]
except OSError as error:
    print(f"tests/run: {error}")
    tests = []

for test in tests:
    bad = 0
    for line in (test.get("stdout") or "").splitlines():
        point = POINT.match(line)
        if not point or line[:1] == " ":
            continue
        if point[1]:
            bad += 1
        elif re.search(r"#\s*skip", point[2], re.IGNORECASE):
            skipped += 1
        else:
            passed += 1
    if test["result"] not in ("OK", "SKIP") and bad == 0:
        bad = 1
    if bad:
        broken.append(test["name"])
    failed += bad

if not tests or (int(sys.argv[2]) != 0 and failed == 0):
    failed += 1
for name in broken:
    print(f"failed: {name}")
print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
sys.exit(1 if failed else 0)
