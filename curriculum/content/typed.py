"""Turn parsed YAML into frozen dataclasses, naming the place of whatever does not fit."""

from __future__ import annotations

import dataclasses
import types
import typing
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin


class SourceProblem(ValueError):
    """A content file does not fit; ``where`` is such as ``m01.yaml: lessons[2].title``."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where


@lru_cache
def _fields(shape: type) -> dict[str, tuple[Any, bool]]:
    """{name: (type, required)} of a dataclass."""
    hints = typing.get_type_hints(shape)
    return {
        field.name: (
            hints[field.name],
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
        )
        for field in dataclasses.fields(shape)
    }


def build(shape: Any, data: Any, where: str) -> Any:
    """Return ``data`` as ``shape``: a dataclass, a list or tuple of shapes, a literal, a scalar.

    Raises ``SourceProblem`` for a missing or unknown key and for a value of another type.
    """
    if dataclasses.is_dataclass(shape):
        return _record(typing.cast("type", shape), data, where)
    origin = get_origin(shape)
    if origin in (Union, types.UnionType):
        if data is None:
            return None
        return build(next(a for a in get_args(shape) if a is not types.NoneType), data, where)
    if origin is tuple:
        if not isinstance(data, list):
            raise SourceProblem(where, "a list is needed")
        item = get_args(shape)[0]
        return tuple(build(item, each, f"{where}[{n}]") for n, each in enumerate(data))
    if origin is Literal:
        if data not in get_args(shape):
            raise SourceProblem(where, f"{data!r} is none of {', '.join(get_args(shape))}")
        return data
    # A yes is no number, though Python counts it as one.
    if not isinstance(data, shape) or (shape is int and isinstance(data, bool)):
        raise SourceProblem(where, f"{shape.__name__} is needed, {data!r} stands there")
    return data


def _record(shape: type, data: Any, where: str) -> Any:
    if not isinstance(data, dict):
        raise SourceProblem(where, "keys and values are needed")
    fields = _fields(shape)
    for unknown in data.keys() - fields.keys():
        raise SourceProblem(f"{where}.{unknown}", "unknown key")
    values = {}
    for name, (kind, required) in fields.items():
        if name in data:
            values[name] = build(kind, data[name], f"{where}.{name}")
        elif required:
            raise SourceProblem(f"{where}.{name}", "missing")
    return shape(**values)


def plain(value: Any) -> Any:
    """Return a dataclass as dicts and lists, without keys that stand at their default."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        found = {}
        for field in dataclasses.fields(value):
            given = getattr(value, field.name)
            if field.default is not dataclasses.MISSING and given == field.default:
                continue
            found[field.name] = plain(given)
        return found
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return value
