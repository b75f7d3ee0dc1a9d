"""Which files are no documents: those of systems and editors, and what a `.rakorignore` names."""

import re
from dataclasses import dataclass
from pathlib import Path

NAME = ".rakorignore"
SYSTEM = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r", "__macosx", "$recycle.bin", "lost+found"})


def is_system_file(name: str) -> bool:
    """Say whether a name is hidden, a lock file of an office program, or one that systems leave behind."""
    return name.startswith((".", "~$")) or name.lower() in SYSTEM or name.endswith("~")


@dataclass(frozen=True)
class Rule:
    """One line of a `.rakorignore`: a pattern for paths below its folder, and whether it takes them back."""

    pattern: re.Pattern[str]
    folders_only: bool
    takes_back: bool


@dataclass(frozen=True)
class Rules:
    """The lines of one `.rakorignore`, which hold for its folder and all below."""

    folder: Path
    lines: tuple[Rule, ...]

    def ignores(self, path: Path, is_folder: bool) -> bool:
        """Say whether the last line that fits leaves this path out."""
        below = path.relative_to(self.folder).as_posix()
        fitting = [
            line for line in self.lines if (is_folder or not line.folders_only) and line.pattern.fullmatch(below)
        ]
        return bool(fitting) and not fitting[-1].takes_back


def rules_of(folder: Path) -> Rules:
    """Read a folder's `.rakorignore`: names, `*` globs, `/` at the end for folders, `!` to take back, `#`."""
    try:
        text = (folder / NAME).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return Rules(folder, ())
    lines = (line.strip() for line in text.splitlines())
    return Rules(folder, tuple(_rule(line) for line in lines if line and not line.startswith("#")))


def _rule(line: str) -> Rule:
    takes_back = line.startswith("!")
    body = line.removeprefix("!").removeprefix("\\")
    folders_only = body.endswith("/")
    body = body.rstrip("/")
    # As in gitignore: a slash inside ties the pattern to this folder, without one it fits at any depth.
    anywhere = "/" not in body
    return Rule(re.compile(("(?:.*/)?" if anywhere else "") + _pattern(body.lstrip("/"))), folders_only, takes_back)


def _pattern(glob: str) -> str:
    signs = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob)
    return "".join(signs.get(part, re.escape(part)) for part in parts)
