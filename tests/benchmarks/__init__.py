"""``make bench``: how fast the product is, on data of a stated size (architecture.md 6).

``__main__`` makes throw-away databases and starts ``worker`` on each: it fills and measures.
"""
