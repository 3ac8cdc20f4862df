"""Checks that a checklist asks what the desk relies on, in words that can be read aloud."""

from desk.checklist.item import Item
from desk.checklist.model import Questionnaire
from desk.checklist.reading import Findings
from desk.profile import codes
from desk.profile.tomlfile import suggestion


def check_questions(findings: Findings, checklist: Questionnaire) -> None:
    """Note what the desk cannot work with as a fault, and what is merely awkward on the telephone as a warning."""
    _check_first_block(findings, checklist)
    if checklist.child_group is None:
        cure = f'voeg een groep toe met "repeats": true en code {codes.CHILD}'
        findings.fault("begin", "de groep die er per kind is ontbreekt", cure)
    _check_core(findings, checklist)
    _check_codes(findings, checklist)
    for item in checklist.questions():
        _check_yes_no(findings, item)
        _check_wording(findings, item)
    if not checklist.copyright:
        cure = "zet daar dat de vragen een voorbeeld zijn, vast te stellen door uw gedragswetenschapper"
        findings.warn("copyright", "er staat niet van wie de woorden zijn", cure)


def _check_first_block(findings: Findings, checklist: Questionnaire) -> None:
    sections = checklist.sections()
    first = sections[0].link_id if sections else ""
    inside = {item.code for item in checklist.questions() if first and checklist.section_of(item.link_id) == first}
    for code in codes.FIRST_BLOCK:
        if code not in inside:
            near = suggestion(code, inside - {""}) if inside - {""} else "voeg de vraag toe"
            cure = near if near.startswith("bedoelt") else f"zet een vraag met code {code} in de eerste groep"
            findings.fault(f"item {first}" if first else "begin", f"het eerste blok vraagt niet naar {code}", cure)


def _check_core(findings: Findings, checklist: Questionnaire) -> None:
    core = [item for item in checklist.questions() if item.core]
    if not core:
        findings.fault("begin", "er is geen kernvraag", "geef de vragen van het eerste blok de extensie core")
    elif len(core) > codes.MAX_CORE:
        cure = f"houd er hooguit {codes.MAX_CORE}, dan kan de beller ophangen"
        findings.fault(f"item {core[codes.MAX_CORE].link_id}", f"dit is kernvraag {codes.MAX_CORE + 1}", cure)


def _check_codes(findings: Findings, checklist: Questionnaire) -> None:
    seen: dict[str, str] = {}
    for item in checklist.all_items():
        if not item.code:
            if item.is_question and item.danger:
                cure = "geef hem een code, anders kan geen tabel hem lezen"
                findings.fault(f"item {item.link_id}", "deze gevaarvraag heeft geen code", cure)
        elif item.code in seen:
            what = f"code {item.code} is ook van item {seen[item.code]}"
            findings.fault(f"item {item.link_id}", what, "geef elke vraag een eigen code")
        else:
            seen[item.code] = item.link_id


def _check_yes_no(findings: Findings, item: Item) -> None:
    options = {option.code for option in item.options}
    if item.code in codes.YES_NO and item.type == "choice" and options != {"yes", "no"}:
        cure = "gebruik de codes yes (Ja) en no (Nee)"
        findings.fault(f"item {item.link_id}", "dit moet een vraag met ja en nee zijn", cure)


def _check_wording(findings: Findings, item: Item) -> None:
    where = f"item {item.link_id}"
    for text in dict.fromkeys((item.text, *item.texts.values())):
        if len(text) > codes.MAX_QUESTION:
            cure = f"houd het bij {codes.MAX_QUESTION} tekens, zodat het in een adem is te lezen"
            findings.warn(where, f"de vraag is {len(text)} tekens lang", cure)
        if text.count("?") > 1:
            findings.warn(where, "dit zijn twee vragen in een", "maak er twee vragen van")
    for answer, say in item.red_flags.items():
        if not say.strip():
            findings.fault(where, f"de rode vlag bij {answer} zegt niets", "schrijf wat er nu gezegd moet worden")
