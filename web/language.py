"""Chinese first, English by switch: `?lang=en` in the address, then kept in a cookie."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from babel.support import NullTranslations, Translations
from flask import Flask, Response, g, request, url_for
from flask_babel import Babel, get_locale
from markupsafe import Markup

from search.hints import Hint

LANGUAGES = ("zh", "en")
_COOKIE = "lang"
_TRANSLATIONS = Path(__file__).with_name("translations")
_HALVES = re.compile(r" · |\n+")
_YEAR_S = 365 * 24 * 3600


def register_language(app: Flask) -> None:
    """Choose the language of each page; templates get `language`, its tag and `other_language_url`."""
    app.config["BABEL_DEFAULT_LOCALE"] = "zh"
    Babel(app, locale_selector=chosen_language)
    app.jinja_env.globals.update(_=_label, gettext=_label, ngettext=_counted)

    @app.after_request
    def remember(response: Response) -> Response:
        if request.args.get("lang") in LANGUAGES:
            response.set_cookie(_COOKIE, request.args["lang"], max_age=_YEAR_S, samesite="Lax", httponly=True)
        response.headers.add("Vary", "Cookie")
        return response

    @app.context_processor
    def names() -> dict[str, object]:
        tag = "zh-CN" if current_language() == "zh" else "en"
        return {"language": current_language(), "language_tag": tag, "other_language_url": other_language_url}


def chosen_language() -> str:
    """The address first, then the cookie, then Chinese."""
    for wanted in (request.args.get("lang"), request.cookies.get(_COOKIE)):
        if wanted in LANGUAGES:
            return str(wanted)
    return LANGUAGES[0]


def current_language() -> str:
    """zh or en."""
    known: str | None = g.get("language")
    if known is None:
        known = g.language = str(get_locale())[:2]
    return known


def spoken(text: str) -> str:
    """The reader's half of a text that says everything twice: Chinese, ` · ` or a line end, English."""
    if isinstance(text, Hint):
        return text.chinese if current_language() == "zh" else text.english
    halves = _HALVES.split(text, maxsplit=1)
    return halves[0] if current_language() == "zh" else halves[-1]


def gettext(text: str) -> str:
    """The words in the reader's language, for pages with many: flask_babel looks for its translations anew at each."""
    return str(_translations(current_language()).ugettext(text))


def _label(text: str, **values: object) -> Markup:
    """`_` in templates."""
    label = Markup(gettext(text))
    return label % values if values else label


def _counted(one: str, several: str, num: int, **values: object) -> Markup:
    """`ngettext` in templates."""
    return Markup(_translations(current_language()).ungettext(one, several, num)) % {"num": num, **values}


@lru_cache(maxsize=len(LANGUAGES))
def _translations(language: str) -> NullTranslations:
    return Translations.load(_TRANSLATIONS, [language])


def other_language_url() -> str:
    """This very view in the other language."""
    other = "en" if current_language() == "zh" else "zh"
    values = {**request.args.to_dict(flat=False), "lang": other}
    if request.endpoint is None:  # an address that no page has
        return url_for("home.page", lang=other)
    return url_for(request.endpoint, **{**(request.view_args or {}), **values})
