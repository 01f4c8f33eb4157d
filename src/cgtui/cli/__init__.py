"""Commands for people and for programs.

Nothing heavy is imported before it is needed: a command that shows no screen never imports Textual,
and the workbench's outline is on the terminal before anything else is imported at all.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line of this process; leaves with 0 done, 1 refused, 2 wrong use."""
    from cgtui.cli.skeleton import SKELETON, is_workbench

    if is_workbench(sys.argv[1:]):
        SKELETON.paint()
    try:
        from cgtui.cli.program import program

        program(prog_name="cgtui")
    except KeyboardInterrupt:  # ctrl+c while all that is imported
        SKELETON.take_down()
        sys.exit(130)
    finally:
        SKELETON.take_down()
