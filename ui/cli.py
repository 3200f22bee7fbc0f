"""The shell: data goes to standard output, words to standard error.

Nothing heavy is imported before it is needed, so that `--help` and `plan` answer at once.
"""

import asyncio
import json
import sys
import traceback
from collections.abc import Callable, Coroutine, Sequence
from contextlib import nullcontext
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Annotated

import typer

from ..generator.errors import BadInput, CallsheetError

if TYPE_CHECKING:
    from ..agent.planner import Upload
    from ..agent.settings import PlannerName, Settings
    from ..agent.studio import Studio
    from ..generator.plan import VideoPlan
    from .terminal import Heard

ENDED_BADLY = 2
INTERRUPTED = 130

app = typer.Typer(
    name="callsheet",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Text = Annotated[str, typer.Argument(metavar="TEXT", help="What you want; - reads a pipe.")]
Json = Annotated[bool, typer.Option("--json", help="Print data for programs.")]
SavedPlan = Annotated[
    Path | None,
    typer.Argument(metavar="PLAN.json", help="A saved plan; else that of a conversation."),
]
Language = Annotated[
    str | None, typer.Option(metavar="en|zh|ja|ko|es", help="By default that of its words.")
]
Home = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Where conversations and videos are kept.")
]
Planner = Annotated[str | None, typer.Option(metavar="offline|llm", help="Who reads the words.")]
Out = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="The video's file.")]
Attach = Annotated[
    list[str] | None,
    typer.Option(metavar="FILE[=HANDLE]", help="A picture, video or sound; repeatable."),
]
Thread = Annotated[
    str | None, typer.Option(metavar="NAME", help="The conversation; by default the latest.")
]
NewThread = Annotated[
    str | None, typer.Option("--thread", metavar="NAME", help="A name for the conversation.")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Agree to what the render costs.")]
Render = Annotated[bool, typer.Option("--render/--no-render", help="Make the video, too.")]


@app.callback(invoke_without_command=True)
def callsheet(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Plans videos from conversation and makes them. Without a command, opens the web page."""
    if version:
        from .. import __version__

        typer.echo(__version__)
    elif context.invoked_subcommand is None:
        serve()


@app.command()
def make(
    text: Text,
    out: Out = None,
    attach: Attach = None,
    thread: NewThread = None,
    home: Home = None,
    planner: Planner = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Plan a video, show its storyboard, and render it.

    The words begin a conversation; `callsheet say` goes on with it. A render that was cut off
    goes on where it was when the same words are given again.
    """
    words, uploads = _words(text), _uploads(attach)

    async def begin(studio: "Studio") -> "Heard":
        from . import terminal

        if not thread and (cut_off := await studio.cut_off_with(words)):
            return await terminal.resumed(studio, cut_off)
        name = thread or await studio.new_thread(words)
        return await terminal.turn(studio, name, words, uploads, ask=_ask(yes))

    heard = _run(begin, _settings(home), planner, out)
    if not as_json:
        typer.echo(f'hint: go on with `callsheet say --thread {heard.thread} "..."`', err=True)
    _tell(heard, out, as_json)


@app.command()
def plan(
    text: Text,
    planner: Planner = None,
    as_script: Annotated[
        bool, typer.Option("--script", help="Print it written out, as `callsheet script` does.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Print the plan of one request.

    Nothing is kept or rendered.
    """
    from ..agent.planner import Planned, Request, open_planner

    reader = open_planner(_settings(None), _planner(planner))
    outcome = asyncio.run(reader.plan(Request(said=_words(text))))
    if not isinstance(outcome, Planned):
        raise BadInput(outcome.reply, "say in a sentence what the video shows")
    if as_json:
        typer.echo(outcome.plan.model_dump_json(indent=2))
    elif as_script:
        from .written_out import written_out

        typer.echo(written_out(outcome.plan), nl=False)
    else:
        from .present import storyboard_text

        typer.echo(storyboard_text(outcome.plan))


@app.command()
def say(
    text: Text,
    thread: Thread = None,
    attach: Attach = None,
    out: Out = None,
    render: Render = True,
    home: Home = None,
    planner: Planner = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Speak in a conversation: ask, change, undo.

    The first words plan a video, later ones change it: "make shot 2 6 seconds", "undo".
    """
    words, uploads = _words(text), _uploads(attach)

    async def speak(studio: "Studio") -> "Heard":
        from . import terminal

        name = thread or await _latest(studio)
        return await terminal.turn(studio, name, words, uploads, render=render, ask=_ask(yes))

    _tell(_run(speak, _settings(home), planner, out), out, as_json)


@app.command()
def chat(
    thread: NewThread = None, home: Home = None, planner: Planner = None, yes: Yes = False
) -> None:
    """Talk until you are done.

    `/attach FILE` gives a file with the next words; an empty line or Ctrl-D ends.
    """

    async def talk(studio: "Studio") -> "Heard":
        from . import terminal

        name = thread or await studio.new_thread("chat")
        heard = terminal.Heard(name)
        if await studio.is_cut_off(name):
            heard = await terminal.resumed(studio, name)
        uploads: list[Upload] = []
        while words := (await asyncio.to_thread(_line, name)).strip():
            if words.startswith("/attach "):
                uploads += _uploads([words.removeprefix("/attach ").strip()])
                continue
            heard = await terminal.turn(studio, name, words, uploads, ask=_ask(yes))
            uploads.clear()
        return heard

    _run(talk, _settings(home), planner)


@app.command()
def resume(
    thread: Thread = None, home: Home = None, out: Out = None, as_json: Json = False
) -> None:
    """Go on with a render that was cut off.

    What was finished is not made again.
    """

    async def go_on(studio: "Studio") -> "Heard":
        from . import terminal

        name = thread or await _latest(studio)
        if not await studio.is_cut_off(name):
            raise BadInput(
                f"no render was cut off in {name!r}", 'render it with `callsheet say "render it"`'
            )
        return await terminal.resumed(studio, name)

    _tell(_run(go_on, _settings(home), None, out), out, as_json)


@app.command()
def render(
    file: Annotated[Path, typer.Argument(metavar="PLAN.json", help="A saved plan.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The video's file.")],
    home: Home = None,
) -> None:
    """Render a saved plan, without a conversation."""
    from ..generator.cache import ClipCache
    from ..generator.make import make_video
    from ..generator.plan import read_plan
    from .outfile import reserved
    from .terminal import job_bars

    settings, the_plan = _settings(home), read_plan(_read(file))
    cache = ClipCache(settings.home / "clips")
    with reserved(out, settings.home), job_bars() as progress:
        video = asyncio.run(
            make_video(the_plan, settings.recipe, cache, out, progress, settings.workers)
        )
    typer.echo(str(video.path))


@app.command()
def script(
    file: SavedPlan = None,
    thread: Thread = None,
    language: Language = None,
    home: Home = None,
) -> None:
    """Print a plan written out in words, to read and to send on.

    The words are a request, too: given to `make`, they give the same plan.
    """
    from ..generator.plan import read_plan
    from .written_out import written_out

    found = read_plan(_read(file)) if file else asyncio.run(_plan_of(_settings(home), thread))
    typer.echo(written_out(found, language), nl=False)


@app.command()
def board(
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="Ends in .pdf, .png or .html.")
    ],
    file: SavedPlan = None,
    thread: Thread = None,
    language: Language = None,
    home: Home = None,
) -> None:
    """Draw the storyboard as a sheet to print and to send on.

    A frame for each shot with the camera's move, what is said, read and heard. Nothing is rendered.
    """
    from ..generator.plan import read_plan
    from .board_file import write_board

    settings = _settings(home)
    found = read_plan(_read(file)) if file else asyncio.run(_plan_of(settings, thread))
    typer.echo(str(write_board(found, settings.recipe.assets, out, language)))


@app.command()
def schema() -> None:
    """Print the JSON schema of a plan."""
    from ..generator.plan import VideoPlan

    typer.echo(json.dumps(VideoPlan.model_json_schema(), indent=2))


@app.command()
def doctor(home: Home = None, as_json: Json = False) -> None:
    """Say what can run here, and what the rest needs."""
    from ..agent.doctor import diagnose
    from .present import findings_text

    findings = diagnose(_settings(home))
    if as_json:
        typer.echo(json.dumps([found.model_dump() for found in findings], indent=2))
    else:
        typer.echo(findings_text(findings))
    if any(found.needed and not found.works for found in findings):
        raise typer.Exit(ENDED_BADLY)


@app.command()
def accept(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="Such as minimax-h3.")],
    home: Home = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="I may use it, and accept it.")] = False,
) -> None:
    """Show the licence of a local model, and accept it.

    It is asked for once; the answer is kept in the home folder.
    """
    from ..agent.licences import accepted, licence_of

    licence = licence_of(model)
    typer.echo(f"{licence.name}", err=True)
    for line in licence.lines:
        typer.echo(f"  {line}", err=True)
    if not _ask(yes)("You may use it, and accept it?"):
        raise BadInput(f"the licence of {model} was not accepted", "use another generator")
    typer.echo(str(accepted(_settings(home), licence)))


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
    home: Home = None,
    planner: Planner = None,
) -> None:
    """Open the web page on this machine."""
    from .gradio_app import serve as serve_page

    serve_page(_settings(home, host=host, port=port), _planner(planner))


@app.command()
def login(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who may sign in.")],
) -> None:
    """Let somebody sign in to the web page, or give them another password.

    The password is asked for, or read from a pipe; a hash of it is kept in CALLSHEET_LOGINS.
    """
    from .passwords import keep_login

    file = _settings(None).logins
    if file is None:
        raise BadInput(
            "there was no file of logins", "set CALLSHEET_LOGINS to its path, for `serve` too"
        )
    if sys.stdin.isatty():
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    else:
        password = _words("-").rstrip("\r\n")
    keep_login(file, name, password)
    typer.echo(f"{name} may sign in; restart the page to let them", err=True)


@app.command()
def slack(
    http: Annotated[
        bool, typer.Option("--http", help="Be posted to by Slack, instead of in Socket Mode.")
    ] = False,
    host: Annotated[str | None, typer.Option(help="Address to listen on, with --http.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on, with --http.")] = None,
    home: Home = None,
    planner: Planner = None,
) -> None:
    """Be in Slack: a mention or a direct message begins a conversation."""
    from .slack_bot import serve as serve_slack

    serve_slack(_settings(home, host=host, port=port), _planner(planner), http=http)


@app.command()
def mcp(
    http: Annotated[
        bool, typer.Option("--http", help="Serve over HTTP, instead of standard input and output.")
    ] = False,
    host: Annotated[str | None, typer.Option(help="Address to listen on, with --http.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on, with --http.")] = None,
    home: Home = None,
    planner: Planner = None,
) -> None:
    """Be a server of the Model Context Protocol, for an assistant that makes videos."""
    from .mcp_server import serve_http, serve_stdio

    settings = _settings(home, host=host, port=port)
    (serve_http if http else serve_stdio)(settings, _planner(planner))


@app.command()
def tools(
    openai: Annotated[
        bool, typer.Option("--openai", help="As functions of the chat completions protocol.")
    ] = False,
) -> None:
    """Print the tools of the MCP server with their schemas."""
    from .mcp_server import function_schemas, tool_schemas

    told = asyncio.run(function_schemas() if openai else tool_schemas())
    typer.echo(json.dumps(told, ensure_ascii=False, indent=2))


def main() -> None:
    """Runs a command; an error is one line with a remedy and exit code 2."""
    try:
        app(standalone_mode=True)
    except CallsheetError as error:
        _fail(error)
    except KeyboardInterrupt:
        typer.echo("stopped; finished shots are kept", err=True)
        sys.exit(INTERRUPTED)
    except Exception as error:
        with NamedTemporaryFile("w", prefix="callsheet-", suffix=".txt", delete=False) as report:
            traceback.print_exc(file=report)
        _fail(
            CallsheetError(
                f"callsheet failed unexpectedly ({type(error).__name__}: {error})",
                f"your words are kept; please report this with {report.name}",
            )
        )


def _run(
    act: Callable[["Studio"], Coroutine[None, None, "Heard"]],
    settings: "Settings",
    planner: str | None,
    out: Path | None = None,
) -> "Heard":
    """Does something in the studio, and puts the video it made where it is wanted."""
    from ..agent.planner import open_planner
    from .outfile import deliver, reserved

    reader = open_planner(settings, _planner(planner))

    async def run() -> "Heard":
        from ..agent.studio import open_studio

        async with open_studio(settings, reader) as studio:
            return await act(studio)

    with reserved(out, settings.home) if out else nullcontext():
        heard = asyncio.run(run())
        if out and heard.made:
            deliver(heard.made.video, out)
    return heard


def _tell(heard: "Heard", out: Path | None, as_json: bool) -> None:
    """The turn's data on standard output."""
    if heard.failed and not heard.answered:
        raise BadInput(heard.failed.problem, heard.failed.remedy)
    video = heard.made and (out or heard.made.video)
    if as_json:
        told = heard.result | {"video": str(video) if video else None}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    elif video:
        typer.echo(str(video))
    if heard.failed:
        raise typer.Exit(ENDED_BADLY)


def _ask(yes: bool) -> Callable[[str], bool]:
    """Says yes by itself, asks a person at a terminal, and says no where there is none."""
    return lambda question: yes or (sys.stdin.isatty() and typer.confirm(question, err=True))


async def _plan_of(settings: "Settings", thread: str | None) -> "VideoPlan":
    """The plan of a conversation as it stands."""
    from ..agent.studio import open_studio

    async with open_studio(settings) as studio:
        name = thread or await _latest(studio)
        if found := await studio.library.plan(name):
            return found
    raise BadInput(f"there was no plan in {name!r}", "say first what the video shows")


async def _latest(studio: "Studio") -> str:
    if known := await studio.library.conversations():
        return known[0].thread
    return await studio.new_thread("chat")


def _line(thread: str) -> str:
    try:
        return input(f"{thread}> ")
    except EOFError:
        return ""


def _words(text: str) -> str:
    """The words, from the pipe when they are `-`."""
    if text != "-":
        return text
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            f"the text was not UTF-8: {error.reason} at byte {error.start}", "save it as UTF-8"
        ) from error


def _uploads(given: Sequence[str] | None) -> "list[Upload]":
    """Files with their handles, out of FILE or FILE=HANDLE."""
    from ..agent.planner import Upload

    uploads: list[Upload] = []
    for text in given or ():
        path, _, handle = (text, "", "") if Path(text).exists() else text.rpartition("=")
        path, handle = (path, handle) if path else (handle or text, "")
        uploads.append(Upload(path=Path(path), handle=handle or None))
    return uploads


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise BadInput(
            f"{str(file)!r} could not be read: {error.strerror}", "check its name and folder"
        ) from error


def _settings(home: Path | None, host: str | None = None, port: int | None = None) -> "Settings":
    from ..agent.settings import read_settings

    return read_settings(home=home, host=host, port=port)


def _planner(name: str | None) -> "PlannerName | None":
    if name not in (None, "offline", "llm"):
        raise BadInput(f"there was no planner {name!r}", "choose `offline` or `llm`")
    return name


def _fail(error: CallsheetError) -> None:
    if "--json" in sys.argv:
        told = {"error": error.problem, "remedy": error.remedy}
        typer.echo(json.dumps(told, ensure_ascii=False), err=True)
    else:
        typer.echo(f"error: {error.problem}\nhint: {error.remedy}", err=True)
    sys.exit(ENDED_BADLY)


if __name__ == "__main__":
    main()
