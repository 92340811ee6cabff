#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program from outside: every control has a name, actions open their windows, a code is dropped.

test-program-outside.py PENANDA, on a display and a session bus of its own.
"""

import os
import subprocess
import sys
import tempfile

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from outside import pump, wait_for, xdotool, walk, is_showing  # noqa: E402

TEXT = "Kami mencari wisatawan dari negeri seberang.\n\nBudaya kami lain sekali.\n" * 20

# what a person can act on or must tell apart
ROLES = {
    Atspi.Role.PUSH_BUTTON,
    Atspi.Role.TOGGLE_BUTTON,
    Atspi.Role.CHECK_BOX,
    Atspi.Role.COMBO_BOX,
    Atspi.Role.ENTRY,
    Atspi.Role.TEXT,
    Atspi.Role.LIST,
    Atspi.Role.LIST_BOX,
    Atspi.Role.SPIN_BUTTON,
    Atspi.Role.SLIDER,
    Atspi.Role.PROGRESS_BAR,
}


def describe(accessible):
    place = []
    while accessible is not None and accessible.get_role() != Atspi.Role.APPLICATION:
        place.append(f"{accessible.get_role_name()} “{accessible.get_name()}”")
        accessible = accessible.get_parent()
    return " in ".join(place[:4])


def get_own_name(accessible):
    """The name, or that of the only control a composed one is made of."""
    if accessible.get_name():
        return accessible.get_name()
    for relation in accessible.get_relation_set() or []:
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return relation.get_target(0).get_name()
    # a button may be named by the label in it, a part of an entry or of a drop-down by its owner
    for child in walk(accessible):
        if child.get_role() == Atspi.Role.LABEL and child.get_name():
            return child.get_name()
    parent = accessible.get_parent()
    if parent is not None and parent.get_role() in ROLES:
        return parent.get_name()
    return ""


class Tests:
    def __init__(self, program):
        self.folder = tempfile.TemporaryDirectory()
        self.project = os.path.join(self.folder.name, "study.penanda")
        self.program = program
        text = os.path.join(self.folder.name, "interview.txt")
        with open(text, "w", encoding="utf-8") as file:
            file.write(TEXT)
        self.run("new", self.project, "--language", "id")
        self.run("import", self.project, text)
        environment = dict(os.environ, XDG_CONFIG_HOME=self.folder.name,
                           XDG_DATA_HOME=self.folder.name)
        self.process = subprocess.Popen([program, self.project], env=environment)
        self.frame = wait_for(self.find_frame, "the window")
        self.window = wait_for(lambda: xdotool("search", "--name", "^study$"), "the X window")[0]
        xdotool("windowfocus", self.window)
        pump(1)

    def run(self, *words):
        done = subprocess.run([self.program, *words], check=True, capture_output=True, text=True)
        return done.stdout

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()

    def find_windows(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application is not None and "penanda" in (application.get_name() or "").lower():
                return [application.get_child_at_index(j)
                        for j in range(application.get_child_count())]
        return []

    def find_frame(self):
        for window in self.find_windows():
            if window is not None and window.get_name() == "study":
                return window
        return None

    def activate(self, name):
        actions = self.frame.get_action_iface()
        for i in range(actions.get_n_actions()):
            if actions.get_action_name(i) == name:
                actions.do_action(i)
                pump(0.7)
                return
        raise AssertionError(f"the window has no action {name}")

    def check_names(self, window):
        controls = [child for child in walk(window)
                    if child.get_role() in ROLES and is_showing(child)]
        assert len(controls) > 1, f"no controls in {describe(window)}"
        nameless = [describe(child) for child in controls if not get_own_name(child)]
        assert not nameless, "; ".join(nameless)

    def check_dialog(self, action):
        before = len(self.find_windows())
        self.activate(action)
        windows = wait_for(lambda: [window for window in self.find_windows()
                                    if window is not None and window.get_name() != "study"],
                           "the window of " + action)
        try:
            self.check_names(windows[-1])
        finally:
            xdotool("key", "Escape")
            wait_for(lambda: len(self.find_windows()) == before, "the end of " + action)
            xdotool("windowfocus", self.window)

    def find_row(self, name):
        for child in walk(self.frame):
            if (child.get_name() or "").startswith(name) and is_showing(child):
                extents = child.get_extents(Atspi.CoordType.WINDOW)
                return extents.x + 40, extents.y + extents.height // 2
        return None

    def test_controls_of_the_window_have_names(self):
        self.check_names(self.frame)

    def test_controls_of_the_summary_have_names(self):
        xdotool("key", "alt+2")
        pump(0.7)
        self.check_names(self.frame)
        xdotool("key", "alt+1")
        pump(0.5)

    def test_properties(self):
        self.check_dialog("win.document-properties")

    def test_new_document(self):
        self.check_dialog("win.document-new")

    def test_new_code(self):
        self.check_dialog("win.code-add-top")

    def test_journal(self):
        self.check_dialog("win.project-journal")

    def test_history(self):
        self.check_dialog("win.project-history")

    def test_save_copy(self):
        self.check_dialog("win.project-save-copy")

    def test_rename(self):
        self.check_dialog("win.document-rename")

    def test_double_click_codes_the_selection(self):
        xdotool("key", "alt+1", "ctrl+Home", "j")
        pump(0.3)
        x, y = wait_for(lambda: self.find_row("ECO-INV"), "a code")
        xdotool("mousemove", "--window", self.window, x, y, "click", "--repeat", 2, 1)
        wait_for(lambda: "ECO-INV" in self.run("codings", self.project), "the coding")

    def test_drop_codes_the_selection(self):
        xdotool("key", "alt+1", "j")
        pump(0.3)
        x, y = wait_for(lambda: self.find_row("ECO-MKT"), "a code")
        xdotool("mousemove", "--window", self.window, x, y, "mousedown", 1)
        reader = next(child for child in walk(self.frame)
                      if child.get_role() == Atspi.Role.TEXT and "interview" in child.get_name())
        place = reader.get_extents(Atspi.CoordType.WINDOW)
        for step in range(1, 13):
            xdotool("mousemove", "--window", self.window,
                    x + (place.x + 220 - x) * step // 12, y + (place.y + 140 - y) * step // 12)
            pump(0.05)
        xdotool("mouseup", 1)
        wait_for(lambda: "ECO-MKT" in self.run("codings", self.project), "the coding")


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
    tests.close()


if __name__ == "__main__":
    main()
