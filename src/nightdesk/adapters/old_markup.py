"""Pages written before there was better markup: tables that lay out the page, and paragraphs made with line breaks.

Both are common where the press is small or old, and both mislead what looks for an article by its blocks and paragraphs.
"""

from __future__ import annotations

from lxml import etree

LAYOUT = 1_000
"""Letters in one cell from which on a table is taken to lay out the page: cells of data are short."""
BROKEN = 300
"""Letters that stand bare between line breaks before they are taken to be paragraphs."""
_BLOCKS = ("div", "section", "article", "main", "body", "center", "font", "span")
_INLINE = {"a", "b", "i", "em", "strong", "u", "span", "font", "sup", "sub", "q", "cite", "abbr", "small", "mark", "time", "img"}


def mend(page: etree._Element) -> None:
    """Make blocks of layout tables, and paragraphs of bare text between double line breaks, in place."""
    _undo_tables(page)
    _undo_breaks(page)


def _undo_tables(page: etree._Element) -> None:
    for table in [*page.iter("table")]:
        if any(_letters(cell) > LAYOUT for cell in table.iter("td")):
            for part in [table, *table.iter("tbody", "tr", "td", "th")]:
                if next(part.iterancestors("table"), table) is table:
                    part.tag = "div"


def _letters(node: etree._Element) -> int:
    return sum(len(text) for text in node.itertext())


def _undo_breaks(page: etree._Element) -> None:
    parents = dict.fromkeys(parent for node in page.iter("br") if (parent := node.getparent()) is not None and parent.tag in _BLOCKS)
    for parent in parents:
        bare = len(parent.text or "") + sum(len(child.tail or "") for child in parent)
        if bare > BROKEN and any(_breaks_twice(child) for child in parent.iterchildren("br")):
            _wrap(parent)


def _breaks_twice(node: etree._Element) -> bool:
    following = node.getnext()
    return following is not None and following.tag == "br" and not (node.tail or "").strip()


def _wrap(parent: etree._Element) -> None:
    """Each run of text and inline elements up to a double break becomes a paragraph; other blocks stay where they are."""
    children = list(parent)
    text, parent.text = parent.text, None
    for child in children:
        parent.remove(child)
    run = _paragraph(text)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag == "br" and (not (tail or "").strip() or _is_break(run)):
            run = _close(parent, run)
            run.text = tail
        elif child.tag == "br" or child.tag in _INLINE:
            run.append(child)
            child.tail = tail
        else:
            run = _close(parent, run)
            parent.append(child)
            run.text = tail
    _close(parent, run)


def _paragraph(text: str | None) -> etree._Element:
    made = etree.Element("p")
    made.text = text
    return made


def _is_break(run: etree._Element) -> bool:
    return not len(run) and not (run.text or "").strip()


def _close(parent: etree._Element, run: etree._Element) -> etree._Element:
    if not _is_break(run):
        parent.append(run)
    return _paragraph(None)
