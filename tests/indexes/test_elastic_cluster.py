"""Three real nodes on loopback with one copy of every shard; one is killed while Rakor writes and searches."""

import os
import threading
from contextlib import closing
from dataclasses import replace

import elasticsearch_nodes
import pytest
from on_server import on_server
from small_documents import ALL, MANIFEST, any_of, code, hits, near, put

from indexes.elastic import open_reader, open_writer
from indexes.errors import IndexUnavailable
from indexes.model import Sort
from indexes.query import ByMeaning, ByWords

pytestmark = pytest.mark.elasticsearch


@pytest.fixture(scope="module")
def cluster():
    if elasticsearch_nodes.GIVEN:
        pytest.skip("one server is given")
    homes = [home for home in elasticsearch_nodes.homes() if elasticsearch_nodes.version_of(home) == 8]
    if not homes:
        message = f"no Elasticsearch here: {elasticsearch_nodes.COMMAND}"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    nodes = elasticsearch_nodes.Nodes(homes[0], heap_mb=384).start(3)
    yield nodes
    nodes.stop()


class Searching:
    """Searches again and again in a thread of its own; keeps what failed and what lacked a committed document."""

    def __init__(self, access):
        self.access, self.least, self.wrong, self._stop = access, 1, [], threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def end(self) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        with closing(open_reader(self.access)) as reader:
            while not self._stop.is_set():
                least = self.least
                try:
                    words, meant = hits(reader, any_of("batas"), limit=999), near(reader, code(1), limit=999)
                    both = reader.both(ByWords(any_of("batas"), ALL, 999), ByMeaning(code(1), ALL, 999))
                    seen = (len(words), len(meant), *map(len, both), reader.sources(ALL, Sort.NEWEST, 0, 0).total)
                    self.wrong += [(least, seen)] if min(seen) < least else []
                except IndexUnavailable as reason:
                    self.wrong.append(str(reason))


def test_a_node_killed_while_writing_and_searching_loses_nothing_and_stops_nobody(cluster):
    with on_server(cluster.nodes[0].address) as place:
        access = replace(place, hosts=tuple(node.address for node in cluster.nodes), shards=3, seconds=60)
        with closing(open_writer(access, MANIFEST, 0)) as index:
            put(index, "d000", "batas laut")
            index.commit()
            searching = Searching(access)
            for n in range(1, 25):
                if n == 8:
                    threading.Timer(0.05, cluster.nodes[2].kill).start()
                put(index, f"d{n:03}", f"batas kata{n}")
                index.commit()
                searching.least = n + 1
            searching.end()
            assert searching.wrong == []
            every = [f"d{n:03}#0" for n in range(25)]
            assert sorted(hits(index, any_of("batas"), limit=999)) == every
            assert near(index, code(1), limit=999) == every
