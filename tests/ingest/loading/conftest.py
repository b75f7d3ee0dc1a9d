import pytest

from ingest.loading import load


@pytest.fixture
def read(tmp_path, limits):
    """Write a file of the given name and content, and load it."""

    def read_content(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load(path, limits)

    return read_content
