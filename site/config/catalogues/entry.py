"""One entry of a message catalogue, and the key by which gettext finds it."""

from dataclasses import dataclass

CONTEXT_SEPARATOR = "\u0004"

Key = tuple[str, str]
"""(context or "", singular msgid): the plural is no part of the key, as in GNU gettext."""


@dataclass(frozen=True)
class Entry:
    """A message and its translations.

    ``strings`` holds one text for a message without plural and one for each plural form of the
    language otherwise; it is empty or holds empty texts while nobody has translated it.
    """

    singular: str
    plural: str = ""
    context: str = ""
    strings: tuple[str, ...] = ()
    fuzzy: bool = False
    obsolete: bool = False

    @property
    def key(self) -> Key:
        """What gettext looks the entry up by."""
        return (self.context, self.singular)

    @property
    def translated(self) -> bool:
        """Whether every form has a text."""
        return bool(self.strings) and all(self.strings)

    @property
    def expected_forms(self) -> int:
        """How many texts a translation needs: Spanish and English have two plural forms."""
        return 2 if self.plural else 1


def key_of(written: str) -> Key:
    """Read a key written as in a translations file, the context before U+0004 if there is one."""
    context, separator, singular = written.rpartition(CONTEXT_SEPARATOR)
    return (context, singular) if separator else ("", written)


def written_key(key: Key) -> str:
    """Write a key so that a person can find it: the context in square brackets."""
    context, singular = key
    return f"[{context}] {singular!r}" if context else repr(singular)
