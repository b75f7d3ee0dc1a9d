"""Three real nodes on loopback with one copy of every shard; one is killed while Rakor writes and searches."""

import os
import threading
from contextlib import closing
from dataclasses import replace

import elasticsearch_nodes
import pytest
from conftest import on_server
from small_documents import ALL, MANIFEST, any_of, code, hits, near, put

from indexes.elastic import open_reader, open_writer
from indexes.errors import IndexUnavailable
from indexes.model import Sort

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


def test_a_node_killed_while_writing_and_searching_loses_nothing_and_stops_nobody(cluster):
    with on_server(cluster.nodes[0].address) as place:
        access = replace(place, hosts=tuple(node.address for node in cluster.nodes), shards=3, seconds=60)
        with closing(open_writer(access, MANIFEST, 0)) as index:
            put(index, "d000", "batas laut")
            index.commit()
            # What every commit so far has put in, which no later read may lack.
            done, stop, wrong, failed = [1], threading.Event(), [], []

            def search() -> None:
                with closing(open_reader(access)) as reader:
                    while not stop.is_set():
                        least = done[0]
                        try:
                            words, meant = hits(reader, any_of("batas"), limit=999), near(reader, code(1), limit=999)
                            listed = reader.sources(ALL, Sort.NEWEST, 0, 0).total
                        except IndexUnavailable as reason:
                            failed.append(str(reason))
                            continue
                        if min(len(words), len(meant), listed) < least:
                            wrong.append((least, len(words), len(meant), listed))

            searching = threading.Thread(target=search)
            searching.start()
            for n in range(1, 25):
                if n == 8:
                    threading.Timer(0.05, cluster.nodes[2].kill).start()
                put(index, f"d{n:03}", f"batas kata{n}")
                index.commit()
                done[0] = n + 1
            stop.set()
            searching.join()
            assert failed == []
            assert wrong == []
            every = [f"d{n:03}#0" for n in range(25)]
            assert sorted(hits(index, any_of("batas"), limit=999)) == every
            assert near(index, code(1), limit=999) == every
