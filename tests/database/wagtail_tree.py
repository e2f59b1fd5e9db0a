"""What Wagtail's migrations create and a flush takes away."""

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Collection, Locale, Page, Site


def restore() -> None:
    """Create the default locale, the root and home pages, the site and the root collection.

    Does nothing where they stand, or where a test case left Wagtail out with ``available_apps``.
    """
    if not apps.is_installed("wagtail"):
        return
    # Ids that this process remembers are from before the flush.
    ContentType.objects.clear_cache()
    language = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    locale, _ = Locale.objects.get_or_create(language_code=language)
    if not Page.objects.exists():
        root = Page.add_root(title="Root", slug="root", locale=locale)
        root.add_child(title="Welcome to your new Wagtail site!", slug="home", locale=locale)
    if not Site.objects.exists():
        home = Page.objects.get(depth=2)
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
