"""All articles, and the questions that pages ask about them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from config.help import for_everybody, for_officers, for_supervision, for_trainees
from config.help.article import Article, stems

MOST_FOUND = 12
LONGEST_QUESTION = 80


@dataclass(frozen=True)
class Group:
    """Articles under one heading."""

    title: str | Promise
    articles: tuple[Article, ...]


GROUPS = (
    Group(_("For everybody"), for_everybody.ARTICLES),
    Group(_("For field training officers"), for_officers.ARTICLES),
    Group(_("For trainees"), for_trainees.ARTICLES),
    Group(_("For supervision, coordination and leadership"), for_supervision.ARTICLES),
)
ARTICLES = tuple(article for group in GROUPS for article in group.articles)
BY_SLUG = {article.slug: article for article in ARTICLES}


def groups_for(roles: frozenset[str]) -> list[Group]:
    """Return what somebody with these roles may ask, the specific first; all for a visitor."""
    if not roles:
        return list(GROUPS)
    general, *specific = GROUPS
    found = [
        Group(group.title, tuple(row for row in group.articles if row.is_for(roles)))
        for group in (*specific, general)
    ]
    return [group for group in found if group.articles]


def search(question: str, *, language: str) -> list[Article]:
    """Return the articles that hold every word of the question, best first, twelve at most.

    ``language``: two letters. Accents, capitals and plurals make no difference.
    """
    wanted = stems(question[:LONGEST_QUESTION])
    if not wanted:
        return []
    scored = [(article.score(wanted, language), article) for article in ARTICLES]
    found = sorted((row for row in scored if row[0]), key=lambda row: -row[0])
    return [article for _score, article in found[:MOST_FOUND]]
