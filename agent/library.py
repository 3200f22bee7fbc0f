"""What outlives a turn: conversations, every version of their plans, and what was said.

It knows a LangGraph store and nothing of planners or generators. Media lie beside it in
content-addressed folders; here are only their names.
"""

import hashlib
from datetime import UTC, datetime
from typing import Any, Self

from langgraph.store.base import BaseStore

from ..generator.errors import BadInput
from ..generator.plan import Part, VideoPlan, read_plan
from .elements import Subject
from .events import Intent, Spent
from .planner import Attachment

TITLE_LETTERS = 60


class Conversation(Part):
    """Where a conversation stands. The plan it is at is the version `head`."""

    form: str = "conversation.1"
    thread: str
    title: str = ""
    updated: str = ""
    """UTC, ISO 8601."""
    head: int = 0
    """Number of the version in force; 0 when there is no plan yet."""
    versions: int = 0
    turns: int = 0
    redo: tuple[int, ...] = ()
    """Versions that were left by undo, the nearest last."""
    settled: int = 0
    """The last turn that changed `head`; a turn that runs again changes nothing more."""
    shot_ids: tuple[str, ...] = ()
    """Of every shot there ever was."""
    generator: str = ""
    """What makes its video; empty where none was chosen."""


class Version(Part):
    """A plan as it was after a turn."""

    number: int
    parent: int
    """The version it was made from; 0 for none."""
    turn: int
    plan: VideoPlan


class Turn(Part):
    """What was said, and what came of it."""

    number: int
    said: str
    attachments: tuple[Attachment, ...] = ()
    intent: Intent | None = None
    """Null when the words could not be planned."""
    reply: str = ""
    version: int = 0
    changed: tuple[str, ...] = ()
    video: str | None = None
    """Name of the finished file among the videos."""
    spent: Spent | None = None
    """What a language model took for it; null when none was asked."""


class Library:
    """The conversations of one owner in a store; those of the others are not to be found in it."""

    def __init__(self, store: BaseStore, owner: str = "") -> None:
        self._store = store
        self._mine = ("owners", digest(owner)) if owner else ()

    def of(self, owner: str) -> Self:
        """What another owner keeps in the same store."""
        return type(self)(self._store, owner)

    async def conversation(self, thread: str) -> Conversation:
        """The conversation of this name; a new one when there is none."""
        kept = await self._store.aget((*self._mine, "conversations"), thread)
        return Conversation.model_validate(kept.value) if kept else Conversation(thread=thread)

    async def conversations(self) -> tuple[Conversation, ...]:
        """All conversations, the one last spoken in first."""
        found: list[Conversation] = []
        place = (*self._mine, "conversations")
        while page := await self._store.asearch(place, limit=100, offset=len(found)):
            found += [Conversation.model_validate(item.value) for item in page]
        return tuple(sorted(found, key=lambda known: known.updated, reverse=True))

    async def rename(self, thread: str, title: str) -> None:
        """Gives a conversation another title."""
        known = await self.conversation(thread)
        if known.turns:
            await self._put(known, title=title.strip()[:TITLE_LETTERS] or known.title)

    async def choose(self, thread: str, generator: str) -> None:
        """Lets another generator make the conversation's video."""
        await self._put(await self.conversation(thread), generator=generator)

    async def delete(self, thread: str) -> None:
        """Forgets a conversation, what was said in it and every version of its plan."""
        known = await self.conversation(thread)
        for number in range(1, known.turns + 1):
            await self._store.adelete(self._place("turns", thread), _key(number))
        for number in range(1, known.versions + 1):
            await self._store.adelete(self._place("versions", thread), _key(number))
        await self._store.adelete((*self._mine, "conversations"), thread)

    async def version(self, thread: str, number: int) -> Version:
        """A version by its number. Raises `BadInput` when there is none."""
        kept = await self._store.aget(self._place("versions", thread), _key(number))
        if kept is None:
            raise BadInput(
                f"there was no version {number} in {thread!r}", "choose a version that exists"
            )
        return Version.model_validate({**kept.value, "plan": read_plan(kept.value["plan"])})

    async def plan(self, thread: str) -> VideoPlan | None:
        """The plan in force; null when there is none yet."""
        head = (await self.conversation(thread)).head
        return (await self.version(thread, head)).plan if head else None

    async def lineage(self, thread: str) -> tuple[Version, ...]:
        """The version in force and those it was made from, the first one first."""
        found: list[Version] = []
        number = (await self.conversation(thread)).head
        while number:
            found.append(await self.version(thread, number))
            number = found[-1].parent
        return tuple(reversed(found))

    async def turns(self, thread: str) -> tuple[Turn, ...]:
        """What was said, in order."""
        count = (await self.conversation(thread)).turns
        kept = [
            await self._store.aget(self._place("turns", thread), _key(number))
            for number in range(1, count + 1)
        ]
        return tuple(Turn.model_validate(item.value) for item in kept if item)

    async def begin_turn(self, thread: str, said: str, attachments: tuple[Attachment, ...]) -> int:
        """Keeps the user's words before anything is done with them; gives the turn's number."""
        known = await self.conversation(thread)
        turn = Turn(number=known.turns + 1, said=said, attachments=attachments)
        await self.put_turn(thread, turn)
        title = known.title or said.strip().partition("\n")[0][:TITLE_LETTERS]
        await self._put(known, turns=turn.number, title=title)
        return turn.number

    async def turn(self, thread: str, number: int) -> Turn:
        """A turn by its number; KeyError when there is none."""
        kept = await self._store.aget(self._place("turns", thread), _key(number))
        if kept is None:
            raise KeyError(number)
        return Turn.model_validate(kept.value)

    async def put_turn(self, thread: str, turn: Turn) -> None:
        """Keeps what is known of a turn."""
        await self._store.aput(
            self._place("turns", thread),
            _key(turn.number),
            turn.model_dump(mode="json"),
            index=False,
        )

    async def add_version(self, thread: str, plan: VideoPlan, turn: int) -> Version:
        """Puts a new version in force."""
        known = await self.conversation(thread)
        if known.settled == turn:
            return await self.version(thread, known.head)
        made = Version(number=known.versions + 1, parent=known.head, turn=turn, plan=plan)
        await self._store.aput(
            self._place("versions", thread),
            _key(made.number),
            made.model_dump(mode="json"),
            index=False,
        )
        ids = dict.fromkeys((*known.shot_ids, *(shot.id for shot in plan.shots)))
        await self._put(
            known,
            head=made.number,
            versions=made.number,
            redo=(),
            settled=turn,
            shot_ids=tuple(ids),
            title=plan.title or known.title,
        )
        return made

    async def undo(self, thread: str, turn: int) -> Version | None:
        """Goes back to the version before; null when there is none."""
        known = await self.conversation(thread)
        parent = (await self.version(thread, known.head)).parent if known.head else 0
        if known.settled != turn and not parent:
            return None
        return await self._go(known, parent, (*known.redo, known.head), turn)

    async def redo(self, thread: str, turn: int) -> Version | None:
        """Goes forward to the version last left by undo; null when there is none."""
        known = await self.conversation(thread)
        if known.settled != turn and not known.redo:
            return None
        return await self._go(known, (known.redo or (0,))[-1], known.redo[:-1], turn)

    async def restore(self, thread: str, number: int, turn: int) -> Version:
        """Puts a version in force by its number. Raises `BadInput` when there is none."""
        known = await self.conversation(thread)
        await self.version(thread, number)
        redo = known.redo if number == known.head else (*known.redo, known.head)
        return await self._go(known, number, redo, turn)

    async def subjects(self) -> tuple[Subject, ...]:
        """The element library, by handle."""
        found: list[Subject] = []
        place = (*self._mine, "subjects")
        while page := await self._store.asearch(place, limit=100, offset=len(found)):
            found += [Subject.model_validate(item.value) for item in page]
        return tuple(sorted(found, key=lambda one: one.handle.casefold()))

    async def put_subject(self, subject: Subject) -> None:
        """Keeps a subject, in the place of the one of the same handle."""
        await self._store.aput(
            (*self._mine, "subjects"),
            digest(subject.handle.casefold()),
            subject.model_dump(mode="json"),
            index=False,
        )

    async def drop_subject(self, handle: str) -> None:
        """Forgets a subject; plans that it is in keep it."""
        await self._store.adelete((*self._mine, "subjects"), digest(handle.casefold()))

    async def remember(self, kind: str, key: str, value: dict[str, Any]) -> None:
        """Keeps JSON-able data of a front end under a key, over a restart."""
        await self._store.aput(self._place("remembered", kind), key, value, index=False)

    async def remembered(self, kind: str, key: str) -> dict[str, Any] | None:
        """What was kept under a key; null when nothing was."""
        kept = await self._store.aget(self._place("remembered", kind), key)
        return kept.value if kept else None

    async def all_remembered(self, kind: str) -> dict[str, dict[str, Any]]:
        """Everything of a kind that was kept, by key."""
        found: dict[str, dict[str, Any]] = {}
        place = self._place("remembered", kind)
        while page := await self._store.asearch(place, limit=100, offset=len(found)):
            found |= {item.key: item.value for item in page}
        return found

    async def forget(self, kind: str, key: str) -> None:
        """Keeps it no longer."""
        await self._store.adelete(self._place("remembered", kind), key)

    async def _go(
        self, known: Conversation, number: int, redo: tuple[int, ...], turn: int
    ) -> Version:
        if known.settled == turn:
            return await self.version(known.thread, known.head)
        await self._put(known, head=number, redo=redo, settled=turn)
        return await self.version(known.thread, number)

    async def _put(self, known: Conversation, **changes: object) -> None:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        changed = known.model_copy(update={**changes, "updated": now})
        await self._store.aput(
            (*self._mine, "conversations"),
            known.thread,
            changed.model_dump(mode="json"),
            index=False,
        )

    def _place(self, kind: str, thread: str) -> tuple[str, ...]:
        return (*self._mine, kind, digest(thread))


def digest(name: str) -> str:
    """A name as a label of the store or a file, which may not hold every character a name may."""
    return hashlib.sha256(name.encode()).hexdigest()[:32]


def _key(number: int) -> str:
    return f"{number:08}"
