"""The tokens: every word can be read, in every theme."""

import pytest

from ui.look.sheet import LABELS
from ui.look.theme import DARK, LIGHT, WORD_PAIRS, Theme, contrast, more_contrast

ALL = [DARK, LIGHT, more_contrast(DARK), more_contrast(LIGHT)]
NAMES = ["dark", "light", "dark with more contrast", "light with more contrast"]


@pytest.mark.parametrize("theme", ALL, ids=NAMES)
@pytest.mark.parametrize("pair", WORD_PAIRS, ids=" on ".join)
def test_words_have_a_contrast_of_four_and_a_half_with_what_they_stand_on(theme: Theme, pair: tuple[str, str]) -> None:
    words, behind = (getattr(theme, token) for token in pair)
    assert contrast(words, behind) >= 4.5


@pytest.mark.parametrize("theme", ALL, ids=NAMES)
@pytest.mark.parametrize("line", ["focus", "ornament", "accent", "danger", "ok"])
def test_lines_that_tell_something_have_a_contrast_of_three(theme: Theme, line: str) -> None:
    assert all(contrast(getattr(theme, line), getattr(theme, on)) >= 3 for on in ("background", "surface", "raised"))


def test_every_colour_of_a_label_is_among_the_pairs_that_are_measured() -> None:
    measured = {words for words, _behind in WORD_PAIRS}
    assert {token for _font, token in LABELS.values()} <= measured


def test_ornament_and_line_are_never_the_colour_of_words() -> None:
    assert not {"ornament", "line"} & {words for words, _behind in WORD_PAIRS}


@pytest.mark.parametrize(
    ("token", "measured"),
    [("text", 15.8), ("muted", 7.2), ("accent", 9.9), ("focus", 10.0), ("danger", 6.8), ("ok", 8.7)],
)
def test_the_dark_theme_has_the_contrasts_of_the_design(token: str, measured: float) -> None:
    assert contrast(getattr(DARK, token), DARK.background) == pytest.approx(measured, abs=0.06)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_more_contrast_makes_no_pair_worse_than_seven(theme: Theme) -> None:
    more = more_contrast(theme)
    for words in ("text", "soft", "muted", "danger", "accent", "ok", "focus"):
        assert contrast(getattr(more, words), more.surface) >= 7, words
    assert more.border > theme.border


def test_contrast_runs_from_one_to_twenty_one() -> None:
    assert contrast("#777777", "#777777") == 1
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
