"""The rights table: every cell does what stands in it, and nothing stands between a caller and help."""

from itertools import product

import pytest

from desk.access.rights import About, Rights, Who, may, rights, rights_of
from desk.errors import DeskBug

ROLES = ("telephonist", "triagist", "shift-lead", "administrator", "figures")
CELLS = [(right, role) for right, role in product(rights().rights, ROLES)]


def hours_within(right: str, role: str) -> int:
    return rights().rights[right].cells[role].closed


@pytest.mark.parametrize(("right", "role"), CELLS, ids=lambda value: value)
def test_each_cell_grants_what_it_says_and_no_more(right: str, role: str) -> None:
    cell, who = rights().rights[right].cells[role], Who("p", (role,))
    mine, other = About(own=True), About()
    assert may(right, who, mine).allowed is cell.granted
    assert may(right, who, other).allowed is (cell.granted and not cell.own)
    last = cell.closed
    closed_in_time, closed_long = (About(closed_hours=at, own=True) for at in (last, last + 0.1))
    assert may(right, who, closed_in_time).allowed is cell.granted
    assert not may(right, who, closed_long).allowed


@pytest.mark.parametrize(("right", "role"), CELLS, ids=lambda value: value)
def test_a_refusal_says_in_dutch_what_and_how_to_go_on(right: str, role: str) -> None:
    verdict = may(right, Who("p", (role,)), About(closed_hours=1 << 40))
    if not verdict.allowed:
        assert rights().rights[right].label in verdict.reason
        assert "Vraag" in verdict.reason
        assert ("noodgreep" in verdict.reason) is verdict.glass


@pytest.mark.parametrize("right", rights().rights)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("how", ["password", "temp", "break-glass"])
def test_what_helps_now_is_asked_of_nobody_in_a_call_and_nothing_else_is_given_by_it(
    right: str, role: str, how: str
) -> None:
    who = Who("p", (role,), how)
    for named in (frozenset[str](), frozenset({"someone else"})):
        verdict = may(right, who, About(in_call=True, named=named))
        assert verdict.allowed or not rights().rights[right].glass
        if not rights().rights[right].glass:
            assert verdict == may(right, who, About(named=named))


def test_somebody_with_two_roles_has_the_widest_of_each() -> None:
    both = Who("p", ("figures", "telephonist"))
    assert may("figures.export", both).allowed
    assert may("report.read", both, About()).allowed
    assert not may("accounts.manage", both).allowed


def test_a_closed_report_of_whoever_is_on_the_line_now_may_be_read() -> None:
    who, long_ago = Who("p", ("telephonist",)), 24.0 * 365
    assert not may("report.read", who, About(closed_hours=long_ago)).allowed
    assert may("report.read", who, About(closed_hours=long_ago, recognised=True)).allowed
    assert not may("report.write", who, About(closed_hours=long_ago, recognised=True)).allowed


def test_a_sensitive_report_opens_for_those_who_are_named_and_with_a_reason() -> None:
    named = About(named=frozenset({"anna"}))
    assert may("report.read", Who("anna", ("telephonist",)), named).allowed
    refused = may("report.read", Who("lead", ("shift-lead",)), named)
    assert not refused.allowed
    assert refused.glass
    assert may("report.read", Who("lead", ("shift-lead",), "break-glass"), named).allowed


def test_breaking_the_glass_opens_what_a_child_needs_and_no_accounts_or_exports() -> None:
    glass = Who("p", ("telephonist",), "break-glass")
    assert may("report.read", glass, About(closed_hours=1 << 40)).allowed
    for right in ("accounts.manage", "client.export", "retention.approve", "desk.manage"):
        verdict = may(right, glass)
        assert not verdict.allowed
        assert not verdict.glass


def test_a_temp_opens_new_reports_and_works_in_those_alone() -> None:
    temp = Who("t", (), "temp")
    assert may("report.new", temp).allowed
    assert may("report.write", temp, About(mine_now=True)).allowed
    assert not may("report.write", temp, About(mine_now=True, named=frozenset({"p"}))).allowed
    assert not may("report.read", temp, About()).allowed
    assert not may("report.search", temp).allowed


def test_whoever_has_no_role_may_nothing_and_a_desk_without_accounts_everything() -> None:
    assert not any(may(right, Who("p", ()), About(own=True)).allowed for right in rights().rights)
    assert all(may(right, Who("", (), everybody=True), About()).allowed for right in rights().rights)


def test_a_desk_of_before_accounts_reads_sensitive_reports_as_everything() -> None:
    assert may("report.read", Who("", (), everybody=True), About(named=frozenset({"anna"}))).allowed


def test_an_unknown_right_or_an_unreadable_cell_is_our_own_fault() -> None:
    with pytest.raises(DeskBug):
        may("report.fly", Who("p", ROLES))
    for cell in ("", "misschien", "eigen uur", "uur", 3, None):
        row = {"label": "iets", "telephonist": cell}
        with pytest.raises(DeskBug):
            rights_of({"roles": {"telephonist": "telefonist"}, "rights": {"x": row}})


def test_the_shipped_table_has_a_word_for_every_role() -> None:
    table: Rights = rights()
    assert tuple(table.roles) == ROLES
    assert all(set(row.cells) == set(ROLES) for row in table.rights.values())
