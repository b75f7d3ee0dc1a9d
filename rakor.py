"""The command `rakor`: parse, call one function, print its report, set the exit code."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from indexes.encoding import Encoder, open_encoder
from indexes.errors import FileRefused, RakorError
from indexes.index import Index
from indexes.model import Kind, Mode, Sort
from indexes.settings import SETTINGS, Settings

Command = Callable[[argparse.Namespace, Settings], int]
FILTERS = ("kind", "since", "until", "place", "institution", "cites", "language")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; errors that a user can mend are one sentence and exit code 2."""
    try:
        args = _parser().parse_args(argv)
        command: Command = args.command
        return command(args, Settings.from_env())
    except RakorError as refused:
        print(f"rakor: {refused}", file=sys.stderr)
        return 2
    except (KeyboardInterrupt, BrokenPipeError):
        return 130


def ingest(args: argparse.Namespace, settings: Settings) -> int:
    """Read files into the index."""
    from indexes.opening import open_for_writing, swap
    from ingest.lightly import give_way, without_torch
    from ingest.loading.limits import Limits

    give_way()
    with without_torch():
        from ingest.progress import shown
        from ingest.running import ingest as run
    encoder, where = open_encoder(settings.encoder), args.index or settings.index
    with closing(open_for_writing(where, encoder, settings.lock_seconds, settings, rebuild=args.rebuild)) as index:
        for sentence in index.repaired:
            print(f"rakor: {sentence}", file=sys.stderr)
        with shown(sys.stderr, quiet=args.json) as progress:
            report = run(args.path, index, encoder, Limits.of(settings), progress)
        if args.rebuild and not report.failed:
            swap(where, index, settings)
    _print(args, report.to_json(), report.lines())
    return 1 if report.failed else 0


def copy(args: argparse.Namespace, settings: Settings) -> int:
    """Copy an index to another place or engine, without reading or embedding again."""
    from indexes.copying import copy as run
    from indexes.opening import open_for_reading, open_for_writing

    encoder = open_encoder(settings.encoder)
    with (
        closing(open_for_reading(args.source, encoder, settings)) as source,
        closing(open_for_writing(args.target, encoder, settings.lock_seconds, settings)) as target,
    ):
        copied = run(source, target)
    _print(args, copied.to_json(), copied.lines())
    return 0


def read(args: argparse.Namespace, settings: Settings) -> int:
    """Show what Rakor understands of one file; nothing is indexed."""
    from ingest.loading.limits import Limits
    from ingest.understood import lines, to_json, understood

    record, passages = understood(args.file, Limits.of(settings))
    _print(args, to_json(record, passages), lines(record, passages))
    return 0


def search(args: argparse.Namespace, settings: Settings) -> int:
    """Search the index."""
    from indexes.opening import open_for_reading
    from indexes.searching.search import search as run
    from search_app.answer import answer, lines
    from search_app.params import query_from

    given = {name: getattr(args, name) for name in (*FILTERS, "mode", "sort", "limit")}
    query = query_from({"q": [" ".join(args.query)], **{k: v for k, v in given.items() if v}})
    encoder = open_encoder(settings.encoder)
    results = run(open_for_reading(args.index or settings.index, encoder, settings), encoder, query)
    _print(args, answer(results, explain=args.explain), lines(results, explain=args.explain))
    return 0


def evaluate(args: argparse.Namespace, settings: Settings) -> int:
    """Judge the search on a folder of queries and judgements."""
    from indexes.opening import is_address
    from indexes.searching.evaluating import evaluate as run
    from indexes.searching.evaluating import read_judged
    from indexes.searching.reporting import report_of, table_of
    from indexes.searching.search import Stage

    encoder = open_encoder(settings.encoder)
    judged = read_judged(args.folder)
    ways = [(mode, stage) for mode in ([Mode(args.mode)] if args.mode else Mode) for stage in Stage]
    index = _index_for(args, settings, encoder, judged.passages)
    rows = run(judged, index, encoder, ways)
    engine = "elasticsearch" if index and is_address(args.index or settings.index) else "embedded"
    report = report_of(judged, rows, args.folder.name, engine, encoder)
    _print(args, report, table_of(report))
    return 0


def _index_for(args: argparse.Namespace, settings: Settings, encoder: Encoder, own: Sequence[object]) -> Index | None:
    from indexes.opening import open_for_reading

    return None if own else open_for_reading(args.index or settings.index, encoder, settings)


def serve(args: argparse.Namespace, settings: Settings) -> int:
    """Serve the search pages."""
    from search_app.serving import serve as run

    port = settings.port if args.port is None else args.port
    run(args.index or settings.index, args.host or settings.host, port, settings)
    return 0


def doctor(args: argparse.Namespace, settings: Settings) -> int:
    """Name what is missing or does not fit, and the command that mends it."""
    from ingest.doctor import examine

    findings = examine(args.index or settings.index, settings)
    _print(args, [f.to_json() for f in findings], [f.line() for f in findings])
    return 0 if all(f.fine or f.optional for f in findings) else 1


def status(args: argparse.Namespace, settings: Settings) -> int:
    """Tell what the index holds, what built it, and which files the last ingest could not read."""
    from indexes.opening import open_for_status
    from indexes.status import status as run

    where = args.index or settings.index
    with closing(open_for_status(where, settings)) as index:
        report = run(index, where)
    _print(args, report.to_json(), report.lines())
    return 0


def rebuild(args: argparse.Namespace, settings: Settings) -> int:
    """Make the index anew from what it stores, without reading files again."""
    from indexes.opening import rebuild as run

    where = args.index or settings.index
    documents = run(where, open_encoder(settings.encoder), settings.lock_seconds)
    _print(args, {"documents": documents}, [f"{documents} dokumen dibangun ulang di {where}"])
    return 0


def backup(args: argparse.Namespace, settings: Settings) -> int:
    """Write the index to one file, while others may use it."""
    from indexes.opening import backup as run

    run(args.index or settings.index, args.file)
    _print(args, {"file": str(args.file)}, [f"dicadangkan ke {args.file}"])
    return 0


def restore(args: argparse.Namespace, settings: Settings) -> int:
    """Make an index of a backup, in an empty or new folder."""
    from indexes.opening import restore as run

    where = args.index or settings.index
    run(args.file, where, settings.lock_seconds)
    _print(args, {"index": where}, [f"dipulihkan ke {where}"])
    return 0


def _print(args: argparse.Namespace, values: object, lines: Sequence[str]) -> None:
    if args.json:
        print(json.dumps(values, ensure_ascii=False))
    else:
        print("\n".join(lines))


def _file(text: str) -> Path:
    path = Path(text)
    if not path.exists():
        raise FileRefused(path, "tidak ada berkas atau folder ini")
    return path


def _parser() -> argparse.ArgumentParser:
    settings = "\n".join(f"  {s.variable:22} {s.help} (default: {s.default or 'none'})" for s in SETTINGS)
    parser = argparse.ArgumentParser(
        "rakor",
        description=__doc__,
        epilog=f"settings:\n{settings}",
        formatter_class=argparse.RawTextHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    add = _command(commands, ingest)
    add.add_argument("path", nargs="+", type=Path, help="files and folders")
    add.add_argument("--rebuild", action="store_true", help="fill a new index on the server, then swap it in")
    add = _command(commands, copy, index=False)
    add.add_argument("source", metavar="FROM", help="a folder, or the http(s) address of Elasticsearch")
    add.add_argument("target", metavar="TO", help="the same")
    _command(commands, read, index=False).add_argument("file", type=_file)
    _search_arguments(_command(commands, search))
    add = _command(commands, evaluate)
    add.add_argument("folder", type=_file, help="holds queries.jsonl, qrels.tsv and maybe passages.jsonl")
    add.add_argument("--mode", choices=list(Mode))
    add = _command(commands, serve)
    add.add_argument("--host")
    add.add_argument("--port", type=int)
    _command(commands, doctor)
    _command(commands, status)
    _command(commands, rebuild)
    _command(commands, backup).add_argument("file", type=Path)
    _command(commands, restore).add_argument("file", type=_file)
    return parser


def _search_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="+")
    parser.add_argument("--mode", nargs=1, choices=list(Mode))
    parser.add_argument("--sort", nargs=1, choices=list(Sort))
    parser.add_argument("--limit", nargs=1, help="documents to show (10)")
    parser.add_argument("--explain", action="store_true", help="say under each passage what counted (JSON: `why`)")
    parser.add_argument("--kind", action="append", choices=list(Kind))
    for name in FILTERS[1:]:
        parser.add_argument(f"--{name}", action="append")


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", run: Command, *, index: bool = True
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(run.__name__, help=run.__doc__, description=run.__doc__)
    parser.set_defaults(command=run)
    parser.add_argument("--json", action="store_true", help="print JSON")
    if index:
        parser.add_argument("--index", help="a folder, or the http(s) address of Elasticsearch")
    return parser


if __name__ == "__main__":
    sys.exit(main())
