import pytest

from ingest.loading import Limits


@pytest.fixture
def limits():
    return Limits(seconds=30, memory_mb=1500, file_mb=20, ocr_pages=3, ocr_seconds=60)
