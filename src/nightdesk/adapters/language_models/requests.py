"""One request to one model, streamed: the only module that speaks with a model's server."""

from __future__ import annotations

import asyncio
import json
import time
from concurrent.futures import ThreadPoolExecutor

from pydantic_ai import exceptions as wrong
from pydantic_ai.direct import model_request_stream
from pydantic_ai.messages import ModelRequest, ModelResponse, TextPart, ToolCallPart
from pydantic_ai.models import Model, ModelRequestParameters
from pydantic_ai.output import OutputObjectDefinition
from pydantic_ai.settings import ModelSettings
from pydantic_ai.tools import ToolDefinition

from nightdesk.adapters.language_models.exchange import Answer, Progress, Question
from nightdesk.adapters.language_models.names import ModelName
from nightdesk.adapters.language_models.provider import close_model, make_model
from nightdesk.drafts.language_model import Trouble

_LONGEST = 24
"""Characters for each token asked for, beyond which an answer is cut off: its server does not keep to the limit."""


def request(name: ModelName, key: str, question: Question, seconds: float, progress: Progress) -> Answer:
    """Never raises for what the model or its server does."""
    start = time.monotonic()
    try:
        with ThreadPoolExecutor(1) as apart:  # a loop of its own, whatever loop the caller may be in
            response = apart.submit(asyncio.run, _opened(name, key, question, seconds, progress)).result()
    except _TooLong:
        return _failed(Trouble.TOO_LONG, f"{name} wrote on beyond its limit of {question.most_tokens} tokens and was cut off.", start)
    except wrong.ModelAPIError as error:
        return _troubled(error, name, seconds, start)
    except (wrong.AgentRunError, wrong.UserError, ValueError, OSError) as error:
        return _failed(Trouble.UNREADABLE, f"{name} answered in a way that cannot be read ({type(error).__name__}).", start)
    return _read(response, name, start)


class _TooLong(Exception):
    """The server goes on where it was told to stop."""


async def _opened(name: ModelName, key: str, question: Question, seconds: float, progress: Progress) -> ModelResponse:
    model = make_model(name, key)
    try:
        return await _stream(model, question, seconds, progress)
    finally:
        await close_model(model)


async def _stream(model: Model, question: Question, seconds: float, progress: Progress) -> ModelResponse:
    settings = ModelSettings(max_tokens=question.most_tokens, request_timeout=seconds, timeout=seconds, max_retries=0)
    messages = [ModelRequest.user_text_prompt(question.material, instructions=question.instructions)]
    most, came = question.most_tokens * _LONGEST, 0
    async with model_request_stream(model, messages, model_settings=settings, model_request_parameters=_form(question)) as stream:
        async for _ in stream:
            came = sum(len(_words(part)) for part in stream.get().parts) if came % 16 == 0 else came + 1
            progress(came)
            if came > most:
                raise _TooLong
        return stream.get()


def _form(question: Question) -> ModelRequestParameters:
    """The form of the answer, as an output tool or as a schema, whichever the model does best. No tool that does anything is ever given."""
    about = "The answer, in the form that the newsroom reads."
    return ModelRequestParameters(
        output_mode="auto",
        output_object=OutputObjectDefinition(json_schema=question.form, name="answer", description=about),
        output_tools=[ToolDefinition(name="answer", description=about, parameters_json_schema=question.form, kind="output")],
        allow_text_output=False,
    )


def _words(part: object) -> str:
    if isinstance(part, TextPart):
        return part.content
    return part.args_as_json_str() if isinstance(part, ToolCallPart) else ""


def _read(response: ModelResponse, name: ModelName, start: float) -> Answer:
    usage = response.usage
    counted = usage.unmeasured_requests == 0 and (usage.input_tokens or usage.output_tokens)
    read, written = (usage.input_tokens, usage.output_tokens) if counted else (None, None)
    calls = [part.args_as_json_str() for part in response.parts if isinstance(part, ToolCallPart) and part.tool_name == "answer"]
    output = calls[0] if calls else "".join(part.content for part in response.parts if isinstance(part, TextPart))
    trouble, says = None, ""
    if response.finish_reason == "length":
        trouble, says = Trouble.TOO_LONG, f"{name} did not finish its answer within the tokens it was given."
    elif response.finish_reason == "content_filter" or not output.strip():
        trouble, says = Trouble.REFUSED, f"{name} declined to answer."
    return Answer(_object_in(output), trouble, says, read, written, time.monotonic() - start)


def _object_in(text: str) -> str:
    """The JSON object of an answer given as text, without a fence or words around it."""
    first, last = text.find("{"), text.rfind("}")
    return text[first : last + 1] if 0 <= first < last else text


_SLOW = "{name} did not answer within {seconds:g} seconds: raise NIGHTDESK_MODEL_SECONDS or set a faster model."
_DOWN = "The server of {name} failed; the newsroom tries again later."
_TROUBLES: tuple[tuple[type[wrong.ModelAPIError], Trouble, str], ...] = (
    (wrong.ModelQuotaExceededError, Trouble.EMPTY_BALANCE, "The account for {name} has no credit left: top it up, or set another model."),
    (wrong.ModelAuthenticationError, Trouble.WRONG_KEY, "The key for {name} was refused: set NIGHTDESK_MODEL_KEY to a valid one."),
    (wrong.ModelNotFoundError, Trouble.UNKNOWN_MODEL, "{address} has no model named {model}: check NIGHTDESK_MODEL."),
    (wrong.ModelContextWindowExceededError, Trouble.TOO_LONG, "{name} cannot take in this story: set a model with a larger window."),
    (wrong.ModelRateLimitError, Trouble.BUSY, "{name} asks to be called less often; the newsroom waits and tries again."),
    (wrong.ModelUnavailableError, Trouble.BUSY, "{name} is overloaded or down for now; the newsroom tries again later."),
    (wrong.ModelServerError, Trouble.BUSY, _DOWN),
    (wrong.ModelRequestTimeout, Trouble.TOO_SLOW, _SLOW),
    (wrong.ModelTimeoutError, Trouble.TOO_SLOW, _SLOW),
    (wrong.ModelConnectionError, Trouble.UNREACHABLE, "Nothing answers at {address}: does {name} run there, and is the address right?"),
    (wrong.ModelRequestRejectedError, Trouble.REFUSED, "{name} refused the request: {detail}"),
)
_NOT_CHARGED = (Trouble.WRONG_KEY, Trouble.UNKNOWN_MODEL, Trouble.EMPTY_BALANCE)


def _troubled(error: wrong.ModelAPIError, name: ModelName, seconds: float, start: float) -> Answer:
    told = ((trouble, words) for kind, trouble, words in _TROUBLES if isinstance(error, kind))
    trouble, words = next(told, (Trouble.BUSY, _DOWN))
    says = words.format(name=name, model=name.name, address=name.address, seconds=seconds, detail=_detail(error))
    return Answer("", trouble, says, None, None, time.monotonic() - start, _may_be_charged(error, trouble), error.retry_after)


def _may_be_charged(error: wrong.ModelAPIError, trouble: Trouble) -> bool:
    """A request that was never sent, or that was answered with an error before anything was written, costs nothing."""
    if trouble in _NOT_CHARGED or getattr(error, "phase", None) in ("pool", "connect"):
        return False
    return not isinstance(error, wrong.ModelHTTPError) or error.in_stream


def _detail(error: wrong.ModelAPIError) -> str:
    """The server's own words, cut short and in one line."""
    body = error.body
    inner = body.get("error", body) if isinstance(body, dict) else body
    message = inner.get("message", "") if isinstance(inner, dict) else ""
    return " ".join(str(message or json.dumps(inner, default=str)).split())[:160]


def _failed(trouble: Trouble, says: str, start: float) -> Answer:
    return Answer("", trouble, says, None, None, time.monotonic() - start)
