"""The demo shop: Fern & Kettle, roasters of coffee and blenders of tea, as a throw-away file.

It lives on a Monday morning of its own, `STORY_NOW`, so that its price lists are always in the same
states, and it is the same to the byte whenever it is made.  Nothing here is asked of a real clock,
of chance, or of the network.

Questionable on purpose, for whoever looks for it:

* Outlet is for everyone: it reaches guests too.
* Staff 2026 is active and has no prices.
* Black Friday 2025 is still set active though its end has passed.
* Café chain pilot has no groups any more: a draft that would reach nobody.
* Press is a group without members.
* Wholesale volume: from 50 kilos on, House Espresso is no cheaper in euros than from 25;
  Assam in cartons has no euro price for 20 to 24.
* Wholesale 2026 asks 96.00 pounds for the hand grinder, whose base price is 69.00.
* Office refill binds House Espresso in Europe to a quantity of at least 1.
* lena.hofmann@post.example is an account and a guest.
* Some in Frequent buyers have long stopped, and some who now buy often are not in it.
"""

from __future__ import annotations

import tempfile
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from cgtui.services.demo.dice import STORY_NOW
from cgtui.services.demo.shop import make
from cgtui.services.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime, tzinfo

__all__ = ["STORY_NOW", "make", "open_demo", "story_clock"]


def story_clock() -> Callable[[], datetime]:
    """Return a clock that shows `STORY_NOW` at first and then goes on like any other."""
    begun = time.monotonic()
    return lambda: STORY_NOW + timedelta(seconds=time.monotonic() - begun)


@contextmanager
def open_demo(
    *,
    clock: Callable[[], datetime] | None = None,
    zone: tzinfo | None = None,
    actor: str | None = None,
) -> Iterator[Workspace]:
    """Lend a workspace on a throw-away copy of the shop; the copy is gone afterwards.

    Args:
        clock: Answers the present instant; a still one makes a still picture.
        zone: Where instants are shown.
        actor: Who acts, for the history.
    """
    with tempfile.TemporaryDirectory(prefix="cgtui-demo-") as folder:
        path = Path(folder) / "demo.db"
        make(path)
        with Workspace(path, clock=clock or story_clock(), zone=zone, actor=actor) as workspace:
            yield workspace
