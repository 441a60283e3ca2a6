"""Rewrites the exported graph so that it reads faster with the weights it has.

Attention becomes one operator. The last layers carry on only with the pieces in a name's reach (`near`): the others
(`far`) are still looked at, as they were when those layers began. A text is read alone, so nothing is padded.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onnx import GraphProto, ModelProto, NodeProto, TensorProto, helper

UPPER = 2
"""Layers that read only what is near; a third would cost names."""
GRAMMAR = "/grammar/"
"""What the names of the grammar head's nodes hold."""


class Attention(NamedTuple):
    """The nodes of one layer's attention that matter here."""

    query: NodeProto
    """Multiplies with the query weights; its first input holds the layer's input in 8 bits."""
    sources: tuple[str, str, str]
    """Query, key and value, batch x pieces x size."""
    result: NodeProto
    """Gives the mixed values back in that shape."""


class Graph:
    """A graph with its nodes by what they give and what they take."""

    def __init__(self, graph: GraphProto) -> None:
        self.proto = graph
        self.maker = {name: node for node in graph.node for name in node.output}
        self.users: defaultdict[str, list[NodeProto]] = defaultdict(list)
        for node in graph.node:
            for name in node.input:
                self.users[name].append(node)
        self.added: list[NodeProto] = []

    def above(self, node: NodeProto, kind: str) -> NodeProto:
        """The node of this kind that feeds `node`."""
        found = [self.maker[name] for name in node.input if name in self.maker]
        return next(one for one in found if one.op_type == kind)

    def add(self, kind: str, inputs: list[str], outputs: list[str], domain: str = "", **options: int) -> None:
        """One more node."""
        self.added.append(helper.make_node(kind, inputs, outputs, domain=domain, **options))


def faster(model: ModelProto, heads: Sequence[int], own: int = 1) -> None:
    """Changes a quantised model of `export.Shipped` in place.

    `heads`: those of each layer of the encoder; `own`: those of the grammar's own layer, where it has one.
    """
    graph = Graph(model.graph)
    if len(heads) <= UPPER:
        raise ValueError(f"a model of {len(heads)} layers: more than {UPPER} are needed")
    softmaxes = [node for node in model.graph.node if node.op_type == "Softmax"]
    found = [_attention(graph, node) for node in softmaxes if GRAMMAR not in node.name]
    for one, count in zip(found, heads, strict=True):
        _fuse(graph, one, count)
    for node in softmaxes:
        if GRAMMAR in node.name:
            _fuse(graph, _attention(graph, node), own)
    for index, one in enumerate(found[-UPPER:]):
        _narrow(graph, one, index)
    _narrow_features(graph)
    for name in ("near", "far"):
        model.graph.input.append(helper.make_tensor_value_info(name, TensorProto.INT64, [name]))
    _tidy(model.graph, graph.added)


def _attention(graph: Graph, softmax: NodeProto) -> Attention:
    scaled = graph.above(graph.above(softmax, "Add"), "Mul")
    if not any(graph.maker[name].op_type == "MatMul" for name in scaled.input if name in graph.maker):
        scaled = next(
            one
            for name in graph.above(softmax, "Add").input
            if (one := graph.maker[name]).op_type == "Mul" and _has_product(graph, one)
        )
    product = graph.above(scaled, "MatMul")
    mixed = graph.users[softmax.output[0]][0]
    query, key = (graph.above(graph.maker[name], "Reshape") for name in product.input)
    value = graph.above(graph.above(mixed, "Transpose"), "Reshape")
    result = graph.users[graph.users[mixed.output[0]][0].output[0]][0]
    whole = graph.above(graph.above(graph.above(graph.above(query, "Add"), "Mul"), "Cast"), "MatMulInteger")
    return Attention(whole, (query.input[0], key.input[0], value.input[0]), result)


def _has_product(graph: Graph, node: NodeProto) -> bool:
    return any(graph.maker[name].op_type == "MatMul" for name in node.input if name in graph.maker)


def _fuse(graph: Graph, one: Attention, heads: int) -> None:
    (name,) = one.result.output
    one.result.output[0] = f"{name}_apart"
    graph.add("MultiHeadAttention", list(one.sources), [name], domain="com.microsoft", num_heads=heads)


def _narrow(graph: Graph, one: Attention, index: int) -> None:
    """Lets a layer change only what is near, and look at everything."""
    quantized = graph.maker[one.query.input[0]]
    state = quantized.input[0]
    if index == 0:
        graph.add("Gather", [quantized.output[0], "near"], [f"near{index}_8bit"], axis=1)
        graph.add("Gather", [state, "near"], ["near_state"], axis=1)
        graph.add("Gather", [state, "far"], ["far_state"], axis=1)
        for node in graph.users[state]:
            if node.op_type == "Add":
                node.input[:] = ["near_state" if name == state else name for name in node.input]
    else:
        # the near ones come first, so that one quantisation serves query, key and value
        graph.add("Concat", [state, "far_state"], [f"all{index}"], axis=1)
        graph.add("Shape", [state], [f"size{index}"], start=1, end=2)
        quantized.input[0] = f"all{index}"
        graph.add("Slice", [quantized.output[0], "zero", f"size{index}", "one"], [f"near{index}_8bit"])
    one.query.input[0] = f"near{index}_8bit"


def _narrow_features(graph: Graph) -> None:
    """What the tag layer is told again, of near pieces only."""
    for number, node in enumerate(graph.proto.node):
        if node.op_type == "Gather" and "told_again" in node.input[0]:
            graph.add("Gather", [node.input[1], "near"], [f"told{number}"], axis=1)
            node.input[1] = f"told{number}"


def _tidy(proto: GraphProto, added: list[NodeProto]) -> None:
    """Nodes in an order that runs; what nothing needs any more is dropped."""
    for name, value in (("zero", 0), ("one", 1)):
        proto.initializer.append(helper.make_tensor(name, TensorProto.INT64, [1], [value]))
    maker = {name: node for node in itertools.chain(proto.node, added) for name in node.output}
    ordered = list(_in_order(maker, [output.name for output in proto.output]))
    used = {name for node in ordered for name in node.input}
    tensors = [tensor for tensor in proto.initializer if tensor.name in used]
    inputs = [one for one in proto.input if one.name in used]
    for field, kept in ((proto.node, ordered), (proto.initializer, tensors), (proto.input, inputs)):
        del field[:]
        field.extend(kept)
    del proto.value_info[:]


def _in_order(maker: dict[str, NodeProto], wanted: list[str]) -> Iterator[NodeProto]:
    """Every node that the wanted names hang on, each behind what it needs."""
    done: set[str] = set()
    stack = [(name, False) for name in reversed(wanted)]
    while stack:
        name, ready = stack.pop()
        node = maker.get(name)
        if node is None or name in done:
            continue
        if ready:
            done.update(node.output)
            yield node
        else:
            stack += [(name, True), *((one, False) for one in reversed(node.input))]
