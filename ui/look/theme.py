"""The colours of the desk as data: dark, light, and both with more contrast. Source: design.md section 7.

A theme is nothing but these tokens; palette, style sheet and painting all read them from here.
"""

from dataclasses import replace

from desk.record import record

_LINEAR_BELOW = 0.04045


@record
class Theme:
    """One set of colours, `#rrggbb`, and the width of borders in pixels.

    `ornament` and `line` are for lines only, never for words. `soft` is for words that matter less than
    `text` but more than `muted`. The fills stand behind words: `chosen` behind an answer that was given,
    `danger_fill` behind one that means danger (words on it in `on_danger`), `alarm` behind 112; `lane_desk`,
    `lane_care`, `lane_back` and `lane_road` behind the names in the roster's lanes.
    """

    name: str
    dark: bool
    background: str
    surface: str
    raised: str
    field: str
    line: str
    ornament: str
    text: str
    soft: str
    muted: str
    accent: str
    on_accent: str
    chosen: str
    focus: str
    danger: str
    danger_fill: str
    on_danger: str
    alarm: str
    on_alarm: str
    ok: str
    lane_desk: str
    lane_care: str
    lane_back: str
    lane_road: str
    border: int = 1


DARK = Theme(
    name="dark",
    dark=True,
    background="#0e1318",
    surface="#151c23",
    raised="#1c252e",
    field="#0e1318",
    line="#2a3540",
    ornament="#62717f",
    text="#e7edf3",
    soft="#c3ccd4",
    muted="#93a3b3",
    accent="#f0b24a",
    on_accent="#1c1404",
    chosen="#332a16",
    focus="#7cc4ff",
    danger="#ff6f61",
    danger_fill="#3d1f1d",
    on_danger="#ffb0a6",
    alarm="#4a1f1c",
    on_alarm="#d9b4b0",
    ok="#56c596",
    lane_desk="#1f3b57",
    lane_care="#1f3f31",
    lane_back="#3b2841",
    lane_road="#3d301b",
)

LIGHT = Theme(
    name="light",
    dark=False,
    background="#f6f4ef",
    surface="#ffffff",
    raised="#faf8f4",
    field="#ffffff",
    line="#d6d1c6",
    ornament="#7d8894",
    text="#1b232b",
    soft="#38434d",
    muted="#55626f",
    accent="#8a5a00",
    on_accent="#ffffff",
    chosen="#fbeccd",
    focus="#0b63b5",
    danger="#b3261e",
    danger_fill="#fbe5e2",
    on_danger="#8f1b14",
    alarm="#f8d7d3",
    on_alarm="#5c2622",
    ok="#1d7a4f",
    lane_desk="#d7e6f6",
    lane_care="#d6ecdf",
    lane_back="#ecdef0",
    lane_road="#f3e6cc",
)

THEMES = {theme.name: theme for theme in (DARK, LIGHT)}


def more_contrast(theme: Theme) -> Theme:
    """The same theme for people who told their system that they want more contrast: no half tones, thick lines."""
    if theme.dark:
        return replace(
            theme,
            background="#000000",
            surface="#000000",
            raised="#12181e",
            field="#000000",
            line="#a9b6c2",
            ornament="#c3ccd4",
            text="#ffffff",
            soft="#ffffff",
            muted="#d3dbe3",
            accent="#ffc766",
            danger="#ff9186",
            danger_fill="#2a0d0b",
            on_danger="#ffffff",
            alarm="#3a0f0c",
            on_alarm="#ffffff",
            chosen="#241c08",
            ok="#7fe0b5",
            focus="#a5d8ff",
            border=2,
        )
    return replace(
        theme,
        background="#ffffff",
        surface="#ffffff",
        raised="#f4f4f4",
        field="#ffffff",
        line="#4a545e",
        ornament="#333c45",
        text="#000000",
        soft="#000000",
        muted="#2b343d",
        accent="#5e3d00",
        danger="#8f0f08",
        danger_fill="#fff0ee",
        on_danger="#6d0a05",
        alarm="#ffe3df",
        on_alarm="#3d0a06",
        chosen="#fff3d9",
        ok="#0d5233",
        focus="#00408a",
        border=2,
    )


def luminance(colour: str) -> float:
    """How light `#rrggbb` is, 0 (black) to 1 (white). Source: WCAG 2.2, relative luminance."""

    def linear(part: str) -> float:
        value = int(part, 16) / 255
        return value / 12.92 if value <= _LINEAR_BELOW else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(colour[at : at + 2]) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21. Source: WCAG 2.2, contrast ratio; words need at least 4.5."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


_STANDS_ON = ("background", "surface", "raised")
# Every (words, background) pair of tokens that the widgets put on screen.
WORD_PAIRS: tuple[tuple[str, str], ...] = (
    *((words, behind) for words in ("text", "soft", "muted", "accent", "danger", "ok") for behind in _STANDS_ON),
    ("focus", "surface"),
    ("focus", "raised"),
    ("text", "field"),
    ("muted", "field"),
    ("text", "chosen"),
    ("on_accent", "accent"),
    ("on_danger", "danger_fill"),
    ("danger_fill", "danger"),
    ("text", "alarm"),
    ("on_alarm", "alarm"),
    *(("text", behind) for behind in ("lane_desk", "lane_care", "lane_back", "lane_road")),
)
