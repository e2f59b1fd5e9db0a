"""A picture reaches readers light, described, and without the paper that allows it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image as Pillow
from wagtail.images.models import Image

from curriculum.actions.load_curriculum import load_curriculum
from curriculum.blocks import PictureBlock
from curriculum.models import ContentVersion, LessonPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(settings: Any, tmp_path: Path) -> Image:
    """A drawing of 1600 × 1200 points."""
    settings.MEDIA_ROOT = tmp_path / "media"
    drawn = BytesIO()
    Pillow.new("RGB", (1600, 1200), "#2f5d50").save(drawn, "PNG")
    drawn.seek(0)
    file = ImageFile(drawn, name="dibujo.png")
    return Image.objects.create(title="Dibujo", file=file)


def value(image: Image, **changes: str) -> dict[str, Any]:
    """What an editor writes of a picture."""
    return {
        "image": image, "alt": "Una agente escucha a la altura de la señora", "caption": "",
        "consent": "dibujo",
    } | changes  # fmt: skip


def test_readers_get_light_copies_with_their_weight(folder: Path, image: Image) -> None:
    load_curriculum(folder=folder, publish=True)
    page = LessonPage.objects.get(code="L1.1")
    page.body.append(("picture", value(image, consent="Expediente 12")))
    page.save_revision().publish()
    version = ContentVersion.objects.filter(code="L1.1").latest("number")
    part = version.payload["body"][-1]
    assert [copy["type"] for copy in part["copies"]] == ["image/avif", "image/webp"]
    assert (part["width"], part["height"]) == (720, 540)
    assert all(0 < copy["bytes"] < 20_000 for copy in part["copies"])
    assert "Expediente 12" not in str(version.payload)
    response = Client().get(part["copies"][0]["url"])
    assert (response.status_code, response["Content-Type"]) == (200, "image/avif")
    assert response["Cache-Control"] == "private, max-age=31536000, immutable"
    assert Client().get(f"/media/{image.file.name}").status_code == 404


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"alt": "dibujo.png"}, "alt"), ({"alt": ""}, "alt"), ({"consent": ""}, "consent")],
)
def test_a_picture_needs_words_and_a_consent(
    image: Image, changes: dict[str, str], field: str
) -> None:
    block = PictureBlock()
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(value(image, **changes) | {"image": image.pk}))
    assert list(refused.value.block_errors) == [field]
