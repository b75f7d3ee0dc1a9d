import pytest

from ingest.loading import Limits, load


@pytest.fixture
def limits():
    return Limits(seconds=30, memory_mb=1500, file_mb=20, ocr_pages=3, ocr_seconds=60)


@pytest.fixture
def read(tmp_path, limits):
    """Write a file of the given name and content, and load it."""

    def read_content(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load(path, limits)

    return read_content
