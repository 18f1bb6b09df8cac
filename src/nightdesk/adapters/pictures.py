"""From a composed picture, or an image model's, to files: encoded as WebP, marked inside as made by a machine, and by which kind."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from xml.sax.saxutils import escape

import resvg_py
from PIL import Image, ImageOps

from nightdesk.drafts.language_model import Receipt
from nightdesk.publish.illustration import Picture, Scene, compose

_WIDTHS = (1024, 640)
_QUALITY = {1024: 82, 640: 80}
_SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
ALGORITHM, TRAINED = "algorithmicMedia", "trainedAlgorithmicMedia"
"""IPTC's terms for what an algorithm makes without learning from sampled works, and for what a trained model makes."""

_FORMATS, _MOST_PIXELS, _LEAST_WIDTH = ("PNG", "JPEG", "WEBP"), 24_000_000, 256
_WIDE = 16 / 9


def illustrate(scene: Scene, headline: str, credit: str) -> tuple[Picture, ...]:
    """The picture in each width, with caption, credit and IPTC's digital source type inside the file."""
    png = bytes(resvg_py.svg_to_bytes(svg_string=compose(scene), width=_WIDTHS[0], skip_system_fonts=True))
    whole = Image.open(BytesIO(png)).convert("RGB")
    caption = f"AI generated illustration related to: {headline}"
    return tuple(_rendition(whole, width, caption, credit, ALGORITHM) for width in _WIDTHS)


def whole_picture(body: bytes) -> bytes:
    """What an image model sent, cut to the newsroom's shape and encoded anew: nothing that its file held besides the picture is kept.

    Raises ValueError where it is no picture of a known format and bearable size.
    """
    try:
        with Image.open(BytesIO(body), formats=_FORMATS) as sent:
            if sent.width * sent.height > _MOST_PIXELS or min(sent.size) < _LEAST_WIDTH:
                raise ValueError(f"a picture of {sent.width} by {sent.height}")
            image = sent.convert("RGB")
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("the answer is no picture") from error
    size = (_WIDTHS[0], round(_WIDTHS[0] / _WIDE))
    file = BytesIO()
    ImageOps.fit(image, size, Image.Resampling.LANCZOS).save(file, "WEBP", quality=90, method=2)
    return file.getvalue()


def from_model(body: bytes, headline: str, credit: str, model: str, receipt: Receipt) -> tuple[Picture, ...]:
    """A whole picture in each width, marked as made by a trained model."""
    whole = Image.open(BytesIO(body), formats=("WEBP",)).convert("RGB")
    caption = f"AI generated illustration related to: {headline}"
    made = (_rendition(whole, width, caption, f"{credit}, made with {model}", TRAINED) for width in _WIDTHS)
    return tuple(replace(picture, made_by=model, receipts=(receipt,)) for picture in made)


def _rendition(whole: Image.Image, width: int, caption: str, credit: str, source_type: str) -> Picture:
    size = (width, round(whole.height * width / whole.width))
    image = whole if size == whole.size else whole.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    file = BytesIO()
    image.save(file, "WEBP", quality=_QUALITY[width], method=2, xmp=metadata(caption, credit, source_type))
    return Picture(width=size[0], height=size[1], media_type="image/webp", body=file.getvalue(), alt=caption)


def metadata(caption: str, credit: str, source_type: str = ALGORITHM) -> bytes:
    """An XMP packet with the IPTC Photo Metadata properties that say what this picture is and who made it (IPTC 2024.1)."""
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
        f"<Iptc4xmpExt:DigitalSourceType>{_SOURCE_TYPES}{source_type}</Iptc4xmpExt:DigitalSourceType>"
        f"<photoshop:Credit>{escape(credit)}</photoshop:Credit>"
        f'<dc:description><rdf:Alt><rdf:li xml:lang="en">{escape(caption)}</rdf:li></rdf:Alt></dc:description>'
        f"<dc:creator><rdf:Seq><rdf:li>{escape(credit)}</rdf:li></rdf:Seq></dc:creator>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    return packet.encode()
