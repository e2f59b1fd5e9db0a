"""«Ayuda»: the list, the search, one article. No table is touched beyond the reader's roles."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from config.help.article import Article
from config.help.shelf import BY_SLUG, LONGEST_QUESTION, groups_for, search
from mentors.queries.scopes import scopes_of


def roles_of(request: HttpRequest) -> frozenset[str]:
    """Return the roles of the reader; a visitor has none and is shown everything."""
    if not request.user.is_authenticated:
        return frozenset()
    return frozenset(scopes_of(request.user).paths)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Show what the reader may ask, or what answers the question ``q``."""
    question = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    return render(
        request,
        "help/index.html",
        {
            "question": question,
            "found": search(question, language=(get_language() or "es")[:2]),
            "groups": groups_for(roles_of(request)),
        },
    )


@require_GET
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one answer, where it is done, and what else belongs to it."""
    shown = BY_SLUG.get(slug)
    if shown is None:
        raise Http404
    return render(
        request,
        "help/article.html",
        {
            "article": shown,
            "place": _place(request, shown),
            "related": [BY_SLUG[other] for other in shown.related],
        },
    )


def _place(request: HttpRequest, shown: Article) -> dict[str, object] | None:
    """Return the link to where it is done: only for somebody who may go there."""
    if shown.place is None or not request.user.is_authenticated:
        return None
    if not shown.is_for(roles_of(request)):
        return None
    name, label = shown.place
    return {"href": reverse(name), "label": label}
