"""One spaCy pipeline <-> one file: weights as int8 rows, strings as they are, msgpack under zlib. Nothing is unpickled.

A matrix of at least `SMALL` float32 numbers is stored as int8 with one float32 scale a row (symmetric, scale =
largest absolute value / 127); smaller arrays as float16. The tokenizer is not stored: the language's own is used.
zlib and not xz: int8 weights hardly shrink under either, and xz takes twelve times as long to read.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

SMALL = 512
MAGIC = "smartcritic/pipeline/1"


def pack(nlp: Language, meta: dict[str, Any], factories: dict[str, str] | None = None) -> bytes:
    """Return the pipeline as one packed file; `meta` is kept beside it and read by `unpack`.

    `factories` names components that are to be built by another factory than the one that they were trained with.
    """
    import srsly

    config = nlp.config.copy()
    config["paths"] = dict.fromkeys(config["paths"])  # where it was trained is nobody's business
    config["corpora"], config["initialize"]["before_init"] = {}, None
    for name, factory in (factories or {}).items():
        config["components"][name]["factory"] = factory

    data = srsly.msgpack_loads(nlp.to_bytes(exclude=["tokenizer", "config"]))
    for name in nlp.pipe_names:
        if isinstance(data.get(name), bytes):
            parts = srsly.msgpack_loads(data[name])
            if "model" in parts:
                parts["model"] = squeezed(srsly.msgpack_loads(parts["model"]))
            data[name] = {"_parts": parts}
    raw = srsly.msgpack_dumps({"magic": MAGIC, "meta": meta, "config": config.to_str(), "data": data})
    return zlib.compress(raw, level=9)


def unpack(packed: bytes) -> tuple[dict[str, Any], str, dict[str, Any]]:
    """Return (meta, config text, data for `Language.from_bytes`) of a packed file; raise ValueError for any other."""
    import srsly

    try:
        raw = srsly.msgpack_loads(zlib.decompress(packed))
        if raw["magic"] != MAGIC:
            raise ValueError(raw["magic"])
    except (zlib.error, KeyError, TypeError) as error:
        raise ValueError(f"no packed pipeline: {error}") from error
    return raw["meta"], raw["config"], raw["data"]


def restore(config: str, data: dict[str, Any]) -> Language:
    """Build the pipeline from what `unpack` returned.

    Its matrix products are numpy's: they were three times as fast as those of blis, thinc's default, where both were timed.
    """
    import spacy
    import srsly
    from thinc.api import Config, use_ops

    from smartcritic.parsing import embed, lemmas  # noqa: F401  spaCy must know the components before it reads the config

    weights = {}
    for name, value in list(data.items()):
        if isinstance(value, dict) and "_parts" in value:
            parts = dict(value["_parts"])
            if "model" in parts:
                weights[name] = restored(parts.pop("model"))
            data[name] = srsly.msgpack_dumps(parts)
    with use_ops("numpy", use_blis=False):
        nlp = spacy.util.load_model_from_config(Config().from_str(config), auto_fill=False, validate=False)
    nlp.from_bytes(srsly.msgpack_dumps(data), exclude=["tokenizer", "config"])
    for name, model in weights.items():
        nlp.get_pipe(name).model.from_dict(model)  # not through bytes once more: that took a fifth of the time
    embed.remember(nlp)
    return nlp


def squeezed(value: Any) -> Any:
    import numpy as np

    if isinstance(value, dict):
        return {k: squeezed(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [squeezed(v) for v in value]
    if not isinstance(value, np.ndarray) or value.dtype != np.float32:
        return value
    if value.size < SMALL or value.ndim < 2:
        return {"_kind": "f16", "shape": list(value.shape), "data": value.astype(np.float16).tobytes()}
    scale = np.abs(value).max(axis=-1, keepdims=True) / 127
    scale[scale == 0] = 1
    rows = np.clip(np.rint(value / scale), -127, 127).astype(np.int8)
    return {"_kind": "i8", "shape": list(value.shape), "data": rows.tobytes(), "scale": scale.astype(np.float32).tobytes()}


def restored(value: Any) -> Any:
    import numpy as np

    if isinstance(value, list):
        return [restored(v) for v in value]
    if not isinstance(value, dict):
        return value
    kind = value.get("_kind")
    if kind == "f16":
        return np.frombuffer(value["data"], np.float16).reshape(value["shape"]).astype(np.float32)
    if kind == "i8":
        scale = np.frombuffer(value["scale"], np.float32).reshape([*value["shape"][:-1], 1])
        return np.frombuffer(value["data"], np.int8).reshape(value["shape"]).astype(np.float32) * scale
    return {k: restored(v) for k, v in value.items()}
