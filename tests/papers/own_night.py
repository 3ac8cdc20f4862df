"""A desk with reports about one child, to make its own data of."""

from builders import NAMES, Paper
from papers_night import NUMBER

from desk.agreement_rows import AgreedRow
from desk.audit_rows import SeenRow
from desk.export.own_data import Source, own_data
from desk.own_rows import OwnData
from desk.reports.card import keys_of


def source(desk: Paper, *, seen: tuple[SeenRow, ...] | None = (), shut: dict[str, str] | None = None) -> Source:
    """All that this desk knows, as whoever sits there may read it."""

    def by_keys(keys: set[str]) -> list[str]:
        return [report for report in reversed(desk.reports) if keys_of(desk.view(report)) & keys]

    nothing: tuple[AgreedRow, ...] = ()
    return Source(
        look=lambda report: desk.view(report) if report in desk.reports else None,
        facts=lambda report: [fact for fact in desk.log if fact.subject == report],
        by_keys=by_keys,
        agreed=lambda _: nothing,
        seen=lambda _: seen,
        shut=lambda report: (shut or {}).get(report, ""),
        name_of=lambda person: NAMES.get(person, ""),
        now=desk.now,
    )


def data_of(desk: Paper, report: str, child: str = "", chosen: set[str] | None = None, **more: str) -> OwnData:
    """The export as it is made; never nothing."""
    made = own_data(source(desk), report, child, chosen, **more)
    assert made is not None
    return made


def another(desk: Paper, number: str = NUMBER, **said: str) -> str:
    """One more report, later."""
    desk.waits(hours=30)
    report = desk.rings(number)
    desk.says(report, **said)
    return report
