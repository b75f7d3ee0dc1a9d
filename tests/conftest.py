"""What several rooms of the tests need: a clean environment, the corpus in an index once per run."""

import os
from pathlib import Path

import pytest
from hypothesis import Phase, settings

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"

# No deadline: machines are shared. No shrinking and explaining: with a real engine a failing example would take
# minutes to become small; the example found is shown as it is.
settings.register_profile("rakor", deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
settings.load_profile("rakor")

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch):
    for name in [name for name in os.environ if name.startswith("RAKOR_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def corpus_index(tmp_path_factory):
    """Ingest the corpus as `make demo` does, once; give the index' place and the report."""
    from indexes.encoding import open_encoder
    from indexes.opening import open_for_writing
    from indexes.settings import Settings
    from ingest.loading.limits import Limits
    from ingest.running import ingest

    where = str(tmp_path_factory.mktemp("corpus") / "index")
    encoder = open_encoder("")
    index = open_for_writing(where, encoder, 0)
    report = ingest([CORPUS], index, encoder, Limits.of(Settings.from_env({})), lambda *_: None)
    index.close()
    return where, report
