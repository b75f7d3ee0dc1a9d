"""The Flask application: pages, interface, errors, headers."""

from flask import Flask

from indexes.settings import Settings
from search_app import api, errors, security, views
from search_app.service import Service
from search_app.shell import index_line


def application(where: str, settings: Settings) -> Flask:
    """Make the application over the index at `where`."""
    app = Flask(__name__)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["index_line"] = index_line
    app.extensions["rakor"] = Service(where, settings)
    app.register_blueprint(views.pages)
    app.register_blueprint(api.interface)
    errors.register(app)
    security.register(app)
    return app
