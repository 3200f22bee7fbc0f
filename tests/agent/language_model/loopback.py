"""A server of chat completions on this machine that answers from a list, also with faults."""

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PIECE_LETTERS = 40


@dataclass(frozen=True)
class Fault:
    """An answer that is none: an HTTP status, or what else can go wrong."""

    status: int = 200
    message: str = "it went wrong"
    code: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    ended: str = "stop"
    text: str = ""
    refusal: str = ""
    breaks_off: bool = False
    waits: threading.Event | None = None


Answer = str | dict[str, Any] | Fault | Callable[[dict[str, Any]], "str | dict[str, Any]"]


class Loopback(ThreadingHTTPServer):
    """Gives its answers one after the other; `asked` holds every question as it came."""

    daemon_threads = True

    def __init__(self, answers: Sequence[Answer], *, counts: bool = True) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers, self.counts = list(answers), counts
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}/v1"
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self.shutdown()
        self.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: Loopback
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.asked.append(body)
        self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
        answer = self.server.answers.pop(0)
        if callable(answer):
            answer = answer(body)
        fault = answer if isinstance(answer, Fault) else Fault()
        if fault.waits:
            fault.waits.wait(10)
        if fault.status != 200:
            error = {"message": fault.message, "code": fault.code, "type": "invalid_request_error"}
            self._give(fault.status, "application/json", {"error": error}, fault.headers)
            return
        text = answer if isinstance(answer, str) else fault.text
        if isinstance(answer, dict):
            text = json.dumps(answer, ensure_ascii=False)
        self._stream(body, text, fault)

    def _give(self, status: int, kind: str, data: object, headers: dict[str, str]) -> None:
        sent = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(sent)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(sent)

    def _stream(self, body: dict[str, Any], text: str, fault: Fault) -> None:
        pieces = [text[at : at + PIECE_LETTERS] for at in range(0, len(text), PIECE_LETTERS)]
        deltas: list[dict[str, Any]] = [{"role": "assistant", "content": ""}]
        for piece in pieces:
            if "tools" in body:
                call = {"index": 0, "id": "c", "type": "function"}
                call["function"] = {"name": "answer", "arguments": piece}
                deltas.append({"tool_calls": [call]})
            else:
                deltas.append({"content": piece})
        if fault.refusal:
            deltas.append({"refusal": fault.refusal})
        chunks = [self._chunk(body, delta, None) for delta in deltas]
        chunks.append(self._chunk(body, {}, fault.ended))
        if self.server.counts and body.get("stream_options", {}).get("include_usage"):
            read = sum(len(str(message["content"])) for message in body["messages"]) // 4
            usage = {"prompt_tokens": read, "completion_tokens": len(text) // 4}
            usage["total_tokens"] = sum(usage.values())
            chunks.append(self._base(body) | {"choices": [], "usage": usage})
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        sent = chunks[: len(chunks) // 2] if fault.breaks_off else chunks
        for chunk in sent:
            self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        if fault.breaks_off:
            self.wfile.write(b'data: {"id": "c1", "cho')
        else:
            self.wfile.write(b"data: [DONE]\n\n")
        self.close_connection = True

    def _base(self, body: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": "c1",
            "created": 1,
            "model": body["model"],
            "object": "chat.completion.chunk",
        }

    def _chunk(
        self, body: dict[str, Any], delta: dict[str, Any], ended: str | None
    ) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta, "finish_reason": ended}
        return self._base(body) | {"choices": [choice]}
