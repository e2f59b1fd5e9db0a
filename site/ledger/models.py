"""The four tables of the ledger. Actors are kept as text: the ledger knows nothing of users."""

from django.db import models
from django.db.models import Q


class Entry(models.Model):
    """One signed event in a chain. Append-only: the database refuses UPDATE and DELETE.

    ``scope`` and ``day`` follow from ``chain`` and ``at`` and are not hashed; they are columns so
    that a day can be read by index, and so that the guard can refuse an entry for a closed day.
    """

    chain = models.CharField(max_length=80)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=64)
    actor = models.CharField(max_length=64)
    role = models.CharField(max_length=20)
    payload_hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    scope = models.CharField(max_length=20)
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "seq"], name="ledger_entry_place"),
            models.UniqueConstraint(fields=["hash"], name="ledger_entry_hash"),
            models.CheckConstraint(condition=Q(seq__gte=1), name="ledger_entry_seq_from_one"),
        ]
        indexes = [models.Index(fields=["scope", "day"], name="ledger_entry_day")]

    def __str__(self) -> str:
        return f"{self.chain}#{self.seq} {self.kind}"


class ChainHead(models.Model):
    """Tip of a chain, and the row that writers lock. Moves forward, is never deleted."""

    chain = models.CharField(max_length=80, primary_key=True)
    scope = models.CharField(max_length=20)
    seq = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["scope"], name="ledger_chainhead_scope")]

    def __str__(self) -> str:
        return f"{self.chain}#{self.seq}"


class DailyRoot(models.Model):
    """Merkle root over a scope's entries of one UTC date: what is printed, mailed and published.

    ``previous_root`` is the ``hash`` of the scope's previous closed day, so that the last hash
    vouches for every day before it. Append-only.
    """

    scope = models.CharField(max_length=20)
    date = models.DateField()
    root = models.CharField(max_length=64)
    entries = models.PositiveIntegerField()
    previous_root = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scope", "date"], name="ledger_dailyroot_day")
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.date}"


class AuditEvent(models.Model):
    """Who saw or did what, why and for which agency. Append-only; holds no network address."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=64)
    role = models.CharField(max_length=20)
    agency = models.CharField(max_length=20)
    verb = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=64)
    reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["agency", "at"], name="ledger_audit_agency_at")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject_kind} {self.subject}"
