"""The alarm sounds. A sound never speaks alone (house rule 12), and a desk without one says so once.

QtMultimedia is imported at the first sound only: it is large, and where its system libraries are missing the
desk beeps instead of failing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from importlib.resources import as_file

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, QUrl, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from resources import resource


class Level(Enum):
    """Which sound: soft for a promise that is running out, clear for one that is late."""

    WARNED = "warned"
    LATE = "late"


class Sounded(Enum):
    """What became of a sound."""

    PLAYED = "played"
    BEEPED = "beeped"
    # As BEEPED, the first time: the place to tell people that this computer has no sound.
    BEEPED_FIRST = "beeped first"


class AlarmSound(QObject):
    """Plays the sounds of the desk, or beeps. Nothing here ever raises for want of sound."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._effects: dict[Level, QObject] | None = None
        self._told = False

    def play(self, level: Level) -> Sounded:
        """Plays the sound of `level`; see Sounded for what comes back."""
        with _hushed():
            if self._effects is None:
                self._effects = _effects(self)
            effect = self._effects.get(level)
            played = effect is not None and _sound(effect)
        if played:
            return Sounded.PLAYED
        QApplication.beep()
        told, self._told = self._told, True
        return Sounded.BEEPED if told else Sounded.BEEPED_FIRST


@contextmanager
def _hushed() -> Iterator[None]:
    """QtMultimedia warns about each library and server that it misses; what `play` returns says it all."""
    former = qInstallMessageHandler(_say_nothing)
    try:
        yield
    finally:
        qInstallMessageHandler(former)


def _say_nothing(_kind: QtMsgType, _where: QMessageLogContext, _message: str) -> None:
    """A message handler for messages that tell people nothing."""


def _effects(parent: QObject) -> dict[Level, QObject]:
    """The sounds, ready to play; empty where the library or a device is missing."""
    try:
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
    except ImportError:
        return {}
    if QMediaDevices.defaultAudioOutput().isNull():
        return {}
    made: dict[Level, QObject] = {}
    for level in Level:
        effect = QSoundEffect(parent)
        with as_file(resource("sounds", f"{level.value}.wav")) as path:
            effect.setSource(QUrl.fromLocalFile(str(path)))
        made[level] = effect
    return made


def _sound(effect: QObject) -> bool:
    """Starts the effect. False when its file or its device turned out not to work."""
    from PySide6.QtMultimedia import QSoundEffect

    if not isinstance(effect, QSoundEffect) or effect.status() is QSoundEffect.Status.Error:
        return False
    effect.play()
    return True
