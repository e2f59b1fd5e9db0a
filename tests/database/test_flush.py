"""The flush between transaction tests: rows go, guards and Wagtail's first rows stay."""

from typing import ClassVar

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.core.management.commands import flush
from django.db import connection, transaction
from django.test import LiveServerTestCase, TransactionTestCase
from wagtail.models import Collection, Locale, Page, Site

from ledger.models import ChainHead, Entry
from ledger.triggers import missing
from tests.ledger.chains import append_many, refused_by

pytestmark = pytest.mark.database


class EachTestBeginsClean:
    """Two tests with the same start: whichever runs second began after a flush."""

    seen: ClassVar[list[tuple[int, ...]]] = []

    def begin_and_write(self) -> None:
        found = (Entry.objects.count(), ChainHead.objects.count(), len(missing(connection)))
        assert found == (0, 0, 0)
        with transaction.atomic():
            append_many(2)
        with refused_by("ledger_entry"):
            Entry.objects.all().delete()

    def test_once(self) -> None:
        self.begin_and_write()

    def test_again(self) -> None:
        self.begin_and_write()


class TransactionTests(EachTestBeginsClean, TransactionTestCase):
    """Guards neither block the teardown nor get lost in it."""


class LiveServerTests(EachTestBeginsClean, LiveServerTestCase):
    """The same with a server thread beside the test."""


@pytest.mark.django_db(transaction=True)
def test_flush_restores_what_wagtails_migrations_made() -> None:
    Page.objects.filter(depth=2).delete()
    Collection.objects.all().delete()
    call_command("flush", "--noinput", verbosity=0)
    assert list(Locale.objects.values_list("language_code", flat=True)) == [settings.LANGUAGE_CODE]
    assert list(Page.objects.order_by("path").values_list("depth", "slug", "numchild")) == [
        (1, "root", 1),
        (2, "home", 0),
    ]
    site = Site.objects.get()
    assert (site.hostname, site.root_page.slug, site.is_default_site) == ("localhost", "home", True)
    assert list(Collection.objects.values_list("depth", "name")) == [(1, "Root")]


@pytest.mark.django_db(transaction=True)
def test_pages_can_be_added_below_the_restored_root() -> None:
    call_command("flush", "--noinput", verbosity=0)
    page = Page.get_first_root_node().add_child(title="Curso", slug="curso")
    assert (page.depth, page.content_type.model, page.locale.language_code) == (2, "page", "es")


@pytest.mark.django_db(transaction=True)
def test_djangos_own_flush_is_refused_by_the_database() -> None:
    with transaction.atomic():
        append_many(1)
    with pytest.raises(CommandError, match="couldn't be flushed"):
        call_command(flush.Command(), "--noinput", verbosity=0)
    assert Entry.objects.count() == 1
