"""Write down what a publication shows to learners, and make it the version in force."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from wagtail.models import Page, Revision

from curriculum.content.drafting import digest
from curriculum.content.findings import blocking
from curriculum.models import ContentPage, ContentVersion, PublishedContent


@transaction.atomic
def record_version(*, page: ContentPage, revision: Revision | None) -> ContentVersion | None:
    """Append a version of the page as it is published now; learners read it from here on.

    A copy that still carries the code of another published page shows nothing to anybody: ``None``.
    """
    payload = page.learner_payload()
    language = page.locale.language_code
    identity = {"kind": page.kind, "code": page.code, "language": language}
    # Two publications at once wait for each other here, not at the constraint.
    Page.objects.select_for_update().get(pk=page.pk)
    if PublishedContent.objects.filter(**identity).exclude(page_id=page.pk).exists():
        return None
    known = ContentVersion.objects.filter(**identity).aggregate(last=Max("number"))["last"] or 0
    against = blocking(page.findings())
    version = ContentVersion.objects.create(
        **identity,
        module_code=page.module_code,
        number=known + 1,
        page_uuid=page.translation_key,
        revision_id=revision.pk if revision is not None else None,
        payload=payload,
        sha256=digest(payload),
        findings=[finding.code for finding in against],
        override_reason=page.publication_reason if against else "",
    )
    PublishedContent.objects.update_or_create(
        page_id=page.pk,
        defaults=identity | {"module_code": version.module_code, "version": version},
    )
    return version


def follow_move(*, page: ContentPage) -> None:
    """Put what is in force under the module where its page stands now."""
    PublishedContent.objects.filter(page_id=page.pk).update(module_code=page.module_code)


def withdraw_version(*, page: Page) -> None:
    """Show the page to no learner any more; its versions stay."""
    PublishedContent.objects.filter(page_id=page.pk).delete()
