"""What the system says about a file comes in Dutch, whatever language the system speaks."""

import errno
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
