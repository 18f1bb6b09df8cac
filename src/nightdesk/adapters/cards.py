"""The card that stands for an article where its address is shared: its headline over its illustration, labelled as machine work."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from nightdesk.adapters.pictures import metadata

SIZE = (1200, 630)
_NIGHT, _PAPER, _GLOW = (10, 15, 24), (250, 247, 241), (242, 184, 75)
_MARGIN = 70
_SIZES = (64, 56, 48, 42)
_LINES = 4


def draw_card(headline: str, kicker: str, site: str, picture: bytes | None) -> bytes:
    """A JPEG of 1200 by 630 pixels, with IPTC's digital source type inside."""
    card = _ground(picture)
    pen = ImageDraw.Draw(card)
    pen.rectangle((0, 0, 14, SIZE[1]), fill=_GLOW)
    pen.text((_MARGIN, 64), kicker.upper(), font=ImageFont.load_default(26), fill=_GLOW)
    lines, size = _fit(headline, pen)
    for number, line in enumerate(lines):
        pen.text((_MARGIN, 124 + number * round(size * 1.2)), line, font=ImageFont.load_default(size), fill=_PAPER)
    pen.text((_MARGIN, SIZE[1] - 92), f"{site}   ·   written by an AI analyst", font=ImageFont.load_default(28), fill=_PAPER)
    file = BytesIO()
    card.save(file, "JPEG", quality=84, optimize=True, xmp=metadata(f"AI generated card for: {headline}", f"{site}, made by an algorithm"))
    return file.getvalue()


def _ground(picture: bytes | None) -> Image.Image:
    """The illustration, cut to the card's shape and darkened so that white words can be read on it."""
    night = Image.new("RGB", SIZE, _NIGHT)
    if picture is None:
        return night
    image = Image.open(BytesIO(picture)).convert("RGB")
    scale = max(SIZE[0] / image.width, SIZE[1] / image.height)
    image = image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.LANCZOS)
    left, top = (image.width - SIZE[0]) // 2, (image.height - SIZE[1]) // 2
    return Image.blend(image.crop((left, top, left + SIZE[0], top + SIZE[1])), night, 0.72)


def _fit(headline: str, pen: ImageDraw.ImageDraw) -> tuple[list[str], int]:
    """The largest letters in which the headline stands in four lines; in the smallest it is cut."""
    for size in _SIZES:
        lines = _broken(headline, pen, ImageFont.load_default(size))
        if len(lines) <= _LINES:
            return lines, size
    return [*lines[: _LINES - 1], lines[_LINES - 1].rstrip(" ,;") + "…"], size


def _broken(text: str, pen: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if pen.textlength(longer, font=font) <= SIZE[0] - 2 * _MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]
