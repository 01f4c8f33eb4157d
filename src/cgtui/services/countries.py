"""ISO 3166: which two letters are a country, kept by pycountry."""

from __future__ import annotations

from cgtui.domain import rules
from cgtui.domain.errors import Refusal


def known_country(text: str | None) -> str | None:
    """Return the ISO 3166 code in *text*, lower case; blank is ``None``.

    Raises:
        Refusal: It is not two letters, or no country has them.
    """
    code = rules.country_code(text)
    if code is None:
        return None
    import pycountry  # reads its tables from disk: only where a country is checked

    if pycountry.countries.get(alpha_2=code.upper()) is None:
        raise Refusal(
            f"No country has the code {code.upper()}; ISO 3166 codes are such as DE, GB or JP.",
            field="country_code",
        )
    return code
