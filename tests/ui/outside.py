# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests from outside share: waiting while AT-SPI answers, keys, and a walk through a window."""

import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

WAIT = 30


def pump(seconds):
    """AT-SPI answers while the main context runs."""
    context = GLib.MainContext.default()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        while context.iteration(False):
            pass
        time.sleep(0.01)


def wait_for(question, what):
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        try:
            answer = question()
        except GLib.Error:
            answer = None
        if answer:
            return answer
        pump(0.05)
    raise AssertionError("waited in vain for " + what)


def xdotool(*words):
    done = subprocess.run(["xdotool", *map(str, words)], check=True, capture_output=True, text=True)
    return done.stdout.split()


def walk(accessible):
    if accessible is None:
        return
    yield accessible
    for i in range(accessible.get_child_count()):
        yield from walk(accessible.get_child_at_index(i))


def is_showing(accessible):
    """GTK 4.8 says so of windows only; what is not drawn has no place on the screen."""
    try:
        extents = accessible.get_extents(Atspi.CoordType.WINDOW)
    except GLib.Error:
        return False
    return extents.width > 0 and extents.height > 0
