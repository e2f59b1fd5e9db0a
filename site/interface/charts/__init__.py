"""Pictures drawn on the server: tables for matrices, inline SVG for the rest (experience.md 3.3).

The same mark-up goes to the screen, to paper and into Typst documents, which read no stylesheet: so
every shape carries presentation attributes (``ink.py``), and classes override them on screen.
"""
