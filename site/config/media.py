"""Pictures of content, as light copies; originals have no address."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.views.static import serve

A_YEAR = 365 * 24 * 60 * 60


def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with one copy; its name changes with its picture, so it may be kept for a year."""
    response = serve(request, path, document_root=str(Path(settings.MEDIA_ROOT) / "images"))
    if isinstance(response, FileResponse):
        response["Cache-Control"] = f"private, max-age={A_YEAR}, immutable"
    return response
