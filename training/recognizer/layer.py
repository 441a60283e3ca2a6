"""One layer of the encoder."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class Layer(nn.Module):
    """One BERT layer."""

    def __init__(self, size: int, heads: int, inner: int, drop: float, tiny: float = 1e-12) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(size, size) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(size, eps=tiny), nn.LayerNorm(size, eps=tiny)
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, n, d = x.shape
        q, k, v = (
            f(x).view(b, n, self.heads, d // self.heads).transpose(1, 2) for f in (self.query, self.key, self.value)
        )
        mixed = _mixed(q, k, v, mask).transpose(1, 2).reshape(b, n, d)
        x = self.norm1(x + self.drop(self.out(mixed)))
        result: Tensor = self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))
        return result


def _mixed(q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
    """Attention; written out where it is exported, since `faster` looks for its parts."""
    if torch.onnx.is_in_onnx_export():
        return torch.softmax(q @ k.transpose(2, 3) * q.shape[3] ** -0.5 + mask, dim=-1) @ v
    mixed: Tensor = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
    return mixed
