"""The alarm sounds: two short files, and a desk that works without any sound at all."""

import wave
from importlib.resources import as_file

import pytest
from PySide6.QtWidgets import QApplication

from resources import resource
from ui.look.sound import AlarmSound, Level, Sounded


@pytest.mark.parametrize("level", list(Level))
def test_each_sound_is_short_and_loud_enough_to_hear(level: Level) -> None:
    with as_file(resource("sounds", f"{level.value}.wav")) as path, wave.open(str(path)) as sound:
        samples = memoryview(sound.readframes(sound.getnframes())).cast("h")
        assert 0.3 < sound.getnframes() / sound.getframerate() < 1.5
    assert 4_000 < max(samples) < 32_767
    assert samples[0] == 0


def test_late_is_louder_than_a_warning() -> None:
    loudest = []
    for level in (Level.WARNED, Level.LATE):
        with as_file(resource("sounds", f"{level.value}.wav")) as path, wave.open(str(path)) as sound:
            loudest.append(max(memoryview(sound.readframes(sound.getnframes())).cast("h")))
    assert loudest[0] < loudest[1]


def test_a_desk_without_sound_beeps_and_says_so_once(qapp: QApplication) -> None:
    """On a computer with sound all three are played; either way nothing is raised."""
    sound = AlarmSound(qapp)
    heard = [sound.play(Level.LATE), sound.play(Level.LATE), sound.play(Level.WARNED)]
    assert heard in (
        [Sounded.PLAYED] * 3,
        [Sounded.BEEPED_FIRST, Sounded.BEEPED, Sounded.BEEPED],
    )
    sound.deleteLater()
