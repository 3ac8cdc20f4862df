"""A workbook (xlsx, xls, xlsb, ods) as sheets of rows, read by a process of its own (`workbook_child`).

Raises nothing but Stopped: a workbook that breaks its reader, or keeps it busy for too long, is a fault of that file.
"""

import json
import os
import subprocess
import sys
from tempfile import TemporaryFile
from time import monotonic
from typing import IO, Any

from desk.record import record
from desk.roster.duty_row import Findings, tidy
from desk.roster.reading.given import Watch
from desk.roster.reading.rows import Row

LARGEST = 60 << 20
"""Bytes of a file that is still opened; a year of rosters for a region is well below one megabyte."""

_PATIENCE = 60.0
_LOOK = 0.1


@record
class Sheet:
    """One sheet that can be seen, with its rows that hold something."""

    name: str
    rows: tuple[Row, ...]


def looks_like_workbook(data: bytes) -> bool:
    """Whether a file is a packed or an old workbook, whatever its name."""
    return data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_workbook(data: bytes, findings: Findings, watch: Watch) -> tuple[Sheet, ...]:
    """The sheets of a workbook; none, and a fault, when it cannot be read. Raises Stopped."""
    answered = _ask(data, findings, watch)
    if answered is None:
        return ()
    if "error" in answered:
        cure = "open het in Excel of LibreOffice en sla het opnieuw op, zonder wachtwoord, als .xlsx"
        findings.refuse("het bestand", str(answered["error"]), cure)
        return ()
    sheets = []
    seen = [sheet for sheet in answered["sheets"] if not sheet.get("hidden")]
    for sheet in answered["sheets"]:
        where = f"blad {tidy(sheet['name'])[:40]}"
        if sheet.get("hidden"):
            findings.warn(
                where, "dit blad is verborgen en is overgeslagen", "maak het zichtbaar als er diensten in staan"
            )
            continue
        if sheet.get("error"):
            findings.refuse(where, f"dit blad is niet te lezen ({tidy(sheet['error'])})", "sla het bestand opnieuw op")
            continue
        if sheet.get("more"):
            what = "dit blad is zo groot dat niet alle rijen en kolommen zijn gelezen"
            findings.refuse(where, what, "haal weg wat geen rooster is")
        if sheet["merged"]:
            what = f"{sheet['merged']} samengevoegde cellen: wat erin staat geldt voor elke cel ervan"
            findings.warn(where, what, "controleer die rijen")
        hidden = [number for number in sheet.get("hidden_rows", ()) if any(number == row for row, _ in sheet["rows"])]
        if hidden:
            said = ", ".join(map(str, hidden[:5])) + (" ..." if len(hidden) > 5 else "")
            what = f"verborgen rijen zijn wel gelezen: {said}"
            findings.warn(where, what, "verwijder ze als ze niet meer gelden")
        before = "" if len(seen) == 1 else f"{where} "
        rows = tuple(Row(number, f"{before}rij {number}", tuple(cells)) for number, cells in sheet["rows"])
        sheets.append(Sheet(sheet["name"], rows))
    return tuple(sheets)


def _room() -> IO[bytes]:
    """A file for the workbook: in memory where the system has such files, so that no disk keeps names and numbers."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("rooster"), "w+b")
    return TemporaryFile()


def _ask(data: bytes, findings: Findings, watch: Watch) -> dict[str, Any] | None:
    """What the child says; None, and a fault, when it did not come to an answer."""
    if len(data) > LARGEST:
        what = f"het bestand is {len(data) >> 20} MB; meer dan {LARGEST >> 20} MB wordt niet geopend"
        findings.refuse("het bestand", what, "haal weg wat geen rooster is")
        return None
    command = [sys.executable, "-X", "utf8", "-m", "desk.roster.reading.workbook_child"]
    path = os.pathsep.join(entry for entry in sys.path if entry)
    begun = monotonic()
    # A file and no pipe: what a pipe does not hold at once would wait for a reader that waits for the rest.
    with _room() as given:
        given.write(data)
        given.seek(0)
        with subprocess.Popen(
            command,
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            # Windows would open a console over the call for a moment.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as child:
            while True:
                try:
                    out, _ = child.communicate(timeout=_LOOK)
                    break
                except subprocess.TimeoutExpired:
                    if monotonic() - begun < _PATIENCE and not watch.stopped():
                        continue
                    child.kill()
                    child.communicate()
                    watch.check()
                    what = f"het bestand is na {_PATIENCE:.0f} seconden nog niet gelezen"
                    findings.refuse("het bestand", what, "zet het rooster alleen, in een nieuw bestand")
                    return None
    if child.returncode != 0 or not out:
        what = "het bestand vraagt meer geheugen dan een rooster mag, of is beschadigd"
        findings.refuse("het bestand", what, "kopieer alleen het rooster naar een nieuw bestand")
        return None
    found: dict[str, Any] = json.loads(out)
    return found
