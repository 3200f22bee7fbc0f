"""When the music of the video begins: `音乐等到第3镜再进`, `hold the music until shot 3`.

One rule, from a wish to a new draft. Knows the music there is; it makes none.
"""

from dataclasses import replace

from ..vocabulary import lexicon
from .draft import Draft, Wish
from .likeness import content
from .sound import is_music


def music_from(wish: Wish) -> Draft | None:
    """The music there is from one shot on, and in none before it."""
    known = _music(wish)
    other = wish.rest.quoted or wish.people.ids or wish.has("change", "line", "second")
    music = (
        wish.has("music") or is_music(wish) or content(" ".join(known)) & content(wish.rest.text)
    )
    waits = music and wish.clause.has("music_begins") and not other
    if not (waits and known and wish.shots.ids) or _says_more(wish):
        return None
    ids = [shot.id for shot in wish.plan.shots]
    first = min(ids.index(id) for id in wish.shots.ids)
    if wish.shots.ids not in ((ids[first],), tuple(ids[first:])):
        return None
    draft = wish.draft
    for at, shot in enumerate(wish.plan.shots):
        music = (shot.sound.music or known[0]) if at >= first else None
        draft = draft.with_shot(shot.id, sound=shot.sound.model_copy(update={"music": music}))
    told = wish.reply("music", what=f"{wish.reply('shot', shot=first + 1)}–{len(ids)}")
    return replace(draft, about="music").telling(told)


def _music(wish: Wish) -> list[str]:
    return [shot.sound.music for shot in wish.plan.shots if shot.sound.music]


def _says_more(wish: Wish) -> bool:
    """Whether more is told than when the music is heard, so that it is to be another one, too."""
    known = wish.rest.words.any_meaning("music_begins", "music", "in_post", "entirely", "only_that")
    clause, played = wish.rest, content(" ".join(_music(wish)))
    for hit in clause.values("sound"):
        clause = clause.cut(hit.start, hit.end)
    left = known.sub(" ", clause.text)
    for word in played:
        left = left.replace(word, " ")
    if not (clause.words.latin or lexicon(clause.words.language).spaced):
        left = "".join(" " if letter in "".join(_music(wish)) else letter for letter in left)
    taken = wish.rest.words.any_meaning("without", "remove") if wish.has("music_waits") else None
    left = taken.sub(" ", left) if taken else left
    rest = wish.rest.having(left, left)
    return bool(rest.residue) or rest.has("remove", "without", "off")
