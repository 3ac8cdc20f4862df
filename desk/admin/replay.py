"""`decide --replay`: the tables of a profile over the reports of a desk's past."""

from pathlib import Path

from desk.admin.files import opened
from desk.admin.looked import noted
from desk.admin.output import say, say_json
from desk.admin.past import destroyed, past_views, span
from desk.decision.propose import prepare
from desk.export.past import pasts_from
from desk.export.replay import Replayed, replayed, replayed_pasts, tallied
from desk.home import Home


def replay(home: Home, profile: str, since: str, until: str, *, as_json: bool) -> int:
    """Say what the tables of `profile` would have proposed otherwise; `since` and `until` are ISO days or empty."""
    from desk.profile.library import load

    loaded, _ = load(profile, home.path)
    ready = prepare(loaded)
    rows: list[Replayed] = []
    reports = unreadable = 0
    with opened(home) as desk:
        for view in past_views(desk, *span(since, until)):
            reports += 1
            unreadable += view.profile is None
            rows += replayed(view, ready)
        for opened_at, figures in destroyed(desk, *span(since, until)):
            reports += 1
            unreadable += figures["row"] is None
            rows += replayed_pasts(pasts_from(figures["children"]), opened_at, "", ready)
    noted(home, "replay", detail=f"{since or 'begin'}/{until or 'nu'}")
    found = tallied(rows, ready, reports=reports, unreadable=unreadable)
    if as_json:
        say_json(found)
        return 0
    for change in found["changes"]:
        before, after = change["from"], change["to"]
        chosen = change["chosen"]["urgency"] if change["chosen"] else "geen besluit"
        report = change["report"] or "vernietigde melding"
        say(
            f"{report} kind {change['child']}: {before['urgency']}/{before['pathway']} wordt "
            f"{after['urgency']}/{after['pathway']} ({', '.join(after['rules'])}); gekozen {chosen}, "
            f"uitkomst {change['outcome'] or 'open'}"
        )
    say(
        f"{Path(profile).name}: {found['changed']} van {found['children']} kinderen in {reports} meldingen anders, "
        f"{found['more_urgent']} dringender, {found['less_urgent']} minder dringend"
    )
    return 0
