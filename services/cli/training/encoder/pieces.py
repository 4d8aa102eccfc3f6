"""Text to pieces, as `pipelines/enrich/encoder/` does it in TypeScript: a test there compares the two."""

import re
from collections import Counter
from typing import Iterable

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

START, PAD, END, UNKNOWN = 0, 1, 2, 3
MOST_PIECES = 64
"""Of a longer text the first and the last half of so many pieces are read."""

LINK = re.compile(r"https?://\S+")
HANDLE = re.compile(r"@[A-Za-z0-9_.-]+")
LONG_RUN = re.compile(r"(.)\1{3,}")


def clean(text: str) -> str:
    """Links and handles made one word each, no character more than three times in a row."""
    return LONG_RUN.sub(r"\1\1\1", HANDLE.sub("@user", LINK.sub("http", text)))


def tokenizer_of(pieces: list[str], scores: list[float]) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram(list(zip(pieces, scores)), unk_id=UNKNOWN, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return tokenizer


def encode(tokenizer: Tokenizer, texts: list[str]) -> list[list[int]]:
    encoded = []
    for each in tokenizer.encode_batch([clean(text) for text in texts]):
        ids = each.ids
        if len(ids) > MOST_PIECES:
            half = MOST_PIECES // 2
            ids = ids[:half] + ids[-half:]
        encoded.append([START, *ids, END])
    return encoded


def pieces_in_use(pieces: list[str], scores: list[float], texts: Iterable[tuple[str, int]], least: int) -> list[int]:
    """The indices of the pieces that occur at least `least` times in the texts, each counted with its weight.

    The four control pieces and every single Latin letter stay in any case, so that no Latin word is unknown.
    """
    tokenizer = tokenizer_of(pieces, scores)
    counts: Counter[int] = Counter()
    batch = list(texts)
    for at in range(0, len(batch), 2000):
        part = batch[at : at + 2000]
        encoded = tokenizer.encode_batch([clean(text) for text, _ in part])
        for each, (_, weight) in zip(encoded, part):
            for piece in each.ids:
                counts[piece] += weight
    kept = {piece for piece, count in counts.items() if count >= least} | {START, PAD, END, UNKNOWN}
    kept |= {at for at, piece in enumerate(pieces) if len(piece) == 1 and ord(piece) < 0x250}
    return sorted(kept)
