"""``{% victim_guard_texts %}``: what the browser's identifier guard needs to know from the page.

Use it through ``components/victim_guard_texts.html``, once a page.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.templatetags.static import static

from interface.victim_guard import screen_texts

register = template.Library()


@register.simple_tag
def victim_guard_texts(
    allowed_phones: Iterable[str] = (), exempt_mail_domains: Iterable[str] = ()
) -> dict[str, Any]:
    """Return every word of the notice, the address of the rule file and what is allowed.

    ``allowed_phones`` as the directory stores them: short codes as they are, full numbers as
    ``+50X`` and eight digits. Public numbers only: the block is readable in the page.
    """
    return {
        **screen_texts(),
        "rules_url": static("js/victim_guard_rules.json"),
        "allowed_phones": sorted(allowed_phones),
        "exempt_mail_domains": sorted(exempt_mail_domains),
    }
