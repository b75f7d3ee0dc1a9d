"""The foot of every page: when the last ingest ended, how much the index holds, how many files are still unread."""

from contextlib import closing
from datetime import datetime

import pytest
from page_reading import page

from indexes.encoding import open_encoder
from indexes.model import Classification, Kind, Passage, Source
from indexes.opening import open_for_writing
from indexes.runs import Run
from indexes.settings import Settings
from search_app import create_app
from search_app.formats import moment

TEXT = "Rapat koordinasi lintas batas"
FIRST = Run("2026-11-22T06:04:05+00:00", failed=(("/a/b.pdf", "rusak"), ("/a/c.doc", "lama")))
SECOND = Run("2026-11-25T23:30:00+00:00", failed=(("/a/b.pdf", "rusak"),))


def put(index, encoder, name: str, passages: int, classification=Classification.BIASA) -> None:
    source = Source(name, "/a", f"{name}.md", "v1", Kind.NOTULA, "Rapat", classification=classification)
    codes = encoder.passages([TEXT] * passages)
    index.replace(source, [Passage(name, n, TEXT) for n in range(passages)], codes)


@pytest.mark.parametrize("engine", ["embedded", "elasticsearch"], indirect=True, scope="session")
def test_it_follows_the_index_from_commit_to_commit(engine, new_place):
    encoder, where = open_encoder(""), new_place("kaki")
    client = create_app(Settings.from_env({}), where).test_client()

    def foot(url: str = "/bantuan", status: int = 200) -> str:
        return page(client, url, status).words("//footer//p[1]").rpartition(" · ")[0]

    def local(run: Run, language: str = "id") -> str:
        return moment(datetime.fromisoformat(run.finished).astimezone(), language)

    assert foot() == ""
    with closing(open_for_writing(where, encoder, 0)) as index:
        put(index, encoder, "satu", 1)
        put(index, encoder, "rahasia", 7, Classification.RAHASIA)
        index.commit()
        assert foot() == "1 dokumen dalam indeks · 1 bagian"
        index.put_run(FIRST)
        put(index, encoder, "dua", 1_200)
        assert foot() == "1 dokumen dalam indeks · 1 bagian"
        index.commit()
        told = "2 dokumen dalam indeks · 1.201 bagian · 2 berkas belum terbaca"
        assert foot() == foot("/") == foot("/tak-ada", 404) == f"Indeks {local(FIRST)} · {told}"
        index.put_run(SECOND)
        index.commit()
    told = "2 documents in the index · 1,201 passages · 1 file not read yet"
    assert foot("/bantuan?lang=en") == f"Index of {local(SECOND, 'en')} · {told}"


@pytest.mark.parametrize("engine", ["embedded", "elasticsearch"], indirect=True, scope="session")
def test_it_is_read_once_per_state_of_the_index(engine, new_place, monkeypatch):
    encoder, where = open_encoder(""), new_place("sekali")
    with closing(open_for_writing(where, encoder, 0)) as index:
        put(index, encoder, "satu", 1)
        index.commit()
        app = create_app(Settings.from_env({}), where)
        page(app.test_client(), "/bantuan")
        opened = type(app.extensions["rakor"].index)
        asked = []
        plain = opened.size
        monkeypatch.setattr(opened, "size", lambda self, *given: asked.append(1) or plain(self, *given))
        page(app.test_client(), "/bantuan")
        assert asked == []
        put(index, encoder, "dua", 1)
        index.commit()
        page(app.test_client(), "/bantuan")
        page(app.test_client(), "/")
        assert asked == [1]
