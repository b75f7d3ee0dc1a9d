"""Why a passage stands where it stands, in plain words."""

from indexes.query import Found, Hit
from search_app.formats import decimal
from search_app.texts import translator

LEAST = 0.005
"""A part of the score that is smaller is not told."""


def reasons(hit: Hit, found: Found, language: str) -> tuple[str, ...]:
    """Tell what counted for a passage, the greatest part first, with how much it added to the score."""
    t = translator(language)
    told = [t(f"why_{name}", counted=decimal(part, language)) for name, part in found.parts if abs(part) >= LEAST]
    named = [t("why_named")] if hit.identity and found is hit.passages[0] else []
    return tuple(named + told) or (t("why_rest"),)
