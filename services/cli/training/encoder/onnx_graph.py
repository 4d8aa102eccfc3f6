"""The encoder as ONNX with 8-bit weights, so that what it says of a comment never depends on the comment's neighbours.

onnxruntime's own dynamic quantisation takes one scale from the whole batch. Here every piece of every comment has its
own scale (absolute maximum over 127), by plain operators before each product, and weights one for each output column.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from model import EPSILON, HEADS, INNER, LAYERS, WIDTH
from pieces import MOST_PIECES, PAD

STEPS = 127
MIDDLE = 128
MOST_LENGTH = MOST_PIECES + 8
"""Comments are padded to a multiple of 4 in TypeScript; a few positions more cost nothing."""
MICROSOFT = "com.microsoft"


class Graph:
    """Nodes and constants; every method adds an operator and gives the name of what it makes."""

    def __init__(self):
        self.nodes, self.constants = [], {}

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def add(self, operator: str, *inputs: str, domain: str = "", **attributes) -> str:
        made = f"{operator.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [made], domain=domain, **attributes))
        return made

    def split(self, whole: str, parts: int) -> list[str]:
        made = [f"split_{len(self.nodes)}_{part}" for part in range(parts)]
        sizes = self.constant(f"sizes_{parts}", np.full(parts, WIDTH, np.int64))
        self.nodes.append(helper.make_node("Split", [whole, sizes], made, axis=-1))
        return made

    def quantised(self, x: str) -> tuple[str, str]:
        """8 bits for each value of `x`, and what each row of them must be multiplied by."""
        largest = self.add("Max", self.add("ReduceMax", self.add("Abs", x), axes=[-1], keepdims=1), "tiny")
        bits = self.add("QuantizeLinear", self.add("Mul", x, self.add("Div", "steps", largest)), "one", "middle")
        return bits, self.add("Div", largest, "steps")

    def product(self, quantised: tuple[str, str], name: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """`weight` has the shape (inputs, outputs)."""
        bits, rows = quantised
        scale = np.maximum(np.abs(weight).max(0), 1e-12) / STEPS
        whole = self.constant(f"{name}.weight", np.rint(weight / scale).astype(np.int8))
        columns = self.constant(f"{name}.scale", scale.astype(np.float32))
        made = self.add("MatMulIntegerToFloat", bits, whole, "one", columns, "middle", domain=MICROSOFT)
        return self.add("Add", self.add("Mul", made, rows), self.constant(f"{name}.bias", bias))

    def normalised(self, x: str, name: str, weight: np.ndarray, bias: np.ndarray) -> str:
        names = self.constant(f"{name}.weight", weight), self.constant(f"{name}.bias", bias)
        return self.add("LayerNormalization", x, *names, axis=-1, epsilon=EPSILON)


def onnx_model(state: dict[str, np.ndarray]) -> onnx.ModelProto:
    """`state` is that of `model.Encoder`. Input `ids` (rows, length); output `mean` (rows, WIDTH), the mean of the pieces.

    The heads are left out: one row alone goes through another product than many do, and would end in other last digits.
    """
    graph = Graph()
    for name, value in {"one": 1, "steps": STEPS, "tiny": 1e-9}.items():
        graph.constant(name, np.array(value, np.float32))
    graph.constant("middle", np.array(MIDDLE, np.uint8))

    padding = graph.add("Equal", "ids", graph.constant("pad", np.array(PAD, np.int32)))
    real = graph.add("Not", padding)
    weights = graph.add("Cast", real, to=TensorProto.FLOAT)
    seen = graph.add("Cast", real, to=TensorProto.INT32)

    x = embedded(graph, state)
    for layer in range(LAYERS):
        x = layer_of(graph, x, seen, layer, state)

    axis = graph.constant("pieces_axis", np.array([1], np.int64))
    shares = graph.add("Div", weights, graph.add("ReduceSum", weights, axis, keepdims=1))
    mean = graph.add("MatMul", graph.add("Unsqueeze", shares, axis), x)
    graph.nodes.append(helper.make_node("Squeeze", [mean, axis], ["mean"]))

    inputs = [helper.make_tensor_value_info("ids", TensorProto.INT32, ["rows", "length"])]
    outputs = [helper.make_tensor_value_info("mean", TensorProto.FLOAT, ["rows", WIDTH])]
    made = helper.make_graph(graph.nodes, "encoder", inputs, outputs, list(graph.constants.values()))
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=9, producer_name="suara")


def embedded(graph: Graph, state: dict[str, np.ndarray]) -> str:
    pieces = state["pieces.weight"]
    scale = np.maximum(np.abs(pieces).max(1, keepdims=True), 1e-12) / STEPS
    bits = graph.add("Gather", graph.constant("pieces.weight", np.rint(pieces / scale).astype(np.int8)), "ids")
    scales = graph.add("Gather", graph.constant("pieces.scale", scale.astype(np.float32)), "ids")
    words = graph.add("Mul", graph.add("Cast", bits, to=TensorProto.FLOAT), scales)
    length = graph.add("Gather", graph.add("Shape", "ids"), graph.constant("second", np.array([1], np.int64)))
    first = graph.constant("first", np.array([0], np.int64))
    positions = graph.constant("positions.weight", state["positions.weight"][:MOST_LENGTH])
    words = graph.add("Add", words, graph.add("Slice", positions, first, length, first))
    return graph.normalised(words, "input_norm", state["input_norm.weight"], state["input_norm.bias"])


def layer_of(graph: Graph, x: str, seen: str, layer: int, state: dict[str, np.ndarray]) -> str:
    def of(name: str) -> tuple[np.ndarray, np.ndarray]:
        return state[f"layers.{layer}.{name}.weight"], state[f"layers.{layer}.{name}.bias"]

    def product(x: str, name: str, weight: np.ndarray, bias: np.ndarray) -> str:
        return graph.product(graph.quantised(x), f"{layer}.{name}", weight.T, bias)

    three = [of(name) for name in ("query", "key", "value")]
    joined = product(x, "attention", np.concatenate([w for w, _ in three]), np.concatenate([b for _, b in three]))
    query, key, value = graph.split(joined, 3)
    attended = graph.add("MultiHeadAttention", query, key, value, "", seen, domain=MICROSOFT, num_heads=HEADS)
    x = graph.add("Add", x, product(attended, "joined", *of("joined")))
    x = graph.normalised(x, f"{layer}.attention_norm", *of("attention_norm"))
    inner = graph.add("Gelu", product(x, "wider", *of("wider")), domain=MICROSOFT)
    x = graph.add("Add", x, product(inner, "narrower", *of("narrower")))
    return graph.normalised(x, f"{layer}.output_norm", *of("output_norm"))
