"""Fetch through permission: stranger 404, reader without the permission 403."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.views.generic import DetailView

from interface.access import FetchedObjectMixin, fetch

pytestmark = pytest.mark.django_db


class Person(SimpleNamespace):
    """Somebody who may do what ``permissions`` names, and with ``own`` only."""

    is_authenticated = True

    def has_perm(self, permission: str, row: Any = None) -> bool:
        return permission in self.permissions and row == self.own


class GroupView(FetchedObjectMixin, DetailView[Group]):
    """Shows one group by its name."""

    permission = "auth.change_group"
    lookup = {"name": "slug"}

    def get_queryset(self) -> Any:
        return Group.objects.filter(name__startswith="seen")

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        return HttpResponse(context["object"].name)


@pytest.fixture
def seen() -> Group:
    return Group.objects.create(name="seen")


@pytest.fixture
def writer(seen: Group) -> Person:
    return Person(permissions={"auth.change_group"}, own=seen)


def test_who_sees_and_may_gets_the_row(seen: Group, writer: Person) -> None:
    assert fetch(Group.objects.all(), "auth.change_group", writer, pk=seen.pk) == seen


def test_seeing_is_enough_where_no_permission_is_named(seen: Group) -> None:
    assert fetch(Group.objects.all(), None, Person(permissions=set(), own=None), pk=seen.pk) == seen


def test_what_a_person_does_not_see_does_not_exist(seen: Group, writer: Person) -> None:
    with pytest.raises(Http404):
        fetch(Group.objects.none(), "auth.change_group", writer, pk=seen.pk)


def test_a_malformed_id_does_not_exist_either(writer: Person) -> None:
    with pytest.raises(Http404):
        fetch(Group.objects.all(), None, writer, pk="not-a-number")


def test_a_reader_who_may_not_write_is_told_so(seen: Group) -> None:
    reader = Person(permissions={"auth.view_group"}, own=seen)
    with pytest.raises(PermissionDenied):
        fetch(Group.objects.all(), "auth.change_group", reader, pk=seen.pk)


def test_the_permission_is_asked_for_that_row(seen: Group, writer: Person) -> None:
    other = Group.objects.create(name="seen too")
    with pytest.raises(PermissionDenied):
        fetch(Group.objects.all(), "auth.change_group", writer, pk=other.pk)


def show(rf: RequestFactory, person: Any, name: str) -> HttpResponse:
    request: HttpRequest = rf.get("/groups/")
    request.user = person
    return GroupView.as_view()(request, slug=name)


def test_a_view_of_one_object_follows_the_same_rule(
    rf: RequestFactory, seen: Group, writer: Person
) -> None:
    assert show(rf, writer, "seen").content == b"seen"
    with pytest.raises(Http404):
        show(rf, writer, "unseen")
    with pytest.raises(PermissionDenied):
        show(rf, Person(permissions=set(), own=seen), "seen")


def test_who_is_not_signed_in_is_sent_to_sign_in(rf: RequestFactory, seen: Group) -> None:
    response = show(rf, AnonymousUser(), "seen")
    assert (response.status_code, response["Location"]) == (
        302,
        "/cuentas/ingresar/?next=/groups/",
    )
