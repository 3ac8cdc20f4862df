"""`audit` tells the client who saw a report and the inspector everything; what is taken along is noted itself."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from admin_calls import Admin
from keyed import KEY

from desk.audit.subject import audit_subject, subject_of
from desk.audit.who import read_look
from desk.bootstrap import Inbox, open_desk
from desk.clock import SetClock
from desk.demo.night import START
from desk.desk import Desk
from desk.facts.audit import Looked
from desk.home import Home
from desk.storage.files import connect

NORM = {
    *("EventID", "EventActionCode", "EventDateTime", "EventOutcomeIndicator", "EventTypeCode"),
    *("UserID", "AlternateUserID", "UserName", "UserIsRequestor", "RoleIDCode", "PurposeOfUse"),
    *("NetworkAccessPointTypeCode", "NetworkAccessPointID"),
    *("AuditEnterpriseSiteID", "AuditSourceID", "AuditSourceTypeCode", "ResponsibleUserID"),
    *("ParticipantObjectTypeCode", "ParticipantObjectIDTypeCode", "ParticipantObjectID", "ParticipantObjectName"),
}


def worked(home: Path) -> str:
    """Somebody opened a report, searched and closed the window; gives the report's reference."""
    inbox = Inbox()
    desk: Desk = open_desk(Home(home, KEY), inbox, clock=SetClock(START + timedelta(hours=8)))
    card = desk.today()[0]
    desk.sheet(card.id)
    desk.search(card.reference)
    desk.settle_looks()
    desk.present((), in_call=False)
    assert desk.stop()
    again = open_desk(Home(home, KEY), inbox, clock=SetClock(START + timedelta(hours=8)))
    assert inbox.wait(lambda: again.looks_waiting == 0)
    assert again.stop()
    return card.reference


def in_store(home: Path, subject: str) -> list[Looked]:
    with closing(connect(home / "store.db", KEY)) as connection:
        rows = connection.execute("SELECT payload FROM fact WHERE subject = ?", (bytes.fromhex(subject),)).fetchall()
    return [look for (payload,) in rows if (look := read_look(payload)) is not None]


def test_the_client_reads_in_plain_words_who_saw_the_report_and_where_it_was_listed(
    admin: Admin, own_home: Path
) -> None:
    reference = worked(own_home)
    said = admin("audit", "--report", reference, "--home", own_home)
    assert said.code == 0
    assert f"Wie heeft {reference} gezien" in said.out
    for words in ("bekeek de melding", "zag de melding bij het zoeken", "zag de melding in de lijst van vandaag"):
        assert words in said.out
    assert "opende de melding" in said.out


def test_the_inspector_gets_the_names_of_the_norm(admin: Admin, own_home: Path) -> None:
    reference = worked(own_home)
    events = admin("audit", "--report", reference, "--json", "--home", own_home).data["events"]
    assert all(event.keys() >= NORM for event in events)
    assert {event["EventTypeCode"] for event in events} >= {"view report", "search search", "view list"}
    (look,) = [event for event in events if event["EventTypeCode"] == "view report"]
    assert (look["EventActionCode"], look["EventOutcomeIndicator"]) == ("R", 0)
    assert (look["ParticipantObjectName"], bool(look["UserName"])) == (reference, True)
    whole = admin("audit", "export", "--json", "--home", own_home).data["events"]
    assert {event["EventTypeCode"] for event in whole} >= {"view report", "plaats genomen"}
    assert admin("audit", "export", "--home", own_home).out.count("\n") >= len(whole)


def test_a_period_leaves_out_what_came_before_and_after(admin: Admin, own_home: Path) -> None:
    reference = worked(own_home)
    later = ("--from", "2031-01-01")
    assert admin("audit", "--report", reference, *later, "--json", "--home", own_home).data["events"] == []
    assert "Niemand" in admin("audit", "--report", reference, *later, "--home", own_home).out


def test_asking_who_saw_it_is_noted_before_it_is_told(admin: Admin, own_home: Path) -> None:
    reference = worked(own_home)
    admin("audit", "--report", reference, "--home", own_home)
    report = admin("audit", "--report", reference, "--json", "--home", own_home).data["events"][0]
    looks = in_store(own_home, subject_of("audit", report["ParticipantObjectID"]))
    assert [look.what for look in looks if look.how == "export"] == ["audit", "audit"]


@pytest.mark.parametrize(
    ("command", "what"),
    [
        (("export", "dataset"), "dataset"),
        (("decide", "--replay", "--profile", "voorbeeld"), "replay"),
        (("audit", "export"), "audit"),
    ],
)
def test_what_leaves_by_the_command_line_is_noted(
    admin: Admin, own_home: Path, command: tuple[str, ...], what: str
) -> None:
    assert admin(*command, "--home", own_home).code == 0
    (look,) = in_store(own_home, audit_subject(what))
    assert (look.what, look.how, look.action, look.outcome) == (what, "export", "E", 0)
    assert "opdrachtregel" in look.detail


def test_an_export_that_cannot_be_noted_is_not_made(admin: Admin, own_home: Path) -> None:
    (own_home / "store.db").unlink()
    said = admin("export", "dataset", "--home", own_home)
    assert said.code == 2
    assert "NEN 7513" in said.data["error"]


def test_without_a_report_or_export_it_says_what_to_give(admin: Admin, own_home: Path) -> None:
    assert "--report" in admin("audit", "--home", own_home).data["error"]


@pytest.mark.parametrize(
    ("command", "what", "how"),
    [
        (("backup", "{uit}"), "backup", "copy"),
        (("keys", "file", "{uit}/sleutel"), "keys", "export"),
        (("journal", "rebuild"), "journal", "view"),
        (("roster", "export", "{uit}/r.ics", "--role", "triagist"), "roster", "export"),
        (("on-call",), "on-call", "view"),
    ],
)
def test_what_a_desk_is_taken_care_of_with_is_noted_too(
    admin: Admin, own_home: Path, tmp_path: Path, command: tuple[str, ...], what: str, how: str
) -> None:
    (out := tmp_path / "uit").mkdir()
    said = admin(*(part.replace("{uit}", str(out)) for part in command), "--home", own_home)
    assert said.code == 0, said.out
    (look,) = in_store(own_home, audit_subject(what))
    assert (look.what, look.how, look.outcome) == (what, how, 0)
    assert "opdrachtregel" in look.detail
    assert "niet vastgelegd" not in said.err


def test_who_asks_who_is_on_call_again_and_again_looks_on(admin: Admin, own_home: Path) -> None:
    for _ in range(3):
        assert admin("on-call", "--home", own_home).code == 0
    assert len(in_store(own_home, audit_subject("on-call"))) == 1


def test_a_desk_whose_store_is_away_is_copied_and_helps_and_says_what_was_not_noted(
    admin: Admin, own_home: Path, tmp_path: Path
) -> None:
    (out := tmp_path / "uit").mkdir()
    (own_home / "store.db").unlink()
    for command in (("backup", out), ("on-call",), ("journal", "rebuild")):
        said = admin(*command, "--home", own_home)
        assert said.code == 0, said.out
        assert "niet vastgelegd (NEN 7513)" in said.err
    key = admin("keys", "file", out / "sleutel", "--home", own_home)
    assert (key.code, "NEN 7513" in key.data["error"]) == (2, True)
    assert not (out / "sleutel").exists()


def test_a_copy_that_is_put_back_is_noted_by_the_desk_that_goes_on(
    admin: Admin, own_home: Path, tmp_path: Path
) -> None:
    (out := tmp_path / "uit").mkdir()
    assert admin("backup", out, "--home", own_home).code == 0
    assert admin("restore", out, "--home", own_home).code == 0
    for _ in range(2):
        inbox = Inbox()
        desk = open_desk(Home(own_home, KEY), inbox, clock=SetClock(START + timedelta(hours=8)))
        assert inbox.wait(lambda desk=desk: desk.looks_waiting == 0 and desk.health().pending == 0)
        assert desk.stop()
    (look,) = in_store(own_home, audit_subject("restore"))
    assert (look.how, "opdrachtregel" in look.detail) == ("copy", True)
    assert look.detail.startswith("nachtwacht-")
