"""The screen with the three panes: scope, find, select, act, see, undo."""
