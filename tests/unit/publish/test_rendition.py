"""A rendition holds what its reader may see, and nothing else is in it anywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from nightdesk.claims.agreement import Agreement, ClaimStatus
from nightdesk.claims.agreement import Place as StatedAt
from nightdesk.claims.model import Stance
from nightdesk.claims.sourcing import Sourcing
from nightdesk.claims.statements import Statement
from nightdesk.drafts.model import Likelihood, SectionRole, SentenceKind
from nightdesk.foundation.ids import ItemId, SourceId
from nightdesk.publish.access import Standing
from nightdesk.publish.model import Article, Correction, CorrectionKind
from nightdesk.publish.reading import Note, ReaderArticle, ReaderParagraph, ReaderTable
from nightdesk.publish.rendition import render
from nightdesk.sources.model import Rights
from nightdesk.stories.model import EventKind, Place, Subject
from nightdesk.testing.articles import ArticleDesk
from nightdesk.testing.specimens import (
    MEMBERS_EXCERPT,
    MEMBERS_LINK,
    MEMBERS_WORDS,
    SUBSCRIBERS_LINK,
    balochistan,
    turkey_and_syria,
    west_java,
)
from nightdesk.verify.model import Status

PORTAL = SourceId("wikipedia-current-events")
ATTACKS = "ce-2026-01-31-002"


def note_of(article: ReaderArticle, words: str) -> Note:
    return next(
        sentence.note
        for section in article.sections
        for block in section.blocks
        if isinstance(block, ReaderParagraph)
        for sentence in block.sentences
        if words in sentence.text
    )


def of_one_sentence(desk: ArticleDesk, *cited: str) -> Article:
    place = Place("Balochistan", "PK", None, None)
    opening = desk.section(SectionRole.OPENING, None, desk.paragraph(desk.fact("Thirty-three people were killed.", *cited)))
    headline, standfirst = desk.fact("A headline", *cited), desk.fact("A standfirst", *cited)
    return desk.publish(headline, standfirst, (opening,), place=place, event=EventKind.ATTACK, subject=Subject.CONFLICT)


@pytest.mark.parametrize("standing", [Standing.VISITOR, Standing.SUBSCRIBER])
@pytest.mark.parametrize("secret", [MEMBERS_WORDS, MEMBERS_EXCERPT, MEMBERS_LINK, "names a Chinese target"])
def test_nothing_of_the_members_part_is_in_what_others_get(standing: Standing, secret: str) -> None:
    assert secret not in repr(render(balochistan(), standing))


@pytest.mark.parametrize("secret", [MEMBERS_WORDS, MEMBERS_EXCERPT, MEMBERS_LINK])
def test_members_get_their_part_whole(secret: str) -> None:
    assert secret in repr(render(balochistan(), Standing.MEMBER))


def test_the_locked_part_keeps_its_place_and_its_teaser() -> None:
    article = render(balochistan(), Standing.VISITOR)
    locked = [section for section in article.sections if section.locked]
    assert [section.role for section in locked] == [SectionRole.MEMBERS]
    assert locked[0].teaser
    assert locked[0].title is None
    assert article.sections[2] is locked[0]


def test_links_are_for_those_who_signed_up() -> None:
    assert SUBSCRIBERS_LINK not in repr(render(balochistan(), Standing.VISITOR))
    assert SUBSCRIBERS_LINK in repr(render(balochistan(), Standing.SUBSCRIBER))


def test_a_licence_that_asks_for_credit_gets_it_from_everybody_with_the_link_to_the_work() -> None:
    witness = note_of(render(balochistan(), Standing.VISITOR), "accuses India").witnesses[0]
    assert witness.link is None
    assert witness.credit is not None
    assert witness.credit.work == "https://en.wikipedia.org/wiki/Portal:Current_events/2026_February_1"
    assert (witness.credit.author, witness.credit.licence) == ("Wikipedia contributors", "CC BY-SA 4.0")


def test_notes_have_the_same_numbers_for_every_reader() -> None:
    by_standing = [render(balochistan(), standing) for standing in Standing]
    numbers = [note_of(article, "how the dead were counted").label for article in by_standing]
    assert len(set(numbers)) == 1
    assert [note.label for note in by_standing[2].notes if note.label.startswith("M")] == ["M1", "M2"]


def test_the_original_words_say_which_language_they_are_in_and_which_way_it_is_written() -> None:
    witness = note_of(render(turkey_and_syria(), Standing.VISITOR), "Kurdish item").witnesses[0]
    assert (witness.language, witness.language_name, witness.direction) == ("ckb", "Central Kurdish", "rtl")
    assert witness.excerpt is not None
    assert "کەس" in witness.excerpt


def test_an_excerpt_ends_where_its_source_allows() -> None:
    article = of_one_sentence(ArticleDesk("short"), ATTACKS)
    short = replace(article, items=tuple(replace(item, excerpt_limit=40) for item in article.items))
    witness = note_of(render(short, Standing.MEMBER), "Thirty-three").witnesses[0]
    assert witness.excerpt == "Coordinated attacks by the Balochistan…"
    assert witness.clipped


def test_a_source_that_allows_no_excerpt_is_named_without_its_words() -> None:
    rights = {PORTAL: Rights(licence="CC BY-SA 4.0", no_excerpt=True)}
    witness = note_of(render(of_one_sentence(ArticleDesk("none"), ATTACKS), Standing.MEMBER, rights), "Thirty-three").witnesses[0]
    assert witness.excerpt is None
    assert witness.source == "Wikipedia Current Events"


def test_a_source_that_refuses_mining_after_publication_keeps_its_words_from_then_on() -> None:
    rights = {PORTAL: Rights(licence="CC BY-SA 4.0", mining_refused=True)}
    witness = note_of(render(of_one_sentence(ArticleDesk("none"), ATTACKS), Standing.MEMBER, rights), "Thirty-three").witnesses[0]
    assert witness.excerpt is None


def test_a_source_without_an_open_licence_gives_no_more_than_five_passages_in_sum() -> None:
    lines = ("ce-2026-01-30-001", "ce-2026-01-31-002", "ce-2026-02-01-001", "ce-2026-02-04-001")
    article = of_one_sentence(ArticleDesk("capped", unlicensed=lines), *lines)
    capped = replace(article, items=tuple(replace(item, excerpt_limit=60) for item in article.items))
    assert all(witness.excerpt for witness in note_of(render(capped, Standing.MEMBER), "Thirty-three").witnesses)
    desk = ArticleDesk("capped", unlicensed=lines)
    words = ("raid two militant hideouts and kill 41 insurgents", "in the Harnai and Panjgur districts")
    pieces = [desk.passage(lines[0], part) for part in words] + [desk.passage(line) for line in lines[1:]]
    crowded = replace(
        of_one_sentence(desk, *lines), items=tuple(replace(item, excerpt_limit=40) for item in of_one_sentence(desk, *lines).items)
    )
    sentence = replace(crowded.draft.standfirst, passages=(*pieces, *crowded.draft.standfirst.passages))
    shown = render(replace(crowded, draft=replace(crowded.draft, headline=sentence)), Standing.MEMBER).headline.note.witnesses
    excerpts = [witness.excerpt for witness in shown if witness.excerpt]
    assert len(shown) == 6
    assert sum(map(len, excerpts)) <= 200
    assert len(excerpts) < len(shown)


def test_words_of_a_source_whose_rights_nobody_knows_are_not_shown() -> None:
    article = of_one_sentence(ArticleDesk("unknown"), ATTACKS)
    elsewhere = tuple(replace(passage, source=SourceId("elsewhere"), document="x") for passage in article.draft.passages)
    unknown = replace(article, draft=replace(article.draft, passages=elsewhere))
    assert note_of(render(unknown, Standing.MEMBER), "Thirty-three").witnesses[0].excerpt is None
    known = render(unknown, Standing.MEMBER, {SourceId("elsewhere"): Rights(licence="CC0-1.0")})
    assert note_of(known, "Thirty-three").witnesses[0].excerpt


def test_a_line_of_the_archive_is_credited_with_the_page_of_its_day() -> None:
    witness = note_of(render(balochistan(), Standing.VISITOR), "Machh and Kolpur").witnesses[0]
    assert witness.archive
    assert witness.excerpt is not None
    assert witness.credit is not None
    assert witness.credit.work == "https://en.wikipedia.org/wiki/Portal:Current_events/2024_January_29"


def test_a_derived_figure_shows_its_arithmetic_and_an_absence_its_search() -> None:
    article = render(balochistan(), Standing.VISITOR)
    derivation = note_of(article, "together 181").derivation
    assert derivation is not None
    assert ([operand.value for operand in derivation.operands], derivation.result) == (["145", "18", "18"], "181")
    search = note_of(article, "India's answer").search
    assert search is not None
    assert (search.looked_for, search.searched) == ("evidence, or an answer by India", 4)


def test_an_inference_names_mechanism_likelihood_rival_and_the_notes_it_rests_on() -> None:
    article = render(balochistan(), Standing.VISITOR)
    note = note_of(article, "sit badly together")
    assert note.kind is SentenceKind.INFERENCE
    assert note.inference is not None
    assert note.inference.likelihood is Likelihood.LIKELY
    assert [premise.note for premise in note.premises] == [
        note_of(article, "40-hour operation").label,
        note_of(article, "drones and helicopters").label,
    ]


def test_a_premise_in_the_members_part_is_not_told_to_others() -> None:
    desk = ArticleDesk("hidden")
    secret = desk.fact("A members' sentence.", ATTACKS)
    open_one = desk.inference("So it follows.", secret, mechanism="By reason.", likelihood=Likelihood.LIKELY, rival="Or not.")
    members = desk.section(SectionRole.MEMBERS, "Members", desk.paragraph(secret), teaser="why")
    after = desk.section(SectionRole.AHEAD, "Ahead", desk.paragraph(open_one))
    head = desk.fact("A headline", ATTACKS)
    place = Place("Balochistan", "PK", None, None)
    article = desk.publish(head, head, (members, after), place=place, event=EventKind.ATTACK, subject=Subject.CONFLICT)
    visitors = render(article, Standing.VISITOR)
    assert "A members' sentence." not in repr(visitors)
    assert [premise.text for premise in note_of(visitors, "So it follows").premises] == [None]
    assert [premise.text for premise in note_of(render(article, Standing.MEMBER), "So it follows").premises] == ["A members' sentence."]


def test_a_row_of_a_table_shows_each_mark_once_and_every_cell_has_its_note() -> None:
    table = next(
        block for section in render(balochistan(), Standing.VISITOR).sections for block in section.blocks if isinstance(block, ReaderTable)
    )
    last = [cell for cell in table.rows[2] if cell is not None]
    assert [cell.marks for cell in last] == [False, False, False, True]
    assert len({cell.note for cell in last}) == 1
    assert table.rows[0][2] is None


def test_a_doubtful_sentence_says_so() -> None:
    article = render(balochistan(), Standing.VISITOR)
    assert note_of(article, "sit badly together").status is Status.DOUBTFUL
    assert article.checked.doubtful == 1
    assert article.checked.supported == article.checked.sentences - 1


def test_an_unchecked_sentence_is_never_called_supported() -> None:
    article = of_one_sentence(ArticleDesk("unchecked"), ATTACKS)
    unchecked = replace(article, verdict=replace(article.verdict, findings=()))
    assert note_of(render(unchecked, Standing.VISITOR), "Thirty-three").status is Status.UNSUPPORTED


def test_a_retraction_leaves_a_notice_and_no_text() -> None:
    notice = Correction(
        CorrectionKind.RETRACTION, datetime(2026, 2, 6, tzinfo=UTC), "The story was wrong.", "It is withdrawn.", "the desk (test)"
    )
    article = render(balochistan(corrections=(notice,)), Standing.MEMBER)
    assert article.retracted
    assert article.corrections == (notice,)
    assert article.sections == ()
    assert article.notes == ()
    assert article.standfirst is None
    assert article.summary == "The story was wrong. It is withdrawn."


def test_numbers_of_sources_are_for_all_and_the_list_for_those_who_signed_up() -> None:
    visitors, subscribers = (render(west_java(), standing).sources for standing in (Standing.VISITOR, Standing.SUBSCRIBER))
    assert (visitors.items, visitors.families, len(visitors.languages)) == (12, 1, 6)
    assert visitors.lines == ()
    assert visitors.locked
    assert len(subscribers.lines) == 12
    assert all(line.link for line in subscribers.lines)


def test_a_number_shows_how_it_is_borne_out_among_the_sources() -> None:
    article = of_one_sentence(ArticleDesk("balochistan"), ATTACKS)
    passage = next(passage for passage in article.draft.passages if passage.document == ATTACKS)
    held = (StatedAt(ItemId(passage.document), passage.span, "security officials"),)
    borne = Agreement("33 killed", 33, ClaimStatus.SINGLE, "stated by one family of sources", held, ("portal",))
    other = Agreement("92 killed", 92, ClaimStatus.SINGLE, "stated by one family of sources", held, ("portal",))
    shown = note_of(render(replace(article, agreements=(borne, other)), Standing.VISITOR), "Thirty-three")
    assert [(claim.says, claim.status) for claim in shown.claims] == [("33 killed", ClaimStatus.SINGLE)]
    assert "security officials" not in repr(shown.claims)


def test_readers_are_told_of_a_party_that_speaks_in_words_that_they_see() -> None:
    article = of_one_sentence(ArticleDesk("balochistan"), "ce-2026-02-01-001")
    note = note_of(render(article, Standing.VISITOR), "Thirty-three")
    told = [voice for witness in note.witnesses for voice in witness.voices]
    assert Sourcing.PARTY in {voice.sourcing for voice in told}
    assert all(voice.speaker in (witness.excerpt or "") for witness in note.witnesses for voice in witness.voices)
    hidden = render(article, Standing.VISITOR, {PORTAL: Rights(no_excerpt=True)})
    assert all(
        voice.speaker == "" for witness in note_of(hidden, "Thirty-three").witnesses for voice in witness.voices if not witness.excerpt
    )


def test_what_somebody_is_told_to_have_said_shows_its_standing_too() -> None:
    article = of_one_sentence(ArticleDesk("balochistan"), ATTACKS)
    passage = next(passage for passage in article.draft.passages if passage.document == ATTACKS)
    place = StatedAt(ItemId(passage.document), passage.span, "thirty-three officials")
    said = Statement("so", "en", Stance.ASSERTS, ClaimStatus.DISPUTED, "denied by the army", (place,), ("portal",))
    other = replace(said, said_at=(replace(place, said_by="Somebody Else"),))
    shown = note_of(render(replace(article, statements=(said, other)), Standing.VISITOR), "Thirty-three")
    assert [(claim.says, claim.status) for claim in shown.claims] == [("said by thirty-three officials", ClaimStatus.DISPUTED)]
