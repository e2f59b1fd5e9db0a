"""How Spanish is heard; written, like nothing else in Python, with words of that language."""
