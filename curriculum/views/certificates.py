"""Certificates: one's own, as a document, and the public page that checks a code."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from curriculum.certificate_document import certificate_pdf
from curriculum.forms.certificates import CodeForm
from curriculum.models import Certificate
from curriculum.queries.certificates import behind, own
from interface.listing import listing


@login_required
def certificates(request: HttpRequest) -> HttpResponse:
    """List the reader's own certificates."""
    return render(
        request,
        "curriculum/certificates/own.html",
        {"listing": listing(request, own(request.user))},
    )


@login_required
def document(request: HttpRequest, certificate_id: UUID) -> HttpResponse:
    """Return one's own certificate as PDF; somebody else's does not exist."""
    return pdf_response(request, get_object_or_404(own(request.user), pk=certificate_id))


def pdf_response(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    """Answer with the document, whose QR code opens the public page on this server."""
    address = request.build_absolute_uri(
        reverse("curriculum:check_code", args=[certificate.shown_code])
    )
    name = f"{certificate.subject}-{certificate.shown_code}.pdf"
    return HttpResponse(
        certificate_pdf(certificate, address=address),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def check(request: HttpRequest) -> HttpResponse:
    """Ask for a code; public, without a session."""
    form = CodeForm({"code": request.GET["code"]} if "code" in request.GET else None)
    if form.is_valid():
        return redirect("curriculum:check_code", code=form.cleaned_data["code"].strip() or "-")
    return render(
        request,
        "curriculum/certificates/check.html",
        {"form": form},
        status=422 if form.errors else 200,
    )


def check_code(request: HttpRequest, code: str) -> HttpResponse:
    """Say what the code stands for: achievement, issuer, date and status, never a name."""
    certificate = behind(code)
    response = render(
        request,
        "curriculum/certificates/checked.html",
        {"certificate": certificate, "code": code, "form": CodeForm(initial={"code": code})},
        status=200 if certificate else 404,
    )
    # Search engines have no business here.
    response["X-Robots-Tag"] = "noindex"
    return response
