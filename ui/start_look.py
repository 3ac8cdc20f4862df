"""The look that was chosen at this desk, for the first paint: nothing of the core is needed to read it."""

import json
from pathlib import Path

FILE = "settings.json"


def chosen_look(home: Path) -> tuple[str, float]:
    """Theme (dark, light, system or empty) and text scale (1 to 2, or 0) from settings.json of a home.

    What is wrong with the file is said when the desk opens (`desk.settings`); here nothing was chosen then.
    """
    try:
        data = json.loads((home / FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return "", 0.0
    if not isinstance(data, dict):
        return "", 0.0
    theme, scale = data.get("theme"), data.get("text_scale")
    # A bool is an int too, and no scale.
    if isinstance(scale, bool) or not isinstance(scale, int | float) or not 1.0 <= scale <= 2.0:
        scale = 0.0
    return theme if theme in ("dark", "light", "system") else "", float(scale)
