"""Legal frames: what each is for, who has to be called on which number, how far it is; nothing is done by itself."""

from desk.care_rows.consent import ConsentsRow, FrameRow
from desk.intake.consent import NoteFrame
from ui.panels.choice_field import ChoiceField, Offer, numbered
from ui.panels.consent_part import KINDS, ConsentPart
from ui.panels.kept import Kept
from ui.session import Session
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

_NONE = "-"


class ConsentFrames(ConsentPart):
    """The frames of one child and the form of one of them."""

    def __init__(self, session: Session, kept: Kept) -> None:
        super().__init__(session, kept)
        self.which = ChoiceField(self.tr("Which frame?"))
        self._text = Words("body")
        self.hint = SignLine("warn")
        self._head = Words("head", self.tr("Who has to be called"))
        self.calls = Words("body")
        self._limits = Words("small")
        self._source = Words("small")
        self.said = SignLine("ok")
        self.state = ChoiceField(self.tr("How far is it?"))
        self.called = LabelledLine(self.tr("Who was called?"), self.tr("mayor's duty officer, 04:10"))
        self.note = LabelledLine(self.tr("Note"), self.tr("the psychiatrist comes at 5"))
        about = (self.which, self._text, self.hint, self._head, self.calls, self._limits, self._source)
        for part in (*about, self.said, self.state, self.called, self.note):
            self._column.addWidget(part)
        self.which.picked.connect(self._picked)
        self.state.picked.connect(self._chose)
        self._hold({"called": self.called, "note": self.note}, self._left)
        self.rescale()

    @property
    def frame(self) -> FrameRow | None:
        """The frame whose form stands there."""
        frames = self._row.frames if self._row is not None else ()
        return next((one for one in frames if one.id == self.chosen), None)

    def show_row(self, row: ConsentsRow, *, anew: bool) -> None:
        """Shows the frames of a child; `anew`: begins with the one that may matter now."""
        self._row = row
        if anew or self.frame is None:
            self.chosen = next((one.id for one in row.frames if one.line or one.hint), row.frames[0].id)
        offers = [Offer(one.id, self._label(one), str(place)) for place, one in enumerate(row.frames, 1)]
        self.which.offer(offers, self.chosen)
        self._show_frame(anew=anew)

    def keep(self) -> bool:
        """Notes what stands in the form; whether it was kept."""
        row, frame = self._row, self.frame
        if row is None or frame is None:
            return False
        state = "" if self.state.chosen == _NONE else self.state.chosen
        noted = NoteFrame(row.report, row.child, frame.id, state, self.called.text, self.note.text)
        if not self._session.do(noted):
            return False
        self._forget(row.report)
        self.noted.emit()
        return True

    # -- inside ---------------------------------------------------------------------------------------------------

    def _show_frame(self, *, anew: bool) -> None:
        row, frame = self._row, self.frame
        if row is None or frame is None:
            return
        self._text.say(frame.text)
        self.hint.setVisible(bool(frame.hint))
        self.hint.say(frame.hint, "warn")
        self.calls.say("\n".join(f"• {call}" for call in frame.calls))
        self._limits.say(frame.limits)
        self._source.say(f"{frame.source}. {row.frames_check}")
        self.said.setVisible(bool(frame.line))
        self.said.say(frame.line, KINDS.get(frame.kind, "ok"))
        self.state.offer([*numbered(row.states), Offer(_NONE, self.tr("Does not apply"), "0")], frame.state or _NONE)
        self._fill(row.report, {"called": frame.called, "note": frame.note}, anew=anew)

    def _label(self, one: FrameRow) -> str:
        return self.tr("{frame} · look").format(frame=one.label) if one.hint and not one.line else one.label

    def _picked(self, which: str) -> None:
        self.chosen = which
        self._show_frame(anew=True)

    def _chose(self, _code: str) -> None:
        self.keep()

    def _left(self, _text: str) -> None:
        frame = self.frame
        if frame is not None and (self.called.text, self.note.text) != (frame.called, frame.note):
            self.keep()
