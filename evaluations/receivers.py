"""Signals from below."""
