"""What arrived, exactly as it arrived: the append-only inbox and its receipts."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from mentors.models import Agency


class InboxItem(models.Model):
    """One accepted envelope. ``id`` is the client's; the digest makes a repeat recognisable."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False
    )
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    device = models.CharField(max_length=80, blank=True)
    build = models.CharField(max_length=40, blank=True)
    received_at = models.DateTimeField()
    receipt = models.CharField(max_length=40, unique=True)
    holds = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["author", "received_at"])]

    def __str__(self) -> str:
        return self.receipt


class InboxBody(models.Model):
    """The raw bytes, apart from the item so that redaction can erase them (decision 5)."""

    item = models.OneToOneField(InboxItem, models.PROTECT, primary_key=True, related_name="body")
    content = models.BinaryField()
    redacted_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.item_id)
