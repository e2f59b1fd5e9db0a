"""The referral directory: whom an officer calls, and since when the number is known to be right."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from curriculum.choices import ContentCountry, PhoneKind, Visibility
from curriculum.content import freshness, places
from curriculum.models.choice_list import ChoiceListField


class ReferralService(index.Indexed, models.Model):
    """One service. A shelter has no address, here or anywhere (database guard beside this)."""

    slug = models.SlugField(_("key"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    acronym = models.CharField(_("acronym"), max_length=20, blank=True)
    types = ChoiceListField(_("types"), vocabulary=places.service_types)
    country = models.CharField(_("country"), max_length=2, choices=ContentCountry)
    areas = ChoiceListField(_("areas"), vocabulary=places.areas)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    phone_kind = models.CharField(_("kind of number"), max_length=14, choices=PhoneKind, blank=True)
    hours = models.CharField(
        _("hours"), max_length=60, blank=True, help_text=_("24/7, or e.g. «Lu–Vi 08:00–16:30».")
    )
    visibility = models.CharField(
        _("who sees it"), max_length=14, choices=Visibility, default=Visibility.PUBLIC
    )
    address = models.CharField(
        _("address"), max_length=250, blank=True, help_text=_("Never for a shelter.")
    )
    languages = ChoiceListField(_("languages"), vocabulary=places.languages)
    serves = ChoiceListField(_("for whom"), vocabulary=places.serves)
    requires_complaint = models.BooleanField(_("asks for a complaint"), null=True, blank=True)
    source = models.TextField(_("source"), blank=True)
    verified_on = models.DateField(
        _("verified on"), null=True, blank=True, help_text=_("The day you called and it was right.")
    )
    needs_confirmation = models.BooleanField(_("something is missing or doubtful"), default=True)
    notes = models.TextField(_("notes of editors"), blank=True)
    source_digest = models.CharField(max_length=64, blank=True, editable=False)

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldRowPanel([FieldPanel("acronym"), FieldPanel("slug"), FieldPanel("country")]),
                FieldPanel("types"),
            ],
            heading=_("Service"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("phone_kind"), FieldPanel("hours")]),
                FieldPanel("address"),
                FieldPanel("visibility"),
            ],
            heading=_("How to reach it"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("serves"),
                FieldPanel("languages"),
                FieldPanel("requires_complaint"),
                FieldPanel("areas", classname="collapsed"),
            ],
            heading=_("For whom"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("verified_on"), FieldPanel("needs_confirmation")]),
                FieldPanel("source"),
                FieldPanel("notes"),
            ],
            heading=_("Verification"),
        ),
    ]
    search_fields = [
        index.SearchField("name"),
        index.SearchField("acronym"),
        index.AutocompleteField("name"),
        index.FilterField("country"),
    ]

    class Meta:
        verbose_name = _("service of the directory")
        verbose_name_plural = _("referral directory")
        ordering = ["country", "name"]

    def __str__(self) -> str:
        return f"{self.country} · {self.name}"

    @property
    def is_shelter(self) -> bool:
        """Whether people live there in hiding."""
        return places.SHELTER in self.types

    def clean(self) -> None:
        """Refuse an address of a shelter, and a shelter that anybody may see."""
        if not self.is_shelter:
            return
        problems = {}
        if self.address:
            problems["address"] = _("A shelter never has an address here. Delete it.")
        if self.visibility != Visibility.HIDDEN:
            problems["visibility"] = _("A shelter is always hidden. Choose «Hidden».")
        if problems:
            raise ValidationError(problems)

    def standing(self, today: date) -> freshness.Standing:
        """Return what the entry is worth today."""
        return freshness.standing(self.verified_on, self.types, today)

    @property
    def standing_now(self) -> str:
        """Return in words what the entry is worth today, for lists of editors."""
        state = self.standing(timezone.localdate())
        if state is freshness.Standing.UNVERIFIED or self.verified_on is None:
            return str(_("Not verified"))
        day = date_format(freshness.good_until(self.verified_on, self.types), "j F Y")
        if state is freshness.Standing.EXPIRED:
            return str(_("Expired on %(day)s")) % {"day": day}
        return str(_("Good until %(day)s")) % {"day": day}
