"""A roster kept as CSV: the good rows come in, every bad one says why. People and numbers are made up."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.roster.importing import COLUMNS, Given, Import, read_csv, read_roster

NOW = datetime(2026, 11, 21, 2, 42, tzinfo=UTC)
HEADER = ";".join(COLUMNS)
GOOD = "triagist;GGZ Noord;Dijkstra;06 12345601;2026-11-20 17:00;2026-11-21 08:00;Postma"


def read(*lines: str, header: str = HEADER) -> Import:
    return read_csv("\r\n".join((header, *lines, "")).encode(), NOW, "nov.csv")


def told(found: Import) -> list[str]:
    return [str(fault) for fault in found.faults]


def warned(found: Import) -> list[str]:
    return [f"{fault.where}: {fault.what}" for fault in found.warnings]


def test_a_row_becomes_a_duty_in_utc_with_its_number_read() -> None:
    found = read(GOOD)
    assert (found.faults, found.warnings) == ((), ())
    (duty,) = found.duties
    assert (duty.role, duty.provider, duty.name, duty.backup, duty.row) == (
        *("triagist", "GGZ Noord", "Dijkstra", "Postma"),
        2,
    )
    assert (duty.phone, duty.phone_shown) == ("+31612345601", "06 12 34 56 01")
    assert duty.start == datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
    assert duty.until == datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
    assert duty.start.tzinfo is duty.until.tzinfo is UTC


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-20 17:00",
        "2026-11-20T17:00",
        "2026-11-20T17:00:00",
        "20-11-2026 17:00",
        "20/11/2026 17.00",
        "20-11-2026 17:00 uur",
        "2026-11-20T16:00Z",
        "2026-11-20T17:00+01:00",
        "2026-11-20 11:00-0500",
        " 2026-11-20  17:00 ",
    ],
)
def test_one_moment_may_be_written_in_many_ways(written: str) -> None:
    found = read(f"triagist;;Dijkstra;06 12345601;{written};2026-11-21 24:00;")
    assert told(found) == []
    assert found.duties[0].start == datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
    assert found.duties[0].until == datetime(2026, 11, 21, 23, 0, tzinfo=UTC)


def test_a_bad_row_is_refused_by_row_and_the_good_ones_come_in() -> None:
    found = read(
        GOOD,
        "triagist;;;06 12345602;2026-11-21 08:00;2026-11-21 17:00;",
        ";;Hoekstra;06 12345602;2026-11-21 08:00;2026-11-21 17:00;",
        "triagist;;Hoekstra;06 12345602;2026-11-21;2026-11-21 17:00;",
        "triagist;;Hoekstra;06 12345602;morgen;;",
        "triagist;;Hoekstra;06 12345602;31-02-2026 08:00;2026-11-21 17:00;",
        "triagist;;Hoekstra;06 12345602;2026-11-21 17:00;2026-11-21 08:00;",
        "triagist;;Hoekstra;06 12345602;2226-11-21 08:00;2226-11-21 17:00;",
        'triagist;;"Hoekstra;06 12345602;2026-11-21 08:00;2026-11-21 17:00;',
        "triagist;;Hoekstra;arts;06 12345602;2026-11-21 08:00;2026-11-21 17:00;",
        "triagist;;=B7;06 12345603;2026-11-21 08:00;2026-11-21 17:00;",
        "triagist;;Bakker;06 12345603;2026-11-21 08:00;2026-11-21 17:00;",
    )
    assert [duty.name for duty in found.duties] == ["Dijkstra", "Bakker"]
    write = "schrijf bijvoorbeeld 2026-11-21 17:00 of 21-11-2026 17:00"
    roles = "telefonist, triagist, achterwacht, spelverdeler, dienstleider, koppel of een eigen rol"
    backwards = "het einde (21-11-2026 08:00) ligt niet na het begin (21-11-2026 17:00)"
    unclosed = "deze regel is niet te lezen: een aanhalingsteken is niet goed gesloten"
    assert [line.removeprefix("nov.csv: regel ") for line in told(found)] == [
        "3: de naam is leeg, vul in wie er dienst heeft",
        f"4: de rol is leeg, vul in: {roles}",
        f"5: bij from '2026-11-21' staat geen tijd, {write}",
        f"6: from 'morgen' is geen datum met tijd, {write}",
        f"6: until is leeg, {write}",
        f"7: from '31-02-2026 08:00' bestaat niet, {write}",
        f"8: {backwards}, zet begin en einde goed",
        f"9: het jaar 2226 bij from kan niet kloppen, {write}",
        f"9: het jaar 2226 bij until kan niet kloppen, {write}",
        f'10: {unclosed}, zet om het hele veld "..." of haal het weg',
        '11: er staan 8 velden in plaats van 7, zet een tekst waar een ; in voorkomt tussen "..."',
        "12: de formule in name is =B7, zet de waarde zelf in de cel",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_excel_may_save_it_as_it_likes(encoding: str, ending: str, separator: str) -> None:
    lines = [HEADER, "", GOOD.replace("Dijkstra", "Zoë"), ";;;;;;", ""]
    found = read_csv(ending.join(lines).replace(";", separator).encode(encoding), NOW)
    assert [duty.name for duty in found.duties] == ["Zoë"]
    assert found.faults == ()
    assert [fault.what for fault in found.warnings] == (
        ["het bestand is geen UTF-8 en is als Windows-1252 gelezen"] if encoding == "cp1252" else []
    )


def test_a_quoted_field_may_hold_what_separates_fields_and_excels_own_first_line_is_passed_over() -> None:
    found = read_csv(f"sep=;\n{HEADER}\n{GOOD.replace('Dijkstra', chr(34) + 'Dijkstra; arts' + chr(34))}".encode(), NOW)
    assert [(duty.name, duty.row) for duty in found.duties] == [("Dijkstra; arts", 3)]


def test_the_columns_may_stand_in_any_order_and_in_capitals() -> None:
    found = read("2026-11-21 08:00;2026-11-20 17:00;Dijkstra;Triagist", header="Until;FROM;name;Role")
    assert [(duty.name, duty.role) for duty in found.duties] == [("Dijkstra", "triagist")]
    assert warned(found) == ["regel 1: zonder de kolom provider en phone"]


def test_a_misnamed_column_is_refused_with_the_name_that_was_meant() -> None:
    found = read("x;x;x;x", header="rolle;nam;from;t/m")
    assert found.duties == ()
    assert [f"{fault.what}, {fault.cure}" for fault in found.faults] == [
        "de kolom 'role' ontbreekt, hernoem 'rolle' naar 'role', of geef de rol bij het inlezen",
        "de kolom 'name' ontbreekt, hernoem 'nam' naar 'name'",
        "de kolom 'until' ontbreekt, hernoem 't/m' naar 'until'",
    ]


def test_the_columns_may_have_their_dutch_names() -> None:
    found = read(GOOD, header="Rol;Aanbieder;Naam;Telefoon;Van;Tot;Reserve")
    assert told(found) == []
    assert [(duty.name, duty.provider, duty.backup) for duty in found.duties] == [("Dijkstra", "GGZ Noord", "Postma")]


def test_with_a_date_the_times_are_on_the_clock_of_that_day_and_a_night_ends_the_next_morning() -> None:
    found = read(
        "triagist;Dijkstra;za 28-03-2026;23:00;07:00",
        "triagist;Bakker;24-10-2026;23.00;7 uur",
        "triagist;Visser;30-02-2026;08:00;17:00",
        header="rol;naam;datum;van;tot",
    )
    assert [(duty.until - duty.start) / timedelta(hours=1) for duty in found.duties] == [7, 9]
    assert [line.partition(", ")[0] for line in told(found)] == ["nov.csv: regel 4: datum '30-02-2026' bestaat niet"]


def test_a_role_and_a_provider_that_were_said_count_where_the_file_has_none() -> None:
    text = "naam;van;tot\nDijkstra;2026-11-20 17:00;2026-11-21 08:00"
    (duty,) = read_roster(text.encode(), NOW, "nov.csv", Given("Achterwacht", "Accare")).duties
    assert (duty.role, duty.provider) == ("backup", "Accare")


def test_a_column_too_many_is_passed_over_and_one_that_stands_twice_is_refused() -> None:
    assert "regel 1: de kolom 'phonee' is niet bekend en is overgeslagen" in warned(read(header=f"{HEADER};phonee"))
    assert told(read(header=f"{HEADER};role")) == [
        "nov.csv: regel 1: de kolom 'role' staat er 2 keer, laat er een staan"
    ]


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", GOOD.encode(), b"\x00\x01\x02\xff", "hallo\nwereld".encode("utf-16-le")]
)
def test_a_file_without_a_header_is_refused_in_one_sentence(data: bytes) -> None:
    found = read_csv(data, NOW)
    assert found.duties == ()
    assert [fault.what for fault in found.faults] == ["hier horen de namen van de kolommen te staan"]


def test_a_workbook_is_told_apart_from_a_csv() -> None:
    assert "Excel" in told(read_csv(b"PK\x03\x04...", NOW))[0]


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("Telefonist", "telephonist"),
        ("TRIAGIST", "triagist"),
        ("achterwacht", "backup"),
        ("Back-up", "backup"),
        ("spelverdeler", "case-dispatcher"),
        ("Dienstleider", "shift-lead"),
        ("shift-lead", "shift-lead"),
        ("koppel", "pair"),
        ("LVB-spoed", "LVB-spoed"),
    ],
)
def test_dutch_words_for_a_role_are_known_and_others_are_kept(written: str, role: str) -> None:
    assert read(GOOD.replace("triagist", written)).duties[0].role == role


def test_an_unknown_role_is_kept_and_told_once_with_what_it_looks_like() -> None:
    wrong = GOOD.replace("triagist", "triagsit")
    found = read(wrong, wrong.replace("Dijkstra", "Hoekstra").replace("11-2", "12-2"))
    assert len(found.duties) == 2
    assert [(fault.where, fault.cure) for fault in found.warnings] == [("regel 2", "bedoelt u triagist?")]


@pytest.mark.parametrize(
    ("written", "kept"), [("Postma", "Postma"), ("nee", ""), ("", ""), ("JA", "ja"), ("yes", "ja")]
)
def test_backup_names_who_is_behind_or_says_that_this_person_stands_by(written: str, kept: str) -> None:
    assert read(GOOD.replace("Postma", written)).duties[0].backup == kept


def test_without_a_number_that_can_be_dialled_the_duty_comes_in_with_a_warning() -> None:
    found = read(
        GOOD.replace("06 12345601", ""), GOOD.replace("06 12345601", "zie lijst").replace("Dijkstra", "Bakker")
    )
    assert [(duty.phone, duty.phone_shown) for duty in found.duties] == [("", ""), ("", "zie lijst")]
    assert warned(found)[:2] == [
        "regel 2: er is geen telefoonnummer",
        "regel 3: het nummer 'zie lijst' is niet te bellen (geen telefoonnummer)",
    ]


def test_an_extension_of_the_house_can_be_dialled() -> None:
    assert read(GOOD.replace("06 12345601", "2 13")).duties[0].phone == "213"


def test_a_duty_of_more_than_a_week_two_at_once_and_doubles_are_told() -> None:
    found = read(
        GOOD,
        GOOD,
        "triagist;;Hoekstra;06 12345602;2026-11-21 07:00;2026-11-21 17:00;",
        "achterwacht;;Postma;06 12345603;2026-11-16 08:00;2026-11-24 08:00;",
        "koppel;;Boersma;06 12345604;2026-11-21 08:00;2026-11-21 17:00;",
        "koppel;;Veen;06 12345605;2026-11-21 08:00;2026-11-21 17:00;",
        "dienstleider;;Van Dam;06 12345606;2036-11-21 08:00;2036-11-21 17:00;",
    )
    assert len(found.duties) == 6
    assert warned(found) == [
        "regel 3: staat er al op regel 2 en is overgeslagen",
        "regel 5: deze dienst duurt 8 dagen",
        "regel 8: deze dienst begint op 21-11-2036",
        "regel 4: Hoekstra en Dijkstra (regel 2) hebben tegelijk dienst als triagist op 21-11",
    ]


def test_a_roster_that_is_over_is_told() -> None:
    assert warned(read(GOOD.replace("2026-11", "2026-10"))) == ["het hele rooster: alle diensten zijn al voorbij"]


def test_in_the_hour_that_comes_twice_both_ends_are_the_first_so_that_neighbours_touch() -> None:
    found = read(
        "triagist;;Dijkstra;06 12345601;2026-10-24 20:00;2026-10-25 02:30;",
        "triagist;;Hoekstra;06 12345602;2026-10-25 02:30;2026-10-25 08:00;",
    )
    early, late = found.duties
    assert early.until == late.start == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert "regel 2: 02:30 komt die nacht twee keer: de eerste is genomen" in warned(found)
    assert "regel 3: 02:30 komt die nacht twee keer: de eerste is genomen" in warned(found)


def test_a_time_that_the_march_night_skips_counts_from_before_the_jump_and_leaves_no_gap() -> None:
    found = read(
        "triagist;;Dijkstra;06 12345601;2026-03-28 20:00;2026-03-29 02:30;",
        "triagist;;Hoekstra;06 12345602;2026-03-29 02:30;2026-03-29 08:00;",
    )
    early, late = found.duties
    assert early.until == late.start == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert warned(found)[:2] == [
        "regel 2: 02:30 bestaat die nacht niet: 03:30 is genomen",
        "regel 3: 02:30 bestaat die nacht niet: 03:30 is genomen",
    ]


def test_the_kind_of_file_is_told_by_what_is_in_it() -> None:
    assert len(read_roster(f"{HEADER}\n{GOOD}".encode(), NOW, "rooster.ics").duties) == 1
    assert (
        read_roster(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", NOW, "x.csv").faults[0].what
        == "er staan geen afspraken in"
    )


FIELDS = st.sampled_from(["triagist", "Jan", '"', "06 12345601", "2026-11-20 17:00", "2026-11-21 08:00", "ja", ""])


@given(
    st.binary()
    | st.lists(st.lists(FIELDS | st.text(max_size=8), max_size=9)).map(
        lambda rows: "\n".join([HEADER, *(";".join(row) for row in rows)]).encode("utf-8", "surrogatepass")
    )
)
def test_whatever_is_in_the_file_it_is_read_without_failing(data: bytes) -> None:
    found = read_roster(data, NOW, "x.csv")
    for duty in found.duties:
        assert duty.start < duty.until
        assert duty.start.utcoffset() == duty.until.utcoffset() == timedelta(0)
        assert duty.role
        assert duty.name.strip() == duty.name != ""
    for fault in found.faults + found.warnings:
        assert fault.what
        assert fault.cure
        str(fault).encode()


@pytest.mark.parametrize("word", ["achterwacht", "Reserve", "back-up", "achtervang"])
def test_who_stands_behind_somebody_may_be_under_any_dutch_word(word: str) -> None:
    header = f"functie;zorgaanbieder;wie;gsm;aanvang;einde;{word}"
    found = read(GOOD.replace("Postma", "Visser"), header=header)
    assert [(duty.name, duty.backup) for duty in found.duties] == [("Dijkstra", "Visser")]
    assert warned(found) == []


def test_one_name_with_two_numbers_is_told_once() -> None:
    later = GOOD.replace("11-20", "11-22").replace("11-21", "11-23")
    last = GOOD.replace("11-20", "11-24").replace("11-21", "11-25")
    number = GOOD.split(";")[3]
    found = read(GOOD, later.replace(number, "0612345699"), last.replace(number, "0612345699"))
    assert warned(found) == ["regel 3: Dijkstra heeft hier 06 12 34 56 99 en op regel 2 06 12 34 56 01"]


def test_112_is_nobodys_number_and_a_short_one_is_told() -> None:
    number = GOOD.split(";")[3]
    alarm, short = read(GOOD.replace(number, "112")), read(GOOD.replace(number, "1234"))
    assert [duty.phone for duty in (*alarm.duties, *short.duties)] == ["", "1234"]
    assert warned(alarm) == ["regel 2: 112 is het alarmnummer en niet dat van Dijkstra"]
    assert warned(short) == ["regel 2: '1234' is een kort nummer; buiten de eigen centrale is dat niet te bellen"]
