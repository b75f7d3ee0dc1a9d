"""Look into a ZIP container before any library opens it."""

import zipfile
from pathlib import Path

from indexes.errors import FileRefused
from ingest.loading.limits import Limits

MB = 1_000_000
MEMBERS = 20_000
RATIO = 200
SMALL_MB = 20


def check_members(path: Path, limits: Limits) -> frozenset[str]:
    """Return the names of an archive's members.

    Raises FileRefused when what it unpacks to is larger than `limits.file_mb`, blown up more than 200
    times (a ZIP bomb), or locked.
    """
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
    total = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if len(members) > MEMBERS or total > limits.file_mb * MB:
        raise FileRefused(
            path, f"berisi {total / MB:.0f} MB setelah dibuka, lebih dari {limits.file_mb} MB (RAKOR_FILE_MB)"
        )
    if total > SMALL_MB * MB and total > packed * RATIO:
        raise FileRefused(path, f"bom ZIP: {packed / MB:.1f} MB yang membesar menjadi {total / MB:.0f} MB")
    if any(member.flag_bits & 1 for member in members):
        raise FileRefused(path, "terkunci dengan kata sandi; simpan salinan tanpa kata sandi")
    return frozenset(member.filename for member in members)
