"""The search pages and their interface for programs."""

from flask import Flask

from indexes.settings import Settings
from search_app import api, errors, security, views
from search_app.service import Service
from search_app.shell import index_line


def create_app(settings: Settings | None = None, where: str | None = None) -> Flask:
    """Make the app over the index at `where` (the setting's place if None). Nothing is opened yet."""
    settings = settings or Settings.from_env()
    app = Flask(__name__)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["index_line"] = index_line
    app.extensions["rakor"] = Service(where or settings.index, settings)
    app.register_blueprint(views.pages)
    app.register_blueprint(api.interface)
    errors.register(app)
    security.register(app)
    return app
