"""The coordinator finds a certificate, reads it, and revokes it with a reason."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from curriculum.actions.revoke_certificate import revoke_certificate
from curriculum.forms.certificates import RevokeForm
from curriculum.views.certificates import pdf_response
from interface.access import fetch
from interface.listing import listing
from interface.refusal import Refusal
from mentors.forms.certificates import CertificateFilter
from mentors.queries.certificates import visible_to
from mentors.signed_in import signed_in
from mentors.views.coordination import refuse, require_coordinator


@login_required
def certificates(request: HttpRequest) -> HttpResponse:
    """List the certificates of the people in one's units."""
    require_coordinator(request)
    rows = visible_to(signed_in(request))
    return render(
        request,
        "mentors/certificates.html",
        {"listing": listing(request, rows, filters=CertificateFilter)},
    )


@login_required
def certificate(request: HttpRequest, certificate_id: UUID) -> HttpResponse:
    """Show one certificate; revoke it."""
    found = fetch(
        visible_to(signed_in(request)),
        "curriculum.revoke_certificate",
        request.user,
        pk=certificate_id,
    )
    form = RevokeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            revoke_certificate(
                certificate=found, by=signed_in(request), reason=form.cleaned_data["reason"]
            )
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The certificate was revoked. Its holder can read why."))
            return redirect("mentors:certificate", certificate_id=found.pk)
    return render(
        request,
        "mentors/certificate.html",
        {"certificate": found, "form": form},
        status=422 if form.errors else 200,
    )


@login_required
def certificate_document(request: HttpRequest, certificate_id: UUID) -> HttpResponse:
    """Return the document of somebody in one's units."""
    return pdf_response(
        request, fetch(visible_to(signed_in(request)), None, request.user, pk=certificate_id)
    )
