"""A teacher's opinions of whole shelves.

Each teacher has never seen the labels of one half of the noisy set, and speaks of that half: so no teacher repeats a
wrong label that it learnt by heart.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor

from training.recognizer.losses import Opinion
from training.recognizer.shelf import ORIGINS, Library, Shelf
from training.recognizer.teacher import Teacher

HEADS = 6
"""Likeliest heads of a word that are kept."""
PIECES = 24_000


@torch.no_grad()
def opinions_of(net: Teacher, books: Library, half: str) -> Opinion:
    """Of all words of `half`; the teacher that did not see the even half speaks of the small sets and the trees too."""
    net.eval()
    shelf = books.shelf
    others = ORIGINS[2:] if half == ORIGINS[0] else ()
    wanted = {ORIGINS.index(name) for name in (half, *others)}
    result: Opinion | None = None
    places = [place for place, origin in enumerate(shelf.origins.tolist()) if origin in wanted]
    places.sort(key=lambda place: int(books.sizes[place]))
    for group in _groups(books, places):
        batch = books.batch(group)
        with torch.autocast(shelf.pieces.device.type, torch.bfloat16):
            scores, (words,) = net(batch.pieces, batch.features, batch.mask, batch.firsts, batch.sentences)
            arcs = torch.log_softmax(words.arcs.float(), dim=-1)
            found = arcs.topk(min(HEADS, arcs.shape[2]), dim=-1)
            relations = net.readers()[0].relations(words, found.indices[:, :, 0])
        real = batch.words.bool()
        rows = Opinion(
            tags=_logs(scores)[real],
            heads=_wide(found.indices, 0)[real],
            arcs=_wide(found.values, -30.0)[real],
            relations=_logs(relations)[real],
            upos=_logs(words.upos)[real],
        )
        if result is None:
            result = Opinion(*(_empty(one, len(shelf.firsts)) for one in rows))
        spots = batch.places[real]
        for whole, part in zip(result, rows, strict=True):
            whole[spots] = part.to(whole.dtype)
    assert result is not None
    return result


def _groups(books: Library, places: list[int]) -> list[list[int]]:
    """Passages of similar length together."""
    result: list[list[int]] = [[]]
    for place in places:
        if result[-1] and (len(result[-1]) + 1) * int(books.sizes[place]) > PIECES:
            result.append([])
        result[-1].append(place)
    return result


def _logs(scores: Tensor) -> Tensor:
    return torch.log_softmax(scores.float(), dim=-1)


def _wide(values: Tensor, filled: float) -> Tensor:
    return torch.nn.functional.pad(values, (0, HEADS - values.shape[2]), value=filled)


def _empty(rows: Tensor, count: int) -> Tensor:
    kind = torch.float16 if rows.dtype.is_floating_point else torch.uint8
    return torch.zeros(count, rows.shape[1], dtype=kind, device=rows.device)


def save_opinion(opinion: Opinion, target: Path) -> None:
    """To a file that `joined` reads."""
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save(tuple(one.cpu() for one in opinion), target)


def joined(shelf: Shelf, even: Path, odd: Path, device: torch.device) -> Opinion:
    """For each word the opinion of the teacher that speaks of it."""
    of_odd = (torch.repeat_interleave(shelf.origins, shelf.counts.long()) == ORIGINS.index("odd"))[:, None].to(device)
    pairs = zip(torch.load(even, weights_only=True), torch.load(odd, weights_only=True), strict=True)
    return Opinion(*(torch.where(of_odd, theirs.to(device), ours.to(device)) for ours, theirs in pairs))


def opinion_at(opinion: Opinion, places: Tensor) -> Opinion:
    """Of the words of a batch."""
    return Opinion(*(one[places] for one in opinion))
