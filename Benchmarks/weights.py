"""Tries other weights of the ranking than the product's: what each signal adds, and whether the weights were chosen well.

A set of needs is answered by the program ResearchAblations with every variant of the weights. Which weights are best on
one half of the needs is then held against the other half, for many halves: what is reached there is what others may
expect, and the difference to the best of all is what choosing adds by chance.
"""

import dataclasses
import hashlib
import itertools
import json
import pathlib
import statistics
import subprocess

import needs as graded

# The product's, as RankingWeights has them, and what stands beside them for choice.
STANDARD = {"use": 0.0125, "learnt": 0.15, "words": 0.3, "symbols": 0.4, "sections": 1.0}
CHOICES = {"use": [0, 0.006, 0.0125, 0.02], "learnt": [0, 0.1, 0.15, 0.2], "words": [0.1, 0.2, 0.3],
           "symbols": [0, 0.2, 0.4, 0.6], "sections": [0.9, 1.0]}
# What is left out, one at a time.
ABLATIONS = {
    "(nothing left out)": {}, "meaning": {"usesMeaning": False}, "sections": {"sections": 0}, "symbols": {"symbols": 0},
    "words": {"words": 0}, "learnt words": {"learnt": 0}, "name": {"name": 0}, "use": {"use": 0},
    "own work": {"own": 0}, "phrasings": {"usesPhrasings": False}, "verdicts": {"verdicts": 0},
}
HALVES = 200


@dataclasses.dataclass
class NeedSet:
    """Needs with where they are asked, and the weights that matter to them: others need not be tried on them."""
    name: str
    needs: list
    path: pathlib.Path
    field: str
    data: pathlib.Path
    config: pathlib.Path
    matter: list


def answers(program, needs, variants, work):
    """What the program prints for each variant and need."""
    path = work / "variants.jsonl"
    path.write_text("".join(json.dumps({"name": name, "weights": weights}) + "\n" for name, weights in variants.items()))
    text = subprocess.run([program, needs.data, needs.config, needs.path, needs.field, path], check=True,
                          capture_output=True, text=True).stdout
    known = {need["id"] for need in needs.needs}
    return [answer for answer in map(json.loads, text.splitlines()) if answer["id"] in known]


def rankings(program, needs, variants, work):
    """By the name of the variant and the id of the need, the identifiers in their order."""
    found = {name: {} for name in variants}
    for answer in answers(program, needs, variants, work):
        found[answer["variant"]][answer["id"]] = [candidate["identifier"] for candidate in answer["candidates"]]
    return found


def ablations(program, sets, work):
    """Prints what each signal adds: MRR@10 without it."""
    print("\n| without | " + " | ".join(f"{needs.name} MRR@10" for needs in sets) + " |")
    print("| --- |" + " --: |" * len(sets))
    found = [rankings(program, needs, ABLATIONS, work) for needs in sets]
    for name in ABLATIONS:
        cells = [f"{graded.mean_reciprocal_rank(needs.needs, of[name]):.3f}" for needs, of in zip(sets, found)]
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def held_out(program, sets, work):
    """Prints what weights reach that were chosen on the other half of the needs."""
    gains = [reciprocal_ranks(program, needs, work) for needs in sets]
    all_weights = [dict(zip(CHOICES, values)) for values in itertools.product(*CHOICES.values())]
    halves = [reached(sets, gains, all_weights, seed) for seed in range(HALVES)]
    best = max(all_weights, key=lambda weights: total(sets, gains, weights, lambda index, need: True))
    print(f"\n| {len(all_weights)} variants of the weights, {HALVES} halves | "
          + " | ".join(f"{needs.name} MRR@10" for needs in sets) + " |")
    print("| --- |" + " --: |" * len(sets))
    print("| the product's, on all needs | " + " | ".join(
        f"{mean(gain[key(needs, STANDARD)]):.3f}" for needs, gain in zip(sets, gains)) + " |")
    print("| the best on all needs | " + " | ".join(
        f"{mean(gain[key(needs, best)]):.3f}" for needs, gain in zip(sets, gains)) + " |")
    print("| the best on one half, on the other | " + " | ".join(
        f"{statistics.mean(values):.3f} ± {statistics.stdev(values):.3f}" for values in zip(*halves)) + " |")
    print(f"\nThe best on all needs: {', '.join(f'{name} {value}' for name, value in best.items())}.")


def reciprocal_ranks(program, needs, work):
    """By the weights that matter to a set, those of its needs in their order."""
    variants = {json.dumps(dict(zip(needs.matter, values))): dict(zip(needs.matter, values))
                for values in itertools.product(*(CHOICES[name] for name in needs.matter))}
    found = rankings(program, needs, variants, work)
    return {key(needs, weights): [graded.reciprocal_rank(need["answers"], found[name][need["id"]]) for need in needs.needs]
            for name, weights in variants.items()}


def key(needs, weights):
    return tuple(weights[name] for name in needs.matter)


def total(sets, gains, weights, takes):
    """The sum over the sets of the mean over those needs that are taken."""
    return sum(mean([gain for gain, need in zip(of[key(needs, weights)], needs.needs) if takes(index, need)])
               for index, (needs, of) in enumerate(zip(sets, gains)))


def reached(sets, gains, all_weights, seed):
    """Of each set, what the weights that are best on one half reach on the other."""
    def is_chosen_on(_, need):
        return hashlib.sha256(f"{seed} {need['id']}".encode()).digest()[0] % 2 == 0
    best = max(all_weights, key=lambda weights: total(sets, gains, weights, is_chosen_on))
    return [mean([gain for gain, need in zip(of[key(needs, best)], needs.needs) if not is_chosen_on(0, need)])
            for needs, of in zip(sets, gains)]


def mean(values):
    return sum(values) / len(values) if values else 0


# Nearness from which two needs ask for the same (RecordedNeeds), and from which demand groups them (NeedGroups): the
# curve about them.
NEARNESS = [.35, .4, .45, .5, .55, .6, .65, .7]
# From which a decision seems to be on the need (RankingWeights.leastOfDecision).
LEAST_OF_DECISION = [.30, .32, .34, .36, .38, .40, .42, .44, .46, .48, .50]


def same_needs(program, model, path, ids):
    """Prints how many pairs of needs are called the same, of those that are and of those that are not: each need as a
    sentence and as keywords."""
    text = subprocess.run([program, model, path, "query", "keywords"], check=True, capture_output=True, text=True).stdout
    pairs = [pair for pair in map(json.loads, text.splitlines()) if pair["first"] in ids and pair["second"] in ids]
    same = [pair["cosine"] for pair in pairs if pair["first"] == pair["second"]]
    other = [pair["cosine"] for pair in pairs if pair["first"] != pair["second"]]
    print("\n| cosine of two needs | same need, put in other words | different needs, of 1,000 |\n| --: | --: | --: |")
    for least in NEARNESS:
        print(f"| {least:.2f} | {share(same, least):.2f} | {1000 * share(other, least):.1f} |")


def share(values, least):
    return sum(value >= least for value in values) / len(values)


def decisions(program, needs, strangers, work):
    """Prints what the threshold of decisions finds: on needs that something was decided on, and on strangers, sets of
    needs about other things; and what it reaches when it is chosen on a half of them."""
    variants = {f"{least:.2f}": {"leastOfDecision": least} for least in LEAST_OF_DECISION}
    found = decision_paths(program, needs, variants, work)
    others = [decision_paths(program, dataclasses.replace(needs, needs=of, path=path), variants, work)
              for of, path in strangers]
    print("\n| least cosine | needs with the right decision | shown for a need | of them right | other needs with any |")
    print("| --: | --: | --: | --: | --: |")
    for name in variants:
        shown = [path for paths in found[name].values() for path in paths]
        right = [path for need in needs.needs for path in found[name][need["id"]] if path in need["answers"]]
        print(f"| {name} | {mean(hits(needs, found[name])):.2f} | {len(shown) / len(needs.needs):.1f} |"
              f" {len(right) / max(1, len(shown)):.2f} | {mean(alarms(others, name)):.2f} |")
    print(f"\nIts place in the list: MRR@6 {mean(reciprocals(needs, found['0.30'])):.3f}.")
    chosen = [chosen_half(needs, found, others, seed) for seed in range(HALVES)]
    gains = [gain for _, gain in chosen]
    print(f"Chosen on one half ({min(name for name, _ in chosen)} to {max(name for name, _ in chosen)}), on the other the"
          f" right one is found by {statistics.mean(gains):.2f} ± {statistics.stdev(gains):.2f} more often than any by a"
          " need about other things.")


def decision_paths(program, needs, variants, work):
    """By the name of the variant and the id of the need, the paths of the decisions in their order."""
    found = {name: {} for name in variants}
    for answer in answers(program, needs, variants, work):
        found[answer["variant"]][answer["id"]] = answer["decisions"]
    return found


def hits(needs, found):
    return [any(path in need["answers"] for path in found[need["id"]]) for need in needs.needs]


def reciprocals(needs, found):
    return [graded.reciprocal_rank(need["answers"], found[need["id"]], places=6) for need in needs.needs]


def alarms(others, name):
    return [bool(paths) for found in others for paths in found[name].values()]


def chosen_half(needs, found, others, seed):
    """The threshold that is best on one half, and on the other how much more often the right one is found than any."""
    def gain(name, half):
        own = [hit for place, hit in enumerate(hits(needs, found[name])) if in_half(seed, place) == half]
        other = [alarm for place, alarm in enumerate(alarms(others, name)) if in_half(seed, place) == half]
        return mean(own) - mean(other)
    best = max(found, key=lambda name: gain(name, True))
    return best, gain(best, False)


def in_half(seed, place):
    return hashlib.sha256(f"{seed} {place}".encode()).digest()[0] % 2 == 0
