"""Write the encoder's folder: `python -m training.folder WORK FOLDER`.

The folder is one of sentence-transformers 6.2 (StaticEmbedding, then Normalize). Rows are int8 with
one scale each: `embeddings` (pieces x dimensions) and `weights` (pieces), row i = embeddings[i] * weights[i].
"""

import json
import shutil
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

MODULES = [
    {
        "idx": 0,
        "name": "0",
        "path": "",
        "type": "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding",
    },
    {
        "idx": 1,
        "name": "1",
        "path": "1_Normalize",
        "type": "sentence_transformers.base.modules.normalize.Normalize",
    },
]
NORMALISE = {"module_input_name": "sentence_embedding", "module_output_name": "sentence_embedding"}
CONFIGURATION = {
    "__version__": {"sentence_transformers": "6.2.0"},
    "model_type": "SentenceTransformer",
    "prompts": {"query": "", "document": ""},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}


def quantise(rows: NDArray[np.float32]) -> dict[str, NDArray[np.generic]]:
    """Return int8 rows and the float32 scale of each; a row of zeros keeps scale zero."""
    scales = (np.abs(rows).max(axis=1) / 127).astype(np.float32)
    divisors = np.where(scales > 0, scales, 1)[:, None]
    return {"embeddings": np.rint(rows / divisors).astype(np.int8), "weights": scales}


def write(work: Path, folder: Path) -> None:
    """Write model, tokenizer and configuration; a README.md already there stays."""
    (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
    (folder / "1_Normalize" / "config.json").write_text(json.dumps(NORMALISE, indent=2) + "\n", encoding="utf-8")
    save_file(quantise(np.load(work / "rows.npy")), folder / "model.safetensors")
    shutil.copyfile(work / "tokenizer.json", folder / "tokenizer.json")
    for name, content in (("modules", MODULES), ("config_sentence_transformers", CONFIGURATION)):
        (folder / f"{name}.json").write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
