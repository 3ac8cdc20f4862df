"""`@record`: what `@dataclass(frozen=True)` means, without code that is generated at every start.

The standard library writes and compiles six methods for each frozen dataclass, close to a millisecond a class; the
desk has some two hundred of them, and people wait for the window meanwhile. Here all records share one way to be made,
compared and hashed. `dataclasses.fields`, `replace` and `asdict`, `match`, and the type checker take a record for the
frozen dataclass that it is. What needs `field(...)` or `__post_init__` stays a dataclass.
"""

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a frozen record of a class whose fields are plain annotations, with constants for what may be left out."""
    made: Any = dataclass(init=False, repr=False, eq=False)(cls)
    names = tuple(each.name for each in fields(made))
    if hasattr(made, "__post_init__") or any(each.default_factory is not MISSING for each in fields(made)):
        raise TypeError(f"{cls.__name__} asks for more than a record has: make it a dataclass")
    made.__init__ = _init(names, {each.name: each.default for each in fields(made) if each.default is not MISSING})
    made.__eq__, by_values = _compared(names)
    made.__hash__ = vars(cls).get("__hash__") or by_values
    made.__repr__ = vars(cls).get("__repr__") or _repr
    made.__setattr__ = made.__delattr__ = _frozen
    return cls


def _init(names: tuple[str, ...], defaults: dict[str, Any]) -> Callable[..., None]:
    known, count = frozenset(names), len(names)

    def init(self: Any, /, *args: Any, **given: Any) -> None:
        # Past __setattr__, which refuses: the only moment at which the values are written.
        values = self.__dict__
        values.update(zip(names, args, strict=False))
        wrong = given and not (given.keys() <= known and given.keys().isdisjoint(values))
        values.update(given)
        if len(values) != count:
            for name, value in defaults.items():
                values.setdefault(name, value)
        if wrong or len(values) != count or len(args) > count:
            said = f"{len(args)} by place and {sorted(given)} by name"
            raise TypeError(f"{type(self).__name__} takes {', '.join(names)}; given were {said}")

    return init


def _compared(names: tuple[str, ...]) -> tuple[Callable[[Any, Any], Any], Callable[[Any], int]]:
    values_of = attrgetter(*names) if names else bool

    def eq(self: Any, other: Any) -> Any:
        return values_of(self) == values_of(other) if type(other) is type(self) else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values_of(self))

    return eq, hashed


def _repr(self: Any) -> str:
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self))
    return f"{type(self).__qualname__}({shown})"


def _frozen(self: Any, name: str, *_value: Any) -> None:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} cannot be changed")
