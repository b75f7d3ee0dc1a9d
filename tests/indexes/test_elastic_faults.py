"""What can go wrong with a server, each really made to go wrong: a sentence that helps, and nothing lost or doubled."""

import hashlib
import os
import ssl
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from loopback_proxy import Proxy, proxy, self_signed
from on_server import on_server
from small_documents import ALL, MANIFEST, TOP, any_of, code, hits, names, near, put

from indexes.elastic import Access, faults, mapping, open_reader, open_writer, swap
from indexes.elastic.sending import Sender
from indexes.errors import BadSetting, IndexLocked, IndexMismatch, IndexMissing
from indexes.model import Sort
from indexes.query import ByMeaning, ByWords, Facet
from indexes.settings import Settings

pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def access(elasticsearch):
    with on_server(elasticsearch()) as access:
        yield access


@pytest.fixture
def between(elasticsearch):
    with proxy(elasticsearch()) as between:
        yield between


def through(between: Proxy, access: Access, **fields) -> Access:
    return replace(access, hosts=(between.address,), **fields)


def filled(access: Access) -> None:
    with closing(open_writer(access, MANIFEST, 0)) as index:
        put(index, "ganti", "batas lama", "batas lama", near=[code(1), code(1, 1)])
        put(index, "hapus", "batas")
        put(index, "tetap", "batas laut")
        index.commit()


OLD = {"ganti#0", "ganti#1", "hapus#0", "tetap#0"}
NEW = {"ganti#0", "baru#0", "baru#1", "tetap#0"}


def change(index) -> None:
    put(index, "ganti", "batas anyar", version="v2")
    put(index, "baru", "batas", "batas")
    index.delete("hapus")
    index.commit()


def everything(access: Access) -> set[str]:
    """Give all passages, and fail unless every way to read gives the same ones."""
    with closing(open_reader(access)) as index:
        words, meant = hits(index, any_of("batas")), near(index, code(1))
        together = index.both(ByWords(any_of("batas"), ALL, 99), ByMeaning(code(1), ALL, 99))
        assert [*map(names, together)] == [words, meant]
        listed = index.sources(ALL, Sort.NEWEST, 0, 99)
        stored = [f"{p.source}#{p.ordinal}" for s in listed.items for p in index.passages(s.id, TOP)]
        counted = index.counts(any_of("batas"), [], ALL, list(Facet))
        assert sorted(words) == sorted(meant) == sorted(stored)
        assert counted.total == listed.total == len(index.versions("/arsip")) == len({w[:-2] for w in words})
        assert index.vocabulary("judul", 9, TOP) == (("judul", counted.total),)
        assert index.versions("/arsip")["ganti"] == ("v2" if "baru#0" in words else "v1")
        return set(words)


# At the start


def test_a_server_that_is_not_there_is_named(access):
    gone = replace(access, hosts=("http://127.0.0.1:9",))
    with pytest.raises(faults.ServerDown, match=r"127\.0\.0\.1:9.*tidak menjawab"):
        open_reader(gone)


def test_pages_say_that_the_server_is_down_and_no_more():
    from search_app import create_app

    client = create_app(Settings.from_env({}), "http://127.0.0.1:9").test_client()
    for path in ("/cari?q=batas", "/healthz", "/api/v1/search?q=batas"):
        answer = client.get(path)
        assert answer.status_code == 503, path
        assert "tidak menjawab" in answer.text
        assert "Traceback" not in answer.text


def test_no_index_yet_says_how_to_make_one(access):
    with pytest.raises(IndexMissing, match="rakor ingest"):
        open_reader(access)


@pytest.mark.parametrize("alias", [False, True])
def test_someone_elses_index_is_refused_and_left_alone(access, alias):
    sender = Sender(access)
    name = f"{access.name}-000001" if alias else access.name
    sender.send("PUT", f"/{name}", {"aliases": {access.name: {}}} if alias else {})
    for opened in (open_reader, lambda a: open_writer(a, MANIFEST, 0)):
        with pytest.raises(IndexMismatch, match="milik program lain"):
            opened(access)
    found = sender.send("GET", f"/{name}")
    assert found[name]["mappings"] == {}
    if not alias:
        sender.send("DELETE", f"/{name}")
    sender.close()


def test_another_encoder_is_refused_and_a_rebuild_swaps(access):
    filled(access)
    other = replace(MANIFEST, encoder="lain")
    with pytest.raises(IndexMismatch, match="uji.*lain.*--rebuild"):
        open_writer(access, other, 0)
    with closing(open_writer(access, other, 0, rebuild=True)) as index:
        put(index, "lain", "batas")
        index.commit()
        assert everything(access) == OLD
        swap(access, index)
    with closing(open_reader(access)) as reader:
        assert reader.manifest == other
        assert hits(reader, any_of("batas")) == ["lain#0"]


def test_an_index_laid_out_as_before_is_refused_and_a_rebuild_swaps(access):
    filled(access)
    sender = Sender(access)
    body = {"_meta": {mapping.META: MANIFEST.to_json()}}
    sender.send("PUT", f"/{access.name}/_mapping", body)
    sender.close()
    for opened in (open_reader, lambda a: open_writer(a, MANIFEST, 0)):
        with pytest.raises(IndexMismatch, match=f"susunan 1, sekarang {mapping.LAYOUT}.*--rebuild"):
            opened(access)
    with closing(open_writer(access, MANIFEST, 0, rebuild=True)) as index:
        put(index, "baru", "batas")
        index.commit()
        swap(access, index)
    with closing(open_reader(access)) as reader:
        assert hits(reader, any_of("batas")) == ["baru#0"]


def test_an_old_server_is_refused_naming_both_versions(access, between):
    between.rewrite = (b'"version":"', b'"version":"7.17.9", "was":"')
    with pytest.raises(IndexMismatch, match=r"versi 7\.17\.9; .*8\.19"):
        open_reader(through(between, access))


# Who asks


def test_a_wrong_password_is_refused_without_showing_it(access, between):
    between.status = 401
    for shown in ({"user": "rakor", "password": "rahasia-sekali"}, {"api_key": "rahasia-sekali"}):
        given = through(between, access, **shown)
        with pytest.raises(faults.AccessRefused, match="PASSWORD_FILE") as refused:
            open_reader(given)
        assert "rahasia-sekali" not in f"{refused.value} {given!r} {given}"


def test_secrets_come_from_files_and_stay_out_of_every_repr(tmp_path):
    (tmp_path / "kata").write_text("rahasia-sekali\n")
    settings = Settings.from_env({
        "RAKOR_ELASTICSEARCH_USER": "rakor", "RAKOR_ELASTICSEARCH_PASSWORD_FILE": str(tmp_path / "kata"),
        "RAKOR_ELASTICSEARCH_API_KEY": "juga-rahasia",
    })  # fmt: skip
    given = Access.of("https://127.0.0.1:9200,https://b.id/nama", settings)
    assert (given.password, given.api_key) == ("rahasia-sekali", "juga-rahasia")
    assert (given.hosts, given.name) == (("https://127.0.0.1:9200", "https://b.id:443"), "nama")
    assert "rahasia" not in repr(settings) + repr(given) + str(given)


@pytest.mark.parametrize("where", [
    "https://rakor:rahasia@es.id:9200", "https://", "https://es.id:99999", "https://es.id/NAMA", "https://es.id/a/b",
])  # fmt: skip
def test_addresses_that_cannot_be_used_are_refused(where):
    with pytest.raises(BadSetting) as refused:
        Access.of(where, Settings.from_env({}))
    assert "rahasia" not in str(refused.value)


@pytest.mark.parametrize(("where", "warns"), [
    ("http://es.id:9200", True), ("http://10.0.0.7:9200", True), ("https://es.id:9200", False),
    ("http://127.0.0.1:9200", False), ("http://localhost:9200", False), ("http://[::1]:9200", False),
])  # fmt: skip
def test_plain_http_to_another_machine_warns(where, warns, recwarn):
    Access.of(where, Settings.from_env({}))
    # Only this warning: the collector may tell of files that an earlier test left, whenever it likes.
    assert any("http tanpa TLS" in str(warning.message) for warning in recwarn) is warns


def test_a_certificate_is_trusted_by_its_ca_or_fingerprint_and_not_otherwise(elasticsearch, access, tmp_path):
    certificate, key = self_signed(tmp_path)
    digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate.read_text())).hexdigest()
    (tmp_path / "lain").mkdir()
    other, _ = self_signed(tmp_path / "lain")
    with proxy(elasticsearch(), certificate, key) as between:
        for wrong in ({}, {"ca": str(other)}, {"fingerprint": "00" * 32}):
            with pytest.raises(faults.ServerUntrusted, match="RAKOR_ELASTICSEARCH_CA"):
                open_reader(through(between, access, **wrong))
        for right in ({"ca": str(certificate)}, {"fingerprint": digest}):
            with pytest.raises(IndexMissing):
                open_reader(through(between, access, **right))


# While it runs


def test_a_slow_server_is_waited_for_so_long_and_no_longer(access, between):
    filled(access)
    between.delay = 3.0
    sender = Sender(through(between, access), seconds=0.5)
    with pytest.raises(faults.ServerSlow, match="tidak menjawab dalam"):
        sender.send("GET", "/_nodes/os", patience=0)
    sender.close()


def test_whatever_request_of_a_commit_is_the_last_nothing_half_shows_and_the_next_run_completes(access, between):
    seen = set()
    for allowed in range(30):
        with on_server(access.hosts[0]) as place:
            filled(place)
            index = open_writer(through(between, place, seconds=0), MANIFEST, 0)
            between.left = allowed
            failed = False
            try:
                change(index)
            except faults.ServerDown:
                failed = True
            between.left = 0
            shown = everything(place)
            assert shown in ((OLD, NEW) if failed else (NEW,))
            # As the server does now and then by itself.
            _refresh(place)
            assert everything(place) == shown
            seen.add((failed, shown == frozenset(NEW)))
            index.close()  # as a killed writer: the lock stays, of a process that lives
            between.left = 10**9
            _forget_lock(place)
            with closing(open_writer(place, MANIFEST, 0)) as again:
                assert everything(place) == shown
                assert bool(again.repaired) == (failed and allowed > 1)
                change(again)
            assert everything(place) == NEW
            if not failed:
                break
    assert seen == {(True, False), (True, True), (False, True)}


def _refresh(access: Access) -> None:
    sender = Sender(access)
    sender.send("POST", f"/{access.name}/_refresh")
    sender.close()


def _forget_lock(access: Access) -> None:
    """Let the lock say that its process is gone."""
    sender = Sender(access)
    found = sender.document(f"{access.name}-000001", "writer")
    if found:
        ended = subprocess.Popen([sys.executable, "-c", ""])
        ended.wait()
        sender.put(f"{access.name}-000001", "writer", {**found[0], "pid": ended.pid}, found[1], 5)
    sender.close()


def test_a_commit_waits_for_a_server_that_comes_back(access, between):
    filled(access)
    with closing(open_writer(through(between, access, seconds=20), MANIFEST, 0)) as index:
        between.left = 3

        def back() -> None:
            time.sleep(1.0)
            between.left = 10**9

        import threading

        waiting = threading.Thread(target=back)
        waiting.start()
        change(index)
        waiting.join()
    assert everything(access) == NEW


def test_a_full_disk_is_told_and_the_same_commit_works_later(access):
    filled(access)
    sender = Sender(access)
    settings = f"/{access.name}-000001/_settings"
    with closing(open_writer(access, MANIFEST, 0)) as index:
        sender.send("PUT", settings, {"index.blocks.read_only_allow_delete": True})
        with pytest.raises(faults.IndexReadOnly, match="disk"):
            change(index)
        assert everything(access) == OLD
        sender.send("PUT", settings, {"index.blocks.read_only_allow_delete": None})
        index.commit()
        assert everything(access) == NEW
    sender.close()


def test_a_second_writer_is_told_who_writes_and_a_dead_one_blocks_nobody(access):
    with closing(open_writer(access, MANIFEST, 0)) as index:
        put(index, "a", "batas")
        index.commit()
        with pytest.raises(IndexLocked, match=rf"\b{os.getpid()}\b"):
            open_writer(access, MANIFEST, 0)
        _forget_lock(access)
        with closing(open_writer(access, MANIFEST, 0)) as other:
            put(other, "b", "batas")
            other.commit()
            put(index, "c", "batas")
            with pytest.raises(IndexLocked, match="mengambil alih"):
                index.commit()
        with closing(open_reader(access)) as reader:
            assert hits(reader, any_of("batas")) == ["a#0", "b#0"]


def test_files_that_are_not_in_are_named_and_another_run_takes_them_in(access, between, tmp_path):
    from indexes.encoding import manifest_of, open_encoder
    from ingest.loading.limits import Limits
    from ingest.running import ingest

    for n in range(3):
        (tmp_path / f"berita-{n}.md").write_text(f"# Berita {n}\n\nRapat koordinasi perbatasan nomor {n} di Motaain.\n")
    encoder, limits = open_encoder(""), Limits.of(Settings.from_env({}))
    index = open_writer(through(between, access, seconds=0), manifest_of(encoder), 0)
    between.left = 3
    report = ingest([Path(tmp_path)], index, encoder, limits, lambda *_: None)
    index.close()
    assert (report.added, report.passages) == (0, 0)
    assert [(f.path, "tidak menjawab" in f.reason) for f in report.failed] == [
        (f"berita-{n}.md", True) for n in range(3)
    ]
    between.left = 10**9
    _forget_lock(access)
    with closing(open_writer(access, manifest_of(encoder), 0)) as again:
        report = ingest([Path(tmp_path)], again, encoder, limits, lambda *_: None)
    assert (report.added, report.failed) == (3, ())
