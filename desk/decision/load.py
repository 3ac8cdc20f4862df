"""Reads a decision table from a JDM file, strictly: what is not understood is refused, with place and cure.

The file is what the public GoRules editor exports: three nodes, inputNode -> decisionTableNode -> outputNode,
two edges. A column's codes and their order (inputs: from least to most dangerous) stand where that editor keeps
them: in `fieldType.enum.values` of an input ("String", "Inline" in the editor) and `outputFieldType.enum.values`
of an output. A column without them takes them from `columns`, which the profile may derive from its questionnaire.

All other node types are refused: a functionNode runs JavaScript and can send answers over the network.
"""

from collections.abc import Mapping

from desk.checklist.reading import Findings, read_json
from desk.decision.columns import read_columns, read_rules
from desk.decision.table import HitPolicy, Table
from desk.errors import Fault, FaultyFile

_MAX_BYTES = 1_000_000
_TYPES = ("inputNode", "decisionTableNode", "outputNode")
_NAMES = {"inputNode": "invoer", "decisionTableNode": "tabel", "outputNode": "uitvoer"}
_CONTENT_KEYS = {"hitPolicy", "inputs", "outputs", "rules", "passThrough", "inputField", "outputPath", "executionMode"}
_NODE_KEYS = {"id", "type", "name", "position", "content"}


def load_table(
    data: bytes, file: str, columns: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Table, list[Fault]]:
    """The table in these bytes and the warnings about it; `file` is the name shown in faults.

    `columns` gives codes per field, least to most dangerous, for columns that declare none; a column that
    declares others is a fault. Raises FaultyFile with every fault found.
    """
    notes = Findings(file)
    nodes = _nodes(_read(data, notes), notes)
    content = _table_content(nodes["decisionTableNode"], notes)
    policy = _hit_policy(content, notes)
    inputs = read_columns(content.get("inputs"), "inputs", columns or {}, notes)
    outputs = read_columns(content.get("outputs"), "outputs", columns or {}, notes)
    for field in sorted({column.field for column in inputs.values()} & {column.field for column in outputs.values()}):
        notes.fault(f"kolom {field}", "is zowel invoer als uitkomst", "geef een van de twee een andere veldnaam")
    rules = read_rules(content.get("rules"), inputs, outputs, notes)
    if notes.faults:
        raise FaultyFile(notes.faults)
    name = nodes["decisionTableNode"].get("name")
    table = Table(
        name=name if isinstance(name, str) and name else file,
        hit_policy=policy,
        inputs=tuple(inputs.values()),
        outputs=tuple(outputs.values()),
        rules=rules,
    )
    return table, notes.warnings


def _read(data: bytes, notes: Findings) -> dict[str, object]:
    if len(data) > _MAX_BYTES:
        notes.stop("bestand", "is groter dan 1 MB", "houd de tabel kleiner")
    root = read_json(data, notes)
    if not isinstance(root, dict):
        notes.stop("bestand", "is geen JDM-bestand", "exporteer het opnieuw uit de tabeleditor")
    return root


def _nodes(root: dict[str, object], notes: Findings) -> dict[str, dict[str, object]]:
    """The one node of each allowed type, connected in order; raises at once when the graph is anything else."""
    for key in sorted(root.keys() - {"nodes", "edges", "contentType"}):
        notes.warn("bestand", f"de sleutel {key} wordt niet gebruikt", "haal hem weg of laat hem staan")
    found: dict[str, dict[str, object]] = {}
    listed = root.get("nodes")
    for position, node in enumerate(listed if isinstance(listed, list) else [], start=1):
        kind = node.get("type") if isinstance(node, dict) else None
        if not isinstance(node, dict) or not isinstance(kind, str) or kind not in _TYPES:
            cure = "gebruik alleen één invoer, één beslistabel en één uitvoer"
            notes.fault(f"blok {position}", f"het soort {kind} is niet toegestaan", cure)
        elif kind in found:
            notes.fault(f"blok {position}", f"er is al een {_NAMES[kind]}", "laat er één over")
        elif not isinstance(node.get("id"), str) or not node["id"]:
            notes.fault(f"blok {position}", "heeft geen id", "exporteer het bestand opnieuw uit de tabeleditor")
        else:
            found[kind] = node
            for key in sorted(node.keys() - _NODE_KEYS):
                notes.warn(
                    f"blok {position}", f"de sleutel {key} wordt niet gebruikt", "haal hem weg of laat hem staan"
                )
    for kind in _TYPES:
        if kind not in found:
            notes.fault("bestand", f"de {_NAMES[kind]} ({kind}) ontbreekt", "voeg hem toe in de tabeleditor")
    if notes.faults:
        raise FaultyFile(notes.faults)
    for kind in ("inputNode", "outputNode"):
        content = found[kind].get("content")
        if isinstance(content, dict) and content.get("schema"):
            notes.fault(_NAMES[kind], "heeft een schema, en dat wordt niet ondersteund", "maak het schema leeg")
    _check_edges(root.get("edges"), [found[kind]["id"] for kind in _TYPES], notes)
    return found


def _check_edges(listed: object, ids: list[object], notes: Findings) -> None:
    # No set: what stands in a file for a name may be anything.
    wanted = [(ids[0], ids[1]), (ids[1], ids[2])]
    seen: list[tuple[object, object]] = []
    for edge in listed if isinstance(listed, list) else []:
        if isinstance(edge, dict):
            seen.append((edge.get("sourceId"), edge.get("targetId")))
            if edge.get("sourceHandle"):
                notes.fault("verbindingen", "een verbinding vertrekt uit een schakelaar", "verbind de blokken opnieuw")
        else:
            notes.fault("verbindingen", "een verbinding is onleesbaar", "verbind de blokken opnieuw")
    if len(seen) != 2 or any(pair not in wanted for pair in seen) or seen[0] == seen[1]:
        notes.fault("verbindingen", "lopen niet van invoer via tabel naar uitvoer", "verbind alleen die drie")


def _table_content(node: dict[str, object], notes: Findings) -> dict[str, object]:
    content = node.get("content")
    if not isinstance(content, dict):
        notes.stop("tabel", "heeft geen inhoud", "exporteer het bestand opnieuw uit de tabeleditor")
    for key in sorted(content.keys() - _CONTENT_KEYS):
        notes.fault("tabel", f"de sleutel {key} is onbekend", "haal hem weg")
    if content.get("passThrough"):
        notes.fault("tabel", "geeft de invoer door (passThrough)", "zet passThrough uit")
    for key in ("inputField", "outputPath"):
        if content.get(key):
            notes.fault("tabel", f"gebruikt {key}, en dat wordt niet ondersteund", "maak het leeg")
    if content.get("executionMode") not in (None, "single"):
        notes.fault("tabel", "loopt over een lijst (executionMode)", "zet executionMode op single")
    return content


def _hit_policy(content: dict[str, object], notes: Findings) -> HitPolicy:
    match content.get("hitPolicy"):
        case "collect":
            return "collect"
        case "first":
            return "first"
        case other:
            notes.fault("tabel", f"de trefregel {other} bestaat niet", "kies collect of first")
            return "first"
