"""What the system says about a file comes in Dutch, whatever language the system speaks."""

import errno
import json
import os

import pytest

from desk.words.reasons import why


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "de schijf is vol"),
        (errno.EACCES, "geen toestemming"),
        (errno.EROFS, "de schijf kan alleen gelezen worden"),
        (errno.ENOENT, "bestaat niet"),
        (errno.EIO, "de schijf geeft een fout"),
        (errno.EDQUOT, "de ruimte die u op deze schijf mag gebruiken is op"),
    ],
)
def test_the_common_reasons_are_dutch(number: int, words: str) -> None:
    assert why(OSError(number, os.strerror(number), "/ergens/bestand")) == words


def test_a_rare_reason_is_named_so_that_it_can_be_looked_up() -> None:
    assert why(OSError(errno.EBADMSG, "Bad message")) == f"systeemfout {errno.EBADMSG} (EBADMSG)"
    assert why(OSError(99999, "?")) == "systeemfout 99999 (onbekend)"


def test_what_sqlite_says_is_dutch_too() -> None:
    assert why(ValueError("(sqlcipher3.dbapi2.OperationalError) database or disk is full")) == "de schijf is vol"


def test_another_error_says_what_it_said() -> None:
    assert why(OSError("eigen woorden")) == "eigen woorden"
    assert why(ValueError("")) == "ValueError"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "het bestand is leeg"),
        (b"{", "regel 1, kolom 2: hier hoort een naam tussen aanhalingstekens"),
        (b'{\n  "store" "x"}', "regel 2, kolom 11: hier hoort een dubbele punt"),
        (b'{"a": 1 "b": 2}', "regel 1, kolom 9: hier hoort een komma"),
        (b'{"a": "x\n"}', "regel 1, kolom 9: een tekst gaat niet over het eind van de regel"),
        (b'{"a": "x', "regel 1, kolom 7: deze tekst heeft geen aanhalingsteken aan het eind"),
        (b'{"a": "\\x"}', "regel 1, kolom 8: na een schuine streep \\ staat iets dat daar niet kan"),
        (b'{"a": }', "regel 1, kolom 7: hier hoort een waarde"),
        (b"{} {}", "regel 1, kolom 4: hierachter staat nog iets"),
        (b"\xff\xfex", "het bestand is geen UTF-8"),
        (b'{"a": "\xff"}', "het bestand is geen UTF-8"),
        (b"9" * 5000, "er staat een getal met duizenden cijfers in"),
        (b'{"a": ' * 100_000, "er zitten te veel blokken in elkaar"),
    ],
)
def test_what_is_wrong_in_a_json_file_is_said_in_dutch_with_its_place(content: bytes, words: str) -> None:
    with pytest.raises((ValueError, RecursionError)) as caught:
        json.loads(content)
    assert why(caught.value) == words


def test_a_fault_that_only_another_python_knows_has_its_place_and_no_english() -> None:
    strange = json.JSONDecodeError("Some day this is said", '{\n"a"', 3)
    assert why(strange) == "regel 2, kolom 2: hier klopt de JSON niet"
    comma = json.JSONDecodeError("Illegal trailing comma before end of object", '{"a": 1,}', 7)
    assert why(comma) == "regel 1, kolom 8: deze komma is er een te veel"
