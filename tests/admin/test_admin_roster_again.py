"""A roster file that is read again from the command line: what is not taken from it is said, with the word that is."""

from pathlib import Path

from admin_calls import Admin

HEADER = "role;provider;name;phone;from;until"
FIRST = "triagist;GGZ;Bakker;0612345601;2090-11-17 17:00;2090-11-18 08:00"
LAST = "triagist;GGZ;Visser;0612345602;2090-11-18 17:00;2090-11-19 08:00"
OTHER = LAST.replace("Visser", "Hoekstra")


def test_an_older_version_is_refused_and_rows_gone_at_the_end_are_named(admin: Admin, tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "rooster.csv"

    def takes(*lines: str, more: tuple[str, ...] = ()) -> tuple[int, str, str]:
        file.write_text("\n".join((HEADER, *lines)))
        answered = admin("roster", "import", file, "--home", home, *more)
        return answered.code, answered.out, answered.err

    takes(FIRST, LAST)
    takes(FIRST, OTHER)
    code, out, err = takes(FIRST, LAST)
    assert code == 1
    assert "al ingelezen, en daarna op" in out
    assert "0 diensten ingelezen, 1 stond er al, 0 ingetrokken" in err
    code, _, err = takes(FIRST)
    assert code == 0
    assert "staat niet meer in dit bestand, en blijft op het rooster staan: Hoekstra" in err
    assert "--drop-missing" in err
    assert "0 diensten ingelezen, 1 stond er al, 1 ingetrokken" in takes(FIRST, more=("--drop-missing",))[2]
    assert "1 dienst ingelezen" in takes(FIRST, LAST, more=("--older",))[2]


def test_whose_duty_is_given_away_is_said_and_what_a_refused_row_may_be_stays(admin: Admin, tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "rooster.ics"
    event = "BEGIN:VEVENT\nUID:1\nSEQUENCE:{}\nSUMMARY:Triagist: {}\nDTSTART:20901117T170000\nDTEND:20901117T230000\n"

    def takes(count: int, name: str) -> str:
        file.write_text(f"BEGIN:VCALENDAR\n{event.format(count, name)}END:VEVENT\nEND:VCALENDAR\n")
        return admin("roster", "import", file, "--home", home).err

    takes(0, "Anna")
    assert "wordt Piet: Anna, triagist, vr 17 nov 2090 17:00" in takes(1, "Piet")


def test_a_file_without_rows_and_one_with_a_refused_row_say_what_stays(admin: Admin, tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "rooster.csv"

    def takes(*lines: str, more: tuple[str, ...] = ()) -> tuple[int, str]:
        file.write_text("\n".join((HEADER, *lines)))
        answered = admin("roster", "import", file, "--home", home, *more)
        return answered.code, answered.err

    takes(FIRST, LAST)
    for more in ((), ("--whole",), ("--drop-missing",)):
        code, err = takes(more=more)
        assert code == 0
        assert "in dit bestand staat geen enkele dienst; daarom verandert er niets" in err
        assert "staat niet meer in dit bestand, en blijft op het rooster staan: Bakker" in err
        assert "met --drop-missing" not in err
        assert "0 ingetrokken" in err
    code, err = takes(FIRST, LAST.replace("Visser", "Visser?"))
    assert code == 1
    assert "misschien op een geweigerde, en blijft staan: Visser" in err
    assert "niet meer in dit bestand" not in err
    assert "--drop-missing" not in err
