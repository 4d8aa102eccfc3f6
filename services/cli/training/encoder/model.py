"""The encoder: multilingual-e5-small with a cut vocabulary, and a head for each task on the mean of its pieces."""

import json
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

from base_weights import BaseWeights
from pieces import PAD

LAYERS, WIDTH, HEADS, INNER, MOST_POSITIONS, EPSILON = 12, 384, 12, 1536, 512, 1e-12
TASKS = {"sentiment": ["negative", "neutral", "positive"], "sarcasm": ["plain", "sarcastic"], "language": ["ms", "en", "mixed", "id"]}
"""Tasks of which one label is right."""
TOPICS: list[str] = json.loads((Path(__file__).parent.parent / "developers/topics.json").read_text())
"""In the order of Suara's taxonomy; a comment may have any number of them."""
RARE_TOPIC_BIAS = -4.0


class Layer(nn.Module):
    def __init__(self, dropout: float):
        super().__init__()
        self.query, self.key, self.value, self.joined = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wider, self.narrower = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.attention_norm, self.output_norm = nn.LayerNorm(WIDTH, EPSILON), nn.LayerNorm(WIDTH, EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        rows, length, _ = x.shape

        def heads(t: torch.Tensor) -> torch.Tensor:
            return t.view(rows, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        attended = functional.scaled_dot_product_attention(
            heads(self.query(x)), heads(self.key(x)), heads(self.value(x)), attn_mask=mask
        )
        attended = attended.transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.attention_norm(x + self.dropout(self.joined(attended)))
        return self.output_norm(x + self.dropout(self.narrower(functional.gelu(self.wider(x)))))


class Encoder(nn.Module):
    def __init__(self, vocabulary: int, dropout: float = 0.1):
        super().__init__()
        self.pieces, self.positions = nn.Embedding(vocabulary, WIDTH), nn.Embedding(MOST_POSITIONS, WIDTH)
        self.input_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(LAYERS)])
        self.dropout = nn.Dropout(dropout)
        self.heads = nn.ModuleDict({task: nn.Linear(WIDTH, len(labels)) for task, labels in [*TASKS.items(), ("topics", TOPICS)]})
        nn.init.constant_(self.heads["topics"].bias, RARE_TOPIC_BIAS)

    def forward(self, ids: torch.Tensor) -> dict[str, torch.Tensor]:
        real = ids != PAD
        x = self.dropout(self.input_norm(self.pieces(ids) + self.positions.weight[: ids.shape[1]]))
        mask = torch.zeros_like(ids, dtype=x.dtype).masked_fill(~real, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        weight = real.unsqueeze(-1).to(x.dtype)
        mean = self.dropout((x * weight).sum(1) / weight.sum(1))
        return {task: head(mean) for task, head in self.heads.items()}


def pretrained(base: BaseWeights, kept: list[int]) -> Encoder:
    encoder = Encoder(len(kept))
    state = {
        "pieces.weight": base.tensor("emb.word").reshape(-1, WIDTH)[kept],
        "positions.weight": base.tensor("emb.pos").reshape(-1, WIDTH) + base.tensor("emb.type")[:WIDTH],
        "input_norm.weight": base.tensor("emb.ln.w"),
        "input_norm.bias": base.tensor("emb.ln.b"),
    }
    linear = {"query": "q", "key": "k", "value": "v", "joined": "ao", "wider": "fi", "narrower": "fo"}
    norms = {"attention_norm": "aln", "output_norm": "oln"}
    for layer in range(LAYERS):
        for ours, theirs in {**linear, **norms}.items():
            shape = getattr(encoder.layers[layer], ours).weight.shape
            state[f"layers.{layer}.{ours}.weight"] = base.tensor(f"l{layer}.{theirs}.w").reshape(shape)
            state[f"layers.{layer}.{ours}.bias"] = base.tensor(f"l{layer}.{theirs}.b")
    result = encoder.load_state_dict({name: torch.tensor(value) for name, value in state.items()}, strict=False)
    if any(not name.startswith("heads.") for name in result.missing_keys):
        raise ValueError(f"the base has no {result.missing_keys}")
    return encoder
