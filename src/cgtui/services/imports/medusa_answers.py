"""Read answers of Medusa's admin API into single statements about single things.

An object at the top of an answer tells the full state of a thing; one inside another tells that the
thing is there.  Both become an `Answer`; what belongs to what is told by ids.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal
from cgtui.domain.text import quoted, visible
from cgtui.services.imports.files import whole
from cgtui.services.imports.medusa_fields import Columns, Thing, columns_of, text_of, warnings_of
from cgtui.services.imports.recognising import EXPECTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cgtui.services.imports.outcome import Findings

NOUNS = {
    Kind.REGION: "region",
    Kind.VARIANT: "variant",
    Kind.CUSTOMER: "customer",
    Kind.GROUP: "customer group",
    Kind.PRICE_LIST: "price list",
    Kind.PRICE: "price",
}
"""What each kind is called in a sentence."""

COUNTED_AS = {
    Kind.REGION: "regions",
    Kind.VARIANT: "variants",
    Kind.CUSTOMER: "customers",
    Kind.GROUP: "customer_groups",
    Kind.PRICE_LIST: "price_lists",
    Kind.PRICE: "prices",
}
"""Under which name each kind is counted."""

_SECTIONS = ("regions", "products", "variants", "customers", "customer_groups", "price_lists")
_SINGULAR = {section.removesuffix("s"): section for section in _SECTIONS}
_PREFIXES = {
    "reg_": "regions",
    "prod_": "products",
    "variant_": "variants",
    "cus_": "customers",
    "cgrp_": "customer_groups",
    "pl_": "price_lists",
}


@dataclass(slots=True)
class Answer:
    """What an object says about one thing.

    Attributes:
        kind: What the thing is.
        id: Medusa's id of it.
        file: The name of the file that says so.
        columns: The plain columns that were told.
        full: Whether this is the full state, or only tells that the thing is there.
        refs: Of a price: the ids of its variant, price list and region, by column.
        relations: The ids of all that belongs to the thing, by Medusa's name of the relation.
    """

    kind: Kind
    id: str
    file: str
    columns: Columns
    full: bool
    refs: dict[str, str | None] = field(default_factory=dict)
    relations: dict[str, list[str]] = field(default_factory=dict)


class Answers:
    """Everything that answers say, gathered while they are read.

    Args:
        findings: Takes refusals and warnings.
    """

    def __init__(self, findings: Findings) -> None:
        self.all: list[Answer] = []
        self.refused: set[tuple[Kind, str]] = set()
        """What was refused as a whole: nothing may be made of it by way of a relation."""
        self._findings = findings
        self._file = ""
        self._held: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._walks: dict[str, Callable[[Thing], None]] = {
            "regions": self._region,
            "products": self._product,
            "variants": self._variant,
            "customers": self._customer,
            "customer_groups": self._group,
            "price_lists": self._price_list,
        }

    def read(self, path: Path) -> None:
        """Read the answers in the file at *path*.

        Raises:
            Refusal: It is no JSON, or holds nothing that can be imported.
        """
        self._file = path.name
        for section, things in self._sections(path, _loaded(path)):
            self._held[section] += len(things)
            for thing in things:
                if isinstance(thing, dict):
                    self._walks[section](cast("Thing", thing))
                else:
                    self._refuse_shapeless(section)

    def tell_missing_pages(self) -> None:
        """Warn where the answers say that there is more than they hold."""
        for section, count in self._counts.items():
            if (held := self._held[section]) < count:
                self._findings.warn(
                    f"These are {held:,} of {count:,} {section.replace('_', ' ')}; "
                    "the other pages are not here."
                )

    def refuse(self, kind: Kind, text_id: str, reason: str, *, file: str) -> None:
        """Refuse a thing, once."""
        if (kind, text_id) in self.refused:
            return
        self.refused.add((kind, text_id))
        self._findings.counts[COUNTED_AS[kind]].refused += 1
        self._findings.refuse(file, None, f"{NOUNS[kind]} {visible(text_id)}: {reason}")

    def _sections(self, path: Path, document: object) -> Iterator[tuple[str, list[object]]]:
        """Yield each array of *document* with what its objects are."""
        if isinstance(document, list):
            sections = {_section_of(thing) for thing in document}
            only = sections.pop() if len(sections) == 1 else None
            if only is None:
                raise Refusal(f"{visible(str(path))} is nothing that can be imported. {EXPECTED}")
            yield only, document
            return
        found = cast("Thing", document)
        known = [key for key in found if key in _SECTIONS or key in _SINGULAR]
        if not known:
            raise Refusal(f"{visible(str(path))} is nothing that can be imported. {EXPECTED}")
        for key in known:
            things = found[key] if key in _SECTIONS else [found[key]]
            if not isinstance(things, list):
                raise Refusal(f"{visible(str(path))}: {quoted(key)} is no array. {EXPECTED}")
            yield _SINGULAR.get(key, key), things
        self._tell_unread(found, known)

    def _tell_unread(self, document: Thing, known: list[str]) -> None:
        """Tell of arrays that nothing is made of; remember how much there is in all."""
        for key, value in document.items():
            if key not in known and isinstance(value, list):
                self._findings.warn(f"{quoted(key)} in {self._file} is not imported.")
        count = document.get("count")
        if isinstance(count, int) and len(known) == 1:
            self._counts[known[0]] = max(count, self._counts[known[0]])

    def _refuse_shapeless(self, section: str) -> None:
        counted = "variants" if section == "products" else section
        self._findings.counts[counted].refused += 1
        self._findings.refuse(self._file, None, f"In {section} is something that is no object.")

    def _region(self, thing: Thing, *, full: bool = True) -> None:
        self._tell(Kind.REGION, thing, full=full)

    def _customer(self, thing: Thing, *, full: bool = True) -> None:
        groups = self._inside(thing, "groups", lambda g: self._group(g, full=False), full=full)
        self._tell(Kind.CUSTOMER, thing, full=full, relations={"groups": groups})

    def _group(self, thing: Thing, *, full: bool = True) -> None:
        members = self._inside(
            thing, "customers", lambda c: self._customer(c, full=False), full=full
        )
        lists = self._inside(
            thing, "price_lists", lambda p: self._price_list(p, full=False), full=full
        )
        relations = {"customers": members, "price_lists": lists}
        self._tell(Kind.GROUP, thing, full=full, relations=relations)

    def _price_list(self, thing: Thing, *, full: bool = True) -> None:
        groups = self._inside(
            thing, "customer_groups", lambda g: self._group(g, full=False), full=full
        )
        own = thing.get("id")
        prices = self._inside(
            thing, "prices", lambda p: self._price({**p, "price_list_id": own}), full=full
        )
        relations = {"customer_groups": groups, "prices": prices}
        self._tell(Kind.PRICE_LIST, thing, full=full, relations=relations)

    def _product(self, thing: Thing) -> None:
        variants = thing.get("variants")
        for variant in variants if isinstance(variants, list) else ():
            if isinstance(variant, dict):
                self._variant({"product_id": thing.get("id"), **variant, "product": thing})
            else:
                self._refuse_shapeless("variants")

    def _variant(self, thing: Thing, *, full: bool = True) -> None:
        own = thing.get("id")
        prices = self._inside(
            thing, "prices", lambda p: self._price({**p, "variant_id": own}), full=full
        )
        self._tell(Kind.VARIANT, thing, full=full, relations={"prices": prices})

    def _price(self, thing: Thing) -> None:
        refs: dict[str, object] = {}
        for column, key, walk in (
            ("price_list_id", "price_list", self._price_list),
            ("region_id", "region", self._region),
        ):
            if isinstance(inner := thing.get(key), dict):
                walk(cast("Thing", inner), full=False)
            if column in thing:
                refs[column] = thing[column]
        if (variant := self._priced(thing)) is not _UNTOLD:
            refs["variant_id"] = variant
        self._tell(Kind.PRICE, thing, full=True, refs=refs)

    def _priced(self, thing: Thing) -> object:
        """Return the id of the variant a price is for, `None`, or `_UNTOLD`."""
        variants = thing.get("variants")
        inner = variants[0] if isinstance(variants, list) and variants else thing.get("variant")
        if isinstance(inner, dict):
            self._variant(cast("Thing", inner), full=False)
            return inner.get("id")
        if "variant_id" in thing:
            return thing["variant_id"]
        return None if "variants" in thing or "variant" in thing else _UNTOLD

    def _inside(
        self, thing: Thing, key: str, walk: Callable[[Thing], None], *, full: bool
    ) -> list[str] | None:
        """Walk what lies in *thing* under *key*, and return its ids; `None` where it says nothing.

        What lies two levels deep is not complete in Medusa's answers, so it is not looked at.
        """
        things = thing.get(key)
        if not full or not isinstance(things, list):
            return None
        ids = []
        for inner in things:
            if isinstance(inner, dict):
                if key == "prices" and inner.get("deleted_at") is not None:
                    continue
                walk(cast("Thing", inner))
                if isinstance(text_id := inner.get("id"), str):
                    ids.append(text_id)
            else:
                self._refuse_shapeless(key)
        return ids

    def _tell(
        self,
        kind: Kind,
        thing: Thing,
        *,
        full: bool,
        refs: dict[str, object] | None = None,
        relations: dict[str, list[str] | None] | None = None,
    ) -> None:
        """Keep what *thing* says, or refuse it."""
        text_id = "without id"
        try:
            text_id = text_of(thing.get("id"), "id")
            if not text_id:
                raise Refusal("its id is empty.")  # noqa: TRY301 - refused like any other
            warnings = warnings_of(thing)
            columns = columns_of(kind, thing)
            known = {column: None if ref is None else text_of(ref, column)
                     for column, ref in (refs or {}).items()}  # fmt: skip
            if kind is Kind.VARIANT:
                columns |= _product_title(thing)
        except Refusal as refusal:
            self.refuse(kind, text_id, str(refusal), file=self._file)
            return
        if kind is Kind.GROUP and columns.get("name") == "":
            warnings.append("It has no name; it is kept.")
        for warning in warnings:
            self._findings.warn(f"{NOUNS[kind].capitalize()} {visible(text_id)}: {warning}")
        told = {key: ids for key, ids in (relations or {}).items() if ids is not None}
        self.all.append(Answer(kind, text_id, self._file, columns, full, known, told))


_UNTOLD = object()


def _product_title(variant: Thing) -> Columns:
    """Return the title of the product that came with a variant."""
    product = variant.get("product")
    if not isinstance(product, dict) or product.get("title") is None:
        return {}
    return {"product_title": text_of(product["title"], "product's title")}


def _section_of(thing: object) -> str | None:
    """Return what a bare object is, told by the prefix of its id."""
    text_id = thing.get("id") if isinstance(thing, dict) else None
    if not isinstance(text_id, str):
        return None
    return next((s for prefix, s in _PREFIXES.items() if text_id.startswith(prefix)), None)


def _loaded(path: Path) -> object:
    """Return the JSON in the file at *path*."""
    try:
        return json.loads(whole(path))
    except UnicodeDecodeError as error:
        raise Refusal(f"{visible(str(path))} is JSON, but not in UTF-8.") from error
    except json.JSONDecodeError as error:
        raise Refusal(
            f"{visible(str(path))} is no valid JSON: line {error.lineno}, column {error.colno}: "
            f"{error.msg}."
        ) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; too deep
        raise Refusal(f"{visible(str(path))} is no JSON that can be read: {error}.") from error
