"""Weights from a real server on this machine that speaks the hub's protocol, in all its moods."""

# pyright: basic

import hashlib
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import SimpleNamespace

import pytest
from callsheet.generator.diffusers_av.weights import fetched
from callsheet.generator.errors import CannotOpen, CannotWrite
from huggingface_hub import constants

REPOSITORY = "makers/model"
WEIGHTS = b"weights" * 1000
FILES = {
    "model_index.json": b"{}",
    "vae/model.safetensors": WEIGHTS,
    "vae/model.bin": b"a pickle",
    "vae/code.py": b"raise SystemExit",
    "unused/model.safetensors": WEIGHTS,
}


class Hub(ThreadingHTTPServer):
    """One repository with one branch; `refuses` names the error with which it answers all."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.commit = "1" * 40
        self.refuses: tuple[int, str] | None = None
        self.sent = dict(FILES)
        """What is sent where a file is asked for, whatever its hash."""
        self.breaks_off = False
        """The line goes dead in the middle of the first file of weights, and stays so."""
        self.asked: list[str] = []


class Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Hub

    def log_message(self, format, *args):
        pass

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        hub, path = self.server, self.path.split("?")[0]
        hub.asked.append(path)
        if hub.refuses:
            status, code = hub.refuses
            return self.answer(status, b"{}", {"X-Error-Code": code})
        _, owner, name, *rest = path.removeprefix("/api/models").split("/")
        if f"{owner}/{name}" != REPOSITORY:
            return self.answer(401, b"{}", {"X-Error-Code": "RepoNotFound"})
        if rest[0] == "resolve":
            return self.file("/".join(rest[2:]))
        if rest[1] not in ("main", hub.commit):
            return self.answer(404, b"{}", {"X-Error-Code": "RevisionNotFound"})
        if rest[0] == "revision":
            told = {"id": REPOSITORY, "sha": hub.commit, "siblings": []}
            return self.answer(200, json.dumps(told).encode())
        return self.answer(200, json.dumps([entry(name) for name in FILES]).encode())

    def file(self, name):
        told = entry(name)
        etag = told["lfs"]["oid"] if "lfs" in told else told["oid"]
        hub, sent = self.server, self.server.sent[name]
        given = {"X-Repo-Commit": hub.commit, "ETag": f'"{etag}"'}
        given["X-Linked-Size"] = str(len(FILES[name]))
        self.answer(200, sent, given)

    def answer(self, status, body, headers=None):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        if self.server.breaks_off and body == WEIGHTS:
            body, self.close_connection, self.server.refuses = body[:100], True, (503, "")
        self.wfile.write(body)


def entry(name):
    data = FILES[name]
    told = {"type": "file", "path": name, "size": len(data)}
    told["oid"] = hashlib.sha1(data).hexdigest()
    if name.endswith((".safetensors", ".bin")):
        oid = hashlib.sha256(data).hexdigest()
        told["lfs"] = {"oid": oid, "size": len(data), "pointerSize": 130}
    return told


@pytest.fixture
def hub(monkeypatch, tmp_path):
    server = Hub()
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    settings = {
        "ENDPOINT": address,
        "HUGGINGFACE_CO_URL_TEMPLATE": address + "/{repo_id}/resolve/{revision}/{filename}",
        "HF_HUB_CACHE": str(tmp_path / "cache"),
        "HF_HUB_OFFLINE": False,
        "HF_HUB_DISABLE_XET": True,
    }
    for name, value in settings.items():
        monkeypatch.setattr(constants, name, value)
    yield server
    server.shutdown()
    server.server_close()


def ask(revision="main", repository=REPOSITORY):
    return fetched(repository, revision, ("vae",))


def refusal(**asked):
    with pytest.raises(CannotOpen) as caught:
        ask(**asked)
    return SimpleNamespace(problem=caught.value.problem, remedy=caught.value.remedy)


def test_only_weights_and_configuration_of_the_folders_that_are_needed_are_fetched(hub):
    folder = ask()
    found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert found == {"model_index.json", "vae/model.safetensors"}
    assert (folder / "vae/model.safetensors").read_bytes() == WEIGHTS


def test_what_came_first_stays_and_the_hub_is_not_asked_again(hub):
    first = ask()
    hub.commit = "2" * 40
    hub.asked.clear()
    assert ask() == first
    assert hub.asked == []


def test_a_commit_can_be_named(hub):
    assert ask("1" * 40).name == "1" * 40


def test_a_revision_that_the_hub_does_not_have_is_named(hub):
    told = refusal(revision="v9")
    assert told.problem == "the hub has no revision 'v9' of makers/model"
    assert "newer callsheet" in told.remedy


def test_terms_that_are_not_accepted_yet_are_said_with_the_page_to_accept_them(hub):
    hub.refuses = 403, "GatedRepo"
    told = refusal()
    assert "want their terms accepted" in told.problem
    assert "https://huggingface.co/makers/model" in told.remedy
    assert "hf auth login" in told.remedy


@pytest.mark.parametrize(("status", "code"), [(401, "GatedRepo"), (401, ""), (404, "RepoNotFound")])
def test_whoever_is_not_signed_in_is_told_to_do_so(hub, status, code):
    hub.refuses = status, code
    assert "hf auth login" in refusal().remedy


def test_a_token_without_the_right_is_told_as_such(hub):
    hub.refuses = 403, ""
    told = refusal()
    assert "refused makers/model" in told.problem
    assert "hf auth whoami" in told.remedy


def test_a_repository_that_is_not_there_is_named(hub):
    assert "shows no makers/other" in refusal(repository="makers/other").problem


@pytest.mark.parametrize("offline", [True, False])
def test_without_the_hub_the_remedy_is_a_connection_or_a_folder(hub, monkeypatch, offline):
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", offline)
    if not offline:
        monkeypatch.setattr(constants, "ENDPOINT", "http://127.0.0.1:9")
    told = refusal()
    assert "the hub did not answer" in told.problem
    assert "CALLSHEET_WEIGHTS" in told.remedy


def test_a_hub_in_trouble_is_not_taken_for_a_full_disk(hub):
    hub.refuses = 501, ""
    assert "the hub did not answer" in refusal().problem


def test_a_file_that_is_not_what_the_hub_keeps_is_thrown_away_and_fetched_anew(hub):
    hub.sent["vae/model.safetensors"] = WEIGHTS[::-1]
    told = refusal()
    assert "arrived damaged: model.safetensors" in told.problem
    assert "render again" in told.remedy
    hub.sent = dict(FILES)
    assert (ask() / "vae/model.safetensors").read_bytes() == WEIGHTS


def test_a_file_that_is_cut_short_is_not_taken_for_whole(hub):
    hub.sent["vae/model.safetensors"] = WEIGHTS[:100]
    assert "shorter than the hub says" in refusal().problem
    hub.sent = dict(FILES)
    assert (ask() / "vae/model.safetensors").read_bytes() == WEIGHTS


def test_a_download_that_broke_off_is_said_and_made_good_later(hub):
    hub.breaks_off = True
    assert "not all on this machine" in refusal().problem
    hub.breaks_off, hub.refuses = False, None
    assert (ask() / "vae/model.safetensors").read_bytes() == WEIGHTS


def test_a_cache_that_takes_no_file_is_an_error_of_the_disk(hub, monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "file" / "cache"))
    with pytest.raises(CannotWrite):
        ask()
