"""The table of who may import whom, for test_architecture.py: each new module of the desk has its line here."""

EVERYWHERE = {"desk.errors", "desk.ids", "desk.record", "desk.words"}
"""What says something went wrong, names things, makes records, reads and writes Dutch: every part may use it."""

# Each unit of the desk with the units it may import, besides EVERYWHERE; the longest name that fits a module counts.
# Facts below what is decided about them, decisions below what keeps them, all of it below the one door, `desk.desk`.
ALLOWED: dict[str, set[str]] = {
    "desk": set(),
    "desk.errors": set(),
    "desk.ids": set(),
    "desk.record": set(),
    "desk.words": set(),
    "desk.hold_rows": set(),
    "desk.agreement_rows": set(),
    "desk.law": set(),
    # Making an account gives the command for it; what judges who is at the door knows no command.
    "desk.access": {"desk.fact", "desk.facts", "desk.keys", "desk.signing"},
    "desk.access.making": {"desk.access", "desk.intake"},
    "desk.agreements": {"desk.agreement_rows", "desk.fact", "desk.facts"},
    "desk.promise_rows": set(),
    "desk.rows": {"desk.agreement_rows", "desk.hold_rows", "desk.promise_rows"},
    "desk.directory_rows": set(),
    "desk.roster_rows": set(),
    "desk.change_rows": {"desk.roster_rows"},
    "desk.alarm_rows": {"desk.rows"},
    "desk.finding_rows": set(),
    "desk.month_rows": set(),
    "desk.paper": set(),
    "desk.lane_rows": {"desk.finding_rows"},
    "desk.choice_rows": {"desk.rows"},
    "desk.care_rows": {"desk.directory_rows", "desk.agreement_rows", "desk.rows"},
    "desk.recognising": {"desk.agreement_rows", "desk.agreements", "desk.reports", "desk.rows"},
    "desk.care_views": {
        "desk.directory_rows",
        "desk.agreement_rows",
        "desk.care_rows",
        "desk.export",
        "desk.profile",
        "desk.promises",
        "desk.recognising",
        "desk.reports",
        "desk.roster_rows",
        "desk.rows",
    },
    "desk.clock": set(),
    "desk.home": set(),
    "desk.lock": set(),
    "desk.no_dump": set(),
    "desk.presence": set(),
    "desk.fact": set(),
    "desk.agreed": {"desk.fact"},
    "desk.facts": {"desk.fact"},
    "desk.checklist": set(),
    # Tables and their proofs are beneath the profile that holds them; proposing looks at a whole profile.
    "desk.decision": {"desk.checklist"},
    "desk.profile": {"desk.checklist", "desk.decision"},
    "desk.decision.propose": {"desk.checklist", "desk.decision", "desk.profile"},
    "desk.decision.cli": {"desk.checklist", "desk.decision", "desk.decision.propose", "desk.profile"},
    "desk.roster": {
        *("desk.change_rows", "desk.fact", "desk.facts", "desk.finding_rows", "desk.lane_rows"),
        *("desk.month_rows", "desk.roster_rows"),
    },
    "desk.roster_views": {"desk.finding_rows", "desk.month_rows", "desk.roster", "desk.roster_rows"},
    "desk.drawing": {"desk.finding_rows", "desk.lane_rows", "desk.roster"},
    "desk.directory": {"desk.directory_rows", "desk.profile", "desk.roster", "desk.roster_rows", "desk.rows"},
    "desk.reports": {
        "desk.directory_rows",
        "desk.agreement_rows",
        "desk.law",
        *("desk.checklist", "desk.choice_rows", "desk.decision", "desk.decision.propose", "desk.fact", "desk.facts"),
        *("desk.care_rows", "desk.hold_rows", "desk.profile", "desk.rows"),
    },
    "desk.promises": {
        "desk.directory_rows",
        *("desk.alarm_rows", "desk.care_rows", "desk.change_rows", "desk.fact", "desk.facts", "desk.profile"),
        *("desk.reports", "desk.roster", "desk.roster_rows", "desk.rows"),
    },
    "desk.board": {"desk.rows"},
    "desk.ownership": {"desk.hold_rows", "desk.rows"},
    "desk.export": {
        *("desk.agreement_rows", "desk.care_rows", "desk.checklist", "desk.decision", "desk.decision.propose"),
        *("desk.fact", "desk.facts", "desk.profile", "desk.reports", "desk.rows"),
        *("desk.audit_rows", "desk.own_rows"),
    },
    # Decisions are pure: no journal, no store, no clock of their own.
    # Terms and what is due are pure; what stays of a destroyed report is made as what leaves the desk is.
    "desk.retention": {
        *("desk.decision.propose", "desk.export", "desk.fact", "desk.facts", "desk.profile", "desk.reports"),
        *("desk.retention_rows", "desk.rows"),
    },
    "desk.retention_rows": set(),
    "desk.intake": {
        *("desk.access", "desk.checklist", "desk.decision", "desk.decision.propose", "desk.fact", "desk.facts"),
        *("desk.profile", "desk.reports", "desk.retention", "desk.roster", "desk.roster_rows"),
    },
    "desk.sealing": {"desk.fact", "desk.facts", "desk.intake"},
    "desk.incarnation": {"desk.fact", "desk.facts", "desk.intake", "desk.sealing", "desk.signing"},
    # Who wrote what: keys and signatures, and the pure judgement over a log.
    "desk.signing": {"desk.fact", "desk.facts"},
    "desk.trust": {"desk.agreed", "desk.fact", "desk.facts", "desk.signing"},
    # The road. Storage knows facts and nothing of what they say.
    "desk.storage": {"desk.fact"},
    "desk.journal": {"desk.clock", "desk.fact", "desk.signing", "desk.storage"},
    "desk.replica": {
        *("desk.access", "desk.agreement_rows", "desk.agreements"),
        *("desk.agreed", "desk.decision.propose", "desk.fact", "desk.facts", "desk.profile", "desk.reports"),
        *("desk.roster", "desk.roster_rows", "desk.rows", "desk.signing", "desk.storage", "desk.trust"),
        *("desk.retention", "desk.retention_rows"),
    },
    # What names a store is pure, and so are the settings that keep it: the window shows both.
    "desk.sync.address": set(),
    "desk.settings": {"desk.sync.address"},
    "desk.safe": set(),
    "desk.secrets": {"desk.safe"},
    # The ways to the key of files; what reads and writes those files is handed the key itself.
    "desk.keys": {"desk.home", "desk.journal", "desk.lock", "desk.safe", "desk.storage"},
    "desk.sync.opening": {
        *("desk.home", "desk.keys", "desk.secrets", "desk.settings", "desk.storage", "desk.sync", "desk.sync.address"),
    },
    "desk.sync.belonging": {
        *("desk.agreed", "desk.fact", "desk.home", "desk.journal", "desk.replica", "desk.storage", "desk.sync"),
        *("desk.sync.address", "desk.sync.opening"),
    },
    # Copies of a desk's files, beside the road: nothing of the desk but the start knows them.
    "desk.copies": set(),
    "desk.backup": {
        *("desk.copies", "desk.home", "desk.journal", "desk.settings", "desk.storage", "desk.sync.address"),
    },
    "desk.hourly": {"desk.backup", "desk.home"},
    "desk.restore": {
        *("desk.agreed", "desk.copies", "desk.fact", "desk.facts", "desk.home", "desk.journal", "desk.keys"),
        *(
            "desk.lock",
            "desk.settings",
            "desk.storage",
            "desk.sync.address",
            "desk.sync.belonging",
            "desk.sync.opening",
        ),
    },
    "desk.sync": {
        *("desk.agreed", "desk.clock", "desk.fact", "desk.facts", "desk.journal", "desk.presence", "desk.replica"),
        *("desk.signing", "desk.storage"),
    },
    "desk.shown_others": {"desk.fact", "desk.replica"},
    "desk.shown": {
        "desk.shown_others",
        *("desk.fact", "desk.facts", "desk.profile", "desk.replica", "desk.reports", "desk.rows", "desk.sync"),
    },
    "desk.search": {"desk.replica", "desk.reports", "desk.rows", "desk.shown"},
    "desk.condition": {"desk.rows"},
    "desk.neighbours": {"desk.clock", "desk.fact", "desk.presence", "desk.rows"},
    "desk.regions": set(),
    "desk.company": {"desk.neighbours", "desk.presence", "desk.regions", "desk.rows"},
    "desk.calls_here": {"desk.fact", "desk.profile", "desk.promises", "desk.rows", "desk.shown"},
    "desk.seeing": {
        *("desk.calls_here", "desk.directory_rows"),
        *("desk.agreement_rows", "desk.alarm_rows", "desk.care_views", "desk.recognising"),
        *("desk.board", "desk.choice_rows", "desk.clock", "desk.directory", "desk.drawing", "desk.fact"),
        *("desk.hold_rows", "desk.ownership", "desk.profile", "desk.promises", "desk.replica"),
        *("desk.reports", "desk.roster", "desk.roster_rows", "desk.roster_views", "desk.rows", "desk.search"),
        "desk.shown",
    },
    "desk.seeing_roster": {"desk.change_rows", "desk.promises", "desk.roster", "desk.seeing"},
    "desk.seeing_trust": {"desk.replica", "desk.rows", "desk.seeing_roster"},
    # What somebody may see and do: rows pass the rights, then looks are noted, then commands pass the gate.
    "desk.results": set(),
    "desk.drafts": set(),
    "desk.withheld": {"desk.alarm_rows", "desk.board", "desk.promise_rows", "desk.rows"},
    "desk.care_in_sight": {"desk.agreement_rows", "desk.care_views", "desk.rows", "desk.withheld"},
    "desk.seeing_access": {
        *("desk.access", "desk.alarm_rows", "desk.board", "desk.care_in_sight", "desk.care_views", "desk.drafts"),
        *("desk.fact", "desk.hold_rows", "desk.promises", "desk.reports", "desk.roster_rows", "desk.rows"),
        *("desk.seeing_trust", "desk.withheld"),
    },
    # Who saw what: pure, over facts; the part of the desk that notes it stands between seeing and doing.
    "desk.audit_rows": set(),
    "desk.audit": {"desk.access", "desk.audit_rows", "desk.fact", "desk.facts"},
    "desk.looking": {
        *("desk.access", "desk.audit", "desk.audit_rows", "desk.care_views", "desk.fact", "desk.facts"),
        *("desk.intake", "desk.journal", "desk.replica", "desk.rows", "desk.sealing", "desk.seeing_access"),
    },
    "desk.gated": {
        *("desk.access", "desk.drafts", "desk.intake", "desk.looking", "desk.profile", "desk.replica", "desk.results"),
        *("desk.roster_rows", "desk.withheld"),
    },
    # What is not on this computer is fetched above the gate.
    "desk.fetching": {
        *("desk.access", "desk.audit_rows", "desk.condition", "desk.gated", "desk.results", "desk.rows", "desk.sync"),
    },
    "desk.destroying": {
        *("desk.fetching", "desk.profile", "desk.retention", "desk.retention_rows", "desk.storage", "desk.sync"),
    },
    # What a child has a right to see, given out above the gate.
    "desk.own_rows": set(),
    "desk.giving": {
        *(
            "desk.access",
            "desk.audit",
            "desk.audit_rows",
            "desk.export",
            "desk.facts",
            "desk.fetching",
            "desk.own_rows",
        ),
        *("desk.care_rows", "desk.replica", "desk.reports", "desk.withheld"),
    },
    "desk.at_door": {"desk.access", "desk.fact", "desk.intake", "desk.replica", "desk.results", "desk.roster_rows"},
    "desk.pulled": {"desk.condition", "desk.rows", "desk.sync", "desk.trust"},
    "desk.desk": {
        *("desk.clock", "desk.company", "desk.condition", "desk.fact", "desk.intake", "desk.journal"),
        "desk.neighbours",
        *("desk.presence", "desk.profile", "desk.replica"),
        *("desk.access", "desk.at_door", "desk.destroying", "desk.giving", "desk.results"),
        *("desk.pulled", "desk.regions", "desk.rows", "desk.sealing", "desk.shown", "desk.sync"),
    },
    # What the import panel asks: read a roster file, look at what it changes, and the commands for it.
    "desk.roster_import": {"desk.fact", "desk.facts", "desk.home", "desk.intake", "desk.keys"}
    | {"desk.roster", "desk.roster_rows"},
    "desk.emergency": {"desk.directory_rows", "desk.rows"},
    "desk.emergency_file": set(),
    # What the settings screen asks: the only door of the window to where a store is.
    "desk.choosing": {
        "desk.emergency_file",
        "desk.home",
        "desk.keys",
        "desk.secrets",
        "desk.settings",
        "desk.storage",
        "desk.sync",
    }
    | {"desk.sync.address", "desk.sync.belonging", "desk.sync.opening"},
    # The one file that knows every part.
    "desk.bootstrap": {
        "desk.access",
        "desk.clock",
        "desk.desk",
        "desk.home",
        "desk.hourly",
        "desk.journal",
        "desk.lock",
        "desk.replica",
        "desk.settings",
    }
    | {"desk.storage", "desk.sync", "desk.sync.belonging", "desk.sync.opening"},
    # Programs around the desk: they may use all of it, and nothing of it may use them.
    "desk.admin.output": set(),
    "desk.demo": {"*"},
    "desk.bench": {"*"},
    "desk.simulate": {"*"},
    "desk.admin": {"*"},
}

# What the window may know of the desk: the one door, rows, commands, and how a desk is opened. `desk.demo` is for
# the throw-away night alone, `desk.bench` for the measures of the window that it runs.
UI_MAY = {"desk.desk", "desk.rows", "desk.choice_rows", "desk.intake", "desk.bootstrap", "desk.home", "desk.clock"}
UI_MAY |= {"desk.hold_rows", "desk.roster_import", "desk.profile", "desk.choosing", "desk.settings"} | EVERYWHERE
UI_MAY |= {
    "desk.no_dump",
    "desk.access",
    "desk.access.making",
    "desk.at_door",
    "desk.audit_rows",
    "desk.results",
    "desk.regions",
    "desk.directory_rows",
    "desk.agreement_rows",
    "desk.care_rows",
    "desk.alarm_rows",
    "desk.change_rows",
    "desk.finding_rows",
    "desk.lane_rows",
    "desk.month_rows",
    "desk.own_rows",
    "desk.paper",
    "desk.retention_rows",
    "desk.roster_rows",
    "desk.emergency",
    "desk.emergency_file",
    "desk.keys",
    "desk.lock",
}
UI_MAY_MODULES = {
    *("desk.checklist.values", "desk.decision.variables"),
    *("desk.roster.numbers", "desk.roster.roles", "desk.roster.typed", "desk.roster.whose_number"),
}
"""Lists of codes and how what is typed (hours, numbers) is read, from parts that are otherwise not the window's."""
ONLY_IN = {"desk.demo": {"ui.main", "ui.pictures"}, "desk.bench": {"ui.bench"}}

# Packages of others, and the only units that may import them.
THEIRS = {
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "sqlcipher3": {"desk.storage"},
    "sqlalchemy": {"desk.storage", "desk.bench"},
    "alembic": {"desk.storage"},
    "phonenumbers": {"desk.words"},
    "icalendar": {"desk.roster.reading", "desk.bench"},
    "recurring_ical_events": {"desk.bench"},
    "python_calamine": {"desk.roster.reading.workbook_child"},
    "holidays": {"desk.roster"},
    "platformdirs": {"desk.home"},
    "psycopg": {"desk.sync.postgres", "desk.bench"},
    "keyring": {"desk.bench", "desk.safe"},
}
