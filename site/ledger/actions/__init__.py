"""The only writers of the ledger's tables, one verb a file."""
