"""The two themes of our own: calm greys, one blue for where you are, one warm tone for care.

One meaning a colour: primary is the focus, accent the selection, success what is related, warning
what asks for care, error what is refused.  Nothing is told by hue alone: the focus has a bar, a
mark a sign, a warning bold words.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="cgtui-dark",
    dark=True,
    primary="#5b8db8",
    secondary="#7d8fa3",
    accent="#d8a657",
    success="#7fb48f",
    warning="#e0a458",
    error="#e0736b",
    foreground="#d5dae1",
    background="#14181d",
    surface="#191e24",
    panel="#252c35",
    boost="#20262d",
    variables={
        "block-cursor-background": "#2f5878",
        "block-cursor-foreground": "#f4f7fa",
        "block-cursor-blurred-background": "#29323c",
        "block-cursor-blurred-foreground": "#d5dae1",
        "footer-background": "#20262d",
        "footer-key-foreground": "#8fb9dc",
        "input-selection-background": "#5b8db8 40%",
    },
)
"""For dark rooms and long days."""

LIGHT = Theme(
    name="cgtui-light",
    dark=False,
    primary="#2f6690",
    secondary="#5f6f80",
    accent="#8a5a00",
    success="#2c6e49",
    warning="#9a5200",
    error="#a8322a",
    foreground="#1f252c",
    background="#eceef1",
    surface="#f8f9fa",
    panel="#dde2e7",
    boost="#e9ecef",
    variables={
        "block-cursor-background": "#2f6690",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#cfdae4",
        "block-cursor-blurred-foreground": "#1f252c",
        "footer-background": "#dde2e7",
        "footer-key-foreground": "#1d4e74",
        "input-selection-background": "#2f6690 30%",
    },
)
"""For bright rooms and projectors."""

THEMES = (DARK, LIGHT)
"""Both, the default first."""
