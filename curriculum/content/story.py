"""Branching stories as graphs: what stands against publishing one, and how a path ends.

A story begins at its first decision. Each option leads to another decision or to an ending, named
by key, or to ``EARNED``: the ending that the choices of the whole path earned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

EARNED = "ending"
"""Where an option leads when the whole path decides which ending comes."""

OUTCOMES = ("good", "mixed", "harmful")
LONGEST_NODE = 90
"""Words on one screen (experience.md 1.4)."""
FEWEST_OPTIONS, MOST_OPTIONS = 2, 4

_OUTCOME_OF = {"optima": "good", "aceptable": "mixed", "danina": "harmful"}


@dataclass(frozen=True)
class Option:
    """One way on; ``to`` is a key of the story or ``EARNED``."""

    to: str
    rating: str
    text: str = ""
    feedback: str = ""


@dataclass(frozen=True)
class Decision:
    """A screen with a question."""

    key: str
    options: tuple[Option, ...]
    prompt: str = ""


@dataclass(frozen=True)
class Ending:
    """A screen that closes the story."""

    key: str
    outcome: str
    text: str = ""


@dataclass(frozen=True)
class Story:
    """Decisions in the order of the editor; the first one opens the story."""

    decisions: tuple[Decision, ...]
    endings: tuple[Ending, ...]


@dataclass(frozen=True)
class Fault:
    """What is wrong: a stable code and the key of the node (and option, counted from 1)."""

    code: str
    node: str = ""
    option: int | None = None


def outcome_of(ratings: Iterable[str]) -> str:
    """Return what a path earned: its worst choice decides, a choice taken back does not count."""
    earned = [OUTCOMES.index(_OUTCOME_OF[rating]) for rating in ratings]
    return OUTCOMES[max(earned, default=0)]


def earned_ending(story: Story, ratings: Iterable[str]) -> Ending:
    """Return the ending for the ratings of the choices that stand; the nearest one at hand.

    Raises ``ValueError`` when the story has no ending at all: such a story is never published.
    """
    if not story.endings:
        raise ValueError("the story has no ending")
    wanted = OUTCOMES.index(outcome_of(ratings))
    return min(story.endings, key=lambda each: abs(OUTCOMES.index(each.outcome) - wanted))


def ways_on(story: Story) -> dict[str, set[str]]:
    """Return ``{key: keys it leads to}``; ``EARNED`` leads to every ending."""
    endings = {ending.key for ending in story.endings}
    graph: dict[str, set[str]] = {key: set() for key in endings}
    for decision in story.decisions:
        led = {option.to for option in decision.options}
        graph[decision.key] = (led - {EARNED}) | (endings if EARNED in led else set())
    return graph


def reached(graph: dict[str, set[str]], start: str) -> set[str]:
    """Return every key that can be reached from ``start``, which counts as reached."""
    seen, waiting = {start}, [start]
    while waiting:
        for key in graph.get(waiting.pop(), set()) - seen:
            seen.add(key)
            waiting.append(key)
    return seen


def faults(story: Story) -> list[Fault]:
    """Return everything that stands against publishing, in the order of the screens."""
    if not story.decisions:
        return [Fault("story_without_decision")]
    found = list(_faults_of_keys(story))
    graph = ways_on(story)
    endings = {ending.key for ending in story.endings}
    if not endings:
        found.append(Fault("story_without_ending"))
    back = {key: {other for other, led in graph.items() if key in led} for key in graph}
    closes: set[str] = set().union(*(reached(back, key) for key in endings)) if endings else set()
    from_start = reached(graph, story.decisions[0].key)
    for decision in story.decisions:
        found += _faults_of(decision, graph)
        if decision.key not in from_start:
            found.append(Fault("unreachable", decision.key))
        if decision.options and endings and decision.key not in closes:
            found.append(Fault("loop_without_exit", decision.key))
    found += [Fault("unreachable", key) for key in sorted(endings - from_start)]
    return found


def _faults_of_keys(story: Story) -> Iterable[Fault]:
    keys = [each.key for each in story.decisions] + [each.key for each in story.endings]
    for key in dict.fromkeys(keys):
        if keys.count(key) > 1 or key == EARNED:
            yield Fault("key_taken", key)


def _faults_of(decision: Decision, graph: dict[str, set[str]]) -> Iterable[Fault]:
    if not decision.options:
        yield Fault("dead_end", decision.key)
        return
    if not FEWEST_OPTIONS <= len(decision.options) <= MOST_OPTIONS:
        yield Fault("options_number", decision.key)
    for number, option in enumerate(decision.options, start=1):
        if option.to != EARNED and option.to not in graph:
            yield Fault("leads_nowhere", decision.key, number)
        if not option.feedback.strip():
            yield Fault("feedback_missing", decision.key, number)
    if "optima" not in {option.rating for option in decision.options}:
        yield Fault("no_good_option", decision.key)


def too_long(story: Story, words: int = LONGEST_NODE) -> Sequence[str]:
    """Return keys of screens with more words than a phone shows at once."""
    screens = [
        (node.key, " ".join([node.prompt, *(option.text for option in node.options)]))
        for node in story.decisions
    ] + [(ending.key, ending.text) for ending in story.endings]
    return [key for key, text in screens if len(text.split()) > words]
