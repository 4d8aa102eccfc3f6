"""One run of AdamW over rows, with layers nearer the input changed less; and what an encoder says of rows."""

import math
import random
import time

import numpy as np
import torch
from torch.nn import functional

from model import LAYERS, TASKS, Encoder
from pieces import PAD
from rows import UNKNOWN_LABEL, Row

BATCH = 32
TASK_WEIGHTS = {"sentiment": 1.0, "sarcasm": 0.3, "language": 0.2}
LABEL_SMOOTHING = 0.05
LAYER_DECAY = 0.9
HEAD_FACTOR = 8
WARM_UP = 0.08


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
    with torch.autocast("cpu", dtype=torch.bfloat16):
        said = encoder(padded(batch))
    total = torch.zeros(())
    for task, weight in TASK_WEIGHTS.items():
        logits = said[task].float()
        hard = [at for at, each in enumerate(batch) if each.soft is None and each.gold[task] != UNKNOWN_LABEL]
        soft = [at for at, each in enumerate(batch) if each.soft is not None]
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
    return total


def optimiser_of(encoder: Encoder, rate: float) -> torch.optim.AdamW:
    groups = []
    for name, parameter in encoder.named_parameters():
        if name.startswith("heads."):
            factor = float(HEAD_FACTOR)
        elif name.startswith("layers."):
            factor = LAYER_DECAY ** (LAYERS - int(name.split(".")[1]))
        else:
            factor = LAYER_DECAY ** (LAYERS + 1)
        decay = 0.01 if parameter.dim() > 1 else 0.0
        groups.append({"params": [parameter], "lr": rate * factor, "full": rate * factor, "weight_decay": decay})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98))


def train(encoder: Encoder, rows: list[Row], passes: int, rate: float, seed: int) -> None:
    torch.manual_seed(seed)
    draw = random.Random(seed)
    optimiser = optimiser_of(encoder.train(), rate)
    steps = passes * math.ceil(len(rows) / BATCH)
    started, step, sum_of_losses = time.time(), 0, 0.0
    for _ in range(passes):
        for batch in batches(rows, draw):
            factor = min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.02, 1 - step / steps)
            for group in optimiser.param_groups:
                group["lr"] = group["full"] * factor
            loss = loss_of(encoder, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            sum_of_losses += float(loss)
            if step % 50 == 0:
                speed = step * BATCH / (time.time() - started)
                print(f"  {step}/{steps} loss {sum_of_losses / 50:.3f} {speed:.0f} rows/s", flush=True)
                sum_of_losses = 0.0


def predict(encoder: Encoder, rows: list[Row]) -> dict[str, np.ndarray]:
    """Task to the probabilities of its labels, in the order of the rows."""
    encoder.eval()
    said: dict[str, dict[int, np.ndarray]] = {task: {} for task in TASKS}
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for batch in batches(rows, None, 64):
            for task, logits in encoder(padded(batch)).items():
                for each, p in zip(batch, logits.float().softmax(-1).numpy()):
                    said[task][id(each)] = p
    return {task: np.array([by_row[id(each)] for each in rows]) for task, by_row in said.items()}
