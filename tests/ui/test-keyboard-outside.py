#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way by keyboard alone, through the file choosers: new project, document, codings, export.

test-keyboard-outside.py PENANDA, on a display of its own. The state is read with the program itself.
"""

import csv
import io
import os
import subprocess
import sys
import tempfile
import time

WAIT = 20
SENTENCES = 12
TEXT = "".join(f"Sentence number {i} speaks of visitors. " for i in range(SENTENCES)).strip() + "\n"


def xdotool(*words):
    done = subprocess.run(["xdotool", *map(str, words)], check=True, capture_output=True, text=True)
    return done.stdout.split()


def wait_for(question, what):
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        answer = question()
        if answer:
            return answer
        time.sleep(0.1)
    raise AssertionError("waited in vain for " + what)


class Tests:
    def __init__(self, program):
        self.program = program
        self.folder = tempfile.TemporaryDirectory()
        self.project = self.path("study.penanda")
        self.n_keys = 0
        with open(self.path("interview.txt"), "w", encoding="utf-8") as file:
            file.write(TEXT)
        self.environment = dict(os.environ, XDG_CONFIG_HOME=self.folder.name,
                                XDG_DATA_HOME=self.folder.name, HOME=self.folder.name)
        self.start()

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def start(self, *words):
        self.process = subprocess.Popen([self.program, *words], env=self.environment)
        self.window = wait_for(self.find_window, "the window")
        self.focus()

    def find_window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid",
                                str(self.process.pid)], capture_output=True, text=True)
        return found.stdout.split()[-1:] and found.stdout.split()[-1]

    def focus(self):
        """What a window manager does when a dialog goes; there is none here."""
        time.sleep(0.4)
        xdotool("windowfocus", "--sync", self.window)
        time.sleep(0.4)

    def press(self, *keys):
        for key in keys:
            xdotool("key", key)
            self.n_keys += 1
            time.sleep(0.25)

    def type(self, text):
        xdotool("type", "--delay", 20, text)
        self.n_keys += len(text)
        time.sleep(0.4)

    def choose_file(self, path):
        """In GTK's own file chooser: a path typed from / on goes to its entry."""
        time.sleep(1)
        self.type(path)
        self.press("Return")
        self.focus()

    def read(self, verb):
        done = subprocess.run([self.program, verb, self.project, "--format", "csv"],
                              env=self.environment, capture_output=True, text=True)
        return list(csv.DictReader(io.StringIO(done.stdout))) if done.returncode == 0 else []

    def count(self):
        return len(self.read("codings"))

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()

    def test_new_project(self):
        self.press("ctrl+shift+n")
        time.sleep(0.6)
        self.press("Return")
        time.sleep(1)
        self.press("ctrl+a")
        self.choose_file(self.path("study"))
        wait_for(lambda: os.path.exists(self.project), "the project")
        wait_for(lambda: len(self.read("codes")) > 60, "its codes")

    def test_open_document(self):
        self.press("ctrl+i")
        self.choose_file(self.path("interview.txt"))
        wait_for(lambda: len(self.read("documents")) == 1, "the document")
        time.sleep(0.5)

    def test_code_ten_passages(self):
        """The first by its name, with ratings and a memo; the others by repeating and by pin."""
        self.n_keys = 0
        self.press("j", "Return")
        self.type("tourism")
        self.press("Tab", "plus", "2", "ctrl+Return")
        time.sleep(0.4)
        self.type("as they say. 1")
        self.press("ctrl+Return")
        wait_for(lambda: self.count() == 1, "the first coding")
        first = self.read("codings")[0]
        assert (first["code"], first["polarity"], first["strength"]) == ("ECO-PAR", "supports", "2")
        assert first["memo"] == "as they say. 1", first["memo"]
        before = self.n_keys
        for _ in range(5):
            self.press("j", "period")
        for _ in range(4):
            self.press("j", "2")
        wait_for(lambda: self.count() == 10, "ten codings")
        print(f"# {(self.n_keys - before) / 9:.1f} keys a coding by repeating or by pin, "
              f"{before} for one found by name with ratings and a memo of 14 letters")

    def test_undo_and_redo(self):
        self.press("ctrl+z", "ctrl+z")
        wait_for(lambda: self.count() == 8, "two steps back")
        self.press("ctrl+shift+z", "ctrl+y")
        wait_for(lambda: self.count() == 10, "two steps forward")

    def test_filters_lead_back_to_the_text(self):
        self.press("ctrl+k")
        self.type("tourism")
        self.press("Escape", "Escape", "j", "3")
        wait_for(lambda: self.count() == 11, "a coding after a filter")
        self.press("ctrl+l")
        self.type("inter")
        self.press("Return", "j", "3")
        wait_for(lambda: self.count() == 12, "a coding after finding the document")

    def test_summary_leads_back_to_the_text(self):
        self.press("alt+2")
        time.sleep(1)
        self.press("Escape", "ctrl+End", "k", "4")
        wait_for(lambda: self.count() == 13, "a coding after the summary")

    def test_export(self):
        path = self.path("out.xml")
        self.press("ctrl+e")
        time.sleep(1)
        self.press("ctrl+a")
        self.choose_file(path)
        wait_for(lambda: os.path.exists(path), "the summary")
        done = subprocess.run([self.program, "validate", path], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr

    def test_save_copy(self):
        path = self.path("copy.penanda")
        self.press("ctrl+shift+s")
        time.sleep(0.6)
        self.press("Return")
        time.sleep(1)
        self.press("ctrl+a")
        self.choose_file(path)
        wait_for(lambda: os.path.exists(path), "the copy")
        done = subprocess.run([self.program, "validate", path], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr

    def test_undo_after_a_restart(self):
        n = self.count()
        self.press("ctrl+q")
        wait_for(lambda: self.process.poll() is not None, "the end")
        assert not os.path.exists(self.project + "-wal")
        self.start()
        self.press("ctrl+o")
        self.choose_file(self.project)
        time.sleep(0.5)
        self.press("ctrl+z")
        wait_for(lambda: self.count() == n - 1, "a step of the last time undone")


def main():
    tests = Tests(sys.argv[1])
    names = [name for name in vars(Tests) if name.startswith("test_")]
    print(f"1..{len(names)}")
    for number, name in enumerate(names, 1):
        title = name.replace("test_", "").replace("_", "-")
        try:
            getattr(tests, name)()
            print(f"ok {number} {title}", flush=True)
        except (AssertionError, subprocess.CalledProcessError) as error:
            print(f"not ok {number} {title}\n# {error}", flush=True)
            shot = os.environ.get("PENANDA_SHOTS")
            if shot:
                subprocess.run(["import", "-window", "root", f"{shot}/{title}.png"], check=False)
    tests.close()


if __name__ == "__main__":
    main()
