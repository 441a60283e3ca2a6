"""Writes the trained weights as the files the package ships: an 8-bit ONNX model, the tokenizer, the calibration."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from training.recognizer.faster import faster
from training.recognizer.network import Layer, Recognizer, pretrained
from training.recognizer.train import held_out, texts_in

INPUTS = ("pieces", "features", "mask", "firsts")
MOST_BYTES = 30_000_000


def export(weights: Path, encoder: Path, data: Path | None, target: Path) -> None:
    """`model.onnx`, `tokenizer.json` and, with `data`, `calibration.tsv` below `target`, the package's own folder."""
    net = pretrained(encoder)
    net.load_state_dict(torch.load(weights, weights_only=True))
    target.mkdir(parents=True, exist_ok=True)
    write_model(net.eval(), target / "model.onnx")
    write_tokenizer(encoder, target / "tokenizer.json")
    if data:
        from training.recognizer.calibrate import calibrate

        calibrate(held_out(texts_in(data))[1], target / "calibration.tsv")


def write_tokenizer(encoder: Path, target: Path) -> None:
    """The encoder's tokenizer without padding and cutting."""
    from training.recognizer.__main__ import tokenizer_in

    target.write_text(tokenizer_in(encoder).to_str(), encoding="utf-8")


def write_model(net: Recognizer, target: Path) -> None:
    """The network as ONNX with 8-bit weights, rewritten to read fast."""
    with tempfile.TemporaryDirectory() as folder:
        full, ready = Path(folder) / "full.onnx", Path(folder) / "ready.onnx"
        _write_full(net, full)
        try:
            quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
        except (RuntimeError, ValueError):
            shutil.copy(full, ready)
        # 7 bits of the 8: on processors without the newer instructions, products of full 8-bit numbers overflow
        quantize_dynamic(str(ready), str(target), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    model = onnx.load(str(target))
    faster(model, _heads(net))
    onnx.save(model, str(target))
    onnx.checker.check_model(str(target))
    if target.stat().st_size > MOST_BYTES:
        raise ValueError(f"{target}: {target.stat().st_size} bytes, more than {MOST_BYTES}")


def _heads(net: Recognizer) -> int:
    layer = net.layers[0]
    assert isinstance(layer, Layer)
    return layer.heads


def _write_full(net: Recognizer, target: Path) -> None:
    size, words = 12, 7
    sample = (
        torch.ones(2, size, dtype=torch.long),
        torch.zeros(2, size, 4, dtype=torch.long),
        torch.ones(2, size),
        torch.ones(2, words, dtype=torch.long),
    )
    axes = {
        "pieces": {0: "batch", 1: "piece"},
        "features": {0: "batch", 1: "piece"},
        "mask": {0: "batch", 1: "piece"},
        "firsts": {0: "batch", 1: "word"},
        "scores": {0: "batch", 1: "word"},
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            net,
            sample,
            str(target),
            input_names=list(INPUTS),
            output_names=["scores"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
