"""What can go wrong between us and a model's server, each as a sentence with its remedy.

Every remedy offers the offline planner; nothing falls back to it by itself.
"""

import re

import openai

from ...generator.errors import CallsheetError, CannotOpen, CannotPlan

OFFLINE = "or plan without a model: `--planner offline`"
_TOLD_LETTERS = 200


def not_set_up() -> CannotOpen:
    """No model is named."""
    return CannotOpen(
        "no language model was set up",
        f"name one in CALLSHEET_MODEL, and its server in OPENAI_BASE_URL; {OFFLINE}",
    )


def no_key(url: str) -> CannotOpen:
    """The server wants a key, and there is none."""
    return CannotOpen(f"there was no key for {url}", f"set OPENAI_API_KEY; {OFFLINE}")


def took_too_long(model: str, seconds: float) -> CannotPlan:
    """The answer did not come in time."""
    return CannotPlan(
        f"{model!r} did not answer within {seconds:g} s",
        f"say it again, or raise CALLSHEET_MODEL_TIMEOUT_SECONDS; {OFFLINE}",
    )


def refused(model: str, words: str) -> CannotPlan:
    """The model does not want to answer."""
    said = f": {_short(words)}" if words.strip() else ""
    return CannotPlan(f"{model!r} refused to answer{said}", f"say it in other words; {OFFLINE}")


def cut_short(model: str, tokens: int) -> CannotPlan:
    """The answer has no end."""
    return CannotPlan(
        f"the answer of {model!r} was cut off after {tokens:,} tokens",
        "ask for fewer shots at a time, or raise CALLSHEET_MODEL_ANSWER_TOKENS and "
        f"CALLSHEET_MODEL_CONTEXT_TOKENS; {OFFLINE}",
    )


def too_much(model: str, tokens: int, limit: int) -> CannotPlan:
    """There is no room for an answer."""
    return CannotPlan(
        f"the conversation took about {tokens:,} tokens, and {model!r} reads {limit:,}",
        f"begin a new conversation, or raise CALLSHEET_MODEL_CONTEXT_TOKENS; {OFFLINE}",
    )


def not_understood(model: str, what: str) -> CannotPlan:
    """The answer is not in the form, also not the second one."""
    return CannotPlan(
        f"{model!r} did not answer in the form it was asked for: {_short(what)}",
        f"say it again, or choose a stronger model in CALLSHEET_MODEL; {OFFLINE}",
    )


def wrong_language(model: str) -> CannotPlan:
    """The reply is not in the user's language, also not the second one."""
    return CannotPlan(
        f"{model!r} answered in another language than yours",
        f"say it again, or choose a stronger model in CALLSHEET_MODEL; {OFFLINE}",
    )


def broken_off(model: str, url: str, error: Exception) -> CannotPlan:
    """The server stopped in the middle."""
    why = _short(str(error)) or type(error).__name__
    return CannotPlan(
        f"the connection to {model!r} at {url} broke off: {why}",
        f"say it again; {OFFLINE}",
    )


def from_server(error: openai.APIError, model: str, url: str) -> CallsheetError:
    """The error of ours for one of the client's."""
    match error:
        case openai.APITimeoutError():
            return CannotPlan(
                f"{url} did not answer in time", f"say it again, or check the server; {OFFLINE}"
            )
        case openai.APIConnectionError():
            return CannotPlan(
                f"{url} could not be reached",
                f"start the server, or mend OPENAI_BASE_URL; {OFFLINE}",
            )
        case openai.APIStatusError():
            return _from_status(error, model, url)
        case _:
            return broken_off(model, url, error)


def _from_status(error: openai.APIStatusError, model: str, url: str) -> CallsheetError:
    told = _short(error.message)
    match error.status_code:
        case 401 | 403:
            # What the server says may hold the key: it is not repeated.
            return CannotOpen(f"{url} did not accept the key", f"mend OPENAI_API_KEY; {OFFLINE}")
        case 404:
            return CannotPlan(
                f"there was no model {model!r} at {url}",
                f"name one that is there in CALLSHEET_MODEL; {OFFLINE}",
            )
        case 429:
            return _too_busy(error, url)
        case status if status >= 500:
            return CannotPlan(f"{url} failed ({status}): {told}", f"say it again later; {OFFLINE}")
        case _ if re.search(r"context.{0,12}(length|size|window)|too many tokens", told, re.I):
            return CannotPlan(
                f"the conversation was too long for {model!r}: {told}",
                f"begin a new one, or lower CALLSHEET_MODEL_CONTEXT_TOKENS; {OFFLINE}",
            )
        case status:
            return CannotPlan(
                f"{url} did not take the question ({status}): {told}",
                f"check CALLSHEET_MODEL and its settings; {OFFLINE}",
            )


def _too_busy(error: openai.APIStatusError, url: str) -> CannotPlan:
    if error.code == "insufficient_quota":
        return CannotPlan(
            f"the account at {url} had nothing left to spend", f"top it up; {OFFLINE}"
        )
    wait = error.response.headers.get("retry-after", "")
    after = f"{wait} s" if re.fullmatch(r"[\d.]+", wait) else "a while"
    return CannotPlan(f"{url} had too much to do", f"say it again after {after}; {OFFLINE}")


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _TOLD_LETTERS else line[:_TOLD_LETTERS].rstrip() + "…"
