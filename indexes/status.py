"""What an index holds and what the last ingest left open: the report of `rakor status`."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from indexes.everything import EVERYTHING, TOP
from indexes.index import Index
from indexes.manifest import Manifest
from indexes.model import Kind, Sort
from indexes.runs import Run, Size

MB = 1_000_000


@dataclass(frozen=True)
class IndexStatus:
    """Documents by kind, size, what built it, the last ingest."""

    where: str
    kinds: dict[str, int]
    size: Size
    bytes: int
    manifest: Manifest
    run: Run | None

    def to_json(self) -> dict[str, Any]:
        """Give the report under the names that `rakor status --json` prints."""
        return asdict(self)

    def lines(self) -> list[str]:
        """Give the report as lines for a reader."""
        kinds = ", ".join(f"{count} {kind}" for kind, count in self.kinds.items() if count)
        made = self.manifest
        return [
            f"indeks      {self.where}",
            f"dokumen     {self.size.documents}" + (f" ({kinds})" if kinds else ""),
            f"bagian      {self.size.passages}",
            f"ukuran      {self.bytes / MB:.1f} MB",
            *(
                [f"makna       {self.size.candidates} bagian dibandingkan penuh tiap pencarian"]
                if self.size.candidates
                else []
            ),
            f"dibuat      format {made.format}, analisis {made.analysis}, penyandi {made.encoder} {made.encoder_digest}"
            f" ({made.dimensions} dimensi)",
            *self._run_lines(),
        ]

    def _run_lines(self) -> list[str]:
        run = self.run
        if run is None:
            return ["ingest      belum pernah"]
        counts = f"{run.added} ditambah, {run.changed} berubah, {run.unchanged} tetap, {run.removed} dihapus"
        still = [f"belum terbaca: {path}: {reason}" for path, reason in run.failed]
        return [f"ingest      {run.finished}: {counts}; {len(run.failed)} berkas belum terbaca", *still]


def status(index: Index, where: str) -> IndexStatus:
    """Look at an index; documents are counted over every classification, and nothing of them is told."""
    of_kind = {k: replace(EVERYTHING, kinds=frozenset({k})) for k in Kind}
    kinds = {k.value: index.sources(filters, Sort.NEWEST, 0, 0).total for k, filters in of_kind.items()}
    return IndexStatus(where, kinds, index.size(TOP), index.disk(), index.manifest, index.run())
