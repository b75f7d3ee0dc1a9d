"""The command gives way to others, and loads Haystack without torch, which is there afterwards."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def told(tmp_path, code):
    """Run code in a process of its own, where a small stand-in for torch is installed."""
    (tmp_path / "torch.py").write_text("Tensor = device = dtype = type('Stand', (), {})\nhere = True\n", "utf-8")
    paths = os.pathsep.join([str(tmp_path), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}"],
        env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.split()


def test_haystack_is_loaded_without_torch_which_can_be_loaded_later(tmp_path):
    code = (
        "from ingest.lightly import without_torch\nwith without_torch():\n    import ingest.running\n"
        "print('haystack' in sys.modules, 'torch' in sys.modules)\nimport torch\nprint(torch.here)"
    )
    assert told(tmp_path, code) == ["True", "False", "True"]


def test_torch_that_is_loaded_already_stays(tmp_path):
    code = "import torch\nfrom ingest.lightly import without_torch\nwith without_torch():\n    import torch as again\n"
    assert told(tmp_path, code + "print(again is torch, sys.modules['torch'] is torch)") == ["True", "True"]


def test_the_command_loads_no_torch(tmp_path):
    (tmp_path / "a.txt").write_text("Rapat koordinasi perbatasan.", "utf-8")
    argv = ["ingest", str(tmp_path / "a.txt"), "--index", str(tmp_path / "i"), "--json"]
    code = f"import rakor\ncode = rakor.main({argv!r})\nprint('\\n', code, 'torch' in sys.modules)"
    assert told(tmp_path, code)[-2:] == ["0", "False"]


def test_an_ingest_lets_others_go_first_and_is_never_put_before_what_it_was(tmp_path):
    argv = ["ingest", str(tmp_path), "--index", str(tmp_path / "i"), "--json"]
    code = f"import os, rakor\n{{}}\nrakor.main({argv!r})\nprint('\\n', os.getpriority(os.PRIO_PROCESS, 0))"
    assert told(tmp_path, code.format(""))[-1] == "10"
    assert told(tmp_path, code.format("os.setpriority(os.PRIO_PROCESS, 0, 15)"))[-1] == "15"
