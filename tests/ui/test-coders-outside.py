#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people, two windows, two projects, by keyboard alone: both code blind, one merges, measures
the agreement, adjudicates and exports, and a supervisor reviews.

test-coders-outside.py PENANDA, on a display and a session bus of its own. What came of it is read
with the program itself, and what is seen over AT-SPI.
"""

import csv
import io
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

from outside import pump, wait_for, xdotool, walk, is_showing  # noqa: E402

LINES = ["The province looks for investors from overseas.", "Visitors come for the coast.",
         "Farmers ask for new machines.", "Nobody speaks of recognition.",
         "The two ports have a common history."]
XML = "{urn:penanda:coding-summary:1}"


def find_accessibility_bus():
    """The one that this program listens on."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    answer = bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None,
                           None, Gio.DBusCallFlags.NONE, -1)
    return answer.unpack()[0]


class Person:
    """A program of their own, as on a computer of their own: another session bus, other settings.

    Keys go to its window when it is their turn.
    """

    def __init__(self, program, folder, name):
        self.program = program
        self.name = name
        home = os.path.join(folder, "home of " + name)
        os.makedirs(home)
        # on one bus the second would be a window of the first
        self.bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"],
                                    stdout=subprocess.PIPE, text=True)
        self.environment = dict(os.environ, XDG_CONFIG_HOME=home, XDG_DATA_HOME=home, HOME=home,
                                DBUS_SESSION_BUS_ADDRESS=self.bus.stdout.readline().strip(),
                                AT_SPI_BUS_ADDRESS=find_accessibility_bus())
        self.process = None
        self.project = os.path.join(folder, name + ".penanda")
        self.window = None

    def open(self, *words):
        self.process = subprocess.Popen([self.program, *words], env=self.environment)
        self.window = wait_for(self.find_window, f"the window of {self.name}")
        self.focus()

    def find_window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid",
                                str(self.process.pid)], capture_output=True, text=True)
        return found.stdout.split()[-1:] and found.stdout.split()[-1]

    def focus(self):
        """What a window manager does when a dialog goes; there is none here."""
        pump(0.4)
        xdotool("windowraise", self.window, "windowfocus", "--sync", self.window)
        pump(0.4)

    def press(self, *keys):
        for key in keys:
            xdotool("key", key)
            pump(0.25)

    def type(self, text):
        xdotool("type", "--delay", 20, text)
        pump(0.4)

    def answer(self, text):
        """In a dialog that asks for a name."""
        pump(0.6)
        self.press("ctrl+a")
        self.type(text)
        self.press("Return")

    def choose_file(self, path):
        pump(1)
        self.press("ctrl+a")
        self.type(path)
        self.press("Return")
        self.focus()

    def run(self, *words):
        done = subprocess.run([self.program, *words], env=self.environment, capture_output=True,
                              text=True)
        return done.stdout

    def read(self, verb, *words, coder=None):
        who = ["--coder", coder] if coder else []
        text = self.run(verb, self.project, *words, "--format", "csv", *who)
        return list(csv.DictReader(io.StringIO(text)))

    def list_codings(self, coder=None):
        return sorted((row["coder"], int(row["start"]), row["code"])
                      for row in self.read("codings", coder=coder or self.name))

    def see(self):
        """Every word the windows of this person say, and show."""
        desktop = Atspi.get_desktop(0)
        words = []
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application is None or application.get_process_id() != self.process.pid:
                continue
            for child in walk(application):
                if is_showing(child):
                    words.append(child.get_name() or "")
        return "\n".join(words)

    def wait_to_see(self, words):
        return wait_for(lambda: words in self.see(), f"{self.name} to see “{words}”")

    def close(self):
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait()
        self.bus.terminate()
        self.bus.wait()


class Tests:
    def __init__(self, program):
        self.program = program
        self.folder = tempfile.TemporaryDirectory()
        self.ani = Person(program, self.folder.name, "Ani")
        self.budi = Person(program, self.folder.name, "Budi")
        with open(self.path("talk.txt"), "w", encoding="utf-8") as file:
            file.write("\n".join(LINES) + "\n")

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def close(self):
        self.ani.close()
        self.budi.close()
        self.folder.cleanup()

    def code(self, person, code, memo=None):
        """The next sentence, with a code by its abbreviation."""
        before = len(person.list_codings())
        person.press("j", "Return")
        person.type(code)
        person.press(*(["ctrl+Return"] if memo else ["Return"]))
        if memo:
            pump(0.4)
            person.type(memo)
            person.press("ctrl+Return")
        wait_for(lambda: len(person.list_codings()) == before + 1,
                 f"{person.name}'s coding {code}")

    def test_a_project(self):
        ani = self.ani
        ani.open()
        ani.press("ctrl+shift+n")
        pump(0.6)
        ani.press("Return")
        ani.choose_file(self.path("Ani"))
        wait_for(lambda: os.path.exists(ani.project) and len(ani.read("codes")) > 60,
                 "the project with its codes")
        ani.focus()
        ani.press("ctrl+i")
        pump(1)
        ani.type(self.path("talk.txt"))
        ani.press("Return")
        ani.focus()
        wait_for(lambda: len(ani.read("documents")) == 1, "the document")
        self.name_coder("Anisa")
        wait_for(lambda: [row["name"] for row in ani.read("coders")] == ["Anisa"], "her name")

    def name_coder(self, name, *keys):
        """In the dialog, where the name has the focus; and keys of the dialog after it."""
        ani = self.ani
        ani.press("ctrl+alt+u")
        pump(0.6)
        ani.press("ctrl+a")
        ani.type(name)
        ani.press(*keys)
        pump(0.5)
        ani.press("Escape")
        ani.focus()

    def test_copy_for_a_second_coder(self):
        ani, budi = self.ani, self.budi
        ani.press("ctrl+alt+s")
        ani.answer("Budi")
        ani.choose_file(budi.project)
        wait_for(lambda: os.path.exists(budi.project), "the copy")

    def test_the_first_is_blind(self):
        """Her name and the switch in one go."""
        ani = self.ani
        self.name_coder("Ani", "alt+b")
        wait_for(lambda: [row for row in ani.read("coders")
                          if row["name"] == "Ani" and row["blind"] == "yes"], "the coder")
        assert len(ani.read("coders")) == 2

    def test_the_first_codes(self):
        ani = self.ani
        self.code(ani, "ECO-INV")
        self.code(ani, "ECO-PAR", "seaside")
        self.code(ani, "ECO-MOD")
        assert [row[2] for row in ani.list_codings()] == ["ECO-INV", "ECO-PAR", "ECO-MOD"]

    def test_the_second_codes_blind(self):
        """The copy opens as Budi's, with nothing of Ani's in it."""
        budi = self.budi
        budi.open(budi.project)
        budi.wait_to_see("This copy was made for Budi")
        assert budi.list_codings() == []
        self.code(budi, "ECO-INV")
        self.code(budi, "CUL-PRO", "language")
        budi.press("j")
        self.code(budi, "POL-REC")
        assert [row[0] for row in budi.list_codings()] == ["Budi"] * 3
        seen = budi.see()
        assert "ECO-PAR" in seen and "seaside" not in seen, seen
        names = [row["name"] for row in budi.read("coders")]
        assert sorted(names) == ["Anisa", "Budi"], names

    def test_who_is_blind_cannot_merge(self):
        ani = self.ani
        ani.focus()
        ani.press("ctrl+alt+m")
        pump(1)
        ani.type(self.budi.project)
        ani.press("Return")
        ani.focus()
        ani.wait_to_see("Who codes blind can merge")
        assert {row[0] for row in ani.list_codings()} == {"Ani"}

    def finish(self, person):
        person.focus()
        person.press("ctrl+alt+f")
        pump(0.6)
        person.press("Return")
        person.focus()
        wait_for(lambda: [row for row in person.read("coders")
                          if row["name"] == person.name and row["finished"] == "1"],
                 f"{person.name} to be finished")

    def test_both_declare_it_finished(self):
        self.finish(self.budi)
        self.finish(self.ani)

    def test_merge(self):
        """One step, which can be undone and done again; Budi's window stays open."""
        ani = self.ani
        ani.focus()
        ani.press("ctrl+alt+m")
        pump(1)
        ani.type(self.budi.project)
        ani.press("Return")
        ani.wait_to_see("Added")
        ani.press("Return")
        ani.focus()
        wait_for(lambda: len(ani.list_codings()) == 6, "the merge")
        ani.press("ctrl+z")
        wait_for(lambda: len(ani.list_codings()) == 3, "the merge undone")
        ani.press("ctrl+shift+z")
        wait_for(lambda: len(ani.list_codings()) == 6, "the merge done again")
        assert len(self.budi.list_codings()) == 3

    def test_agreement(self):
        """What the page says is what the verb says; it is kept."""
        ani = self.ani
        ani.press("alt+0")
        ani.wait_to_see("ECO-INV")
        rows = ani.read("agreement", "--coders", "Ani,Budi", "--unit", "paragraph")
        pooled = [row for row in rows if row["code"] == "(pooled)"][0]
        ani.wait_to_see(f"{float(pooled['krippendorff_alpha']):.3f}")
        ani.press("ctrl+alt+k")
        pump(0.6)
        ani.focus()

    def test_adjudicate(self):
        """The second sentence, coded differently: for Ani, with a reason."""
        ani = self.ani
        ani.press("ctrl+alt+j")
        ani.wait_to_see("Different code")
        for _ in range(4):
            if "seaside" in ani.see():
                break
            ani.press("Page_Down")
        ani.press("r")
        ani.type("the coast is 1 offer")
        ani.press("Return", "1")
        wait_for(lambda: [row for row in ani.read("adjudicate", "list", "--coders", "Ani,Budi")
                          if "the coast is 1 offer" in row.values()], "the decision")
        ani.press("Escape")
        ani.focus()

    def test_review(self):
        """Sari, the supervisor, at the desk: accepts, asks, rejects."""
        ani = self.ani
        ani.press("ctrl+alt+u")
        pump(0.6)
        ani.press("alt+w")
        ani.answer("Sari")
        pump(0.6)
        ani.press("alt+c")
        pump(0.6)
        ani.press("Escape")
        ani.focus()
        ani.press("ctrl+alt+r")
        pump(1)
        ani.press("a")
        ani.press("q")
        ani.type("Which coast?")
        ani.press("Return")
        ani.press("x")
        ani.type("Not what it says")
        ani.press("Return")
        wait_for(lambda: sorted(row["review"] for row in ani.read("codings", coder="Sari"))
                 == ["accepted", "queried", "rejected"] + 3 * ["unreviewed"], "three judgements")

    def test_export(self):
        """All of it is in the file."""
        ani = self.ani
        path = self.path("out.xml")
        ani.press("ctrl+e")
        ani.choose_file(path)
        wait_for(lambda: os.path.exists(path), "the summary")
        done = subprocess.run([self.program, "validate", path], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        root = ElementTree.parse(path).getroot()
        coders = {c.get("guid"): c.get("name") for c in root.iter(XML + "coder")}
        codings = list(root.find(XML + "codings"))
        by = [coders[coding.get("coder")] for coding in codings]
        assert (by.count("Ani"), by.count("Budi")) == (3, 3), by
        assert sorted(coding.get("review") for coding in codings) == [
            "accepted", "queried", "rejected", "unreviewed", "unreviewed", "unreviewed"]
        remarks = [(coders[remark.get("coder")], "".join(remark.itertext()).strip())
                   for coding in codings for remark in coding.iter(XML + "remark")]
        assert sorted(remarks) == [("Sari", ""), ("Sari", "Not what it says"),
                                   ("Sari", "Which coast?")], remarks
        decisions = list(root.iter(XML + "decision"))
        assert ["the coast is 1 offer" in "".join(d.itertext()) for d in decisions] == [True]
        agreements = list(root.iter(XML + "agreement"))
        assert len(agreements) == 1 and agreements[0].get("unit") == "paragraph", agreements


def main():
    tests = Tests(sys.argv[1])
    names = [name for name in vars(Tests) if name.startswith("test_")]
    print(f"1..{len(names)}")
    shots = os.environ.get("PENANDA_SHOTS")
    for number, name in enumerate(names, 1):
        title = name.replace("test_", "").replace("_", "-")
        failure = None
        try:
            getattr(tests, name)()
        except (AssertionError, GLib.Error, subprocess.CalledProcessError) as error:
            failure = str(error).replace("\n", "\n# ")
        if shots:
            subprocess.run(["import", "-window", "root", f"{shots}/{number}-{title}.png"],
                           check=False)
        if failure is not None:
            # each step stands on the one before
            print(f"not ok {number} {title}\n# {failure}\nBail out! {title}", flush=True)
            break
        print(f"ok {number} {title}", flush=True)
    tests.close()


if __name__ == "__main__":
    main()
