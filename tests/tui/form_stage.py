"""A stage for one form: a program that shows it and remembers what it saved."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from textual.app import App

from cgtui.domain.records import Customer, Group, PriceList
from cgtui.tui import forms
from cgtui.tui.forms.form_screen import FormScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from cgtui.tui.forms.fields import FormSpec

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
OPEN = "still open"

VIP = Group(1, "cgrp_1", "VIP", {"is_seller": True}, NOW, NOW, None, 3, 1)
ADA = Customer(
    rid=1,
    id="cus_1",
    email="ada@lovelace.io",
    first_name="Ada",
    last_name="Lovelace",
    phone="123",
    company=None,
    country_code="gb",
    has_account=True,
    metadata={"tier": 2, "code": "2"},
    created_at=NOW,
    updated_at=NOW,
    deleted_at=None,
    group_names=("VIP",),
    order_count=3,
    spent=1000,
    last_order_at=None,
)
ALAN = ADA._replace(
    rid=2,
    email="alan@bletchley.uk",
    first_name="Alan",
    last_name="Turing",
    metadata={"tier": 3, "code": "2", "vat": "GB1"},
)
SPRING = PriceList(
    rid=1,
    id="pl_1",
    name="Spring",
    description="All of it",
    type="sale",
    status="active",
    starts_at=datetime(2026, 3, 1, 8, tzinfo=UTC),
    ends_at=None,
    includes_tax=False,
    for_everyone=False,
    created_at=NOW,
    updated_at=NOW,
    deleted_at=None,
    group_count=1,
    price_count=4,
)


class FormApp(App[None]):
    """Shows one form over an empty screen."""

    CSS_PATH = sorted(Path(forms.__path__[0]).glob("*.tcss"))

    def __init__(
        self, spec: FormSpec, save: Callable[[dict[str, object]], Awaitable[object]] | None = None
    ) -> None:
        super().__init__()
        self.spec = spec
        self.saved: dict[str, object] | None = None
        self.result: object = OPEN
        self._save = save

    def on_mount(self) -> None:
        """Open the form."""
        self.push_screen(FormScreen(self.spec, self.save, clock=lambda: NOW, zone=BERLIN), self.end)

    @property
    def form(self) -> FormScreen[object]:
        """Return the form."""
        assert isinstance(self.screen, FormScreen)
        return self.screen

    async def save(self, values: dict[str, object]) -> object:
        """Remember what was saved, and answer as the test wants."""
        self.saved = values
        return await self._save(values) if self._save else "saved"

    def end(self, result: object) -> None:
        """Remember what the form was dismissed with."""
        self.result = result

    def shown(self) -> str:
        """Return the screen as text, line by line."""
        strips = self.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    def line(self, text: str) -> str:
        """Return the first line of the screen that holds *text*."""
        found = [line for line in self.shown().splitlines() if text in line]
        assert found, f"{text!r} is not on the screen:\n{self.shown()}"
        return found[0].strip("│┃ ")

    @property
    def bar(self) -> str:
        """Return the last line of the save bar."""
        return str(self.form.bar.render().plain).splitlines()[-1]
