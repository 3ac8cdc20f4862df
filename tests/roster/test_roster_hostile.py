"""Files that are broken, huge or made to break their reader: each part is taken or refused, and nothing hangs."""

import io
import zipfile
from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets import Cell, ods, xls, xlsx

from desk.roster.importing import Given, Import, Stopped, Watch, read_roster
from desk.roster.reading.workbook import LARGEST

NOW = datetime(2026, 11, 21, 2, 42, tzinfo=UTC)
HEADER = ["role", "name", "from", "until"]
EVENT = "SUMMARY:Triagist: Dijkstra\nLOCATION:0612345601\nDTSTART;TZID=Europe/Amsterdam:20261120T170000\nDURATION:PT15H"


def calendar(*events: str) -> bytes:
    body = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{body}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def read(data: bytes, watch: Watch | None = None) -> Import:
    begun = monotonic()
    found = read_roster(data, NOW, "x", Given("triagist"), watch or Watch())
    # On a machine that does much else; alone none of them takes five seconds.
    assert monotonic() - begun < 60
    return found


def told(found: Import) -> list[str]:
    return [fault.what for fault in found.faults]


def test_a_sheet_of_ten_megabytes_is_read_row_by_row() -> None:
    filling = "".join(chr(97 + (number * 7919) % 26) for number in range(700))
    rows: list[list[Cell]] = [["name", "from", "until"]]
    rows += [
        [f"Naam {number} {filling[number % 97 :]}", f"{number % 28 + 1}-11-2026 17:00"] for number in range(14_000)
    ]
    data = xlsx({"Nov": rows})
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.getinfo("xl/worksheets/sheet1.xml").file_size > 10_000_000
    found = read(data)
    assert found.duties == ()
    assert len(found.faults) == 14_000
    assert set(told(found)) == {"until is leeg"}


def test_a_value_in_the_last_cell_of_excel_asks_for_more_memory_than_there_is_and_is_refused() -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert told(read(xlsx({"Nov": far}))) == ["het bestand vraagt meer geheugen dan een rooster mag, of is beschadigd"]


def test_a_workbook_that_unpacks_to_more_than_a_roster_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book, book.open("xl/workbook.xml", "w") as part:
        for _ in range(700):
            part.write(bytes(1 << 20))
    assert told(read(packed.getvalue())) == ["het bestand is uitgepakt te groot"]
    assert told(read(b"PK\x03\x04".ljust(LARGEST + 1, b"\0")))[0].startswith("het bestand is 60 MB")


@pytest.mark.parametrize("data", [xlsx({"Nov": [HEADER]}), ods("Nov", [HEADER]), xls("Nov", [HEADER])])
def test_a_workbook_that_was_cut_off_anywhere_is_refused(data: bytes) -> None:
    for share in (0.2, 0.5, 0.9):
        found = read(data[: int(len(data) * share)])
        assert found.duties == ()
        assert found.faults


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 4095), st.integers(0, 255), st.sampled_from(["xls", "ods"]))
def test_a_workbook_with_a_wrong_byte_is_read_or_refused(place: int, byte: int, kind: str) -> None:
    data = bytearray(xls("Nov", [HEADER]) if kind == "xls" else ods("Nov", [HEADER]))
    data[min(place, len(data) - 1)] = byte
    found = read(bytes(data))
    assert all(fault.what and fault.cure for fault in found.faults)


def test_an_old_workbook_without_its_last_rows_is_no_roster_with_fewer_rows() -> None:
    days = range(1, 31)
    rows: list[list[Cell]] = [list(HEADER)]
    rows += [["triagist", f"Naam {day}", f"{day}-11-2026 08:00", f"{day}-11-2026 17:00"] for day in days] * 9
    data = xls("Nov", rows)
    assert len(read(data).duties) == 30
    assert told(read(data[: len(data) // 2])) == ["het bestand is halverwege afgebroken"]


def test_a_workbook_larger_than_a_pipe_holds_is_read() -> None:
    filling = [[f"{number * 7919 % 1_000_003:x}" * 9] for number in range(40_000)]
    data = xlsx({"Nov": [HEADER], "Veel": filling})
    assert len(data) > 300_000
    assert read(data).faults == ()


def test_ten_thousand_events_are_read_and_told_how_far() -> None:
    day = datetime(2026, 11, 1)  # noqa: DTZ001
    events = (
        f"UID:{number}\nSUMMARY:Triagist: Naam {number % 40}\n"
        f"DTSTART:{day + timedelta(hours=number):%Y%m%dT%H0000}Z\nDURATION:PT1H"
        for number in range(10_000)
    )
    steps: list[tuple[int, int]] = []
    found = read(calendar(*events), Watch(progress=lambda done, total: steps.append((done, total))))
    assert len(found.duties) == 10_000
    assert found.faults == ()
    assert steps[0] == (200, 10_000)
    assert steps[-1] == (10_000, 10_000)


def test_an_rrule_without_end_is_written_out_for_a_year_and_that_is_told() -> None:
    found = read(calendar(f"UID:1\n{EVENT}\nRRULE:FREQ=DAILY"))
    assert found.faults == ()
    assert 395 < len(found.duties) < 405
    assert any("tot die dag is zij ingelezen" in warning.what for warning in found.warnings)


@pytest.mark.parametrize(
    "rule",
    [
        *("FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=5", "FREQ=DAILY;BYHOUR=1,2,3", "FREQ=WEEKLY;INTERVAL=0"),
        *(
            "FREQ=DAILY;COUNT=-1",
            "FREQ=YEARLY;BYWEEKNO=1",
            "INTERVAL=2",
            "FREQ=WEEKLY;BYDAY=XX",
            "FREQ=DAILY;UNTIL=morgen",
        ),
        "FREQ=DAILY;INTERVAL=99999999999999999999999999",
        "FREQ=MONTHLY;BYMONTHDAY=32",
    ],
)
def test_a_rule_that_no_roster_has_is_refused_or_gives_the_first_day(rule: str) -> None:
    found = read(calendar(f"UID:1\n{EVENT}\nRRULE:{rule}"))
    assert found.faults or len(found.duties) == 1


NEVER = ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=7;BYDAY=TU", "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4"]


@pytest.mark.parametrize("rule", NEVER)
def test_a_rule_that_never_comes_true_ends(rule: str) -> None:
    assert [duty.name for duty in read(calendar(f"UID:1\n{EVENT}\nRRULE:{rule}")).duties] == ["Dijkstra"]


def test_many_series_from_long_ago_end_with_what_was_refused() -> None:
    old = EVENT.replace("20261120", "20000101")
    found = read(calendar(*(f"UID:{number}\n{old}\nRRULE:FREQ=DAILY;COUNT=100000" for number in range(400))))
    assert found.duties
    assert "de agenda heeft te veel lange reeksen" in told(found) or "diensten" in told(found)[-1]


def test_a_recurrence_id_in_1970_is_refused_and_the_series_comes_in() -> None:
    edit = EVENT.replace("Dijkstra", "Bakker")
    found = read(
        calendar(f"UID:1\n{EVENT}\nRRULE:FREQ=DAILY;COUNT=3", f"UID:1\nRECURRENCE-ID:19700101T160000Z\n{edit}")
    )
    assert [duty.name for duty in found.duties] == ["Dijkstra"] * 3
    assert told(found) == ["deze wijziging hoort bij 01-01-1970, en die dag zit niet in de reeks"]


def test_swapped_start_and_end_are_refused() -> None:
    swapped = "SUMMARY:Triagist: Bakker\nDTSTART:20261121T080000\nDTEND:20261120T170000"
    found = read(calendar(f"UID:1\n{swapped}", f"UID:2\n{EVENT}", f"UID:3\n{swapped}\nRRULE:FREQ=DAILY;COUNT=3"))
    assert [duty.name for duty in found.duties] == ["Dijkstra"]
    assert [fault.where.partition(" (")[0] for fault in found.faults] == ["afspraak 1", "afspraak 3"]


def test_an_event_with_a_line_of_a_megabyte_spoils_nothing() -> None:
    huge = "x" * 1_000_000
    events = f"UID:1\nATTACH:{huge}\n{EVENT}", f"UID:2\nDESCRIPTION:{huge}\n{EVENT}", f"UID:3\nSUMMARY:{huge}"
    found = read(calendar(*events))
    assert len(found.duties) == 1
    assert told(found) == ["een regel van deze afspraak is veel te lang"]


def test_reading_can_be_stopped_also_while_a_workbook_is_opened() -> None:
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return True

    files = (calendar(*([EVENT] * 300)), xlsx({"Nov": [HEADER, *([["triagist", "x", "x", "x"]] * 300)]}))
    for data in files:
        with pytest.raises(Stopped, match="er is niets overgenomen"):
            read(data, Watch(stopped=stop))
    assert len(asked) >= 2


CELLS = st.sampled_from(
    [
        *("", "Datum", "naam", "van", "tot", "Nacht 23:00-08:00", "Achterwacht 17-08", "dag", "vr", "21-11-2026"),
        *("22-11-2026", "za 28-11-2026", "31-11-2026", "22 nov", "2026-11-23", "17:00", "24:00", "8 uur", "Dijkstra"),
        *(
            "Bakker / Visser",
            "Jansen 22-06",
            "Haan (06 12345601)",
            "-",
            "N",
            "#REF!",
            "25:99-30",
            "0-0",
            "//",
            "(",
            "12345",
        ),
    ]
)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS | st.text(max_size=5), max_size=7), max_size=9), st.sampled_from(["", "triagist"]))
def test_whatever_stands_in_a_grid_it_is_read_without_failing(rows: list[list[str]], role: str) -> None:
    data = "\n".join(";".join(cells) for cells in rows).encode("utf-8", "replace")
    found = read_roster(data, NOW, "x.csv", Given(role))
    for duty in found.duties:
        assert timedelta(0) < duty.until - duty.start
        assert duty.role
        assert sum(letter.isalpha() for letter in duty.name) or duty.name
    assert all(fault.what and fault.cure and fault.where for fault in found.faults + found.warnings)
    assert found.duties or found.faults or found.warnings
