"""Where a find stands is shown as people typed it: accents, capitals and numbers as they were, the find marked."""

from hypothesis import given
from hypothesis import strategies as st
from lists_night import Night

from desk.intake.answers import TypeNote
from desk.words.excerpt import END, Excerpts, word_by_word
from desk.words.fold import fold_text

NOTE = "Vader stond om één uur  's nachts\nwéér boos voor de deur van het café in Dĳkstraat, de politie is gebeld"


def found(night: Night, typed: str) -> tuple[str, list[str]]:
    """The excerpt of the only find, and the marked parts of it."""
    night.settles()
    [row] = night.desk.search(typed)
    return row.excerpt, [row.excerpt[begin:end] for begin, end in row.marks]


def test_an_excerpt_is_what_was_typed_with_the_find_marked(night: Night) -> None:
    report = night.call("0612345678", youth_name="Sém de Vries", caller_name="Anneke Dijkstra-Haan")
    night.do(TypeNote(report, NOTE))
    assert found(night, "een") == ("Vader stond om één uur 's nachts wéér boos …", ["één"])
    assert found(night, "CAFE") == ("… deur van het café in Dĳkstraat, de politie is …", ["café"])
    assert found(night, "politie is geb") == ("… in Dĳkstraat, de politie is gebeld", ["politie", "is", "gebeld"])


def test_a_find_in_a_name_gives_that_name(night: Night) -> None:
    night.call("0612345678", youth_name="Sém de Vries", caller_name="Anneke Dijkstra-Haan")
    assert found(night, "sem") == ("Sém de Vries", ["Sém"])
    assert found(night, "haan") == ("Anneke Dijkstra-Haan", ["Dijkstra-Haan"])
    assert found(night, "dykstra") == ("Anneke Dijkstra-Haan", ["Dijkstra-Haan"])
    assert found(night, "a-1") == ("A-0001", ["A-0001"])


def test_a_find_in_a_number_gives_it_as_people_write_it(night: Night) -> None:
    report = night.call("0612345678")
    assert found(night, "061234") == ("06 12 34 56 78", ["6 12 34"])
    assert found(night, "+31 6 1234") == ("06 12 34 56 78", ["6 12 34"])
    assert found(night, "5678") == ("06 12 34 56 78", ["56 78"])
    night.do(TypeNote(report, "moeder is te bereiken op 058-2333838 en het huisnummer is 1178"))
    assert found(night, "1178") == ("… het huisnummer is 1178", ["1178"])


def test_an_option_that_was_chosen_is_found_by_its_words(night: Night) -> None:
    night.call("0612345678", caller_role="parent", danger_now="no")
    assert night.finds("parent") == []
    assert night.finds("no") == []
    assert found(night, "oude")[1] == ["Ouder"]


TEXTS = st.text(st.sampled_from("aé y\u0308¨ĳ´ß\u200b\u0301ﬁ\n\t .-½Å️İ"), max_size=30)


@given(st.lists(TEXTS, max_size=4))
def test_folded_and_typed_words_stay_side_by_side(parts: list[str]) -> None:
    folded, typed = word_by_word(parts)
    typed = typed.replace(END, "")
    assert len(folded.split(" ")) == len(typed.split(" "))
    for search, word in zip(folded.split(" "), typed.split(" "), strict=True):
        assert fold_text(word) == search or search == word


@given(st.lists(TEXTS, max_size=4), TEXTS, st.text("0123456789", max_size=3))
def test_no_text_stops_an_excerpt_and_marks_lie_in_it(parts: list[str], wanted: str, digits: str) -> None:
    folded, typed = word_by_word(parts)
    tokens = fold_text(wanted).split()[:2]
    excerpt, marks = Excerpts(tokens, digits).of("", folded, f"\n{typed}\n06 12 34 56 78")
    assert all(0 <= begin < end <= len(excerpt) for begin, end in marks)
