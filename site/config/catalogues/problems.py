"""What is wrong with a catalogue: each sentence names the message."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from .entry import Entry, Key, written_key
from .extraction import Messages

PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|\{(\w*)(?:[.\[!:][^{}]*)?\}|(%[sd])")
TAG = re.compile(r"</?[a-z][a-z0-9]*", re.IGNORECASE)


def problems_of(entries: Mapping[Key, Entry], wanted: Messages) -> Iterator[str]:
    """Yield one sentence for each message that is missing, untranslated, fuzzy, unused or broken.

    ``wanted`` is what the code asks for. The order is that of the messages.
    """
    for key in sorted({*entries, *wanted}):
        name = written_key(key)
        entry = entries.get(key)
        if key not in wanted:
            if entry:
                yield f"obsolete: {name}"
        elif entry is None or entry.obsolete:
            yield f"missing: {name}"
        elif entry.plural != wanted[key]:
            yield f"another plural in the code: {name}"
        elif entry.fuzzy:
            yield f"fuzzy: {name}"
        elif not entry.translated:
            yield f"untranslated: {name}"
        else:
            yield from (f"{problem}: {name}" for problem in _broken(entry))


def _broken(entry: Entry) -> Iterator[str]:
    if entry.plural:
        # "one sheet" may leave out the number that "{count} sheets" shows.
        first, *rest = entry.strings
        allowed = [_marks(entry.singular), _marks(entry.plural)]
        if _marks(first) not in allowed:
            yield "placeholders differ in the singular"
        if any(_marks(text) != allowed[1] for text in rest):
            yield "placeholders differ in the plural"
    elif _marks(entry.strings[0]) != _marks(entry.singular):
        yield "placeholders differ"
    if any(
        _tags(text) not in (_tags(entry.singular), _tags(entry.plural)) for text in entry.strings
    ):
        yield "markup differs"


def _marks(text: str) -> Counter[str]:
    """Placeholders by name; ``%(name)s`` and ``{name}`` are told apart, order is free."""
    return Counter(match.group(0) for match in PLACEHOLDER.finditer(text.replace("%%", "")))


def _tags(text: str) -> Counter[str]:
    return Counter(tag.lower() for tag in TAG.findall(text))
