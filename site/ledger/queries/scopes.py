"""Which scopes (agencies) the ledger has chains of."""

from ledger.models import ChainHead


def scopes() -> list[str]:
    """Return the scope codes that have at least one chain, in order; one query."""
    return sorted(ChainHead.objects.values_list("scope", flat=True).distinct())
