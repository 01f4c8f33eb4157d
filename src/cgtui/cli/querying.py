"""``query``: the rows that a filter finds."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any

import click

from cgtui.cli.columns import COLUMNS, sight
from cgtui.cli.options import Options, takes_shared, text
from cgtui.cli.output import cell_width, print_array, print_table, say
from cgtui.domain.changes import Kind
from cgtui.domain.errors import Refusal
from cgtui.domain.periods import to_ms
from cgtui.domain.query.fields import FIELDS
from cgtui.domain.query.mistakes import Mistake
from cgtui.domain.text import count_noun, visible
from cgtui.domain.views import View
from cgtui.services import browse, listing, querying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cgtui.cli.columns import Sight
    from cgtui.domain.views import PaneKind, Sort

_AROUND = 60
"""How many letters of a long filter are shown to either side of a mistake."""

_HELP = """Print the {noun} that FILTER finds, such as '{example}'.

    A filter may begin with "-". Words are searched for; FIELD:VALUE compares, with >, >=, <, <=,
    != or ~ after the colon if you like. Fields: {fields}.
    """


class Mistaken(click.ClickException):
    """A filter that cannot be read: what is wrong, and a caret under it; exit code 2."""

    exit_code = 2

    def __init__(self, mistake: Mistake, typed: str) -> None:
        super().__init__(mistake.told)
        start = max(0, mistake.column - _AROUND)
        before, marked = typed[start : mistake.column], typed[mistake.column :][: mistake.length]
        end = mistake.column + mistake.length + _AROUND
        self.excerpt = visible(typed[start:end])
        blanks = " " * cell_width(visible(before))
        self.carets = blanks + "^" * max(1, min(cell_width(visible(marked)), 2 * _AROUND))

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002 - click's signature
        """Print the sentence, the filter, and the caret."""
        say(f"{self.message}\n  {self.excerpt}\n  {self.carets}", err=True)


class FilterCommand(click.Command):
    """A command whose argument may begin with ``-``: it has no one-letter options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what begins with one ``-`` for the filter, and two for an option."""
        names = {name for each in self.get_params(ctx) for name in each.opts}
        for word in args[: args.index("--") if "--" in args else None]:
            name = word.partition("=")[0]
            if name.startswith("--") and name not in names:
                raise click.NoSuchOption(name, possibilities=sorted(names), ctx=ctx)
        return super().parse_args(ctx, args)


def _sort(kind: PaneKind) -> Any:  # noqa: ANN401 - a type, as click takes one

    def column(value: str) -> Sort:
        try:
            return querying.read_sort(kind, value)
        except Refusal as refusal:
            raise click.BadParameter(str(refusal)) from refusal

    return column


def _command(name: str, kind: PaneKind, example: str) -> click.Command:
    noun = _plural(kind)
    told = _HELP.format(noun=noun, example=example, fields=", ".join(FIELDS[kind]))

    @click.command(
        name,
        cls=FilterCommand,
        help=told,
        short_help=f"Print the {noun} that a filter finds.",
        context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
    )
    @click.argument("filter_text", metavar="FILTER", type=text)
    @click.option(
        "--sort",
        type=_sort(kind),
        metavar="F",
        help=f"By {', '.join(querying.sort_names(kind))}; -F the other way round.",
    )
    @click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most N of them.")
    @click.option("--count", "only_count", is_flag=True, help="Only how many there are.")
    @takes_shared
    @click.pass_obj
    def query(
        options: Options,
        *,
        filter_text: str,
        sort: Sort | None,
        limit: int | None,
        only_count: bool,
    ) -> None:
        order = sort or querying.read_sort(kind, None)
        with options.open() as workspace, workspace.reading() as connection:
            view = sight(workspace, connection)
            keys = _found(view, kind, filter_text, order)[:limit]
            if only_count:
                say(json.dumps({"count": len(keys)}) if options.as_json else str(len(keys)))
            else:
                _print_rows(view, kind, keys, as_json=options.as_json)

    return query


def _found(view: Sight, kind: PaneKind, typed: str, order: Sort) -> Sequence[int]:
    """Return the keys of the rows that the filter finds."""
    try:
        tree = querying.read_filter(view.connection, kind, typed)
    except Mistake as mistake:
        raise Mistaken(mistake, typed) from mistake
    wanted = View(kind, sort=order, now=to_ms(view.now), query=tree, zone=view.zone)
    return browse.rids(view.connection, wanted)


def _print_rows(view: Sight, kind: PaneKind, keys: Sequence[int], *, as_json: bool) -> None:
    """Print the rows with these keys, for a program or for people."""
    rows = listing.pages(view.connection, kind, keys)
    if as_json:
        print_array(listing.plain(view.connection, row, view.now) for row in rows)
    elif count := print_table(COLUMNS[kind](view), rows):
        say(f"{count_noun(count, browse.NOUNS[kind])}. Times are in {view.zone}.")
    else:
        say(f"No {_plural(kind)}.")


def _plural(kind: PaneKind) -> str:
    return count_noun(2, browse.NOUNS[kind]).partition(" ")[2]


COMMANDS = {
    "groups": _command("groups", Kind.GROUP, "members:0 lists:>0"),
    "customers": _command("customers", Kind.CUSTOMER, "orders:>=3 last_order:<-90d"),
    "lists": _command("lists", Kind.PRICE_LIST, "status:active ends:<+7d"),
}
"""``query groups``, ``query customers`` and ``query lists``."""
