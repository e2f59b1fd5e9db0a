"""Issue the certificate of a module or path that somebody finished."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol

from django.db import transaction

from curriculum.choices import Achievement
from curriculum.models import Certificate
from ledger.actions.record_audit import record_audit


class Learner(Protocol):
    """What the curriculum knows of a person: attributes of the user (decision 13)."""

    pk: Any
    agency: Any

    def get_full_name(self) -> str:
        """Return the name that goes on the certificate."""


@transaction.atomic
def issue_certificate(
    *,
    person: Learner,
    kind: Achievement,
    subject: str,
    titles: dict[str, str],
    content_sha256: str,
    on: date,
) -> Certificate:
    """Return the person's valid certificate for ``subject``, issued now if there was none.

    ``titles`` maps languages to the name of what was finished; ``content_sha256`` is the digest of
    the published version that the person went through. Finishing twice is one certificate; after a
    revocation, finishing again is a new one with another code. Raises ``ValueError`` for a person
    without an agency: nobody would stand behind the certificate.
    """
    if person.agency is None:
        raise ValueError("A certificate needs an issuing agency.")
    certificate, issued = Certificate.objects.get_or_create(
        person_id=person.pk,
        kind=kind,
        subject=subject,
        revoked_at=None,
        defaults={
            "holder": person.get_full_name(),
            "titles": titles,
            "content_sha256": content_sha256,
            "issuer_code": person.agency.code,
            "issuer": person.agency.name,
            "issued_on": on,
        },
    )
    if issued:
        record_audit(
            actor=str(person.pk),
            role="",
            agency=certificate.issuer_code,
            verb="certificate.issued",
            subject_kind="certificate",
            subject=str(certificate.pk),
        )
    return certificate
