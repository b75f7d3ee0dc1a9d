"""What several rooms of the tests need: a clean environment, the corpus in an index once per run."""

import os
from pathlib import Path

import elasticsearch_nodes
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


@pytest.fixture(scope="session")
def elasticsearch():
    """Give the address of a server of a major version, started at first use and stopped after the last test.

    Without one the test is skipped; in CI it fails, unless it is for a second version that this machine cannot run.
    """
    running = {}

    def address(major: int = 8) -> str:
        if elasticsearch_nodes.GIVEN:
            return elasticsearch_nodes.GIVEN if major == 8 else pytest.skip("one server is given, and is tried once")
        if major not in running:
            home = next((h for h in elasticsearch_nodes.homes() if elasticsearch_nodes.version_of(h) == major), None)
            if home is None:
                message = f"no Elasticsearch {major} here: {elasticsearch_nodes.COMMAND}"
                pytest.fail(message) if os.environ.get("CI") and major == 8 else pytest.skip(message)
            running[major] = elasticsearch_nodes.Nodes(home).start()
        return running[major].address

    yield address
    for nodes in running.values():
        nodes.stop()
