"""Signals from below and from libraries."""
