"""The pipeline of docs/haystack.md does what it says there."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs" / "haystack.md"


def test_the_pipeline_of_the_docs_runs(tmp_path, monkeypatch, capsys):
    pytest.importorskip("haystack")
    monkeypatch.chdir(tmp_path)
    script = re.search(r"```python\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL).group(1)
    assert len([line for line in script.splitlines() if line.strip()]) <= 16
    names: dict[str, object] = {}
    exec(compile(script, str(DOCS), "exec"), names)  # noqa: S102 - our own documentation
    names["store"].close()
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "- Rapat menyepakati pos bersama di PLBN Motaain."
    assert lines[-1] == "Apa yang disepakati di Motaain?"
