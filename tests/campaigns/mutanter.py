"""Every small change that could be made to a module's source: what ``mutation`` tries on domain/.

Left alone: docstrings and text (a string is changed only where it is compared, matched or looked
up), annotations of functions, imports and what only the type checker reads.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import singledispatch
from typing import Any, NamedTuple

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitXor: ast.BitAnd,
}  # fmt: skip
_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}
_REMOVABLE = ast.Expr | ast.AugAssign | ast.Raise | ast.Delete | ast.Continue | ast.Break
_KEEP = {"returns", "format_spec", "ctx", "op", "ops"}  # fields that are not gone into
_LONGEST = 100  # characters of a name


class Change(NamedTuple):
    """What can stand in a node's place; ``gone`` is the part that was taken out of it."""

    operator: str
    new: ast.AST
    gone: ast.AST | None = None


class Mutant(NamedTuple):
    """One change: a name that line numbers have no part in, its operator and its lines."""

    name: str
    operator: str
    lines: frozenset[int]


def mutants(module: str, tree: ast.Module) -> Iterator[Mutant]:
    """Yield each mutant of a module; while it is held, ``tree`` is the mutated source."""
    seen = Counter[str]()
    for where, operator, change, lines in _changes(tree, (), frozenset()):
        name = f"{module} {where}: {change}"
        seen[name] += 1
        number = f" #{seen[name]}" if seen[name] > 1 else ""
        yield Mutant(name + number, operator, lines)


def _changes(
    node: ast.AST, names: tuple[str, ...], at: frozenset[int]
) -> Iterator[tuple[str, str, str, frozenset[int]]]:
    for field, value in ast.iter_fields(node):
        if field in _KEEP or (field == "annotation" and not isinstance(node, ast.AnnAssign)):
            continue
        places: list[ast.AST] = value if isinstance(value, list) else [value]
        for index, child in enumerate(places):
            if not isinstance(child, ast.AST) or _left_alone(child):
                continue
            inner = (
                (*names, child.name) if isinstance(child, ast.ClassDef | ast.FunctionDef) else names
            )
            lines = _lines(child, at)
            shown = node if isinstance(child, ast.Constant) and field != "body" else child
            before = _text(shown)
            for operator, new, gone in _variants(child, node, field):
                _put(node, field, value, index, ast.copy_location(new, child))
                ast.fix_missing_locations(new)
                after = f"utan {_text(gone)}" if gone else _text(new if shown is child else node)
                yield ".".join(inner) or "modulen", operator, f"{before} -> {after}", lines
                _put(node, field, value, index, child)
            yield from _changes(child, inner, lines)


def _put(node: ast.AST, field: str, value: object, index: int, new: ast.AST) -> None:
    if isinstance(value, list):
        value[index] = new
    else:
        setattr(node, field, new)


def _lines(node: ast.AST, around: frozenset[int]) -> frozenset[int]:
    """Return the lines of a node and the first one of its statement; those around it if none."""
    first = getattr(node, "lineno", None)
    if first is None:
        return around
    if isinstance(node, ast.stmt) and hasattr(node, "body"):
        return frozenset({first})
    own = frozenset(range(first, node.end_lineno + 1))
    return own if isinstance(node, ast.stmt) else own | {min(around, default=first)}


def _text(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _left_alone(node: ast.AST) -> bool:
    """Tell whether a node is a docstring, an import or for the type checker."""
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()):
            return True
        case ast.If(test=ast.Name(id=name)) | ast.Subscript(value=ast.Name(id=name)):
            return name in {"TYPE_CHECKING", "Literal", "cast"}
        case _:
            return False


def _variants(node: ast.AST, parent: ast.AST, field: str) -> Iterator[Change]:
    """Yield what can stand in a node's place."""
    negatable = not isinstance(node, ast.Compare | ast.BoolOp | ast.UnaryOp)
    if field in {"test", "guard", "ifs"} and negatable:
        yield Change("condition", ast.UnaryOp(ast.Not(), node))
    if isinstance(node, ast.Constant):
        yield from _constant(node, parent, field)
    elif _of_types(node, parent, field):
        return
    elif isinstance(node, _REMOVABLE):
        # Kept behind a false condition: a generator stays one.
        yield Change("remove", ast.If(ast.Constant(value=False), [node], []), node)
    else:
        yield from _changed(node)


def _of_types(node: ast.AST, parent: ast.AST, field: str) -> bool:
    """Tell whether a | b or (a, b) makes a type, which only the type checker reads."""
    read = isinstance(parent, ast.Subscript) or field == "annotation"
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        optional = isinstance(node.right, ast.Constant) and node.right.value is None
        return read or optional or isinstance(parent, ast.Assign)
    return read and isinstance(node, ast.Tuple)


def _constant(node: ast.Constant, parent: ast.AST, field: str) -> Iterator[Change]:
    if isinstance(node.value, bool):
        yield Change("constant", ast.Constant(not node.value))
    elif isinstance(node.value, int):
        yield Change("constant", ast.Constant(node.value + 1))
    elif isinstance(node.value, str):
        looked_up = isinstance(parent, ast.Dict) and field == "keys"
        looked_up |= isinstance(parent, ast.Subscript) and field == "slice"
        if looked_up or isinstance(parent, ast.Compare | ast.MatchValue):
            yield Change("constant", ast.Constant(node.value[1:] or "X"))


@singledispatch
def _changed(_node: ast.AST) -> Iterator[Change]:
    """Yield what can stand in the place of a node of one type, wherever it stands."""
    yield from ()


@_changed.register
def _(node: ast.Compare) -> Iterator[Change]:
    for i, op in enumerate(node.ops):
        for other in _COMPARISONS[type(op)]:
            ops = [*node.ops[:i], other(), *node.ops[i + 1 :]]
            yield Change("comparison", ast.Compare(node.left, ops, node.comparators))


@_changed.register
def _(node: ast.BoolOp) -> Iterator[Change]:
    other = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
    yield Change("boolean", ast.BoolOp(other, node.values))
    for _, rest in _one_less(node.values):
        yield Change("boolean", rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest))


@_changed.register
def _(node: ast.UnaryOp) -> Iterator[Change]:
    yield Change("boolean", node.operand)


@_changed.register
def _(node: ast.BinOp) -> Iterator[Change]:
    if isinstance(node.op, ast.BitOr):
        yield Change("union", node.left)
        yield Change("union", node.right)
    elif not any(
        isinstance(one, ast.JoinedStr) or _is_text(one) for one in (node.left, node.right)
    ):
        new = ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right)
        yield Change("arithmetic", new)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or isinstance(getattr(node, "value", None), str)


@_changed.register
def _(node: ast.Call) -> Iterator[Change]:
    if isinstance(node.func, ast.Name) and node.func.id in _CALLS:
        func = ast.Name(_CALLS[node.func.id], ast.Load())
        yield Change("call", ast.Call(func, node.args, node.keywords))


@_changed.register
def _(node: ast.Return) -> Iterator[Change]:
    if node.value is not None and not isinstance(node.value, ast.Constant):
        yield Change("return", ast.Return(ast.Constant(None)))


@_changed.register(ast.Tuple)
@_changed.register(ast.List)
@_changed.register(ast.Set)
def _(node: ast.Tuple | ast.List | ast.Set) -> Iterator[Change]:
    read = isinstance(node, ast.Set) or isinstance(node.ctx, ast.Load)
    if read and all(isinstance(one, ast.Name | ast.Attribute) for one in node.elts):
        for one, rest in _one_less(node.elts):
            fields = dict(ast.iter_fields(node)) | {"elts": rest}
            yield Change("element", type(node)(**fields), one)


@_changed.register
def _(node: ast.Dict) -> Iterator[Change]:
    for (key, keys), (value, values) in zip(
        _one_less(node.keys), _one_less(node.values), strict=True
    ):
        yield Change("element", ast.Dict(keys, values), key or value)


@_changed.register
def _(node: ast.MatchOr) -> Iterator[Change]:
    for one, rest in _one_less(node.patterns):
        yield Change("case", rest[0] if len(rest) == 1 else ast.MatchOr(rest), one)


@_changed.register
def _(node: ast.Match) -> Iterator[Change]:
    if len(node.cases) > 1:
        for one, rest in _one_less(node.cases):
            if not isinstance(one.body[0], ast.Pass):
                yield Change("case", ast.Match(node.subject, rest), one.pattern)


def _one_less(nodes: list[Any]) -> Iterator[tuple[Any, list[Any]]]:
    """Yield each of some nodes, and the rest."""
    for i, one in enumerate(nodes):
        yield one, nodes[:i] + nodes[i + 1 :]
