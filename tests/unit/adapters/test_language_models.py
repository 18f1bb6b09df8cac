"""Language models under control: every protocol, every trouble told in one sentence, caps that hold, calls paid once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from nightdesk.adapters.language_models.assemble import Terms, language_models
from nightdesk.adapters.language_models.caps import BILLIONTH, FREE, Caps, Limit, Price, read_price
from nightdesk.adapters.language_models.exchange import Answer as Came
from nightdesk.adapters.language_models.exchange import Question
from nightdesk.adapters.language_models.metered import MeteredModel
from nightdesk.adapters.language_models.names import read_model, read_models, read_roles
from nightdesk.adapters.language_models.requests import request
from nightdesk.drafts.language_model import Answered, Ask, NoAnswer, PromptVersion, Role, Trouble
from nightdesk.drafts.model_writer.answers import Plan
from nightdesk.foundation.errors import SettingsError
from nightdesk.testing.language_models import StandIn
from nightdesk.testing.ledger import MemoryLedger

ROW = '{"id": "P1", "text": "Ten people were hurt.", "language": "English", "published": "2026-01-01", "source": "x"}'
NO_CAPS = Caps()
NOON = datetime(2026, 2, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def server() -> Iterator[StandIn]:
    with StandIn() as running:
        yield running


def ask(about: str = "story:1", tokens: int = 300) -> Ask[Plan]:
    return Ask(Role.PLAN, about, "plan", "## What to do now: plan", ROW, PromptVersion("plan", "0" * 64), Plan, tokens)


def said_by(server: StandIn, mood: str, provider: str = "openai", seconds: float = 20) -> Came:
    question = Question("## What to do now: plan", ROW, Plan.model_json_schema(), 300)
    return request(read_model(server.model(mood, provider)), "key", question, seconds, lambda characters: None)


@pytest.mark.parametrize("provider", ["openai", "anthropic", "ollama", "vllm"])
def test_every_provider_answers_in_the_form_and_counts_its_tokens(server: StandIn, provider: str) -> None:
    came = said_by(server, "good", provider)
    assert came.trouble is None
    assert Plan.model_validate_json(came.output).enough
    assert came.input_tokens
    assert came.output_tokens


@pytest.mark.parametrize("provider", ["openai", "anthropic"])
@pytest.mark.parametrize(
    ("mood", "trouble", "words"),
    [
        ("wrong-key", Trouble.WRONG_KEY, "set NIGHTDESK_MODEL_KEY to a valid one"),
        ("unknown-model", Trouble.UNKNOWN_MODEL, "check NIGHTDESK_MODEL"),
        ("empty-balance", Trouble.EMPTY_BALANCE, "no credit left"),
        ("unavailable", Trouble.BUSY, "overloaded"),
        ("broken", Trouble.BUSY, "failed"),
        ("truncated", Trouble.TOO_LONG, "did not finish"),
        ("over-long", Trouble.TOO_LONG, "cut off"),
    ],
)
def test_each_trouble_is_told_in_one_sentence(server: StandIn, provider: str, mood: str, trouble: Trouble, words: str) -> None:
    came = said_by(server, mood, provider)
    assert came.trouble is trouble
    assert words in came.says
    assert came.says.count(". ") == 0
    assert came.says.endswith(".")


def test_a_slow_model_is_not_waited_for(server: StandIn) -> None:
    came = said_by(server, "slow", seconds=0.4)
    assert came.trouble is Trouble.TOO_SLOW
    assert "did not answer within 0.4 seconds" in came.says


def test_a_host_that_nobody_answers_at_is_named() -> None:
    question = Question("x", "y", Plan.model_json_schema(), 100)
    came = request(read_model("openai:any@http://127.0.0.1:9"), "key", question, 5, lambda characters: None)
    assert came.trouble is Trouble.UNREACHABLE
    assert "http://127.0.0.1:9/v1" in came.says
    assert not came.sent


def metered(server: StandIn, mood: str, ledger: MemoryLedger, caps: Caps = NO_CAPS, price: Price = FREE) -> MeteredModel:
    name = read_model(server.model(mood))
    return MeteredModel(
        name,
        lambda question: request(name, "key", question, 20, lambda characters: None),
        ledger,
        caps,
        price,
        lambda: NOON,
        lambda s: None,
    )


def test_a_call_that_was_answered_is_never_paid_again(server: StandIn) -> None:
    ledger, before = MemoryLedger(), len(server.served)
    first, again = metered(server, "good", ledger).ask(ask()), metered(server, "good", ledger).ask(ask())
    assert isinstance(first, Answered)
    assert isinstance(again, Answered)
    assert first.answer == again.answer
    assert len(server.served) == before + 1


def test_a_call_killed_in_flight_counts_in_full_and_is_made_anew(server: StandIn) -> None:
    ledger = MemoryLedger()

    def killed(question: Question) -> Came:
        raise KeyboardInterrupt

    model = metered(server, "good", ledger)
    model.call = killed
    with pytest.raises(KeyboardInterrupt):
        model.ask(ask())
    assert ledger.entries[0].tokens > 300
    assert isinstance(metered(server, "good", ledger).ask(ask()), Answered)
    assert len(ledger.entries) == 2


def test_an_answer_out_of_form_is_asked_for_again_three_times_and_no_more(server: StandIn) -> None:
    before = len(server.served)
    reply = metered(server, "garbage", MemoryLedger()).ask(ask())
    assert isinstance(reply, NoAnswer)
    assert len(server.served) - before <= 3
    assert sum(receipt.input_tokens for receipt in reply.receipts) > 0


def test_a_busy_model_is_asked_again(server: StandIn) -> None:
    assert isinstance(metered(server, "busy-once", MemoryLedger()).ask(ask()), Answered)


@pytest.mark.parametrize("tokens", [900, 6_000, 9_999])
def test_caps_hold_to_the_token(server: StandIn, tokens: int) -> None:
    """However many articles are asked for, what the server charges stays within the cap, and something is answered within a wide one."""
    ledger, before = MemoryLedger(), server.tokens
    model = metered(server, f"good-{tokens}", ledger, Caps(day=Limit(tokens=tokens)))
    replies = [model.ask(ask(f"story:{number}")) for number in range(30)]
    assert server.tokens - before <= tokens
    refused = [reply for reply in replies if isinstance(reply, NoAnswer)]
    assert {reply.trouble for reply in refused} == {Trouble.OVER_CAP}
    assert len(refused) < 30 or tokens < 6_000


def test_a_cap_on_money_holds_too_and_an_uncounted_call_costs_its_whole_reservation(server: StandIn) -> None:
    ledger = MemoryLedger()
    model = metered(server, "over-long", ledger, Caps(article=Limit(cost=BILLIONTH // 50)), read_price("3/15"))
    replies = [model.ask(ask()) for _ in range(4)]
    assert sum(entry.cost for entry in ledger.entries) <= BILLIONTH // 50
    assert isinstance(replies[-1], NoAnswer)
    assert replies[-1].trouble is Trouble.OVER_CAP


def test_the_cap_of_an_hour_opens_again_after_an_hour(server: StandIn) -> None:
    ledger = MemoryLedger()
    model = metered(server, "good-hour", ledger, Caps(hour=Limit(tokens=8_000)))
    while not isinstance(model.ask(ask(f"story:{len(ledger.entries)}")), NoAnswer):
        pass
    model.now = lambda: NOON + timedelta(minutes=61)
    assert isinstance(model.ask(ask("story:later")), Answered)


def test_the_next_model_takes_over_and_one_with_a_wrong_key_is_left_alone(server: StandIn) -> None:
    models = read_models(f"{server.model('wrong-key')}, {server.model('good', 'anthropic')}")
    desk = language_models(models, {}, Terms({}, Caps(), 20), MemoryLedger())
    before = len(server.served)
    for number in range(3):
        reply = desk.ask(ask(f"story:{number}"))
        assert isinstance(reply, Answered)
        assert reply.receipts[-1].model == "anthropic:good"
    assert len(server.served) == before + 3


def test_each_role_may_have_its_own_model(server: StandIn) -> None:
    roles = read_roles(f"plan={server.model('good', 'anthropic')}")
    desk = language_models(read_models(server.model("good")), roles, Terms({}, Caps(), 20), MemoryLedger())
    reply = desk.ask(ask())
    assert isinstance(reply, Answered)
    assert reply.receipts[0].model == "anthropic:good"


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("gpt-5", "write PROVIDER:NAME"),
        ("cohere:x", "one of openai, anthropic, ollama, vllm"),
        ("openai:x@ftp://a", "is no address"),
        ("openai:x@http://user:secret@host", "is no address"),
    ],
)
def test_a_setting_that_names_no_model_says_what_to_write(setting: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        read_models(setting)


def test_a_public_service_needs_a_key_and_a_cap_on_money_needs_a_price() -> None:
    with pytest.raises(SettingsError, match="needs a key"):
        language_models(read_models("openai:gpt-5"), {}, Terms({}, Caps(), 20), MemoryLedger())
    dear = Caps(day=Limit(cost=1))
    with pytest.raises(SettingsError, match="no price is known"):
        language_models(read_models("openai:x@http://models.example.org"), {}, Terms({"openai": "k"}, dear, 20), MemoryLedger())


def test_none_means_nobody_is_asked() -> None:
    assert read_models("") == read_models("none") == ()
