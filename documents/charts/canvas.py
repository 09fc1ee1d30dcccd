"""A sheet of pixels over matplotlib's Figure and Agg (never pyplot): the one module that knows matplotlib.

Coordinates are pixels from the top left corner, as on the phone where the picture is looked at.
"""

from functools import cache
from io import BytesIO
from typing import Any, Literal
from unicodedata import category

from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

WIDTH = 1080
MARGIN = 48
DPI = 100
ELLIPSIS = "\u2026"

# Okabe and Ito: told apart by colour-blind readers; every colour is also labelled in words.
BLUE, ORANGE, GREEN, VERMILION, SKY = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9"
INK, GREY, PALE, PAPER = "#222222", "#595959", "#E6E6E6", "#FFFFFF"

HUGE, BIG, NORMAL, SMALL = 46, 34, 30, 26
"""Heights of letters in pixels: 1080 of them are some 360 points of a phone, so 26 is its small print."""

Align = Literal["left", "center", "right"]


class Sheet:
    """A white sheet, ``WIDTH`` pixels wide if not said otherwise, on which text and bars are put."""

    def __init__(self, height: int, width: int = WIDTH) -> None:
        self.height = height
        self.figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor=PAPER)
        self._agg: Any = FigureCanvasAgg(self.figure)  # its own methods are not typed
        self._widths: dict[tuple[str, int, bool], float] = {}
        self._axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: int = NORMAL,
        *,
        colour: str = INK,
        bold: bool = False,
        align: Align = "left",
        room: float | None = None,
    ) -> Text:
        """Words centred on the line ``y``; cut with an ellipsis to ``room`` pixels where it is given."""
        words = drawable(words)
        if room is not None:
            words = self.cut(words, size, room, bold=bold)
        style: dict[str, Any] = {"fontsize": _points(size), "fontweight": "bold" if bold else "normal"}
        return self._axes.text(
            x, y, words, ha=align, va="center", color=colour, family="DejaVu Sans", parse_math=False, **style
        )

    def bar(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle with its upper left corner at ``x``, ``y``."""
        if width > 0 and height > 0:
            self._axes.add_patch(Rectangle((x, y), width, height, facecolor=colour, edgecolor=PAPER, linewidth=1))

    def line(self, x1: float, y1: float, x2: float, y2: float, *, colour: str = PALE, width: float = 2) -> None:
        self._axes.add_line(Line2D([x1, x2], [y1, y2], color=colour, linewidth=width * 72 / DPI))

    def dot(self, x: float, y: float, colour: str, marker: str = "o", size: float = 30) -> None:
        """A mark ``size`` pixels wide."""
        self._axes.plot([x], [y], marker=marker, markersize=_points(size), color=colour, markeredgecolor=PAPER)

    def width_of(self, words: str, size: int, *, bold: bool = False) -> float:
        """Pixels that the words take in a line."""
        asked = words, size, bold
        if asked not in self._widths:
            width, _, _ = self._agg.get_renderer().get_text_width_height_descent(words, _font(size, bold), ismath=False)
            self._widths[asked] = float(width)
        return self._widths[asked]

    def cut(self, words: str, size: int, room: float, *, bold: bool = False) -> str:
        """The words, or as many of their first letters as fit ``room`` with an ellipsis."""
        if self.width_of(words, size, bold=bold) <= room:
            return words
        low, high = 0, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.width_of(words[:middle].rstrip() + ELLIPSIS, size, bold=bold) <= room
            low, high = (middle, high) if fits else (low, middle - 1)
        return words[:low].rstrip() + ELLIPSIS

    def wrap(self, words: str, size: int, room: float, lines: int = 2) -> list[str]:
        """Words broken by spaces into at most ``lines`` lines; the last one is cut."""
        rows: list[str] = []
        rest = drawable(words).split()
        while rest and len(rows) < lines - 1:
            taken = 1
            while taken < len(rest) and self.width_of(" ".join(rest[: taken + 1]), size) <= room:
                taken += 1
            rows.append(self.cut(" ".join(rest[:taken]), size, room))
            rest = rest[taken:]
        if rest:
            rows.append(self.cut(" ".join(rest), size, room))
        return rows

    def heading(self, title: str, caption: str) -> float:
        """Title and up to two lines of caption; returns the first free line below."""
        room = WIDTH - 2 * MARGIN
        self.text(MARGIN, 66, title, HUGE, bold=True, room=room)
        rows = self.wrap(caption, NORMAL, room)
        for number, row in enumerate(rows):
            self.text(MARGIN, 132 + 40 * number, row, NORMAL, colour=GREY)
        return 132 + 40 * len(rows) + 16

    def png(self) -> bytes:
        buffer = BytesIO()
        self._agg.print_png(buffer)
        return buffer.getvalue()


def drawable(words: str) -> str:
    """Without the signs that the font lacks (emoji in a name would be drawn as empty boxes)."""
    seen = (sign for sign in words if ord(sign) in _glyphs() and category(sign) != "Cf")
    return " ".join("".join(seen).split())


_known: set[int] = set()


def _glyphs() -> set[int]:
    if not _known:
        _known.update(font_manager.get_font(font_manager.findfont("DejaVu Sans")).get_charmap())
    return _known


@cache
def _font(size: int, bold: bool) -> FontProperties:
    return FontProperties(family="DejaVu Sans", size=_points(size), weight="bold" if bold else "normal")


def _points(pixels: float) -> float:
    return pixels * 72 / DPI
