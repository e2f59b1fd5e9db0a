"""Guards on a table of any app: conditions, life through migrations, and what is missing."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection, models, transaction
from django.db.migrations import Migration
from django.test.utils import isolate_apps

from ledger import triggers
from ledger.models import Entry
from ledger.triggers import append_only, install, missing, protect, remove, suspended
from tests.ledger.chains import append_one, refused_by

# Tables are made and remade here, which SQLite allows outside transactions only.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


class Tables:
    """Two tables of an app above: forms, and the notes on them."""

    def __init__(self) -> None:
        class Form(models.Model):  # noqa: DJ008
            status = models.CharField(max_length=10)

            class Meta:
                app_label = "database"

        class Note(models.Model):  # noqa: DJ008
            form = models.ForeignKey(Form, models.CASCADE)
            text = models.CharField(max_length=10)

            class Meta:
                app_label = "database"

        self.form: Any = Form
        self.note: Any = Note

    def write_note(self, status: str, text: str = "uno") -> Any:
        form = self.form.objects.create(status=status)
        return self.note.objects.create(form=form, text=text)


@pytest.fixture
def tables() -> Iterator[Tables]:
    """Both tables, without guards; every guard registered here goes with them."""
    registered = dict(triggers._guards)
    with isolate_apps("tests.database"):
        made = Tables()
        with connection.schema_editor() as editor:
            editor.create_model(made.form)
            editor.create_model(made.note)
        try:
            yield made
        finally:
            triggers._guards.clear()
            triggers._guards.update(registered)
            install(connection)
            with connection.schema_editor() as editor:
                editor.delete_model(made.note)
                editor.delete_model(made.form)


PUBLISHED = "(SELECT f.status FROM database_form f WHERE f.id = {row}.form_id) <> 'draft'"


def guard_notes_of_published_forms(tables: Tables) -> None:
    protect(
        tables.note,
        update="OLD.text <> NEW.text",
        delete=PUBLISHED.format(row="OLD"),
        insert=PUBLISHED.format(row="NEW"),
    )
    install(connection)


def test_an_append_only_table_takes_rows_and_refuses_to_change_them(tables: Tables) -> None:
    append_only(tables.note)
    install(connection)
    note = tables.write_note("draft")
    with refused_by("database_note"):
        tables.note.objects.update(text="dos")
    with refused_by("database_note"):
        note.delete()
    assert list(tables.note.objects.values_list("text", flat=True)) == ["uno"]


def test_an_update_is_refused_only_under_its_condition(tables: Tables) -> None:
    guard_notes_of_published_forms(tables)
    note = tables.write_note("draft")
    tables.note.objects.update(form=tables.form.objects.create(status="draft"))
    with refused_by("database_note"):
        tables.note.objects.filter(pk=note.pk).update(text="dos")


def test_a_condition_may_look_into_another_table(tables: Tables) -> None:
    guard_notes_of_published_forms(tables)
    note = tables.write_note("draft")
    tables.form.objects.update(status="published")
    with refused_by("database_note"):
        note.delete()
    with refused_by("database_note"):
        tables.write_note("published")
    tables.form.objects.update(status="draft")
    note.delete()
    assert tables.note.objects.count() == 0


def test_a_condition_that_is_null_does_not_refuse(tables: Tables) -> None:
    protect(tables.note, update="NULL", delete="OLD.text = NULL")
    install(connection)
    note = tables.write_note("draft")
    tables.note.objects.update(text="dos")
    note.delete()
    assert tables.note.objects.count() == 0


def test_a_table_protected_against_nothing_has_no_triggers(tables: Tables) -> None:
    protect(tables.note, update="FALSE", delete="FALSE")
    install(connection)
    tables.write_note("draft").delete()
    assert missing(connection) == []


def test_two_places_may_not_decide_about_one_table(tables: Tables) -> None:
    protect(tables.note, update="FALSE")
    protect(tables.note, update="FALSE")
    with pytest.raises(ImproperlyConfigured, match="database_note is protected twice"):
        append_only(tables.note)


def migrate(change: Any) -> None:
    """Do what ``manage.py migrate`` does around a schema change."""
    emit_pre_migrate_signal(
        0, False, "default", plan=[(Migration("0002_change", "database"), False)]
    )
    with connection.schema_editor() as editor:
        change(editor)
    emit_post_migrate_signal(0, False, "default")


def lengthen(model: Any, name: str) -> Any:
    """Return the schema change of an AlterField; SQLite remakes the whole table for it."""
    new = models.CharField(max_length=20)
    new.set_attributes_from_name(name)
    new.model = model
    return lambda editor: editor.alter_field(model, model._meta.get_field(name), new)


def test_guards_survive_a_remake_of_their_table(tables: Tables) -> None:
    guard_notes_of_published_forms(tables)
    tables.write_note("draft")
    migrate(lengthen(tables.note, "text"))
    assert missing(connection) == []
    with refused_by("database_note"):
        tables.note.objects.update(text="dos")


def test_guards_do_not_stop_a_remake_of_a_table_they_look_into(tables: Tables) -> None:
    guard_notes_of_published_forms(tables)
    tables.write_note("draft")
    migrate(lengthen(tables.form, "status"))
    tables.form.objects.update(status="published")
    with refused_by("database_note"):
        tables.note.objects.all().delete()


def test_a_migrate_without_migrations_keeps_the_guards_standing(tables: Tables) -> None:
    guard_notes_of_published_forms(tables)
    emit_pre_migrate_signal(0, False, "default", plan=[])
    assert missing(connection) == []


def test_a_guard_that_is_no_longer_registered_goes_with_the_next_migrate(tables: Tables) -> None:
    append_only(tables.note)
    install(connection)
    del triggers._guards["database_note"]
    migrate(lambda editor: None)
    tables.write_note("draft").delete()
    assert tables.note.objects.count() == 0


def test_a_changed_condition_counts_as_missing_until_installed(tables: Tables) -> None:
    guard_notes_of_published_forms(tables)
    del triggers._guards["database_note"]
    append_only(tables.note)
    assert {name.partition(".")[0] for name in missing(connection)} == {"database_note"}
    install(connection)
    assert missing(connection) == []


def test_a_trigger_dropped_by_hand_is_missing(tables: Tables) -> None:
    append_only(tables.note)
    install(connection)
    by_hand = {
        "sqlite": ["DROP TRIGGER ledger_guard_database_note_update"],
        "postgresql": ["ALTER TABLE database_note DISABLE TRIGGER ledger_guard_row"],
    }
    named = {
        "sqlite": ["database_note.ledger_guard_database_note_update"],
        "postgresql": ["database_note.ledger_guard_row"],
    }
    with connection.cursor() as cursor:
        for statement in by_hand[connection.vendor]:
            cursor.execute(statement)
    assert missing(connection) == named[connection.vendor]


def test_a_table_that_does_not_exist_yet_is_not_missing_guards(tables: Tables) -> None:
    class Later(models.Model):  # noqa: DJ008
        class Meta:
            app_label = "database"

    append_only(Later)
    install(connection)
    assert missing(connection) == []


def test_tables_whose_names_fill_the_limit_are_guarded_apart(tables: Tables) -> None:
    # PostgreSQL cuts names at 63 bytes: with our prefix these two would become one function.
    class First(models.Model):  # noqa: DJ008
        text = models.CharField(max_length=10)

        class Meta:
            app_label = "database"
            db_table = f"database_{'x' * 53}1"

    class Second(models.Model):  # noqa: DJ008
        text = models.CharField(max_length=10)

        class Meta:
            app_label = "database"
            db_table = f"database_{'x' * 53}2"

    long_named: list[Any] = [First, Second]
    with connection.schema_editor() as editor:
        for model in long_named:
            editor.create_model(model)
    try:
        append_only(First)
        protect(Second, update="OLD.text = 'uno'")
        install(connection)
        for model in long_named:
            model.objects.create(text="uno")
            with refused_by(model._meta.db_table):
                model.objects.update(text="dos")
        assert missing(connection) == []
    finally:
        remove(connection)
        with connection.schema_editor() as editor:
            for model in long_named:
                editor.delete_model(model)


def test_suspended_lets_a_test_change_rows_and_puts_the_guards_back() -> None:
    with transaction.atomic():
        append_one()
    with suspended(connection):
        assert Entry.objects.update(actor="somebody-else") == 1
    assert missing(connection) == []
    with refused_by("ledger_entry"):
        Entry.objects.update(actor="mentor-1")


def test_suspended_puts_the_guards_back_when_its_block_fails() -> None:
    with pytest.raises(ZeroDivisionError), suspended(connection):
        _ = 1 / 0
    assert missing(connection) == []


def test_guards_can_be_suspended_while_foreign_keys_wait_for_their_check(tables: Tables) -> None:
    append_only(tables.note)
    install(connection)
    with transaction.atomic():
        tables.write_note("draft")
        with suspended(connection):
            tables.note.objects.update(text="dos")
    assert list(tables.note.objects.values_list("text", flat=True)) == ["dos"]
