"""Three specimen articles for tests of the site: an attack with a members' part, a count that moved, and sources written right to left."""

from __future__ import annotations

from datetime import UTC, date, datetime

from nightdesk.drafts.model import Chart, ChartForm, ChartPoint, Likelihood, SectionRole, Sentence, Table
from nightdesk.publish.model import Article, Correction, CorrectionKind
from nightdesk.stories.model import EventKind, Place, Subject
from nightdesk.testing.articles import ArticleDesk
from nightdesk.testing.lines import lines

MEMBERS_WORDS = "Ten construction workers were killed at Gwadar's port in 2017"
MEMBERS_EXCERPT = "Gunmen open fire on construction workers at Gwadar Port"
MEMBERS_LINK = "2017_May_13"
SUBSCRIBERS_LINK = "2026_February_4"


def balochistan(*, reviewed_by: str | None = None, corrections: tuple[Correction, ...] = (), version: int = 1) -> Article:
    """One members' section (see the MEMBERS_ constants) and one item whose link is for subscribers (SUBSCRIBERS_LINK)."""
    desk = ArticleDesk("balochistan", persona="pamir", unlicensed={"ce-2026-02-04-001", "ce-2017-05-13-001"})
    end, attacks, raids, nushki = "ce-2026-02-01-001", "ce-2026-01-31-002", "ce-2026-01-30-001", "ce-2026-02-04-001"
    over = desk.fact("Pakistan's military and the Balochistan police announced the end of a 40-hour operation on 1 February 2026.", end)
    drones = desk.fact("On 4 February the armed forces were using drones and helicopters to regain the town of Nushki.", nushki)
    opening = desk.section(
        SectionRole.OPENING,
        None,
        desk.paragraph(
            over,
            desk.total(
                "They gave 145 insurgents, 18 civilians and 18 security personnel as dead, together 181.",
                "181",
                ("145", "insurgents", end),
                ("18", "civilians", end),
                ("18", "security personnel", end),
            ),
            drones,
        ),
        desk.paragraph(
            desk.fact("The government accuses India of backing the group.", end),
            desk.absence(
                "No item gives evidence for it, or India's answer.", "evidence, or an answer by India", end, attacks, raids, nushki
            ),
            desk.doubtful(
                desk.inference(
                    "The two announcements sit badly together: an operation that is over does not need helicopters.",
                    over,
                    drones,
                    mechanism="A finished operation leaves nothing to regain.",
                    likelihood=Likelihood.LIKELY,
                    rival="Nushki was a new operation, begun after the first had ended.",
                )
            ),
        ),
    )
    figures = desk.section(
        SectionRole.FIGURES,
        "The figures, and who gives them",
        Table(
            "Reported dead by day",
            ("Day", "Insurgents", "Civilians", "Stated by"),
            (
                (desk.fact("30 January", raids), desk.fact("41", raids), None, desk.absence("nobody named", "a speaker", raids)),
                (desk.fact("31 January", attacks), desk.fact("at least 92", attacks), desk.fact("18", attacks), None),
                (desk.fact("1 February", end), desk.fact("145", end), desk.fact("18", end), desk.fact("military and police", end)),
            ),
        ),
    )
    record = desk.section(
        SectionRole.RECORD,
        "What came before",
        desk.paragraph(
            desk.background("In January 2024 the group struck Machh and Kolpur in one named operation.", "ce-2024-01-29-001"),
            desk.background("On 11 March 2025 it took a train with more than 440 people.", "ce-2025-03-11-009"),
        ),
        Chart(
            ChartForm.BARS,
            "Reported dead in the three attacks named here",
            "people",
            (
                ChartPoint("Highways, August 2024", date(2024, 8, 26), 35, desk.background("35", "ce-2024-08-26-006")),
                ChartPoint("Train, March 2025", date(2025, 3, 12), 70, desk.background("70", "ce-2025-03-12-004")),
                ChartPoint("January 2026", date(2026, 1, 31), 181, desk.fact("181", end), emphasis=True),
            ),
        ),
    )
    members = desk.section(
        SectionRole.MEMBERS,
        "What is different this time",
        desk.paragraph(
            desk.background(MEMBERS_WORDS + ".", "ce-2017-05-13-001"),
            desk.absence("None of the lines of 31 January to 4 February names a Chinese target.", "a Chinese target", end, attacks, nushki),
        ),
        teaser="what is different this time, and what the record says about Chinese projects as targets",
    )
    unknown = desk.section(
        SectionRole.UNKNOWN,
        "What is not known from these sources",
        desk.paragraph(
            desk.absence("None of the items says how the dead were counted.", "how the dead were counted", raids, attacks, end, nushki)
        ),
    )
    return desk.publish(
        desk.fact("Pakistan declares Balochistan operation over with 181 dead, then fights on for Nushki", end, nushki),
        desk.fact("Military and police count 145 insurgents, 18 civilians and 18 of their own.", end),
        (opening, figures, members, record, unknown),
        place=Place("Balochistan", "PK", 28.5, 65.1),
        event=EventKind.ATTACK,
        subject=Subject.CONFLICT,
        actors=("Baloch Liberation Army",),
        reviewed_by=reviewed_by,
        corrections=corrections,
        version=version,
    )


def west_java() -> Article:
    """A count that rose and fell, told in eleven languages; no members' section."""
    desk = ArticleDesk("west-java", persona="angin")
    steps = (
        ("itn-ae6b06cc4aac", 46, "at least 46"),
        ("itn-6c5cd613712a", 56, "at least 56"),
        ("itn-4abe37139e38", 62, "at least 62"),
        ("itn-e8be53a06c39", 162, "at least 162"),
        ("itn-9d32f7b12719", 103, "at least 103"),
        ("itn-92028dc36d73", 268, "at least 268"),
        ("itn-e946bcd7169c", 284, "at least 284"),
        ("itn-216cce7b5813", 271, "at least 271"),
        ("itn-d6b803ee690c", 310, "at least 310"),
        ("itn-205f94727b14", 323, "at least 323"),
        ("itn-e4b9c1204826", 334, "334"),
    )

    def point(line: str, value: int, text: str) -> ChartPoint:
        at = lines()[line].published_at
        return ChartPoint(f"{at:%-d %b %H:%M}", at.date(), value, desk.fact(text, line), emphasis=value in (103, 271))

    def row(line: str, text: str) -> tuple[Sentence, ...]:
        at = lines()[line].published_at
        return desk.fact(f"{at:%-d %b %H:%M}", line), desk.fact(text, line), desk.fact(lines()[line].language, line)

    sections = (
        desk.section(
            SectionRole.OPENING,
            None,
            desk.paragraph(
                desk.fact(
                    "An earthquake near Cianjur in West Java had killed 334 people and injured 7,729 by 7 December.", "itn-e4b9c1204826"
                ),
                desk.absence("No item names who counted.", "who counted", *(line for line, _, _ in steps)),
            ),
        ),
        desk.section(
            SectionRole.FIGURES,
            "How the count moved",
            Chart(ChartForm.STEPS, "Reported dead", "people", tuple(point(*step) for step in steps)),
            Table("First statement of each count", ("When (UTC)", "Dead", "First in"), tuple(row(line, text) for line, _, text in steps)),
        ),
        desk.section(
            SectionRole.AHEAD,
            "What to watch",
            desk.paragraph(desk.fact("A Persian item gives at least 323 dead; its time could not be established.", "itn-7a308d95d0a3")),
        ),
    )
    return desk.publish(
        desk.fact("Count of dead from the West Java earthquake reaches 334, after twice falling", "itn-e4b9c1204826"),
        desk.fact("At least 46 on the first morning, 334 sixteen days later.", "itn-ae6b06cc4aac", "itn-e4b9c1204826"),
        sections,
        place=Place("Cianjur", "ID", -6.82, 107.14),
        event=EventKind.EARTHQUAKE,
        subject=Subject.DISASTERS,
    )


def turkey_and_syria() -> Article:
    """Evidence in Urdu, Central Kurdish, Persian and South Azerbaijani; contributed to by a second analyst; corrected."""
    desk = ArticleDesk("turkey-and-syria", persona="qanat")
    urdu, kurdish, persian, azerbaijani = "itn-91869ebc76a7", "itn-b2d91b59c5f8", "itn-53928836d0ec", "itn-8b9bfb20ca08"
    sections = (
        desk.section(
            SectionRole.OPENING,
            None,
            desk.paragraph(
                desk.fact("About 20,000 people were reported dead in Turkey and Syria by the evening of 9 February 2023.", urdu),
                desk.fact("That morning a Kurdish item had given nearly 16,000.", kurdish),
            ),
        ),
        desk.section(
            SectionRole.ACCOUNTS,
            "Where the sources differ",
            desk.paragraph(
                desk.fact("A Persian item gives more than 51,000 dead and 122,000 injured.", persian),
                desk.fact("A South Azerbaijani one gives more than 41,000 and more than 120,000.", azerbaijani),
            ),
        ),
    )
    correction = Correction(
        CorrectionKind.CORRECTION,
        datetime(2023, 2, 11, 8, 0, tzinfo=UTC),
        "A Kurdish item had given exactly 16,000.",
        "It gave nearly 16,000.",
        "the desk (test)",
    )
    return desk.publish(
        desk.fact("Reported dead in Turkey and Syria pass 20,000 on the fourth day", urdu),
        desk.fact("Counts in four languages lie 31,000 apart within two days.", urdu, persian),
        sections,
        place=Place("Turkey", "TR", 37.2, 37.0),
        event=EventKind.EARTHQUAKE,
        subject=Subject.DISASTERS,
        corrections=(correction,),
        contributors=("pamir",),
        reviewed_by="An editor (test)",
    )
