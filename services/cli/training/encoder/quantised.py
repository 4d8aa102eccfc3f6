"""An encoder run as Suara runs it: the 8-bit ONNX, the heads beside it."""

import numpy as np
import onnx
import onnxruntime

from learn import batches, padded
from model import TASKS
from onnx_graph import onnx_model
from rows import Row


def as_arrays(encoder) -> dict[str, np.ndarray]:
    return {name: value.detach().numpy() for name, value in encoder.state_dict().items()}


def predict_quantised(model: onnx.ModelProto, state: dict[str, np.ndarray], rows: list[Row], threads: int) -> dict[str, np.ndarray]:
    """Task to the probabilities of its labels, in the order of the rows."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(model.SerializeToString(), options)
    means: dict[int, np.ndarray] = {}
    for batch in batches(rows, None, 32):
        found = session.run(["mean"], {"ids": padded(batch).numpy().astype(np.int32)})[0]
        means.update({id(each): mean for each, mean in zip(batch, found)})
    mean = np.array([means[id(each)] for each in rows])
    return {task: softmax(mean @ state[f"heads.{task}.weight"].T + state[f"heads.{task}.bias"]) for task in TASKS}


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def write_encoder(folder, encoder) -> None:
    """`encoder.onnx`, and `encoder-heads.bin`: the heads' weights of all tasks and of the topics one after the other, as 32-bit
    floats, then biases."""
    state = as_arrays(encoder)
    onnx.save(onnx_model(state), folder / "encoder.onnx")
    weights = [state[f"heads.{task}.weight"].ravel() for task in [*TASKS, "topics"]]
    biases = [state[f"heads.{task}.bias"] for task in [*TASKS, "topics"]]
    np.concatenate([*weights, *biases]).astype("<f4").tofile(folder / "encoder-heads.bin")
