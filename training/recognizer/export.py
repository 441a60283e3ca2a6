"""Writes the trained weights as the files the package ships: an 8-bit ONNX model, the tokenizer, the calibration."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from hashlib import sha256
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from generator.facts.names.recognizer.shipped import DIGESTS
from training.recognizer.faster import UPPER, faster
from training.recognizer.heads import Grammar
from training.recognizer.layer import Layer
from training.recognizer.network import Recognizer, at_firsts, pretrained
from training.recognizer.texts import held_out, texts_in
from training.recognizer.train import load_weights

INPUTS = ("pieces", "features", "mask", "firsts", "words", "sentences")
OUTPUTS = ("scores", "upos", "arcs", "relations")
FILES = ("model.onnx", "tokenizer.json", "calibration.tsv")
MOST_BYTES = 30_000_000


class Rows(nn.Module):
    """The table of word pieces in 8 bits, each row with a scale of its own."""

    rows: Tensor
    scale: Tensor

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, pieces: Tensor) -> Tensor:
        return self.rows[pieces].float() * self.scale[pieces]


class Shipped(nn.Module):
    """The network as it is shipped: one grammar head, which says the relation of each word to its likeliest head.

    `firsts`: the first pieces of the words whose names are wanted; `words`: those of all words; `sentences`: the number
    of each word's sentence. Gives the scores of the tags, of the parts of speech, of the heads and of the relations.
    """

    def __init__(self, net: Recognizer, head: int = 0) -> None:
        super().__init__()
        self.encoder, self.names = net.encoder, net.names
        self.encoder.words = Rows(net.encoder.words.get_parameter("weight").detach())
        self.grammar: Grammar = net.readers()[head]

    def forward(
        self, pieces: Tensor, features: Tensor, mask: Tensor, firsts: Tensor, words: Tensor, sentences: Tensor
    ) -> tuple[Tensor, ...]:
        states = self.encoder.states(pieces, features, mask)
        scores = self.names(states[-1], features, firsts)
        read = self.grammar(at_firsts(states[self.grammar.reading.layer - 1], words), sentences)
        return scores, read.upos, read.arcs, self.grammar.relations(read, read.arcs.argmax(dim=-1))


def export(weights: Path, encoder: Path, data: Path | None, target: Path) -> None:
    """`model.onnx`, `tokenizer.json` and, with `data`, `calibration.tsv` below `target`, the package's own folder.

    With the digests of all three, for a model is read only as it was written.
    """
    net = pretrained(encoder)
    load_weights(net, weights)
    target.mkdir(parents=True, exist_ok=True)
    write_model(net.eval(), target / "model.onnx")
    write_tokenizer(encoder, target / "tokenizer.json")
    write_digests(target)
    if data:
        from training.recognizer.calibrate import calibrate

        calibrate(held_out(texts_in(data))[1], target / "calibration.tsv")
        write_digests(target)


def write_digests(target: Path) -> None:
    """`SHA256SUMS` of the model's files, which `generator/facts/names/recognizer/shipped.py` holds them against."""
    written = [name for name in FILES if (target / name).exists()]
    lines = [f"{sha256((target / name).read_bytes()).hexdigest()}  {name}\n" for name in written]
    (target / DIGESTS).write_text("".join(lines), encoding="utf-8")


def write_tokenizer(encoder: Path, target: Path) -> None:
    """The encoder's tokenizer without padding and cutting."""
    from training.recognizer.__main__ import tokenizer_in

    target.write_text(tokenizer_in(encoder).to_str(), encoding="utf-8")


def write_model(net: Recognizer, target: Path, head: int = 0) -> None:
    """The network as ONNX with 8-bit weights, rewritten to read fast. Raises ValueError where that can't be done."""
    shipped = Shipped(net, head).eval()
    last, whole = shipped.grammar.reading.layer, len(_heads(net)) - UPPER
    if 0 < whole < last:  # of a network with none `faster` says so
        raise ValueError(f"grammar is read from layer {last}, but only the first {whole} read every word")
    with tempfile.TemporaryDirectory() as folder:
        full, ready = Path(folder) / "full.onnx", Path(folder) / "ready.onnx"
        _write_full(shipped, full)
        try:
            quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
        except (RuntimeError, ValueError):
            shutil.copy(full, ready)
        # 7 bits of the 8: on processors without the newer instructions, products of full 8-bit numbers overflow
        quantize_dynamic(
            str(ready),
            str(target),
            op_types_to_quantize=["MatMul"],
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
    model = onnx.load(str(target))
    faster(model, _heads(net), shipped.grammar.own.heads if shipped.grammar.own else 1)
    onnx.save(model, str(target))
    onnx.checker.check_model(str(target))
    if target.stat().st_size > MOST_BYTES:
        raise ValueError(f"{target}: {target.stat().st_size} bytes, more than {MOST_BYTES}")


def _heads(net: Recognizer) -> list[int]:
    """Heads of attention of each layer of the encoder."""
    return [layer.heads for layer in net.encoder.layers if isinstance(layer, Layer)]


def _write_full(shipped: Shipped, target: Path) -> None:
    size, words = 12, 7
    sample = (
        torch.ones(2, size, dtype=torch.long),
        torch.zeros(2, size, 4, dtype=torch.long),
        torch.ones(2, size),
        torch.ones(2, words - 2, dtype=torch.long),
        torch.ones(2, words, dtype=torch.long),
        torch.zeros(2, words, dtype=torch.long),
    )
    axes = {
        "pieces": {0: "batch", 1: "piece"},
        "features": {0: "batch", 1: "piece"},
        "mask": {0: "batch", 1: "piece"},
        "firsts": {0: "batch", 1: "name"},
        "words": {0: "batch", 1: "word"},
        "sentences": {0: "batch", 1: "word"},
        "scores": {0: "batch", 1: "name"},
        "upos": {0: "batch", 1: "word"},
        "arcs": {0: "batch", 1: "word", 2: "head"},
        "relations": {0: "batch", 1: "word"},
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            shipped,
            sample,
            str(target),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
