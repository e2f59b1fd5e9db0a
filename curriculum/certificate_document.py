"""The certificate as a document: what stands on the page, in the holder's language."""

from __future__ import annotations

from pathlib import Path

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from curriculum.models import Certificate
from interface.documents import pdf, qr_svg

TEMPLATE = Path(__file__).parent / "documents" / "certificate.typ"


def certificate_pdf(certificate: Certificate, *, address: str) -> bytes:
    """Return the PDF (PDF/A-2a, PDF/UA-1, one landscape page).

    ``address`` is the absolute address that the QR code opens: the public page for this code.
    """
    data = {
        "title": _("Certificate of learning"),
        "issuer": certificate.issuer,
        "given": _("This certifies that"),
        "holder": certificate.holder,
        "finished": str(certificate.get_kind_display()),
        "achievement": certificate.title,
        "dated": date_format(certificate.issued_on, "DATE_FORMAT"),
        "code_label": _("Code"),
        "code": certificate.shown_code,
        "check": _("Check it with the picture or by typing the code at:"),
        "address": address,
        "qr": qr_svg(address),
        "qr_alt": _("QR code that opens the page where this certificate can be checked"),
        "revoked": "" if certificate.valid else _("Revoked: this certificate no longer stands."),
    }
    language = (get_language() or "es")[:2]
    return pdf(TEMPLATE, data, on=certificate.issued_on, language=language)
