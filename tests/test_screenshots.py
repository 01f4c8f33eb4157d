"""The pictures in ``screenshots/`` show the program as it is."""

from __future__ import annotations

import pytest
from tests import screenshots
from tests.screenshots import FOLDER, PICTURES, RENEW, Picture


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
async def test_a_picture_is_not_stale(picture: Picture) -> None:
    """What lies in the folder is what the running program paints, byte for byte."""
    taken = await screenshots.take(picture)

    there = picture.path.read_text("utf-8") if picture.path.exists() else ""
    is_same = there == taken  # compared here, so that a failure is one line and not a picture
    assert is_same, f"Stale: screenshots/{picture.path.name}. Renew: {RENEW}"


def test_no_picture_is_left_over() -> None:
    """Each picture in the folder is taken by the one command."""
    assert sorted(picture.path for picture in PICTURES) == sorted(FOLDER.iterdir())
