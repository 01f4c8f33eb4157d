"""Which country of ISO 3166 a shop means by the name it writes."""

from __future__ import annotations

from functools import cache

from cgtui.domain.text import fold

_NAMES = ("alpha_2", "alpha_3", "name", "official_name", "common_name")

# Names in everyday use that ISO 3166 does not list; each is one country.
_EVERYDAY = {
    "eire": "ie",
    "rsa": "za",
    "usa": "us",
    "uk": "gb",
    "great britain": "gb",
    "republic of ireland": "ie",
    "brunei": "bn",
    "burma": "mm",
    "cape verde": "cv",
    "east timor": "tl",
    "holland": "nl",
    "the netherlands": "nl",
    "ivory coast": "ci",
    "macau": "mo",
    "macedonia": "mk",
    "palestine": "ps",
    "russia": "ru",
    "swaziland": "sz",
    "turkey": "tr",
    "uae": "ae",
    "vatican": "va",
}


def country_of(name: str) -> str | None:
    """Return the country called *name* in lower case, or ``None`` where it is no one country.

    >>> country_of("United Kingdom"), country_of("EIRE"), country_of("Channel Islands")
    ('gb', 'ie', None)
    """
    return _codes().get(_key(name))


def _key(name: str) -> str:
    return " ".join(fold(name).split())


@cache
def _codes() -> dict[str, str]:
    """Return the code of every name that is known, folded."""
    import pycountry  # reads its tables from disk: only where countries are looked up

    codes = dict(_EVERYDAY)
    for country in pycountry.countries:
        for name in (getattr(country, attribute, None) for attribute in _NAMES):
            if name:
                codes.setdefault(_key(name), country.alpha_2.lower())
    return codes
