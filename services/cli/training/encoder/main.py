"""Trains the accurate tier's encoder and writes what the teachers say of unlabelled comments.

    python main.py --data ../../../../../shared/data --work DIR --out DIR

Every stage is kept in the work folder and not done again. README.md says what each stage is for.
"""

import argparse
import gzip
import json
import os
import time
from pathlib import Path

os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

import numpy as np
import torch
from sklearn.metrics import f1_score

from base_weights import read_base_weights
from learn import predict, train
from linear_teacher import linear_probabilities
from model import TASKS, Encoder, pretrained
from onnx_graph import onnx_model
from pieces import encode, pieces_in_use, tokenizer_of
from quantised import as_arrays, predict_quantised, write_encoder
from rows import Row, drawn, from_abroad, meaning, other_people, public_comments, read_by_developers, readings
from rows import unlabelled, vocabulary_texts, with_second_reading

THREADS = 2
LEAST_PIECE_COUNT = 6
TAUGHT_ROWS = 14_000
"""Of the comments that nobody read, beside all that the developers did."""
LINEAR_SHARE = 0.3
"""The linear teacher's share of what is said of sentiment at home."""
TEACHERS = (1, 2)
"""The seeds of the encoders that teach."""


def main(data: Path, work: Path, out: Path) -> None:
    torch.set_num_threads(THREADS)
    work.mkdir(parents=True, exist_ok=True)
    out.mkdir(parents=True, exist_ok=True)
    base = read_base_weights()
    kept = stage(work / "kept-pieces.json", lambda: pieces_in_use(base.pieces, base.scores, vocabulary_texts(data), LEAST_PIECE_COUNT))
    # Four digits choose the same pieces, and the file is a tenth smaller.
    vocabulary = {"pieces": [base.pieces[at] for at in kept], "scores": [round(base.scores[at], 4) for at in kept]}
    tokenizer = tokenizer_of(vocabulary["pieces"], vocabulary["scores"])

    def prepared(rows: list[Row]) -> list[Row]:
        for each, ids in zip(rows, encode(tokenizer, [each.text for each in rows])):
            each.ids = ids
        return rows

    read = readings()
    gold, dev = map(prepared, public_comments(data))
    means = meaning(gold, read)
    gold = with_second_reading(gold, read)
    developers = prepared(read_by_developers(data, read, means))

    def fitted(name: str, start: Encoder, rows: list[Row], passes: int, rate: float, seed: int) -> Encoder:
        path = work / f"{name}.pt"
        if path.exists():
            start.load_state_dict(torch.load(path))
        else:
            print(f"{name}: {len(rows)} rows, {passes} passes", flush=True)
            train(start, rows, passes, rate, seed)
            torch.save(start.state_dict(), path)
            report(name, predict(start, dev), dev)
        return start

    others = prepared(other_people(data, 1.0))
    fitted("others", pretrained(base, kept), others, 1, 1e-4, 1)

    def after_others() -> Encoder:
        return fitted("others", Encoder(len(kept)), others, 1, 1e-4, 1)

    # Some of the other sets again, or English and Indonesian would be forgotten.
    reminders = prepared(other_people(data, 0.12))
    # The main set twice, because it is what the developers' readings only stand in for.
    lessons = gold + gold + developers + reminders
    teachers = [fitted(f"teacher-{seed}", after_others(), lessons, 1, 1e-4, seed) for seed in TEACHERS]
    home, abroad = developers + prepared(unlabelled(data, read)), prepared(from_abroad(data))
    comments = home + abroad
    soft = teach(work, teachers, gold, developers, home, abroad, dev)
    write_soft_labels(out, comments, soft)

    for each, values in zip(comments, soft):
        each.soft = split(values)
    rows = developers + drawn(comments[len(developers) :], TAUGHT_ROWS, seed=3) + gold + prepared(other_people(data, 0.2))
    final = fitted("taught", teachers[0], rows, 1, 7e-5, 4)
    state = as_arrays(final)
    report("taught, 8 bits", predict_quantised(onnx_model(state), state, dev, THREADS), dev)
    write_encoder(out, final)
    (out / "encoder-pieces.json").write_text(json.dumps(vocabulary, ensure_ascii=False))


def teach(
    work: Path, teachers: list[Encoder], gold: list[Row], developers: list[Row], home: list[Row], abroad: list[Row], dev: list[Row]
) -> np.ndarray:
    """What the teachers say of each comment, at home and abroad: probabilities of all tasks side by side. Of sentiment at
    home the linear model has a share, which knows Malaysian comments alone; what the developers read has half of sentiment
    and three quarters of language."""

    def said() -> np.ndarray:
        asked = dev + home + abroad
        states = [as_arrays(each) for each in teachers]
        encoders = [predict_quantised(onnx_model(state), state, asked, THREADS) for state in states]
        mean = {task: np.mean([each[task] for each in encoders], axis=0) for task in TASKS}
        at_home = len(dev) + len(home)
        linear = linear_probabilities(gold, developers, dev + home)
        mean["sentiment"][:at_home] = (1 - LINEAR_SHARE) * mean["sentiment"][:at_home] + LINEAR_SHARE * linear
        report("teachers", {task: values[: len(dev)] for task, values in mean.items()}, dev)
        first, last = len(dev), len(dev) + len(developers)
        mean["sentiment"][first:last] = (mean["sentiment"][first:last] + [each.soft["sentiment"] for each in developers]) / 2
        for at, each in enumerate(developers, first):
            if each.gold["language"] >= 0:
                mean["language"][at] = (mean["language"][at] + 3 * np.eye(len(TASKS["language"]))[each.gold["language"]]) / 4
        return np.concatenate([mean[task][len(dev) :] for task in TASKS], axis=1)

    path = work / "soft-labels.npy"
    if not path.exists():
        np.save(path, said())
    return np.load(path)


def write_soft_labels(out: Path, comments: list[Row], soft: np.ndarray) -> None:
    """The fast tier's models are taught by these: each comment's id and, in hundredths, every label's probability."""
    with gzip.GzipFile(out / "soft-labels.tsv.gz", "wb", mtime=0) as file:
        for each, values in zip(comments, soft):
            hundredths = "\t".join(str(round(float(value) * 100)) for value in values)
            file.write(f"{each.id}\t{hundredths}\n".encode())


def split(values: np.ndarray) -> dict[str, list[float]]:
    parts, at = {}, 0
    for task, labels in TASKS.items():
        parts[task] = [float(value) for value in values[at : at + len(labels)]]
        at += len(labels)
    return parts


def stage(path: Path, make):
    if not path.exists():
        path.write_text(json.dumps(make()))
    return json.loads(path.read_text())


def report(name: str, said: dict[str, np.ndarray], rows: list[Row]) -> None:
    figures = {}
    for task in TASKS:
        known = [at for at, each in enumerate(rows) if each.gold[task] >= 0]
        gold = [rows[at].gold[task] for at in known]
        figures[task] = round(float(f1_score(gold, said[task][known].argmax(1), average="macro", labels=sorted(set(gold)))), 4)
    print(json.dumps({"model": name, "macroF1": figures, "at": time.strftime("%H:%M:%S")}), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for name in ("data", "work", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    main(arguments.data, arguments.work, arguments.out)
