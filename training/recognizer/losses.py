"""What the network is taught by: right tags and trees, and a teacher's opinion of both.

Names: minus the log of the probability of all tags that may be right for a word, so that sets which do not annotate a
kind can be mixed. Words of the noisy set whose label the network is sure to be wrong (over `SURE`) count little.
Trees: cross entropy of the head, of the relation to it and of the part of speech. Opinions: cross entropy with them.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn

from training.recognizer.heads import Grammar, Words
from training.recognizer.shelf import NOTHING, ORIGINS, Batch

SURE = 0.9
DOUBTED = 0.05
"""Weight of a word whose label is surely wrong."""
UPOS_WEIGHT = 0.5
_NOISY = ORIGINS.index("small")
_TREES = ORIGINS.index("trees")


class Opinion(NamedTuple):
    """What a teacher thinks of the words of a batch or a shelf (words first)."""

    tags: Tensor
    """Log probabilities of the tags."""
    heads: Tensor
    """The likeliest heads, best first: 0 for the root, else a word's place in the passage, from 1."""
    arcs: Tensor
    """Their log probabilities."""
    relations: Tensor
    """Log probabilities of the relations to the best head."""
    upos: Tensor


def _mean(values: Tensor, weights: Tensor) -> Tensor:
    return (values * weights).sum() / weights.sum().clamp(min=1)


def names_loss(scores: Tensor, batch: Batch, doubting: bool, noisy: float = 1.0) -> Tensor:
    """Mean loss of a word's tags; `noisy`: what a word of the noisy set weighs beside one of the others."""
    right = torch.logsumexp(torch.log_softmax(scores.float(), dim=-1).masked_fill(~batch.allowed, -1e4), dim=-1)
    weights = batch.words * (batch.origins != _TREES)[:, None]
    of_noisy = (batch.origins < _NOISY)[:, None].float()
    trusted = torch.full_like(right, noisy)
    if doubting:
        trusted = noisy * ((right.detach().exp() > 1 - SURE).float() * (1 - DOUBTED) + DOUBTED)
    return -_mean(right, weights * (of_noisy * trusted + 1 - of_noisy))


def tree_loss(head: Grammar, words: Words, batch: Batch) -> Tensor:
    """Mean loss of a word's place in the tree, where it is known."""
    known = (batch.heads != NOTHING).float()
    heads = batch.heads.clamp(min=0)
    loss = _cross(words.arcs, heads) + _cross(head.relations(words, heads), batch.relations)
    return _mean(loss + UPOS_WEIGHT * _cross(words.upos, batch.upos), known)


def _cross(scores: Tensor, right: Tensor) -> Tensor:
    return nn.functional.cross_entropy(scores.float().transpose(1, 2), right, reduction="none")


def names_opinion_loss(scores: Tensor, opinion: Opinion, batch: Batch) -> Tensor:
    """Mean difference from the teacher's tags."""
    return _mean(_differs(scores, opinion.tags), batch.words)


def tree_opinion_loss(head: Grammar, words: Words, opinion: Opinion, batch: Batch) -> Tensor:
    """Mean difference from the teacher's trees."""
    logs = torch.log_softmax(words.arcs.float(), dim=-1)
    chosen = torch.gather(logs, 2, opinion.heads.long().clamp(max=logs.shape[2] - 1))
    loss = -(opinion.arcs.float().exp() * chosen.clamp(min=-20)).sum(dim=-1)
    best = opinion.heads[:, :, 0].long().clamp(max=logs.shape[2] - 1)
    loss = loss + _differs(head.relations(words, best), opinion.relations)
    return _mean(loss + UPOS_WEIGHT * _differs(words.upos, opinion.upos), batch.words)


def _differs(scores: Tensor, logs: Tensor) -> Tensor:
    return -(logs.float().exp() * torch.log_softmax(scores.float(), dim=-1)).sum(dim=-1)
