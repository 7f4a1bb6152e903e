"""How often is a section called "clear change" when nothing has changed? To be read, not believed.

Pairs of sessions are invented in which nobody's opinion has moved: what differs is how people
happen to answer. The rule and the section means are the product's own. The sections are those of
the long form; one answer in twelve has no level. Prints a table, and leaves with 1 where a share is
beyond its bound or differs from what ``cimpact/core/simulated.py`` says.

Run from the root of the project: python -m benchmarks.change
"""

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cimpact.core.movement import clear_changes, summed
from cimpact.core.simulated import (
    ANY_SECTION_BOUND,
    NOISES,
    PEOPLE,
    SECTION_BOUND,
    SEED,
    SESSIONS,
    SIMULATED,
    Simulated,
)
from cimpact.core.sitting import NO_LEVEL, Column, score, section_columns
from cimpact.questionnaires import read_questionnaires

ROOT = Path(__file__).resolve().parents[1]
LONG = read_questionnaires(ROOT / "data" / "questionnaires.yaml")["long"]
TOP = 4
NO_LEVEL_SHARE = 1 / 12
BATCH = 5_000
"""Pairs of sessions at a time, which keeps memory low."""


@dataclass(frozen=True)
class Noise:
    """How the same people answer differently on another day, in levels (standard deviations).

    ``answer`` is drawn anew for every answer, ``mood`` for a person and a session, ``careless`` is
    the share of answers that say nothing of the person.
    """

    answer: float
    mood: float = 0.0
    careless: float = 0.0


MODELS = {
    "steady": Noise(answer=0.5),
    "moody": Noise(answer=0.5, mood=0.5),
    "loose": Noise(answer=1.0, careless=1 / 7),
}
"""The three noises, by the names that ``simulated`` describes."""


def simulate(noise: str, people: int, sessions: int) -> Simulated:
    """The shares of so many pairs of sessions of so many linked people."""
    randomness = np.random.default_rng([SEED, NOISES.index(noise), people])
    called = np.concatenate(
        [
            _called(MODELS[noise], people, min(BATCH, sessions - start), randomness)
            for start in range(0, sessions, BATCH)
        ]
    )
    return Simulated(
        noise=noise,
        people=people,
        section=float(called.mean()),
        any_section=float(called.any(axis=1).mean()),
    )


def _called(
    noise: Noise, people: int, sessions: int, randomness: np.random.Generator
) -> NDArray[np.bool_]:
    """Which sections are called a clear change: a row per pair of sessions."""
    shape = (sessions, people, len(LONG.items))
    opinion = (
        2
        + randomness.normal(0, 0.6, (sessions, 1, shape[2]))
        + randomness.normal(0, 0.7, (sessions, people, 1))
        + randomness.normal(0, 0.6, shape)
    )
    earlier, later = (_levels(opinion, noise, randomness) for _session in range(2))
    return np.stack([_clear(earlier, later, column) for column in _sections()], axis=1)


def _levels(
    opinion: NDArray[np.float64], noise: Noise, randomness: np.random.Generator
) -> NDArray[np.int64]:
    """What people answer on one day."""
    mood = randomness.normal(0, noise.mood, (*opinion.shape[:2], 1))
    said = opinion + mood + randomness.normal(0, noise.answer, opinion.shape)
    levels = np.clip(np.rint(said), 0, TOP).astype(np.int64)
    anything = randomness.integers(0, TOP, opinion.shape, endpoint=True)
    levels = np.where(randomness.random(opinion.shape) < noise.careless, anything, levels)
    return np.where(randomness.random(opinion.shape) < NO_LEVEL_SHARE, NO_LEVEL, levels)


def _sections() -> tuple[Column, ...]:
    items_of = {
        section.code: [item.code for item in section.items]
        for section in LONG.sections
        if section.averaged
    }
    return section_columns(LONG, items_of)


def _clear(
    earlier: NDArray[np.int64], later: NDArray[np.int64], column: Column
) -> NDArray[np.bool_]:
    """The product's own rule, all pairs of sessions at once: one column for each."""
    scores = []
    for levels in (earlier, later):
        people = levels[:, :, column.places].reshape(-1, len(column.places))
        values, counted = score(people, column)
        scores.append((values.reshape(levels.shape[:2]).T, counted.reshape(levels.shape[:2]).T))
    (before, gave_before), (after, gave_after) = scores
    in_both = (gave_before > 0) & (gave_after > 0)
    differences = np.where(in_both, after - before, 0)
    return clear_changes(summed(differences, in_both), [column.least])


def simulate_all(sessions: int = SESSIONS) -> Iterator[Simulated]:
    """Every noise with every number of people."""
    for noise in NOISES:
        for people in PEOPLE:
            yield simulate(noise, people, sessions)


def printed(found: Iterable[Simulated]) -> list[str]:
    """The shares as a table, in percent."""
    lines = ["noise    linked people    a section    any of the four"]
    lines += [
        f"{each.noise:<9}{each.people:>13}{each.section:>12.2%}{each.any_section:>19.2%}"
        for each in found
    ]
    return lines


def main() -> None:
    """Simulate, print, and judge."""
    start = time.process_time()
    found = tuple(simulate_all())
    print(f"{SESSIONS} pairs of sessions without any change, seed {SEED}")
    print("\n".join(printed(found)))
    print(f"{time.process_time() - start:.0f} s of CPU")
    beyond = [
        each
        for each in found
        if each.section > SECTION_BOUND or each.any_section > ANY_SECTION_BOUND
    ]
    if beyond:
        sys.exit(f"Beyond the bounds: {beyond}")
    if found != SIMULATED:
        sys.exit("cimpact/core/simulated.py says something else: " + ", ".join(map(repr, found)))


if __name__ == "__main__":
    main()
