"""The one bulk writer: people and their record as the product's actions leave them row by row.

Rows are built by the product's own pure functions (envelope, holds, seals, links, standings); only
saving is in bulk. ``tests/config/demonstration/bulk/`` replays them through the actions and
compares every column; ``proof`` runs the product's own verification. The full demonstration and
the benchmarks write through it.
"""
