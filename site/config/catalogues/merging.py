"""Bring a catalogue up to date with the messages the code asks for."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from .entry import Entry, Key, key_of
from .extraction import Messages

Translations = Mapping[str, str | list[str]]
"""As in a translations file: written key → text, or a list with one text for each plural form."""


def merged(
    entries: Mapping[Key, Entry], wanted: Messages, *, prune: bool = False
) -> dict[Key, Entry]:
    """Keep what is translated, add what is new, set aside what nobody asks for any more.

    A translated entry that left the code becomes obsolete (it may come back with the next
    branch); an untranslated one goes, and with ``prune`` so do all obsolete ones.
    """
    result = {key: _renewed(entries.get(key), key, plural) for key, plural in wanted.items()}
    if not prune:
        for key, entry in entries.items():
            if key not in wanted and entry.translated:
                result[key] = replace(entry, obsolete=True)
    return result


def translated(
    entries: Mapping[Key, Entry], translations: Translations
) -> tuple[dict[Key, Entry], list[Key]]:
    """Apply translations; the second value names those that no message of the code asks for.

    Raises ValueError where the number of texts does not fit the message.
    """
    result = dict(entries)
    unknown: list[Key] = []
    for written, text in translations.items():
        key = key_of(written)
        entry = result.get(key)
        if entry is None or entry.obsolete:
            unknown.append(key)
            continue
        strings = (text,) if isinstance(text, str) else tuple(text)
        if len(strings) != entry.expected_forms:
            raise ValueError(
                f"{entry.singular!r} needs {entry.expected_forms} text(s), got {len(strings)}"
            )
        result[key] = replace(entry, strings=strings, fuzzy=False)
    return result, unknown


def source_language(wanted: Messages) -> Iterable[Entry]:
    """The English catalogue: msgids are English, so each message is its own translation."""
    return [
        Entry(
            singular=key[1],
            plural=plural,
            context=key[0],
            strings=(key[1], plural) if plural else (key[1],),
        )
        for key, plural in wanted.items()
    ]


def _renewed(known: Entry | None, key: Key, plural: str) -> Entry:
    if known is None:
        return Entry(singular=key[1], plural=plural, context=key[0])
    if bool(known.plural) != bool(plural):
        # One text does not make two forms: it has to be looked at again.
        return Entry(singular=key[1], plural=plural, context=key[0])
    return replace(known, plural=plural, obsolete=False)
