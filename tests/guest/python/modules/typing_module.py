# SPDX-License-Identifier: MIT
import typing
from typing import *
print(List[int], Dict[str, int], Optional[int], Union[int, str], Union[int, None, str], Tuple[int, ...], Callable[[int], str], Any, List["Foo"], Optional[List[int]], Literal["a", 1], ClassVar[int], Type[int])
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, x: T) -> None: self.x = x
    def get(self) -> T: return self.x
b = Box[int](5); print(b.get(), Box(3).x, T, Box[int])
class Pt(NamedTuple):
    x: int
    y: int = 5
    def s(self): return self.x + self.y
p = Pt(1); print(p, p.x, p.s(), p._asdict(), p == (1, 5), Pt._fields)
class TD(TypedDict):
    a: int
    b: str
print(TD(a=1, b="x"), TD.__annotations__)
def f(a: int, b: "str" = "x", *args: float, **kw: bool) -> List[int]: return []
print(f.__annotations__, get_type_hints(f))
U = NewType("U", int); print(U(5), cast(int, "x"))
class Shape(Protocol):
    def area(self) -> float: ...
class Sq:
    def area(self): return 1.0
def g(s: Shape) -> float: return s.area()
print(g(Sq()), int | str, int | None, list[int], dict[str, list[int]], tuple[int, ...], get_origin(List[int]), get_args(Dict[str, int]))
def h(x: int | None = None) -> str | int: return 1
print(h.__annotations__, isinstance(5, int | str), isinstance("x", int | None))
class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []
    def push(self, i: T) -> None: self.items.append(i)
s = Stack[str](); s.push("a"); print(s.items)
x: int = 5
y: List[str]
print(__annotations__)
if TYPE_CHECKING: import nope
