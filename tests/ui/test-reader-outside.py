#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reader from outside: its text, caret and selection over AT-SPI, real keys and a real mouse.

test-reader-outside.py READER_HOST, on a display and a session bus of its own.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from outside import pump, wait_for, xdotool  # noqa: E402

LINE = "Informan {0}: kerja sama itu dimulai dari kunjungan, lalu undang-undang, kata Prof. Budi."
TEXT = "\n".join(LINE.format(number) for number in range(1, 2001))


class Host:
    """The program under test: what it says, line by line."""

    def __init__(self, program):
        self.folder = tempfile.TemporaryDirectory()
        path = os.path.join(self.folder.name, "text.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(TEXT)
        self.process = subprocess.Popen([program, path], stdout=subprocess.PIPE, text=True)
        self.lines = []
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            self.lines.append(line.strip())

    def close(self):
        self.process.terminate()
        self.process.wait()


def find(accessible, role):
    """The first accessible of a role under another one."""
    if accessible is None:
        return None
    if accessible.get_role() == role:
        return accessible
    for i in range(accessible.get_child_count()):
        found = find(accessible.get_child_at_index(i), role)
        if found is not None:
            return found
    return None


def find_text():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        try:
            found = find(desktop.get_child_at_index(i), Atspi.Role.TEXT)
        except GLib.Error:
            found = None
        if found is not None:
            return found
    return None


class Tests:
    def __init__(self, program):
        self.host = Host(program)
        self.events = []
        self.listener = Atspi.EventListener.new(self.heard)
        for event in ("object:text-caret-moved", "object:text-selection-changed"):
            self.listener.register(event)
        self.window = wait_for(self.search_window, "the window")
        xdotool("windowfocus", self.window)
        self.text = wait_for(find_text, "the text over AT-SPI")
        pump(0.5)

    def heard(self, event):
        self.events.append((event.type, event.detail1))

    def search_window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "^reader-host$"],
                               capture_output=True, text=True, check=False)
        return found.stdout.split()[-1] if found.stdout.split() else None

    def press(self, *keys):
        xdotool("key", "--delay", 30, *keys)

    def said(self, line):
        wait_for(lambda: line in self.host.lines, repr(line) + " in " + repr(self.host.lines[-8:]))

    def clear(self):
        pump(0.3)
        self.host.lines.clear()
        self.events.clear()

    def mouse(self, x, y):
        """Where the text column is: found by clicking, as the margins depend on the font."""
        xdotool("mousemove", "--window", self.window, x, y)

    # the tests

    def test_name_and_text(self):
        assert self.text.get_name() == "Interview", self.text.get_name()
        assert self.text.get_text(0, 11) == TEXT[:11], self.text.get_text(0, 11)
        assert self.text.get_state_set().contains(Atspi.StateType.FOCUSED)

    def test_keys_reach_the_caret(self):
        self.press("ctrl+Home")
        self.clear()
        self.press("Right", "Right", "Right")
        self.said("selection 3 3 caret 3")
        wait_for(lambda: self.text.get_caret_offset() == 3, "caret 3")
        wait_for(lambda: any(e[0].startswith("object:text-caret-moved") and e[1] == 3
                             for e in self.events), "the event of caret 3")

    def test_selection(self):
        self.clear()
        self.press("shift+Right", "shift+Right")
        self.said("selection 3 5 caret 5")
        wait_for(lambda: self.text.get_n_selections() == 1, "a selection")
        selection = self.text.get_selection(0)
        assert (selection.start_offset, selection.end_offset) == (3, 5), selection.start_offset
        self.press("Right")
        self.said("selection 5 5 caret 5")
        wait_for(lambda: self.text.get_n_selections() == 0, "no selection")

    def test_words_and_lines(self):
        self.press("ctrl+Home")
        self.clear()
        self.press("ctrl+Right", "ctrl+Right")
        self.said("selection 10 10 caret 10")
        self.press("ctrl+End")
        self.said(f"selection {len(TEXT)} {len(TEXT)} caret {len(TEXT)}")
        wait_for(lambda: TEXT.endswith(self.text.get_text(0, -1)), "the end of the text")
        self.press("ctrl+Home")
        wait_for(lambda: self.text.get_caret_offset() == 0, "the start of the text")
        assert self.text.get_text(0, 11) == TEXT[:11]

    def test_caret_set_from_outside(self):
        self.press("ctrl+Home")
        self.clear()
        assert self.text.set_caret_offset(50)
        self.said("selection 50 50 caret 50")
        pump(0.5)
        assert self.host.lines.count("selection 50 50 caret 50") == 1, self.host.lines
        assert len(self.host.lines) == 1, self.host.lines

    def test_caret_set_far_away(self):
        """Near the edge of what is mirrored: the mirror moves on, the caret stays."""
        self.press("ctrl+Home")
        self.clear()
        offset = self.text.get_character_count() - 3
        assert self.text.set_caret_offset(offset)
        self.said(f"selection {offset} {offset} caret {offset}")
        pump(0.5)
        assert len(self.host.lines) == 1, self.host.lines
        here = self.text.get_caret_offset()
        assert self.text.get_text(here, here + 20) == TEXT[offset:offset + 20]

    def test_lines_are_those_of_the_page(self):
        self.press("ctrl+Home")
        pump(0.5)
        line = self.text.get_string_at_offset(0, Atspi.TextGranularity.LINE)
        assert 20 < len(line.content) <= len(TEXT.split("\n")[0]) + 1, line.content

    def test_select_all(self):
        self.clear()
        self.press("ctrl+a")
        self.said(f"selection 0 {len(TEXT)} caret {len(TEXT)}")
        self.press("ctrl+Home")

    def test_menu_keys(self):
        self.clear()
        self.press("shift+F10")
        self.said("menu")
        self.clear()
        self.press("Menu")
        self.said("menu")

    def test_mouse(self):
        """A drag takes whole words, with Alt letters; clicks take a word, a paragraph."""
        self.press("ctrl+Home")
        self.clear()
        self.mouse(350, 40)
        xdotool("click", 1)
        wait_for(lambda: self.host.lines, "a click's caret")
        caret = int(self.host.lines[-1].split()[-1])
        assert 0 < caret < len(TEXT.split("\n")[0]), caret

        self.clear()
        pump(0.6)
        xdotool("click", "--repeat", 2, "--delay", 60, 1)
        wait_for(lambda: self.host.lines, "a double click's word")
        start, end = map(int, self.host.lines[-1].split()[1:3])
        assert TEXT[start:end].replace("-", "").isalnum(), TEXT[start:end]

        pump(0.6)
        self.clear()
        xdotool("click", "--repeat", 3, "--delay", 60, 1)
        whole = len(TEXT.split("\n")[0])
        self.said(f"selection 0 {whole} caret {whole}")

        pump(0.6)
        self.clear()
        xdotool("mousedown", 1)
        for x in range(355, 500, 12):
            self.mouse(x, 40)
            time.sleep(0.02)
        xdotool("mouseup", 1)
        pump(0.3)
        start, end = map(int, self.host.lines[-1].split()[1:3])
        assert end > start
        assert start == 0 or not (TEXT[start - 1].isalnum() and TEXT[start].isalnum())
        assert not (TEXT[end - 1].isalnum() and TEXT[end].isalnum()), TEXT[start:end]

    def test_trembling_click(self):
        """A click that moves by a few pixels selects nothing."""
        self.press("ctrl+Home")
        self.mouse(350, 40)
        pump(0.6)
        self.clear()
        xdotool("mousedown", 1)
        for x in (352, 354, 355):
            self.mouse(x, 41)
            time.sleep(0.03)
        xdotool("mouseup", 1)
        pump(0.3)
        selections = [line.split() for line in self.host.lines]
        assert selections and all(line[1] == line[2] for line in selections), self.host.lines

    def test_autoscroll(self):
        self.press("ctrl+Home")
        self.mouse(350, 40)
        xdotool("mousedown", 1)
        self.mouse(460, 300)
        self.mouse(460, 720)
        pump(1)
        xdotool("mouseup", 1)
        pump(0.3)
        end = int(self.host.lines[-1].split()[2])
        assert end > 2000, end
        self.press("ctrl+Home")

    def test_stripe_and_handles(self):
        """A click on the stripe selects its coding; then its end can be dragged."""
        self.press("ctrl+Home")
        self.clear()
        for x in range(620, 890, 4):
            self.mouse(x, 46)
            xdotool("click", 1)
            time.sleep(0.02)
            if "mark 7 coding" in self.host.lines:
                break
        self.said("mark 7 coding")
        self.press("ctrl+Home")
        self.clear()
        for x in range(180, 700, 6):
            self.mouse(x, 52)
            xdotool("mousedown", 1)
            self.mouse(x + 60, 52)
            self.mouse(x + 90, 52)
            xdotool("mouseup", 1)
            pump(0.05)
            if any(line.startswith("dragged") for line in self.host.lines):
                break
        pump(0.3)
        dragged = [line.split() for line in self.host.lines if line.startswith("dragged")]
        assert dragged and dragged[-1][4] == "final", self.host.lines[-5:]
        assert dragged[-1][1] == "7"

    def test_shift_arrows_are_left_to_the_window(self):
        """While a mark is selected they move its ends, which is not the reader's doing."""
        self.clear()
        self.press("shift+Right", "shift+Left")
        pump(0.3)
        assert not self.host.lines, self.host.lines

    def test_tab_leaves(self):
        self.clear()
        self.press("Tab")
        self.said("focus GtkButton")
        self.press("shift+Tab")
        self.said("focus GtkTextView")


def main():
    tests = Tests(sys.argv[1])
    names = [name for name in vars(Tests) if name.startswith("test_")]
    print(f"1..{len(names)}")
    for number, name in enumerate(names, 1):
        title = name.replace("test_", "").replace("_", "-")
        try:
            getattr(tests, name)()
            print(f"ok {number} {title}", flush=True)
        except (AssertionError, GLib.Error, subprocess.CalledProcessError) as error:
            print(f"not ok {number} {title}\n# {error}", flush=True)
    tests.host.close()


if __name__ == "__main__":
    main()
