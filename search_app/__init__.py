"""The search pages and their interface for programs."""

from typing import TYPE_CHECKING

from indexes.settings import Settings

if TYPE_CHECKING:
    from flask import Flask


def create_app(settings: Settings | None = None, where: str | None = None) -> "Flask":
    """Make the app over the index at `where` (the setting's place if None). Nothing is opened yet."""
    # Flask is loaded here, not above: the command line needs this package's answers without it.
    from search_app.application import application

    settings = settings or Settings.from_env()
    return application(where or settings.index, settings)
