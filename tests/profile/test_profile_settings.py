"""Whatever people leave in a settings file, the desk answers with faults and never falls over."""

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from profile_files import files_of

from desk.errors import Fault
from desk.profile.arrangements import read_arrangements
from desk.profile.directory import read_directory
from desk.profile.load import ARRANGEMENTS, DIRECTORY
from desk.profile.tomlfile import Section, lines_of, read

ODD: tuple[Any, ...] = (3, -1, "x", True, [], {}, [3], [{}])
READERS = {ARRANGEMENTS: read_arrangements, DIRECTORY: read_directory}


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    keys = value if isinstance(value, dict) else range(min(2, len(value))) if isinstance(value, list) else ()
    for key in keys:
        yield from places(value[key], (*path, key))


@pytest.mark.parametrize("file", READERS)
def test_no_value_in_any_place_makes_the_reader_fall_over(file):
    values = tomllib.loads(files_of("voorbeeld")[file].decode())
    for path in places(values):
        for odd in (*ODD, None):
            changed = deepcopy(values)
            inner = changed
            for key in path[:-1]:
                inner = inner[key]
            if odd is not None:
                inner[path[-1]] = odd
            else:
                del inner[path[-1]]
            faults: list[Fault] = []
            READERS[file](Section(file, changed, {}, faults))
            assert all(fault.what and fault.cure for fault in faults)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@example(b"x = " + b"[" * 5000)
@example(b"x = " + b"9" * 5000)
@example(b"x = 1\nx = 2")
def test_no_bytes_make_the_reader_fall_over(content):
    faults: list[Fault] = []
    section = read("profile.toml", content, faults)
    assert (section is None) == bool(faults)
    assert all(fault.where.startswith("regel ") for fault in faults)


def test_lines_are_found_in_lists_of_blocks_and_past_long_texts():
    text = '''title = "x"
note = """
[[not.a.block]]
warn = 3
"""
[[routes]]
id = "a"
[[routes.numbers]]
number = "1"
[[routes]]
id = "b"
[[routes.numbers]]
number = "2"
[[routes.numbers]]
number = "3"
[choices]
scope = "y"
'''
    lines = lines_of(text)
    assert lines["routes[1].id"] == 11
    assert lines["routes[0].numbers[0].number"] == 9
    assert lines["routes[1].numbers[1].number"] == 15
    assert lines["choices.scope"] == 17
    assert not any(path.startswith("not.") for path in lines)
