"""The words of the list of destruction."""

from PySide6.QtCore import QObject

from desk.retention_rows import DestructionRow
from desk.words.times import date_text
from ui.panels.line_list import Line


class DestroyWords(QObject):
    """What the panel says, in the language of the window."""

    def about(self, left: str) -> str:
        """What the list is, and that the shared store still holds something (`left`, Dutch)."""
        said = self.tr(
            "Nothing is destroyed by itself. What you approve disappears from every desk once it shares, and cannot "
            "come back."
        )
        return f"{said}\n{left}" if left else said

    def none_due(self) -> str:
        """No report's term is over."""
        return self.tr("Of no report the term is over.")

    def line(self, row: DestructionRow) -> Line:
        """One report of the list."""
        if row.late:
            detail = self.tr("Came in after it was destroyed; approve it once more")
            return Line("late", row.report, row.reference, detail, self.tr("came later"), "warn")
        detail = self.tr("kept until {ended}; {term}; last change {closed}").format(
            term=row.term, closed=date_text(row.closed), ended=date_text(row.ended)
        )
        badge = self.tr("held back") if row.held else ""
        return Line("due", row.report, row.reference, f"{row.held} · {detail}" if row.held else detail, badge, "danger")

    def one(self, row: DestructionRow | None, reference: str) -> str:
        """One report, in the list or on request."""
        if row is None:
            return self.tr(
                "{reference} is still kept. Somebody may ask to have it destroyed (Jeugdwet 7.3.9: within three "
                "months, unless keeping it matters much to another, or the law forbids it)."
            ).format(reference=reference)
        parts = [f"{row.reference}: {self.line(row).detail}."]
        if row.along:
            parts.append(self.tr("Reports that went on in it go along: {count}.").format(count=row.along))
        return " ".join(parts)

    def meant(self, reference: str) -> str:
        """Whether one report is meant."""
        return self.tr(
            "{reference} is destroyed now, on every desk and in the shared store. Figures stay, without a name. This "
            "cannot be undone."
        ).format(reference=reference)

    def meant_all(self, references: list[str]) -> str:
        """Whether all of them are meant."""
        return self.tr("These are destroyed now, on every desk: {references}. This cannot be undone.").format(
            references=", ".join(references)
        )

    def sure(self, step: str, count: int) -> str:
        """On the button of Enter."""
        if step == "hold":
            return self.tr("Keep it")
        if step == "all":
            return self.tr("Destroy {count} reports for good").format(count=count)
        return self.tr("Destroy for good")

    def is_destroyed(self, count: int) -> str:
        """It was approved."""
        if count == 1:
            return self.tr("Approved. It disappears from every desk once that shares.")
        return self.tr("Approved: {count} reports. They disappear from every desk once that shares.").format(
            count=count
        )

    def is_held(self) -> str:
        """It was held back."""
        return self.tr("This report is not destroyed until somebody allows it again.")

    def is_free(self) -> str:
        """It may go again."""
        return self.tr("This report may be destroyed once its term is over.")
