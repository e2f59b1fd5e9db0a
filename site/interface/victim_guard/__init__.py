"""Identifier guard: finds what could tell who was served, so that the writer can take it out.

It warns and never proves an identity. The patterns, tables and cue words live in
``site/static/js/victim_guard_rules.json``, which the browser reads too; both readers give the same
findings on the same text. Rules and figures: ``site/docs/victim-guard.md``.
"""

from .detection import Finding, find, is_direct, rule_codes
from .wording import message, screen_texts

__all__ = ["Finding", "find", "is_direct", "message", "rule_codes", "screen_texts"]
