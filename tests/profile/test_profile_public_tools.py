"""The shipped files mean the same in the public tools as here: FHIR's own parser, and the engine of the JDM editor."""

import pytest
import zen
from fhir.resources.R4B.questionnaire import Questionnaire
from hypothesis import given, settings
from hypothesis import strategies as st
from profile_files import NAMES, files_of

from desk.decision.table import Column, Table, Value, evaluate
from desk.profile.load import profile_from_bytes

PROFILES = {name: profile_from_bytes(files_of(name)) for name in NAMES}
TABLES: dict[tuple[str, str], Table] = {
    (name, file): table
    for name, profile in PROFILES.items()
    for file, table in (("urgency.json", profile.urgency_table), ("route.json", profile.route_table))
}
ENGINES = {key: zen.ZenEngine().create_decision(PROFILES[key[0]].files[key[1]].decode()) for key in TABLES}


def values_of(column: Column) -> st.SearchStrategy[Value]:
    return st.sampled_from(column.values) if column.kind == "text" else st.sampled_from([-1.0, 9.0, 18.0, 23.0])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_each_shipped_table_alone_gives_what_the_public_engine_gives(data):
    key = data.draw(st.sampled_from(sorted(TABLES)))
    table = TABLES[key]
    context = {column.field: data.draw(values_of(column)) for column in table.inputs}
    ours = [dict(hit.outputs) for hit in evaluate(table, context)]
    theirs = ENGINES[key].evaluate(context, {"trace": True})["result"]
    assert ours == (theirs if isinstance(theirs, list) else [theirs])


@pytest.mark.parametrize("name", NAMES)
def test_each_shipped_checklist_is_a_questionnaire_to_fhirs_parser(name):
    parsed = Questionnaire.model_validate_json(PROFILES[name].files["checklist.json"])
    assert (parsed.status, parsed.version) == ("draft", PROFILES[name].version)
    assert len(parsed.item) == 4
