"""People sign in with agency and service number; e-mail is optional (decision 22)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth import get_backends
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from curriculum.learning.rules_of_programme import LearningRules
from mentors.choices import Role, Sex
from mentors.models.agency import Agency
from mentors.models.folding import folded


def login_key_for(agency_code: str, service_number: str) -> str:
    """Return the unique name behind a sign-in: agency and number, letter case folded."""
    return f"{agency_code}/{service_number.strip()}".lower()


class UserQuerySet(models.QuerySet["User"]):
    """Chainable filters on people."""

    def active(self) -> UserQuerySet:
        """Return people who may sign in."""
        return self.filter(is_active=True)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Creates people; a person without a password gets an unusable one (decision 33)."""

    def create_user(self, *, password: str | None = None, **fields: Any) -> User:
        """Create one person.

        ``fields`` are model fields; ``agency`` and ``service_number`` identify the person.
        """
        user = self.model(**fields)
        user.set_password(password) if password else user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_superuser(self, login_key: str, password: str | None = None, **fields: Any) -> User:
        """Create a technical administrator, who belongs to no agency."""
        fields |= {"is_superuser": True, "is_staff": True, "login_key": login_key}
        fields.setdefault("service_number", login_key)
        return self.create_user(password=password, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. No home address and no national identity number, ever (field-training.md 1.8.1)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("agency"),
    )
    service_number = models.CharField(_("service number"), max_length=30)
    # Editable for Wagtail alone: its user forms name USERNAME_FIELD when they are imported.
    login_key = models.CharField(max_length=60, unique=True)
    first_name = models.CharField(_("given names"), max_length=80)
    last_name = models.CharField(_("family names"), max_length=80)
    email = models.EmailField(_("e-mail"), null=True, blank=True, unique=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True)
    rank = models.CharField(_("rank"), max_length=60, blank=True)
    service_since = models.DateField(_("in service since"), null=True, blank=True)
    unit = models.ForeignKey(
        "mentors.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("unit"),
    )
    privacy_version = models.CharField(
        _("accepted privacy notice"), max_length=20, blank=True, default=""
    )
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)
    search_name = models.GeneratedField(
        expression=folded("first_name", "last_name"),
        output_field=models.CharField(max_length=170),
        db_persist=True,
    )

    objects = UserManager()

    USERNAME_FIELD = "login_key"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["last_name", "first_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "service_number"], name="one_service_number_per_agency"
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.login_key

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sign-in key in step with agency and number, and an empty e-mail NULL."""
        if self.agency is not None:
            self.login_key = login_key_for(self.agency.code, self.service_number)
        self.email = self.email.lower() if self.email else None
        super().save(*args, **kwargs)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Tell whether the person may; about a row, the rules decide for administrators too.

        Django lets a superuser do everything, which here would be reading every agency's records
        and answering in a trainee's name (FIR-01).
        """
        if obj is None or not self.is_superuser:
            return super().has_perm(perm, obj)
        return any(backend.has_perm(self, perm, obj) for backend in get_backends())

    def get_full_name(self) -> str:
        """Return given and family names in the order that the person writes them."""
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        """Return the first given name and the first family name."""
        return " ".join(part.split()[0] for part in (self.first_name, self.last_name) if part)

    @cached_property
    def held_grants(self) -> list[tuple[str, str | None]]:
        """Return ``(role, unit path)`` of every grant, read once; no path is the whole agency."""
        return list(self.grants.order_by("role").values_list("role", "unit__path"))

    @cached_property
    def roles_label(self) -> str:
        """Return the person's roles in words, for the frame of every page."""
        held = {role for role, _path in self.held_grants}
        return ", ".join(str(role.label) for role in Role if role in held)

    @property
    def learning_rules(self) -> LearningRules:
        """Return the numbers of the newest enrolment's programme for learning; one query."""
        enrolments = self.enrolments.order_by("-starts_on")
        thresholds = enrolments.values_list("cohort__programme_version__thresholds", flat=True)
        return LearningRules.of(thresholds.first() or {})

    @property
    def learns_mentoring(self) -> bool:
        """Whether modules for mentors are for this person."""
        mentors = (Role.FTO, Role.COORDINATOR, Role.EDITOR)
        return any(role in mentors for role, _path in self.held_grants)

    @property
    def agency_role(self) -> str:
        """Return the first role that holds in the whole agency, ``""`` for none."""
        return next((role for role, path in self.held_grants if path is None), "")

    @property
    def alias(self) -> str:
        """What a phone stores instead of the name (experience.md 2.8): initials and number."""
        letters = "".join(part[0] for part in self.get_full_name().split() if part[0].isalpha())
        return f"{letters[:4]} {self.service_number}".strip()
