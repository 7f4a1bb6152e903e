"""The method once more, read from its text, person by person and without the product's code.

Slow and plain on purpose: what both implementations agree on is probably what the method says.
"""

import math
import statistics
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from cimpact.core.questionnaire import Item, Questionnaire, Section

Record = tuple[str, str, str, str]
People = Mapping[str, Mapping[str, str]]
"""Respondent to item code to choice."""


def naive_diagnosis(
    records: Sequence[Record],
    questionnaire: Questionnaire,
    *,
    targets: Mapping[str, float],
    invited: int | None,
    k: int,
) -> dict[str, Any]:
    people: dict[str, dict[str, str]] = {}
    for respondent, kind, item, choice in records:
        if kind == "person":
            people.setdefault(respondent, {})[item] = choice
    seats = len(people)
    everybody = seats if invited is None else invited
    items = [
        naive_item(section.code, item, people, targets.get(section.code), k)
        for section in questionnaire.sections
        for item in section.items
    ]
    gates = [naive_gate(item, people, everybody, k) for item in questionnaire.items if item.gate]
    return {
        "respondents": seats,
        "invited": invited,
        "minimum_group": k,
        "phase": None,
        "verdict": naive_verdict([gate["status"] for gate in gates]),
        "gates": gates,
        "items": [public(item) for item in items],
        "sections": [
            naive_section(section, people, targets.get(section.code), everybody, k)
            for section in questionnaire.sections
        ],
        "priorities": naive_priorities(gates, items),
        "agenda": naive_agenda(gates, items),
    }


def levels_of(item: str, people: People) -> list[int]:
    given = [answers[item] for answers in people.values() if item in answers]
    return sorted(int(choice) for choice in given if choice.isdigit())


def naive_item(
    section: str, item: Item, people: People, target: float | None, k: int
) -> dict[str, Any]:
    top = len(item.levels) - 1
    levels = levels_of(item.code, people)
    n = len(levels)
    dk = sum(answers.get(item.code) == "dk" for answers in people.values())
    early = sum(answers.get(item.code) == "early" for answers in people.values())
    unclear = dk + early > 0 and 3 * (dk + early) >= n + dk + early
    figures: dict[str, Any] = dict.fromkeys(
        ("counts", "favourable", "mean", "median", "spread", "two_camps", "gap"), None
    )
    figures |= {
        "item": item.code,
        "section": section,
        "answered": n,
        "dont_know": dk,
        "too_early": early,
        "blank": sum(item.code not in answers for answers in people.values()),
        "target": target,
        "information_gap": unclear,
        "label": "find_out" if unclear else None,
        "hidden": n < k,
        "principle": section == "leadership",
        "split": False,
        "behind": False,
        "exact_gap": Fraction(0),
        "exact_spread": Fraction(0),
    }
    if n < k:
        return figures
    favourable = sum(4 * level >= 3 * top for level in levels)
    low = sum(4 * level <= top for level in levels)
    mean = Fraction(sum(levels), n)
    pair = [statistics.median_low(levels), statistics.median_high(levels)]
    middle = Fraction(pair[0] + pair[1], 2)
    spread = sum(abs(level - middle) for level in levels) / Fraction(n)
    camps = low >= 2 and favourable >= 2 and 4 * low >= n and 4 * favourable >= n
    split = 5 * spread > top or camps
    gap = None if target is None else max(Fraction(0), Fraction(str(target)) - mean)
    behind = gap is not None and 8 * gap >= top
    if unclear:
        label = "find_out"
    elif behind:
        label = "discuss_first" if split else "act"
    else:
        label = "hear_the_minority" if split else "keep"
    return figures | {
        "counts": [levels.count(level) for level in range(top + 1)],
        "favourable": favourable,
        "mean": float(mean),
        "median": pair,
        "spread": float(spread),
        "two_camps": camps,
        "gap": None if gap is None else float(gap),
        "label": label,
        "split": split,
        "behind": behind,
        "exact_gap": gap or Fraction(0),
        "exact_spread": spread,
    }


def public(item: Mapping[str, Any]) -> dict[str, Any]:
    private = ("principle", "split", "behind", "exact_gap", "exact_spread")
    return {key: value for key, value in item.items() if key not in private}


def naive_gate(item: Item, people: People, everybody: int, k: int) -> dict[str, Any]:
    top = len(item.levels) - 1
    levels = levels_of(item.code, people)
    n, seats = len(levels), len(people)
    if n < k:
        return {
            "item": item.code,
            "status": "unknown",
            "answered": n,
            "favourable": None,
            "low": None,
            "bounds": None,
            "hidden": True,
        }
    favourable = sum(4 * level >= 3 * top for level in levels)
    low = sum(4 * level <= top for level in levels)
    if 3 * (favourable + everybody - n) < 2 * everybody:
        status = "not_met"
    elif 3 * (seats - n) >= seats:
        status = "unknown"
    elif 3 * favourable < 2 * n:
        status = "not_met"
    elif 5 * low > n or 3 * favourable < 2 * everybody:
        status = "fragile"
    else:
        status = "met"
    bounds = [favourable / everybody, (favourable + everybody - n) / everybody]
    return {
        "item": item.code,
        "status": status,
        "answered": n,
        "favourable": favourable,
        "low": low,
        "bounds": bounds if n < everybody else None,
        "hidden": False,
    }


def naive_verdict(statuses: Sequence[str]) -> str | None:
    if not statuses:
        return None
    if "not_met" in statuses:
        return "not_yet"
    if "unknown" in statuses:
        return "to_clarify"
    return "with_reserve" if "fragile" in statuses else "clear"


def naive_section(
    section: Section, people: People, target: float | None, everybody: int, k: int
) -> dict[str, Any]:
    means = []
    for answers in people.values():
        given = [answers[item.code] for item in section.items if item.code in answers]
        levels = [int(choice) for choice in given if choice.isdigit()]
        if len(levels) >= math.ceil(len(section.items) / 2):
            means.append(Fraction(sum(levels), len(levels)))
    figures: dict[str, Any] = {
        "section": section.code,
        "respondents": len(means),
        "mean": None,
        "target": target,
        "gap": None,
        "bounds": None,
        "hidden": False,
    }
    if len(means) < k:
        return figures | {"respondents": None, "hidden": True}
    if section.code == "preconditions":
        return figures
    top = max(len(item.levels) - 1 for item in section.items)
    mean, missing = sum(means) / Fraction(len(means)), everybody - len(means)
    bounds = [float(sum(means) / everybody), float((sum(means) + top * missing) / everybody)]
    return figures | {
        "mean": float(mean),
        "gap": None if target is None else float(max(0, Fraction(str(target)) - mean)),
        "bounds": bounds if missing else None,
    }


def naive_priorities(
    gates: Sequence[Mapping[str, Any]], items: Sequence[Mapping[str, Any]]
) -> list[str]:
    first = [gate["item"] for gate in gates if gate["status"] == "not_met"]
    rest = [
        (-item["exact_gap"], -item["exact_spread"], item["principle"], position, item["item"])
        for position, item in enumerate(items)
        if item["label"] in ("act", "discuss_first") and item["item"] not in first
    ]
    return first + [row[-1] for row in sorted(rest)]


def naive_agenda(
    gates: Sequence[Mapping[str, Any]], items: Sequence[Mapping[str, Any]]
) -> list[str]:
    order = [gate["item"] for gate in gates if gate["status"] != "met" and not gate["hidden"]]
    shown = [(position, item) for position, item in enumerate(items) if not item["hidden"]]
    camps = [(-item["exact_spread"], at, item["item"]) for at, item in shown if item["two_camps"]]
    split = [(-item["exact_spread"], at, item["item"]) for at, item in shown if item["split"]]
    gaps = [
        (-item["exact_gap"], at, item["item"])
        for at, item in shown
        if item["behind"] and not item["information_gap"]
    ]
    for rows in (camps, split, gaps):
        order += [code for *_, code in sorted(rows) if code not in order]
    return order
