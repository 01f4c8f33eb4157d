"""What a typed text means, before any screen is involved."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.tui.form_stage import ADA, ALAN, BERLIN, NOW, SPRING

from cgtui.domain.errors import Refusal
from cgtui.domain.rules import email
from cgtui.tui.forms.customer_form import edit_customers_form
from cgtui.tui.forms.fields import (
    EMPTY,
    MIXED,
    Field,
    edit_text,
    read_field,
    shared_values,
    show_value,
)
from cgtui.tui.forms.metadata_rows import MixedMetadata
from cgtui.tui.forms.price_list_form import (
    edit_price_list_form,
    edit_price_lists_form,
    new_price_list_form,
)

EMAIL = Field("email", "E-mail", required=True, clean=email)
STARTS = Field("starts_at", "Starts", "instant")
STATUS = Field("status", "Status", "select", options=(("draft", "draft"), ("active", "active")))


def read(field: Field, text: str) -> object:
    """Read *text* as an answer to *field*, at the still clock's now in Berlin."""
    return read_field(field, text, now=NOW, zone=BERLIN)


def test_text_is_cleaned_by_the_rule_of_its_field() -> None:
    """An e-mail typed with blanks and capitals is kept trimmed and in lower case."""
    value = read(EMAIL, "  Ada@Lovelace.IO ")

    assert value == "ada@lovelace.io"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("   ", "E-mail is needed."), ("ada", '"ada" has no @; an e-mail has exactly one.')],
)
def test_a_refusal_names_its_field_and_how_to_mend_it(text: str, sentence: str) -> None:
    """A refusal can be put under its field whoever raised it."""
    with pytest.raises(Refusal) as refused:
        read(EMAIL, text)

    assert str(refused.value) == sentence
    assert refused.value.field == "email"


def test_a_refusal_of_a_rule_is_filed_under_the_key_of_the_form() -> None:
    """A rule that calls a field otherwise does not lead the sentence astray."""

    def rule(_text: str) -> object:
        raise Refusal("No.", field="another")

    with pytest.raises(Refusal) as refused:
        read(Field("country_code", "Country", clean=rule), "x")

    assert refused.value.field == "country_code"


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-12-01", datetime(2026, 11, 30, 23, tzinfo=UTC)),
        ("2026-12-01 09:00", datetime(2026, 12, 1, 8, tzinfo=UTC)),
        ("today", datetime(2026, 11, 22, 23, tzinfo=UTC)),
        ("+14d", datetime(2026, 12, 7, 8, tzinfo=UTC)),
        ("  ", None),
    ],
)
def test_an_instant_is_read_in_the_zone_of_the_screen(text: str, instant: object) -> None:
    """Days begin at the zone's midnight, and an empty bound is open."""
    value = read(STARTS, text)

    assert value == instant


def test_what_many_rows_share_is_shown_and_the_rest_is_mixed() -> None:
    """Only a value that all rows hold, in the same type, counts as shared."""
    values = shared_values([ADA, ALAN], ["first_name", "phone", "has_account"])

    assert values == {"first_name": MIXED, "phone": "123", "has_account": True}


def test_one_and_true_are_not_shared() -> None:
    """1 and true are equal to Python, but not to whoever reads the shop."""
    other = ADA._replace(has_account=1)

    assert shared_values([ADA, other], ["has_account"]) == {"has_account": MIXED}


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        (EMAIL, None, EMPTY),
        (EMAIL, "", EMPTY),
        (EMAIL, MIXED, MIXED.value),
        (EMAIL, "a\nb", "a⏎b"),
        (STATUS, "active", "active"),
        (Field("x", "X", "switch"), False, "no"),
        (STARTS, datetime(2026, 3, 1, 8, tzinfo=UTC), "2026-03-01 09:00 Europe/Berlin"),
        (Field("m", "M", "metadata"), {"a": "2"}, '{"a":"2"}'),
        (Field("m", "M", "metadata"), MixedMetadata(), MIXED.value),
    ],
)
def test_a_value_is_shown_in_the_words_of_its_field(
    field: Field, value: object, shown: str
) -> None:
    """A difference is readable: labels, local time with its zone, no control characters."""
    assert show_value(field, value, BERLIN) == shown


@pytest.mark.parametrize("second", [0, 30])
def test_the_text_of_an_instant_reads_back_as_the_same_instant(second: int) -> None:
    """Opening a form and saving it moves no price list by half a minute."""
    instant = datetime(2026, 3, 1, 8, 15, second, tzinfo=UTC)

    assert read(STARTS, edit_text(instant, BERLIN)) == instant


def test_a_form_over_more_rows_than_were_read_begins_mixed() -> None:
    """Half a million customers are edited without reading them all."""
    spec = edit_customers_form([ADA, ALAN], count=500_000)

    assert spec.title == "Edit 500,000 customers"
    assert spec.initial("phone") is MIXED
    assert spec.initial("metadata") == MixedMetadata()
    assert spec.many == "on 500,000 customers"


def test_a_period_that_never_is_is_refused() -> None:
    """An end before the start is said under the end."""
    spec = edit_price_list_form(SPRING)
    values = {**spec.values, "ends_at": datetime(2026, 2, 1, tzinfo=UTC)}

    (refusal,) = spec.checks(values)

    assert refusal.field == "ends_at"


def test_a_period_that_came_with_the_list_may_stay() -> None:
    """An imported list whose end lies before its start can still be renamed."""
    odd = SPRING._replace(ends_at=datetime(2026, 2, 1, tzinfo=UTC))
    spec = edit_price_list_form(odd)

    assert list(spec.checks({**spec.values, "name": "Other"})) == []


def test_a_mixed_bound_is_not_compared() -> None:
    """Where the ends of many lists differ, setting one start refuses nothing by itself."""
    spec = edit_price_lists_form([SPRING, SPRING._replace(ends_at=NOW)])

    assert spec.initial("ends_at") is MIXED
    assert list(spec.checks({**spec.values, "starts_at": NOW})) == []


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"group_count": 0}, "reaches nobody"),
        ({"price_count": 0}, "no prices"),
        ({"for_everyone": True}, "guests too"),
        ({"ends_at": datetime(2026, 4, 1, tzinfo=UTC)}, "its end has passed"),
    ],
)
def test_what_is_questionable_about_a_list_is_said(changes: dict[str, object], part: str) -> None:
    """Legal but odd lists are warned about, without being refused."""
    spec = edit_price_list_form(SPRING._replace(**changes))

    (warning,) = spec.warnings(spec.values, NOW)

    assert part in warning
    assert list(spec.checks(spec.values)) == []


def test_a_copy_of_an_active_list_begins_as_a_draft() -> None:
    """Cloning a list does not put prices into force."""
    spec = new_price_list_form(SPRING)

    assert spec.initial("status") == "draft"
    assert spec.initial("name") == "Spring (copy)"
    assert spec.new
