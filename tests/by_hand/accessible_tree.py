#!/usr/bin/env python3
"""What a screen reader gets: starts the exercise under Xvfb with AT-SPI and checks the tree of the intake screen.

    tests/by_hand/accessible_tree.py [PYTHON]      # PYTHON runs the program; this script needs the system's python3

Needs Debian's xvfb, dbus, at-spi2-core, python3-gi and gir1.2-atspi-2.0. Checks that every control has a role and
a name, that the buttons people look for are there under their Dutch names, and that questions carry their text.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
BUTTONS = ("112", "Huisartsenpost", "Veilig Thuis", "Spoed voor Jeugd", "Nieuwe melding", "Terugbellen")
FIELD = "Telefoonnummer beller"
QUESTION = "Is er nu direct gevaar voor iemand?"
CONTROLS = {
    "push button",
    "button",
    "text",
    "entry",
    "check box",
    "toggle button",
    "radio button",
    "list item",
    "combo box",
}
SECONDS = 60


def outside(python: str) -> int:
    """Xvfb and a session bus of our own, and in them the program and the inside of this script."""
    missing = [tool for tool in ("Xvfb", "dbus-run-session") if shutil.which(tool) is None]
    launcher = next(
        (
            p
            for p in ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
            if Path(p).exists()
        ),
        "",
    )
    if missing or not launcher:
        print(f"Niet aanwezig: {', '.join(missing) or 'at-spi2-core'}. apt-get install xvfb dbus at-spi2-core")
        return 2
    display = f":{90 + os.getpid() % 900}"
    server = subprocess.Popen(["Xvfb", display, "-screen", "0", "1440x900x24"], stderr=subprocess.DEVNULL)
    try:
        env = os.environ | {
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONPATH": str(ROOT),
            "NO_AT_BRIDGE": "0",
        }
        inner = (
            f'"{launcher}" --launch-immediately & "{python}" -m ui.main --demo --size 1440x900 & '
            f'/usr/bin/python3 "{__file__}" --inside; code=$?; kill %2; exit $code'
        )
        return subprocess.run(["dbus-run-session", "--", "bash", "-c", inner], env=env, timeout=3 * SECONDS).returncode
    finally:
        server.kill()


def inside() -> int:
    """Reads the tree over AT-SPI and says what is wrong with it."""
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi

    def walk(node, depth=0):
        yield node, depth
        for place in range(node.get_child_count()):
            child = node.get_child_at_index(place)
            if child is not None:
                yield from walk(child, depth + 1)

    def seen():
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(place)
            if app is not None and "nachtwacht" in (app.get_name() or "").lower():
                return [
                    (n.get_role_name(), n.get_name() or "", depth, n.get_state_set().contains(Atspi.StateType.SHOWING))
                    for n, depth in walk(app)
                ]
        return []

    until, found = time.monotonic() + SECONDS, []
    while time.monotonic() < until:
        found = seen()
        if any(name == QUESTION for _, name, _, _ in found):
            break
        if any(name.startswith("A-0419") and "button" in role for role, name, _, _ in found):
            press(Atspi, "A-0419")
        time.sleep(1)
    for role, name, depth, showing in found:
        if showing:
            print(f"{'  ' * depth}{role}: {name}")
    shown = [(role, name) for role, name, _, showing in found if showing]
    wrong = [f"zonder naam: {role}" for role, name in shown if role in CONTROLS and not name.strip()]
    names = {name for role, name in shown if role in CONTROLS}
    wrong += [f"knop ontbreekt: {name}" for name in BUTTONS if name not in names]
    wrong += [f"veld ontbreekt: {FIELD}"] if FIELD not in names else []
    wrong += [f"vraag ontbreekt: {QUESTION}"] if QUESTION not in {name for _, name in shown} else []
    print(f"\n{len(shown)} delen zichtbaar, {len(names)} namen van bedieningen")
    print("\n".join(wrong) or "Alles heeft een rol en een naam.")
    return 1 if wrong else 0


def press(atspi, start: str) -> None:
    """Presses the first button whose name begins so: opens the report."""
    desktop = atspi.get_desktop(0)
    todo = [desktop.get_child_at_index(place) for place in range(desktop.get_child_count())]
    while todo:
        node = todo.pop()
        if node is None:
            continue
        if (node.get_name() or "").startswith(start) and "button" in node.get_role_name():
            node.get_action_iface().do_action(0)
            return
        todo += [node.get_child_at_index(place) for place in range(node.get_child_count())]


if __name__ == "__main__":
    sys.exit(inside() if "--inside" in sys.argv else outside(sys.argv[1] if len(sys.argv) > 1 else sys.executable))
