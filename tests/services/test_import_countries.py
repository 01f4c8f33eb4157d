"""The country a shop writes is found whichever of its names it is, and never guessed."""

from __future__ import annotations

import pytest

from cgtui.services.imports.countries import country_of


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("United Kingdom", "gb"),
        ("united kingdom", "gb"),
        ("  UNITED   KINGDOM ", "gb"),
        ("United Kingdom of Great Britain and Northern Ireland", "gb"),
        ("UK", "gb"),
        ("GB", "gb"),
        ("GBR", "gb"),
        ("EIRE", "ie"),
        ("Ireland", "ie"),
        ("RSA", "za"),
        ("USA", "us"),
        ("United States", "us"),
        ("Czech Republic", "cz"),
        ("Czechia", "cz"),
        ("Vietnam", "vn"),
        ("South Korea", "kr"),
        ("Curacao", "cw"),
        ("Türkiye", "tr"),
        ("Turkey", "tr"),
        ("Hong Kong", "hk"),
    ],
)
def test_a_country_is_known_by_any_of_its_names(name: str, code: str) -> None:
    """Common, official and short names and the codes mean one country, in any case."""
    assert country_of(name) == code


@pytest.mark.parametrize(
    "name", ["European Community", "Unspecified", "Channel Islands", "Korea", "", "XX", "Atlantis"]
)
def test_what_is_no_one_country_has_no_code(name: str) -> None:
    """Several countries, none, or a name that could be two stay empty."""
    assert country_of(name) is None
