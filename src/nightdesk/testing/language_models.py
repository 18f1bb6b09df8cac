"""A stand-in for model services on loopback: speaks the protocols of OpenAI and Anthropic, streamed and whole, in every mood there is.

The name of the model that is asked for chooses the mood: `good`, `hallucinating-7` (a seed may follow), `wrong-key` …; see `MOODS`.
The same question to the same model always gets the same answer.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from nightdesk.adapters.loopback import LoopbackServer
from nightdesk.testing.minds import MOODS as HABITS
from nightdesk.testing.minds import Attack, Mind, Said

_A_TOKEN = 4
_SLOW_SECONDS = 30.0
_ERRORS: Mapping[str, tuple[int, str, str, str]] = {
    "wrong-key": (401, "invalid_api_key", "authentication_error", "Incorrect API key provided."),
    "unknown-model": (404, "model_not_found", "not_found_error", "The model does not exist."),
    "empty-balance": (429, "insufficient_quota", "billing_error", "You exceeded your current quota, please check your plan and billing."),
    "unavailable": (503, "server_error", "overloaded_error", "The server is overloaded."),
    "broken": (500, "server_error", "api_error", "Internal error."),
}
MOODS = (*HABITS, "busy-once", *_ERRORS)


@dataclass(slots=True)
class Served:
    """One request as the server saw it, and the tokens it charged."""

    model: str
    instructions: str
    material: str
    most_tokens: int
    input_tokens: int = 0
    output_tokens: int = 0


@dataclass(slots=True)
class _Question:
    served: Served
    stream: bool
    tool: str | None
    form: dict[str, Any] = field(default_factory=dict)


class StandIn(LoopbackServer):
    """`attacks` are instructions that the `hostile` mood obeys where it finds them in what it is given.

    From the request of number `stall_at` on (the first is 0) nobody is answered, until it is set to None.
    """

    def __init__(self, attacks: Sequence[Attack] = ()) -> None:
        super().__init__(self._answer, "stand-in for language models")
        self.served: list[Served] = []
        self.invented: list[str] = []
        self.stall_at: int | None = None
        self._attacks = tuple(attacks)
        self._busy: set[str] = set()

    def model(self, mood: str, provider: str = "openai") -> str:
        """What to set as NIGHTDESK_MODEL to be answered in this mood."""
        return f"{provider}:{mood}@{self.base}{'' if provider == 'anthropic' else '/v1'}"

    @property
    def tokens(self) -> int:
        """All that was charged for so far."""
        return sum(served.input_tokens + served.output_tokens for served in self.served)

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        protocols: dict[str, _Protocol] = {"/v1/chat/completions": _OPENAI, "/v1/messages": _ANTHROPIC}
        protocol = protocols.get(request.path)
        if protocol is None or request.method != "POST":
            return web.json_response({"error": {"message": "no such path"}}, status=404)
        question = protocol.read(await request.json())
        mood = self._mood(question.served.model)
        if mood in _ERRORS:
            return protocol.error(*_ERRORS[mood])
        if mood == "busy-once" and question.served.material not in self._busy:
            self._busy.add(question.served.material)
            return protocol.error(429, "rate_limit_exceeded", "rate_limit_error", "Slow down.")
        self.served.append(question.served)
        if mood == "slow" or (self.stall_at is not None and len(self.served) > self.stall_at):
            await asyncio.sleep(_SLOW_SECONDS)
        said = self._say(mood, question)
        return await _send(request, protocol, question, said)

    def _mood(self, model: str) -> str:
        return next((mood for mood in MOODS if model == mood or model.startswith(f"{mood}-")), "unknown-model")

    def _say(self, mood: str, question: _Question) -> Said:
        served = question.served
        mind = Mind(mood, served.model, served.instructions, served.material, self._attacks)
        said = mind.say(served.most_tokens * _A_TOKEN)
        self.invented += mind.invented
        served.input_tokens = len(served.instructions + served.material + json.dumps(question.form)) // _A_TOKEN
        served.output_tokens = len(said.text) // _A_TOKEN
        return said


async def _send(request: web.BaseRequest, protocol: _Protocol, question: _Question, said: Said) -> web.StreamResponse:
    if not question.stream:
        return web.json_response(protocol.whole(question, said))
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    await response.prepare(request)
    async for event in protocol.stream(question, said):
        await response.write(event.encode())
    await response.write_eof()
    return response


def _pieces(text: str) -> list[str]:
    return [text[start : start + 400] for start in range(0, len(text), 400)] or [""]


class _Protocol:
    read: Callable[[dict[str, Any]], _Question]
    whole: Callable[[_Question, Said], dict[str, Any]]
    stream: Callable[[_Question, Said], AsyncIterator[str]]
    error: Callable[[int, str, str, str], web.Response]


class _OpenAI(_Protocol):
    """https://platform.openai.com/docs/api-reference/chat"""

    def read(self, body: dict[str, Any]) -> _Question:
        system = "\n".join(_text(one["content"]) for one in body["messages"] if one["role"] in ("system", "developer"))
        user = "\n".join(_text(one["content"]) for one in body["messages"] if one["role"] == "user")
        tools = body.get("tools") or []
        most = body.get("max_completion_tokens") or body.get("max_tokens") or 1_000
        form = tools[0]["function"]["parameters"] if tools else body.get("response_format", {})
        name = tools[0]["function"]["name"] if tools else None
        return _Question(Served(body["model"], system, user, most), bool(body.get("stream")), name, form)

    def whole(self, question: _Question, said: Said) -> dict[str, Any]:
        message: dict[str, Any] = {"role": "assistant", "content": said.text}
        if question.tool and said.in_form:
            message = {"role": "assistant", "content": None, "tool_calls": [self._call(question, said.text)]}
        choice = {"index": 0, "message": message, "finish_reason": self._reason(question, said)}
        return {**self._head(question, "chat.completion"), "choices": [choice], "usage": self._usage(question)}

    async def stream(self, question: _Question, said: Said) -> AsyncIterator[str]:
        tool = question.tool if said.in_form else None
        first: dict[str, Any] = {"role": "assistant", "content": None if tool else ""}
        if tool:
            first["tool_calls"] = [{"index": 0, **self._call(question, "")}]
        yield self._event(question, first)
        for piece in _pieces(said.text):
            yield self._event(question, {"tool_calls": [{"index": 0, "function": {"arguments": piece}}]} if tool else {"content": piece})
        yield self._event(question, {}, self._reason(question, said))
        chunk = {**self._head(question, "chat.completion.chunk"), "choices": [], "usage": self._usage(question)}
        yield f"data: {json.dumps(chunk)}\n\ndata: [DONE]\n\n"

    def error(self, status: int, code: str, kind: str, message: str) -> web.Response:
        return web.json_response({"error": {"message": message, "type": kind, "code": code, "param": None}}, status=status)

    def _event(self, question: _Question, delta: dict[str, Any], reason: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        return f"data: {json.dumps({**self._head(question, 'chat.completion.chunk'), 'choices': [choice]})}\n\n"

    def _head(self, question: _Question, kind: str) -> dict[str, Any]:
        return {"id": "chatcmpl-stand-in", "object": kind, "created": 1_700_000_000, "model": question.served.model}

    def _call(self, question: _Question, arguments: str) -> dict[str, Any]:
        return {"id": "call_1", "type": "function", "function": {"name": question.tool, "arguments": arguments}}

    def _reason(self, question: _Question, said: Said) -> str:
        return "length" if said.cut else ("tool_calls" if question.tool and said.in_form else "stop")

    def _usage(self, question: _Question) -> dict[str, int]:
        read, written = question.served.input_tokens, question.served.output_tokens
        return {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}


class _Anthropic(_Protocol):
    """https://docs.anthropic.com/en/api/messages"""

    def read(self, body: dict[str, Any]) -> _Question:
        user = "\n".join(_text(one["content"]) for one in body["messages"] if one["role"] == "user")
        tools = body.get("tools") or []
        form = tools[0]["input_schema"] if tools else {}
        served = Served(body["model"], _text(body.get("system", "")), user, body["max_tokens"])
        return _Question(served, bool(body.get("stream")), tools[0]["name"] if tools else None, form)

    def whole(self, question: _Question, said: Said) -> dict[str, Any]:
        block: dict[str, Any] = {"type": "text", "text": said.text}
        if question.tool and said.in_form:
            block = {"type": "tool_use", "id": "toolu_1", "name": question.tool, "input": _object(said.text)}
        return {**self._head(question), "content": [block], "stop_reason": self._reason(question, said), "usage": self._usage(question)}

    async def stream(self, question: _Question, said: Said) -> AsyncIterator[str]:
        tool = question.tool if said.in_form else None
        yield self._event("message_start", {"message": {**self._head(question), "content": [], "usage": self._usage(question)}})
        block = {"type": "tool_use", "id": "toolu_1", "name": tool, "input": {}} if tool else {"type": "text", "text": ""}
        yield self._event("content_block_start", {"index": 0, "content_block": block})
        for piece in _pieces(said.text):
            delta = {"type": "input_json_delta", "partial_json": piece} if tool else {"type": "text_delta", "text": piece}
            yield self._event("content_block_delta", {"index": 0, "delta": delta})
        yield self._event("content_block_stop", {"index": 0})
        stop = {"stop_reason": self._reason(question, said), "stop_sequence": None}
        yield self._event("message_delta", {"delta": stop, "usage": {"output_tokens": question.served.output_tokens}})
        yield self._event("message_stop", {})

    def error(self, status: int, code: str, kind: str, message: str) -> web.Response:
        status = {"billing_error": 402, "overloaded_error": 529}.get(kind, status)
        return web.json_response({"type": "error", "error": {"type": kind, "message": message}}, status=status)

    def _event(self, name: str, data: dict[str, Any]) -> str:
        return f"event: {name}\ndata: {json.dumps({'type': name, **data})}\n\n"

    def _head(self, question: _Question) -> dict[str, Any]:
        head = {"id": "msg_stand_in", "type": "message", "role": "assistant", "model": question.served.model}
        return {**head, "stop_reason": None, "stop_sequence": None}

    def _reason(self, question: _Question, said: Said) -> str:
        return "max_tokens" if said.cut else ("tool_use" if question.tool and said.in_form else "end_turn")

    def _usage(self, question: _Question) -> dict[str, int]:
        return {"input_tokens": question.served.input_tokens, "output_tokens": question.served.output_tokens}


_OPENAI, _ANTHROPIC = _OpenAI(), _Anthropic()


def _text(content: object) -> str:
    if isinstance(content, str):
        return content
    return "\n".join(part.get("text", "") for part in content if isinstance(part, dict)) if isinstance(content, list) else ""


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {"answer": text}
    return found if isinstance(found, dict) else {"answer": found}
