"""What was promised stands on the card, whoever else has a clock that ends sooner; late never hides danger."""

from builders import Paper, paper

from desk.intake.answers import AddChild
from desk.intake.calls import HangUp
from desk.intake.promises import MakePromise, PromiseCallback


def two_children(desk: Paper) -> tuple[str, list[str]]:
    report = desk.rings()
    desk.do(AddChild(report, desk.new_id()))
    children = desk.children(report)
    for child, sex, age in zip(children, ("boy", "girl"), ("13 jaar", "9 jaar"), strict=True):
        desk.says(report, child, youth_sex=sex, youth_birth_date=age)
    return report, children


def test_a_promised_callback_is_on_the_card_also_when_the_provider_is_first() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(MakePromise(report, "provider-hour", "Kinnik", due_at=desk.now.replace(minute=45)))
    desk.do(PromiseCallback(report))
    card = desk.card(report)
    assert "Aanbieder belt gezin" in card.badge
    assert any("04:00 · Terugbellen" in line for line in card.clocks)
    desk.waits(minutes=6)
    assert any("04:00 · Terugbellen" in line for line in desk.card(report).clocks)


def test_each_of_two_clocks_with_the_same_words_says_which_child_and_none_is_left_out() -> None:
    desk = paper()
    report, children = two_children(desk)
    for child in children:
        desk.do(MakePromise(report, "provider-hour", "Kinnik", child=child))
        desk.waits(minutes=1)
    desk.do(HangUp(report))

    card = desk.card(report)
    assert "kind 1 (jongen, 13)" in card.badge
    assert [line for line in card.clocks if "kind 2 (meisje, 9)" in line]
    assert not [line for line in card.clocks if "kind 1" in line]


def test_what_is_late_does_not_take_the_place_of_danger() -> None:
    desk = paper()
    report = desk.rings()
    desk.says(report, danger_now="yes")
    desk.do(PromiseCallback(report))
    desk.waits(minutes=20)
    assert (desk.card(report).badge, desk.card(report).badge_kind) == ("! Gevaar · Terugbellen te laat", "danger")


def test_the_word_for_danger_in_a_call_does_not_hide_the_clock_that_is_first() -> None:
    desk = paper()
    report = desk.rings()
    desk.says(report, danger_now="yes")
    desk.do(MakePromise(report, "provider-hour", "Kinnik"))
    card = desk.card(report)
    assert card.badge.startswith("! Gevaar")
    assert [line for line in card.clocks if "Aanbieder belt gezin" in line]
