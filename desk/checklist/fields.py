"""Which fields FHIR R4 (4.0.1) gives a Questionnaire, a QuestionnaireResponse and their parts, of which kind."""

_ELEMENT = {"id": "string", "extension": "array", "modifierExtension": "array"}

_VALUE_KINDS = {
    "Boolean": "boolean",
    "Decimal": "number",
    "Integer": "integer",
    "Date": "string",
    "DateTime": "string",
    "Time": "string",
    "String": "string",
    "Uri": "string",
    "Attachment": "object",
    "Coding": "object",
    "Quantity": "object",
    "Reference": "object",
}


def _values(prefix: str, *kinds: str) -> dict[str, str]:
    return {prefix + kind: _VALUE_KINDS[kind] for kind in kinds}


ROOT = {
    **_ELEMENT,
    **dict.fromkeys(("resourceType", "implicitRules", "language", "url", "version", "name", "title"), "string"),
    **dict.fromkeys(("status", "date", "publisher", "description", "purpose", "copyright"), "string"),
    **dict.fromkeys(("approvalDate", "lastReviewDate"), "string"),
    **dict.fromkeys(("meta", "text", "effectivePeriod"), "object"),
    **dict.fromkeys(("contained", "identifier", "derivedFrom", "subjectType", "contact"), "array"),
    **dict.fromkeys(("useContext", "jurisdiction", "code", "item"), "array"),
    "experimental": "boolean",
}
ROOT_ELSEWHERE = {"versionAlgorithmString": "R5", "versionAlgorithmCoding": "R5", "copyrightLabel": "R5"}

ITEM = {
    **_ELEMENT,
    **dict.fromkeys(("linkId", "definition", "prefix", "text", "type", "enableBehavior", "answerValueSet"), "string"),
    **dict.fromkeys(("required", "repeats", "readOnly"), "boolean"),
    **dict.fromkeys(("code", "enableWhen", "answerOption", "initial", "item"), "array"),
    "maxLength": "integer",
}
ITEM_ELSEWHERE = {
    **dict.fromkeys(("answerConstraint", "disabledDisplay"), "R5"),
    **dict.fromkeys(("option", "options", *_values("initial", *_VALUE_KINDS)), "STU3"),
}

WHEN = {
    **_ELEMENT,
    "question": "string",
    "operator": "string",
    **_values("answer", *(kind for kind in _VALUE_KINDS if kind not in {"Uri", "Attachment"})),
}
WHEN_ELSEWHERE = {"hasAnswer": "STU3"}

OPTION = {
    **_ELEMENT,
    "initialSelected": "boolean",
    **_values("value", "Integer", "Date", "Time", "String", "Coding", "Reference"),
}

INITIAL = {**_ELEMENT, **_values("value", *_VALUE_KINDS)}

RESPONSE = {
    **_ELEMENT,
    **dict.fromkeys(("resourceType", "implicitRules", "language", "questionnaire", "status", "authored"), "string"),
    **dict.fromkeys(("meta", "text", "identifier", "subject", "encounter", "author", "source"), "object"),
    **dict.fromkeys(("contained", "basedOn", "partOf", "item"), "array"),
}

RESPONSE_ITEM = {
    **_ELEMENT,
    **dict.fromkeys(("linkId", "definition", "text"), "string"),
    **dict.fromkeys(("answer", "item"), "array"),
}

ANSWER = {**_ELEMENT, **_values("value", *_VALUE_KINDS), "item": "array"}
