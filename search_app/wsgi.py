"""The app for servers with several processes: `gunicorn --workers 4 search_app.wsgi:app`.

Nothing is opened before the first request, so that workers may be forked from a loaded app (`--preload`).
"""

from search_app import create_app

app = create_app()
