"""HTML to plain text: what a reader would read, nothing that runs."""

from __future__ import annotations

import re

from lxml import etree

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_MANY_SPACES = re.compile(r" {2,}")
_AROUND_BREAK = re.compile(r" ?\n ?")
_MANY_BREAKS = re.compile(r"\n{3,}")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_UNREAD = {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "head", "button", "select", "textarea"}
_BLOCKS = {
    *("p", "div", "section", "article", "header", "footer", "aside", "main", "nav", "figure", "figcaption", "blockquote", "pre"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "address", "form"),
}


def clean(text: str) -> str:
    """Text without control characters and lone surrogates."""
    return _CONTROLS.sub("", text)


def one_line(text: str) -> str:
    if text.isprintable():  # so it is with most, and then the only space in it is the common one
        return " ".join(text.split())
    return _SPACES.sub(" ", clean(text)).strip()


def from_html(html: str) -> str:
    """Paragraphs are parted by an empty line, `<br>` is a line break, other white space collapses as in a browser."""
    html = clean(html)
    if "<" not in html and "&" not in html:
        return one_line(html)
    return text_of(etree.HTML(html.encode(), _parser()))


def text_of(element: etree._Element | None) -> str:
    """The text that stands in an element."""
    pieces: list[str] = []
    unread = 0
    if element is None:
        return ""
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        tag = node.tag if isinstance(node.tag, str) else None
        if event == "start":
            unread += tag in _UNREAD
            if not unread:
                pieces.append(_before(tag) + _SPACES.sub(" ", node.text or ""))
        elif event == "end" and tag in _UNREAD:
            unread -= 1
        if event != "start" and not unread:
            pieces.append("\n" if tag in _BLOCKS else "")
            if node is not element:
                pieces.append(_SPACES.sub(" ", node.tail or ""))
    text = _MANY_SPACES.sub(" ", clean("".join(pieces)))
    return _MANY_BREAKS.sub("\n\n", _AROUND_BREAK.sub("\n", text)).strip()


def _before(tag: str | None) -> str:
    return "\n" if tag == "br" or tag in _BLOCKS else ""


def _parser() -> etree.HTMLParser:
    return etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
