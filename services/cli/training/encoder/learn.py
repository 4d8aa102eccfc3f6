"""One run of AdamW over rows, with layers nearer the input changed less; and what an encoder says of rows."""

import random
import time
from typing import Callable

import numpy as np
import torch
from torch.nn import functional

from model import LAYERS, TASKS, TOPICS, Encoder
from pieces import PAD
from rows import UNKNOWN_LABEL, Row

BATCH = 32
TASK_WEIGHTS = {"sentiment": 1.0, "sarcasm": 0.3, "language": 0.3}
TOPICS_WEIGHT = 0.3
LABEL_SMOOTHING = 0.05
LAYER_DECAY = 0.9
HEAD_FACTOR = 8
WARM_UP, LEAST_FACTOR = 0.08, 0.02


def padded(rows: list[Row]) -> torch.Tensor:
    longest = max(len(each.ids) for each in rows)
    return torch.tensor([each.ids + [PAD] * (longest - len(each.ids)) for each in rows])


def batches(rows: list[Row], draw: random.Random | None, size: int = BATCH) -> list[list[Row]]:
    """Rows of like length together; shuffled by `draw`, which also keeps lengths from coming in order."""
    rows = list(rows)
    if draw:
        draw.shuffle(rows)
    made = []
    for at in range(0, len(rows), size * 40):
        part = sorted(rows[at : at + size * 40], key=lambda each: len(each.ids))
        made += [part[i : i + size] for i in range(0, len(part), size)]
    if draw:
        draw.shuffle(made)
    return made


def loss_of(encoder: Encoder, batch: list[Row]) -> torch.Tensor:
    said = encoder(padded(batch))
    total = torch.zeros(())
    for task, weight in TASK_WEIGHTS.items():
        logits = said[task]
        hard = [at for at, each in enumerate(batch) if task not in each.soft and each.gold[task] != UNKNOWN_LABEL]
        soft = [at for at, each in enumerate(batch) if task in each.soft]
        share = weight / len(batch)
        if hard:
            gold = torch.tensor([batch[at].gold[task] for at in hard])
            smoothing = LABEL_SMOOTHING if task == "sentiment" else 0.0
            total = total + share * functional.cross_entropy(
                logits[hard], gold, label_smoothing=smoothing, reduction="sum"
            )
        if soft:
            taught = torch.tensor([batch[at].soft[task] for at in soft])
            total = total + share * functional.cross_entropy(logits[soft], taught, reduction="sum")
    return total + TOPICS_WEIGHT / len(batch) * loss_of_topics(said["topics"], batch)


def loss_of_topics(logits: torch.Tensor, batch: list[Row]) -> torch.Tensor:
    known = [at for at, each in enumerate(batch) if each.topics is not None]
    right = torch.zeros(len(known), len(TOPICS))
    for at, place in enumerate(known):
        right[at, batch[place].topics] = 1.0
    return functional.binary_cross_entropy_with_logits(logits[known], right, reduction="sum")


def groups_of(encoder: Encoder, rate: float) -> list[dict]:
    groups = []
    for name, parameter in encoder.named_parameters():
        if name.startswith("heads."):
            factor = float(HEAD_FACTOR)
        elif name.startswith("layers."):
            factor = LAYER_DECAY ** (LAYERS - int(name.split(".")[1]))
        else:
            factor = LAYER_DECAY ** (LAYERS + 1)
        decay = 0.01 if parameter.dim() > 1 else 0.0
        groups.append({"params": [parameter], "full": rate * factor, "weight_decay": decay})
    return groups


def train(encoder: Encoder, rows: list[Row], passes: int, rate: float, seed: int) -> None:
    torch.manual_seed(seed)
    draw = random.Random(seed)
    encoder.train()
    order = [batch for _ in range(passes) for batch in batches(rows, draw)]
    run(groups_of(encoder, rate), order, lambda batch: loss_of(encoder, batch))


def run(groups: list[dict], order: list[list[Row]], loss_of: Callable[[list[Row]], torch.Tensor]) -> None:
    """One step of AdamW for each batch. A group's rate rises to its `full` and then falls evenly."""
    optimiser = torch.optim.AdamW(
        [{**group, "lr": group["full"]} for group in groups], betas=(0.9, 0.98), weight_decay=0.01, fused=True
    )
    parameters = [each for group in groups for each in group["params"]]
    started, rows, sum_of_losses = time.time(), 0, 0.0
    for step, batch in enumerate(order):
        factor = min(1.0, (step + 1) / (WARM_UP * len(order))) * max(LEAST_FACTOR, 1 - step / len(order))
        for group in optimiser.param_groups:
            group["lr"] = group["full"] * factor
        loss = loss_of(batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        optimiser.zero_grad()
        rows += len(batch)
        sum_of_losses += float(loss)
        if (step + 1) % 100 == 0:
            speed = rows / (time.time() - started)
            print(f"  {step + 1}/{len(order)} loss {sum_of_losses / 100:.3f} {speed:.0f} rows/s", flush=True)
            sum_of_losses = 0.0


def predict(encoder: Encoder, rows: list[Row]) -> dict[str, np.ndarray]:
    """Task to the probabilities of its labels, in the order of the rows."""
    encoder.eval()
    said: dict[str, dict[int, np.ndarray]] = {task: {} for task in TASKS}
    with torch.no_grad():
        for batch in batches(rows, None, 64):
            said_of_batch = encoder(padded(batch))
            for task in TASKS:
                for each, p in zip(batch, said_of_batch[task].softmax(-1).numpy()):
                    said[task][id(each)] = p
    return {task: np.array([by_row[id(each)] for each in rows]) for task, by_row in said.items()}
