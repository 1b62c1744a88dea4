"""Needs with graded answers, and how well rankings meet them."""

import json
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
# Over the example organisation, answered by repository; some by a function or a type inside.
ORGANISATION = HERE / "needs/swift-commons.jsonl"
# That neither the example organisation nor the imported catalogue can meet.
LACKING = HERE / "needs/lacking.jsonl"
# On which repositories with decision records have decided, by the paths of the records: alphagov/content-publisher,
# alphagov/govuk-aws, ministryofjustice/cloud-platform, thomvaill/log4brains, adr/madr and npryce/adr-tools.
DECISIONS = HERE / "needs/decisions.jsonl"


def read(path, split=None):
    needs = [json.loads(line) for line in open(path, encoding="utf-8")]
    return [need for need in needs if split is None or need["split"] == split]


def reciprocal_rank(answers, ranking, places=10):
    """1 for an acceptable answer in the first place, a half in the second, 0 behind the last of `places`."""
    for place, identifier in enumerate(list(dict.fromkeys(ranking))[:places], 1):
        if answers.get(identifier, 0) > 0:
            return 1 / place
    return 0


def mean_reciprocal_rank(needs, rankings):
    return sum(reciprocal_rank(need["answers"], rankings[need["id"]]) for need in needs) / len(needs)


def names_inside(need, candidates, code):
    """Whether a function or type that answers the need is shown, as evidence or as code."""
    shown = [why.get("symbol", "") for candidate in candidates for why in candidate["why"]]
    shown += [symbol["name"] for symbol in code]
    return any(name == wanted or name.endswith("." + wanted) for name in shown for wanted in need["inside"])
