"""Readers, one per kind of document."""
