"""Agreements made beforehand as their panel shows them."""

from desk.agreement_rows import AgreedRow, AgreementText
from desk.record import record
from desk.rows import OptionRow


@record
class AgreementsRow:
    """`found` are those that numbers and names of the report lead to, what holds first; `children` to choose another
    child, empty where there is one. `fresh` is the beginning of a new one, from what was said in the report."""

    report: str
    reference: str
    child: str
    child_name: str
    children: tuple[OptionRow, ...]
    found: tuple[AgreedRow, ...]
    fresh: AgreementText
