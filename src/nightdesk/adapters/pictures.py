"""From a composed picture to files: drawn with resvg, encoded as WebP, marked inside as made by an algorithm."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

import resvg_py
from PIL import Image

from nightdesk.publish.illustration import Picture, Scene, compose

_WIDTHS = (1024, 640)
_QUALITY = {1024: 82, 640: 80}
_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"


def illustrate(scene: Scene, headline: str, credit: str) -> tuple[Picture, ...]:
    """The picture in each width, with caption, credit and IPTC's digital source type inside the file.

    `algorithmicMedia` is IPTC's term for what an algorithm makes without learning from sampled works.
    """
    png = bytes(resvg_py.svg_to_bytes(svg_string=compose(scene), width=_WIDTHS[0], skip_system_fonts=True))
    whole = Image.open(BytesIO(png)).convert("RGB")
    caption = f"AI generated illustration related to: {headline}"
    return tuple(_rendition(whole, width, caption, credit) for width in _WIDTHS)


def _rendition(whole: Image.Image, width: int, caption: str, credit: str) -> Picture:
    size = (width, round(whole.height * width / whole.width))
    image = whole if size == whole.size else whole.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    file = BytesIO()
    image.save(file, "WEBP", quality=_QUALITY[width], method=2, xmp=metadata(caption, credit))
    return Picture(width=size[0], height=size[1], media_type="image/webp", body=file.getvalue(), alt=caption)


def metadata(caption: str, credit: str) -> bytes:
    """An XMP packet with the IPTC Photo Metadata properties that say what this picture is and who made it (IPTC 2024.1)."""
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
        f"<Iptc4xmpExt:DigitalSourceType>{_SOURCE_TYPE}</Iptc4xmpExt:DigitalSourceType>"
        f"<photoshop:Credit>{escape(credit)}</photoshop:Credit>"
        f'<dc:description><rdf:Alt><rdf:li xml:lang="en">{escape(caption)}</rdf:li></rdf:Alt></dc:description>'
        f"<dc:creator><rdf:Seq><rdf:li>{escape(credit)}</rdf:li></rdf:Seq></dc:creator>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    return packet.encode()
