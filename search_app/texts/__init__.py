"""Every word of the interface, Indonesian first, English second."""

from collections.abc import Callable
from functools import cache

from search_app.formats import number
from search_app.texts import documents, frame, results

LANGUAGES = ("id", "en")

TEXTS: dict[str, tuple[str, str]] = {**frame.TEXTS, **results.TEXTS, **documents.TEXTS}

Translate = Callable[..., str]


@cache
def translator(language: str) -> Translate:
    """Give the function that words a text in this language: `t("found", count=1234)` is "1.234 dokumen".

    With `count=1` the text of the name with `_one` is taken, where there is one.
    """
    at = LANGUAGES.index(language)

    def translate(key: str, **values: object) -> str:
        if not values:
            return TEXTS[key][at]
        singular = f"{key}_one"
        chosen = singular if values.get("count") == 1 and singular in TEXTS else key
        return TEXTS[chosen][at].format(**{name: _written(value, language) for name, value in values.items()})

    return translate


def _written(value: object, language: str) -> object:
    return number(value, language) if isinstance(value, int) else value
