"""Message catalogues in pure Python: a newcomer's machine has neither xgettext nor msgfmt."""
