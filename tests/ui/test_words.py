"""The words of the screen: every one has Dutch, and what the program reads is what the translators wrote."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
DUTCH = ROOT / "resources" / "i18n" / "nachtwacht_nl.ts"


def tool(name: str) -> str:
    """A tool that comes with PySide6, beside the Python that runs the tests."""
    return str(Path(sys.executable).with_name(name))


def words(text: str) -> set[tuple[str, str]]:
    """(context, English) of every message in a translation file."""
    return {
        (re.search(r"<name>(.*?)</name>", context)[1], source)  # type: ignore[index]
        for context in re.findall(r"<context>.*?</context>", text, re.S)
        for source in re.findall(r"<source>(.*?)</source>", context, re.S)
    }


def test_every_word_on_screen_has_dutch() -> None:
    assert 'type="unfinished"' not in DUTCH.read_text(encoding="utf-8")


def test_the_translations_know_exactly_the_words_of_the_code(tmp_path: Path) -> None:
    made = tmp_path / "made.ts"
    sources = sorted(str(path) for path in (ROOT / "ui").rglob("*.py"))
    languages = ["-source-language", "en", "-target-language", "nl"]
    subprocess.run([tool("pyside6-lupdate"), *languages, *sources, "-ts", str(made)], check=True, capture_output=True)
    assert words(made.read_text(encoding="utf-8")) == words(DUTCH.read_text(encoding="utf-8"))


def test_the_program_reads_what_the_translators_wrote(tmp_path: Path) -> None:
    copy = tmp_path / "nachtwacht_nl.ts"
    shutil.copy(DUTCH, copy)
    made = tmp_path / "nachtwacht_nl.qm"
    subprocess.run([tool("pyside6-lrelease"), str(copy), "-qm", str(made)], check=True, capture_output=True)
    assert made.read_bytes() == DUTCH.with_suffix(".qm").read_bytes()
