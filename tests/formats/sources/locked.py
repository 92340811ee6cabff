# SPDX-License-Identifier: GPL-3.0-or-later
"""Saves a document under a password in several kinds: locked.py SOURCE FOLDER.

Needs LibreOffice's Python bridge (Debian: python3-uno); `make` starts LibreOffice, this ends it.
"""
import pathlib
import sys
import time

import uno
from com.sun.star.beans import NamedValue, PropertyValue

PASSWORD = "rahasia"
FILTERS = {"odt": "writer8", "docx": "MS Word 2007 XML", "doc": "MS Word 97"}


def value(name, content):
    return PropertyValue(Name=name, Value=content)


def connect():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve("uno:pipe,name=penanda;urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    sys.exit("LibreOffice does not answer")


def lock(kind):
    if kind == "docx":
        return value("EncryptionData", uno.Any("[]com.sun.star.beans.NamedValue", (
            NamedValue("CryptoType", "Standard"), NamedValue("OOXPassword", PASSWORD))))
    return value("Password", PASSWORD)


def main(source, folder):
    context = connect()
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(
        pathlib.Path(source).resolve().as_uri(), "_blank", 0, (value("Hidden", True),))
    for kind, form in FILTERS.items():
        target = pathlib.Path(folder, "rahasia." + kind).resolve()
        document.storeToURL(target.as_uri(), (value("FilterName", form), lock(kind)))
    document.close(True)
    desktop.terminate()


main(*sys.argv[1:])
