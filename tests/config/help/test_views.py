"""The pages of the help."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from config.help.shelf import ARTICLES
from tests.cast import Cast, client_for


def test_a_visitor_reads_help_without_touching_a_table(
    client: Client, django_assert_num_queries: Any, db: None
) -> None:
    with django_assert_num_queries(0):
        response = client.get(reverse("help"))
    assert response.status_code == 200
    assert len(response.context["groups"]) == 4


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.slug)
def test_every_article_opens(client: Client, article: Any, db: None) -> None:
    response = client.get(reverse("help_article", args=[article.slug]))
    assert response.status_code == 200
    assert response.context["place"] is None


def test_the_link_to_where_it_is_done_is_for_who_may_go_there(cast: Cast) -> None:
    address = reverse("help_article", args=["importar-lista"])
    assert client_for(cast.officer).get(address).context["place"] is None
    place = client_for(cast.coordinator).get(address).context["place"]
    assert place["href"] == reverse("mentors:import")


@pytest.mark.parametrize(
    "article", [row for row in ARTICLES if row.place], ids=lambda row: row.slug
)
def test_every_place_exists(article: Any) -> None:
    assert reverse(article.place[0]).startswith("/")


def test_an_unknown_article_is_not_found(client: Client, db: None) -> None:
    assert client.get(reverse("help_article", args=["nada"])).status_code == 404


def test_a_question_without_answer_says_what_to_try(client: Client, db: None) -> None:
    response = client.get(reverse("help"), {"q": "zzz"})
    assert response.context["found"] == []
    assert "Pruebe con menos palabras" in response.content.decode()
