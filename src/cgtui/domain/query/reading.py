"""What a value of a term says, by the type of its field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from cgtui.domain.money import currencies
from cgtui.domain.money import currency as iso_currency
from cgtui.domain.query import dates
from cgtui.domain.query.fields import Type
from cgtui.domain.query.mistakes import Mistake
from cgtui.domain.query.tree import Amount, Choice, Date, Match, Number, Presence, Range, Truth
from cgtui.domain.text import nearest, quoted

if TYPE_CHECKING:
    from cgtui.domain.query.fields import Field
    from cgtui.domain.query.scanning import Token
    from cgtui.domain.query.tree import Op, Scalar, Value

LONGEST = 1_000
"""The most characters a value can have; SQLite takes no pattern of any length."""

_NUMBER = re.compile(r"([+-]?(?:\d+(?:\.\d+)?|\.\d+))([km]?)([a-z]{3})?", re.ASCII | re.IGNORECASE)
_JSON_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000}
_MOST = Decimal(10) ** 15
_MOST_DECIMALS = 6
_EXAMPLES = {Type.NUMBER: "10, 5k, 10..50 or ..5k", Type.MONEY: "500, 5k, 500eur or 10..50"}
_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_SIGNS = (">", ">=", "<", "<=")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a value, with its place for mistakes."""

    text: str
    start: int
    length: int

    def mistake(self, sentence: str, near: str | None = None) -> Mistake:
        """Return what is wrong with it."""
        return Mistake(sentence, column=self.start, length=self.length, nearest=near)


def read(token: Token, field: Field, op: Op, currency: str | None) -> Value:
    """Return what *token* says as a value of *field*.

    Args:
        token: At least one character long.
        field: Whose value it is.
        op: How it is compared.
        currency: The store's, if amounts are to be checked against its decimals.

    Raises:
        Mistake: It is no value of that field.
    """
    piece = Piece(token.text, token.start, token.end - token.start)
    if len(piece.text) > LONGEST:
        raise piece.mistake(f"A value can have {LONGEST:,} characters at most.")
    if not token.quoted and piece.text.lower() in ("none", "any"):
        if op not in ("=", "!="):
            raise piece.mistake(f"none and any cannot be compared with {op}; write them after a :.")
        return Presence(piece.text.lower())
    match field.type:
        case Type.CHOICE | Type.FLAG:
            return _choice(piece, field)
        case Type.NUMBER | Type.MONEY | Type.DATE:
            if field.choices and not piece.text[:1].isdigit() and op in ("=", "!="):
                word = piece.text.lower()
                if word in field.choices or nearest(word, field.choices):
                    return _choice(piece, field)
            return _ordered(piece, field, op, currency)
        case Type.METADATA:
            return _json(token, piece, op)
        case Type.TEXT | Type.RELATION:
            return _text(token, piece, field, op)


def _choice(piece: Piece, field: Field) -> Choice:
    word = piece.text.lower()
    if word in field.choices:
        return Choice(word)
    allowed = " or ".join(filter(None, (", ".join(field.choices[:-1]), field.choices[-1])))
    raise piece.mistake(
        f"{quoted(piece.text)} is not what {field.name} can be: {allowed}.",
        nearest(word, field.choices),
    )


def _text(token: Token, piece: Piece, field: Field, op: Op) -> Match:
    parts = token.parts
    if not any(parts) and len(parts) == 1:
        raise piece.mistake(f"An empty text is no value; {field.name}:none finds rows without one.")
    if field.letters and len(parts) == 1 and op != "~":
        _check_code(piece, field)
    return Match(parts)


def _check_code(piece: Piece, field: Field) -> None:
    """Refuse what cannot be the code of a country or a currency."""
    code, noun = piece.text, field.name
    if len(code) != field.letters or not (code.isascii() and code.isalpha()):
        example = "de" if field.letters == 2 else "eur"  # noqa: PLR2004 - a country's
        raise piece.mistake(
            f"{quoted(code)} is no {noun}; write {field.letters} letters, such as {example}.",
            _near_currency(code) if noun == "currency" else None,
        )
    if noun == "currency":
        _check_currency(piece, code.lower())


def _check_currency(piece: Piece, code: str) -> None:
    if code not in {each.code for each in currencies()}:
        raise piece.mistake(f"{quoted(code)} is no currency of ISO 4217.", _near_currency(code))


def _near_currency(code: str) -> str | None:
    return nearest(code, (each.code for each in currencies()))


def _ordered(piece: Piece, field: Field, op: Op, currency: str | None) -> Value:
    """Return a number, an amount, a date, or a range of them."""
    low, dots, high = piece.text.partition("..")
    if not dots:
        return _scalar(piece, field, currency)
    if op in _SIGNS:
        raise piece.mistake(f"A range cannot be compared with {op}; write {field.name}:10..50.")
    if not low and not high:
        raise piece.mistake("A range needs a beginning or an end, such as 10.. or ..10.")
    first = Piece(low, piece.start, len(low))
    last = Piece(high, piece.start + len(low) + 2, len(high))
    ends = [_scalar(each, field, currency) if each.text else None for each in (first, last)]
    return _range(piece, _one_currency(piece, ends))


def _one_currency(piece: Piece, ends: list[Scalar | None]) -> list[Scalar | None]:
    """Return *ends* in the currency that one of them names."""
    named = {end.currency for end in ends if isinstance(end, Amount) and end.currency}
    if len(named) > 1:
        raise piece.mistake("Both ends of a range are in one currency.")
    code = next(iter(named), None)
    return [Amount(end.value, code) if isinstance(end, Amount) else end for end in ends]


def _range(piece: Piece, ends: list[Scalar | None]) -> Range:
    low, high = ends
    if low is not None and high is not None and _is_above(low, high):
        raise piece.mistake("This range ends before it begins.")
    return Range(low, high)


def _is_above(low: Scalar, high: Scalar) -> bool:
    match low, high:
        case (Number(first), Number(last)) | (Amount(first), Amount(last)):
            return first > last
        case Date(first), Date(last) if dates.is_absolute(first) == dates.is_absolute(last):
            begins, ends = (dates.stretch(text, _ANY_DAY, UTC) for text in (first, last))
            return begins.first > ends.last
        case _:
            return False


def _scalar(piece: Piece, field: Field, currency: str | None) -> Scalar:
    if field.type is Type.DATE:
        return _date(piece, field)
    value, code = _number(piece, field)
    if field.type is Type.NUMBER:
        if code is not None:
            raise piece.mistake(f"{field.name} is a number; leave out {quoted(code)}.")
        return Number(value)
    if code is not None:
        _check_currency(piece, code)
    _check_decimals(piece, value, code or currency)
    return Amount(value, code)


def _check_decimals(piece: Piece, value: Decimal, code: str | None) -> None:
    """Refuse an amount that has more decimals than its currency: nothing is rounded."""
    if code is None:
        return
    exponent = iso_currency(code).exponent
    if value.scaleb(exponent) % 1:
        allowed = f"at most {exponent} decimals" if exponent else "no decimals"
        raise piece.mistake(f"{quoted(piece.text)}: amounts in {code.upper()} have {allowed}.")


def _number(piece: Piece, field: Field) -> tuple[Decimal, str | None]:
    found = _NUMBER.fullmatch(piece.text)
    if found is None:
        noun = "amount" if field.type is Type.MONEY else "number"
        article = "an" if noun == "amount" else "a"
        raise piece.mistake(
            f"{quoted(piece.text)} is not {article} {noun}; write {_EXAMPLES[field.type]}."
        )
    value = _decimal(piece, found[1], found[2])
    return value, found[3].lower() if found[3] else None


def _decimal(piece: Piece, digits: str, times: str = "") -> Decimal:
    value = Decimal(digits) * _TIMES[times.lower()]
    if abs(value) > _MOST:
        raise piece.mistake(f"{quoted(piece.text)} is too large; {_MOST:,} is the most.")
    if value.scaleb(_MOST_DECIMALS) % 1:
        raise piece.mistake(f"{quoted(piece.text)} has more than {_MOST_DECIMALS} decimals.")
    return value + 0


def _date(piece: Piece, field: Field) -> Date:
    text = dates.canonical(piece.text)
    if text is None:
        shape = re.fullmatch(r"\d{4}-\d\d(-\d\d.*)?", piece.text, re.ASCII)
        why = "is a day or a time that no calendar has" if shape else f"is no date for {field.name}"
        near = nearest(piece.text, (*dates.WORDS, "now", "none", "any"))
        raise piece.mistake(f"{quoted(piece.text)} {why}; write {dates.DATE_FORMS}.", near)
    return Date(text)


def _json(token: Token, piece: Piece, op: Op) -> Value:
    """Return a value of metadata: what is not quoted can be a number, true or false."""
    text = piece.text
    if token.quoted or op == "~":
        if op in _SIGNS and len(token.parts) > 1:
            raise piece.mistake(f"A text with a star cannot be compared with {op}.")
        return Match(token.parts)
    if op in ("=", "!="):
        if text in ("true", "false"):
            return Truth(text == "true")
        if _JSON_NUMBER.fullmatch(text):
            return Number(_decimal(piece, text))
        return _json_range(piece) or Match(token.parts)
    return _json_end(piece, text) or Match((text,))


def _json_range(piece: Piece) -> Range | None:
    """Return a range of numbers or of dates; ``None`` where dots are part of a text."""
    low, dots, high = piece.text.partition("..")
    written = [end for end in (low, high) if end]
    if not dots or not written:
        return None
    known = [_json_end(piece, end) for end in written]
    if None in known or len({type(end) for end in known}) > 1:
        return None
    return _range(piece, [_json_end(piece, end) if end else None for end in (low, high)])


def _json_end(piece: Piece, text: str) -> Scalar | None:
    """Return a number, or a date as a text of its own shape; ``None`` for anything else."""
    found = _NUMBER.fullmatch(text)
    if found and not found[3]:
        return Number(_decimal(piece, found[1], found[2]))
    return Match((text,)) if dates.is_absolute(text) else None
