"""The words of film in each language.

Languages are data: one file per language in `lexicon/`, all of one frozen form, read when a text
needs it. This module knows their form; `scanning` finds the words in a text.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from ...generator.plan import Angle, AspectRatio, Framing, Movement, Resolution, Transition

_FOLDER = files("callsheet.agent.director").joinpath("lexicon")
_TAGGED = re.compile(r"([a-z]{2,3})\.toml")
LANGUAGES = tuple(
    tagged[1]
    for name in sorted(file.name for file in _FOLDER.iterdir())
    if (tagged := _TAGGED.fullmatch(name))
)
"""The languages the Director reads: each has a lexicon named by its tag."""
COMMON_LANGUAGE = "en"
"""The language of a text that gives none away, and of the craft: its words stand in all texts."""


def _phrases(written: object) -> object:
    """Phrases parted by bars; line breaks count as blanks."""
    if not isinstance(written, str):
        return written
    return tuple(" ".join(phrase.split()) for phrase in written.split("|") if phrase.strip())


Phrases = Annotated[tuple[str, ...], BeforeValidator(_phrases)]
Looks = Literal[
    "man",
    "woman",
    "person",
    "boy",
    "girl",
    "child",
    "old man",
    "old woman",
    "old person",
    "young man",
    "young woman",
    "robot",
    "animal",
    "creature",
    "people",
]
"""What can be seen of somebody whom a word names; the Director tells `he` from `she` by it."""
Cue = Literal[
    "asked",  # explain, keep it, at most: what is wanted of the video follows
    "accent",  # accent, 口音: makes the name of a place the name of a way of speaking
    "thick",  # broad: makes the name of a region an accent
    "ban",  # no, without, 不要
    "ban_after",  # 禁止, なし, 빼: bans what stands before it
    "beat",  # then, next, cut to: here a new shot may begin
    "clause",  # and, while: a subject may follow
    "called",  # called, titled: what is quoted is a name
    "dialogue",  # dialogue, speech: as something one can ban
    "all_lines",  # all the dialogue: what follows holds for every line
    "machine",  # radio, loudspeaker: what speaks from it is not seen
    "worn",  # beard, raincoat: what one sees somebody by
    "written",  # wrote: the language behind it is that of the page
    "writes",  # reads, 写着: what a sign does, no part of its name
    "phone",  # on the phone: off screen, unless the speaker is seen
    "thought",  # inner voice: heard, not said in the picture
    "manner_ending",  # ly, mente, 地: makes a word say how
    "equal",  # of equal length: the shots share the total evenly
    "greeting",  # hello, dear: opens a letter
    "introduction",  # I am, my name is: goes on with it
    "farewell",  # thanks, regards: closes it
    "loosely",  # like, all: right before a quotation, makes it speech
    "camera",  # camera, lens: what films
    "display",  # scoreboard, clock: what bears figures
    "each",  # each, 每个: of every shot
    "everyone",  # we, they all
    "first",
    "first_frame",
    "last",
    "last_frame",
    "lettering",  # sign, reads: what is quoted is to be read
    "long",  # long, lasts: a length follows or stands before
    "music",
    "narrator",
    "no_cuts",
    "nobody",  # no one is seen
    "off_screen",  # heard, not seen
    "oblique",  # to, at, with: who follows does not act (in Japanese and Korean: who precedes)
    "one_shot",
    "heard",  # we hear, 环境音: the sentence tells of sounds, and shows nothing
    "only_heard",  # we never see them: whom the sentence names speaks unseen
    "only",  # only, 只有: after sounds
    "honorific",  # さん, 씨: a name stands before it
    "name_prefix",  # 小, 阿, mrs.: a name stands behind it
    "surname",  # 王, 김: a given name stands behind it
    "name_link",  # の between what somebody is and their name
    "article",  # the, his: a noun follows
    "indefinite",  # a, another: somebody new follows
    "plain",  # words that hold another word by accident
    "plural_shots",  # shots, 镜头: counted
    "quotative",  # と, 하고: right behind a quotation, makes it speech
    "reported",  # asks where, 告诉: speech whose words are not given
    "shot",  # shot, scene: numbered
    "shown",  # what text does: pops up, flashes
    "slug",  # INT., 内景: begins a scene of a screenplay
    "version",  # version 1: one of several videos in a message
    "nothing",  # none, 无: an empty field
    "since",  # ago, later: not a length
    "subject",  # who acts: particles after the word
    "subtitles",
    "video",  # video, film, clip
    "voice",  # voice, 声音
    "translated",  # written in another language than it is spoken in
    "join",  # and, 和
    "in_language",  # in, en: makes the name of a people the name of a language
    "text",  # text, 文字: as something one can ban
    "until",
    "lasting",  # throughout, 一直: music or ambience of every shot
    "pause",
]
Unit = Literal[
    "second", "minute", "half_minute", "quarter_minute", "minute_half", "second_half", "half"
]
Mark = Literal[
    "voice_over",  # (V.O.), N: heard over the picture
    "off_screen",  # (O.S.), E: heard from somebody who is not seen
    "continued",  # (CONT'D): says on
]
"""The marks of screenplays behind a speaker's name."""
Piece = Literal[
    "accent",
    "action",
    "angle",
    "aspect",
    "avoid",
    "camera",
    "cast",
    "delivery",
    "dialogue",
    "duration",
    "effect",
    "framing",
    "ignored",
    "language",
    "lettering",
    "lines",
    "movement",
    "music",
    "narration",
    "number",
    "place",
    "shots",
    "sound",
    "speaker",
    "style",
    "title",
]
"""What a labelled field of a request holds."""
Sentence = Literal[
    "planned",
    "planned_one",
    "sum_differs",
    "line_too_long",
    "unsupported_language",
    "translate",
    "upload",
    "open_dialogue",
    "default_seconds",
    "unknown_voice",
    "several_videos",
    "speaks",
    "face",
    "untitled",
]


class Grammar(BaseModel):
    """How a language builds its sentences, as far as reading needs it; named by what it means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verb_final: bool
    """The verb stands behind what is said: `엄마가 “…” 말한다`."""
    inverted: bool
    """Behind what is said, verb and speaker may follow: `“…,” says Ana`."""
    quotative_required: bool
    """What is said has a particle behind it (see the cue `quotative`), wherever it is quoted."""
    subject: Literal["article", "particle", "place"]
    """What tells the one who acts where no word is known: the article before them, the particle
    behind them, or their place at the head of a clause."""
    bare_speech: bool
    """Spoken words need no mark at their end: `「うん」`."""
    particle_script: str
    """The script of the particles behind a noun, by its Unicode name; "" where none follow."""
    gerunds: Phrases
    """Endings of a verb that goes along with another: `walking`, `caminando`."""
    told_ends: Phrases
    """How a sentence ends that tells of a picture, in decomposed letters (Unicode NFD)."""
    owned_by: Phrases
    """What stands between a thing and its owner: `voice of Ana`."""
    owns: Phrases
    """What stands between an owner and their thing: `Ana's voice`, `真央の声`."""
    plurals: dict[str, str]
    """How a noun ends in the plural, by its ending; "" for every other ending."""
    abbreviations: Phrases
    """Words that end in a full stop, which ends no sentence."""
    ordinal: Phrases
    """What stands before a number and makes it an ordinal: `第三`."""
    counters: Phrases
    """What is counted behind such a number, when it is a shot: `第三个镜头`."""
    scene_counters: Phrases
    """What is counted, when it is a scene of a screenplay: `第三场`."""
    range_words: Phrases
    """Words between the two ends of a range: `0 to 4`."""
    range_lead: Phrases
    """Words before a range of time: `from 0 to 4`."""


class Naming(BaseModel):
    """What people's names look like in a language, and the words that stand for people."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    inside: Phrases
    """Words inside a name: `Ana de Mora`."""
    runs: Phrases
    """What a name may be right behind a noun, by script and number of letters: `han 1-4`."""
    listed: Phrases = ()
    """What a name may be in a list behind a group, `两姐妹大乔和小乔`, written as `runs`."""
    honoured: Phrases
    """What a name may be before an honorific that is no part of it, written as `runs`."""
    behind: Phrases
    """Letters that may stand behind a name in a script without blanks."""
    never: Phrases
    """Letters that begin no given name."""
    longest: int
    """The letters of the longest name."""
    kin: Phrases
    """Words for kin that end a name; `kin_never` begin no such name."""
    kin_never: Phrases
    titles: dict[Looks | Literal["any"], Phrases]
    """What stands before a name and is part of it, by what it lets one see."""
    oneself: Phrases = ()
    """Words for who tells the story, where they act at the head of a clause: `我`."""
    placeholders: Phrases
    """What stands for a name until the cast tells it: `Character 1`."""
    comes_from: Phrases = ()
    """What leads from somebody to where they come from: `she's from Leeds`."""
    anyone: Phrases
    strangers: Phrases
    """Nouns that may be anybody's."""
    likenesses: Phrases
    """Words before a noun that only say what somebody looks or sounds like: `dressed as`."""
    lives: Phrases
    """Words before what somebody is or was for a time: `as` a girl."""
    unbroken: Phrases
    """Scripts in which letters side by side are one word, where no blank parts words."""
    things: Phrases
    """Letters right behind a noun that make it the name of a thing: `食堂` of `社員食堂`."""
    tails: Phrases
    """Particles and endings tied to a noun; other letters behind it make it another word."""
    trades: Phrases
    """Endings of a noun that names a shop, and who keeps it only where they act: `パン屋`."""
    families: Phrases
    """Letters of a family name before a given name, in one word with it."""
    syllables: Phrases
    """The letters of which two make a given name, behind what somebody is."""
    no_names: Phrases
    """Words of such letters that are no names."""
    seen_nouns: Phrases
    """Nouns that say what one sees of somebody; linked to what they are, they are one."""
    ages_behind: Phrases
    """Words for an age that behind another noun only describe it: `casa vieja`."""
    ages_before: Phrases = ()
    """Words for an age that tell one who speaks from another of the same name: `YOUNG ANA`."""
    another: Phrases
    """Words that make a noun somebody new."""
    members: Phrases
    """How the first of two is told from the second."""
    told_apart: Phrases = ()
    """Nouns of people whom what stands before them tells apart: 髪の長い方."""
    acting: Phrases
    """The members of a pair where they act: `one waves, the other nods`."""
    apart: Phrases
    """The members of a pair where nothing of the pair is said."""
    addressing: Phrases
    """Words between a speaker and whom they speak to in a label: `Teacher to camera:`."""
    first_person: Phrases
    """`I` as who acts."""
    first_person_verbs: Phrases
    """Verbs of speaking whose form says that it is the user: `digo`."""
    nominative: Phrases = ()
    """Pronouns whose form says that they act: `she`, and not `her`."""
    themselves: Phrases = ()
    """What may stand between somebody and what is their own: `本人の`."""
    own_voice: Phrases = ()
    """What lets the one be heard who writes, and films: `my voice`."""
    myself: str
    """What the one who writes is called in the plan."""
    own: Phrases
    """Words before somebody who is the writer's: `my`."""
    id_keys: Phrases
    """Keys of data under which somebody has an id: `{"id": "B"}`."""
    name_keys: Phrases
    """Keys of data under which somebody has a name."""
    stand_in: Phrases
    """What stands for a noun behind an ordinal: `the last one`."""
    distinguished: Phrases
    """A member by what tells it apart, in `{which}`."""
    pictures: Phrases
    """Words that with a number name an upload: `Image 2`."""
    uploads: Phrases
    """Words that with a number follow the sign of a handle: `@photo 2`."""
    definite: Phrases
    indefinite: Phrases
    gendered: dict[Looks, Phrases]
    """Articles that tell a man from a woman."""
    word_names: Phrases = ()
    """Given names that are words as well: `Luz`, `Rose`."""
    name_told: Phrases = ()
    """What leads to the name of somebody spoken of before: `his name is`, `se llama`."""
    named: Phrases
    """Words between what somebody is and their name."""
    copula: Phrases
    relative: Phrases
    """Words between a name and what somebody is, behind a comma."""
    irregular_plurals: dict[str, str]
    compounds: bool
    """Two nouns in a row may be one person: `a robot barista`."""
    noun_behind: bool
    """What somebody is may follow the name with nothing but a blank between."""
    verb_first: bool
    """A verb of speaking may stand before who speaks, anywhere: `dijo Inés`."""


class Wording(BaseModel):
    """The small words that join, lead and count."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    joints: Phrases
    """Words that join clauses."""
    along: Phrases
    """`with`: joins what goes along."""
    about: Phrases
    """Words between a wish for the video and what it shows."""
    leads: Phrases
    """Words between a framing and what it shows."""
    places: Phrases
    """Words before a name that make it the name of a place or a possessor."""
    acts: Phrases
    no_verbs: Phrases
    """Words that end as a verb does and are none."""
    joined: Phrases
    """Words before a name that joins others in acting."""
    openings: Phrases
    """Words that open a sentence before its subject."""
    phrase_ends: Phrases
    """Words that end a noun phrase and are no preposition."""
    verb_ending: Phrases
    """The ending of a verb in the present, and of nouns in the plural."""
    manner_ends: Phrases
    """What ends a phrase that says how somebody speaks: `勝ち誇った顔で`."""
    introduces: Phrases
    """What ends a sentence that says who writes, right behind what they are: `です`."""
    manner_stops: Phrases
    """Letters before such a phrase that are none of it, where no blank parts words."""
    manner_leads: Phrases
    """Words behind a verb of speaking that lead to how it is said: `with a grin`."""
    acting_endings: Phrases
    """Endings of a verb right behind the name of who acts: `Ana mira`."""
    word_endings: Phrases
    """Endings of the forms that a `*` stands for, as far as misspelt words are looked for."""
    accent_behind: bool = False
    """The name of an accent stands behind the word for it: `acento maño`."""
    accent_words: Phrases = ()
    """Words for accent that end the name of one, in one word with it: `南方口音`."""
    accent_names: Phrases = ()
    """What may stand before them, written as `runs`."""
    accent_stops: Phrases = ()
    """Letters before such a name that are none of it."""
    accent_kinds: Phrases = ()
    """Words beside a word for accent that name none: `fuerte`, `구수한`."""
    only_accents: Phrases
    """Names that name a way of speaking and nothing else."""
    wanted: Phrases
    """Words that ask for something to be in the video."""
    age_leads: Phrases
    """Words before an age in tens."""
    where: Phrases = ()
    """What leads to where something happens, or stands behind it: `in`, `在`, `で`."""
    place_tails: Phrases = ()
    """What belongs to the word for a place before it, in one word with it: `里`."""
    worn: Phrases = ()
    """Words that lead to what somebody wears or has with them: `wearing`, `穿`."""
    for_whom: Phrases = ()
    """What leads to whom a video is for, behind the wish for it: `for our`."""
    sexes: Phrases = ()
    """What stands in a bracket behind a name for its sex: `（女，短发）`, `(F, 30s)`."""
    tens: Phrases = ()
    """Tens of years as words: `thirties`."""
    years: Phrases = ()
    """Words behind a number of years: `岁`."""
    decade: Phrases
    """The ending of tens of years: `in her 40s`."""
    decade_leads: Phrases
    """Words before a decade: `the 80s`."""
    decade_things: Phrases
    """Words behind a decade: `90s look`."""
    also_things: Phrases
    """Words for a shape that are a thing as well: `square`."""
    alternatives: Phrases
    """Words between the last two of a list: `or`."""
    switched_on: Phrases
    """Words behind what is wanted: `subtitles on`."""
    below: Phrases
    """What leads to a second text under the first: `and underneath`."""
    in_all: Phrases
    """What makes a length that of the whole video, wherever it stands: `in total`."""
    one_only: Phrases
    """Words before the one shot there is."""
    wish_leads: Phrases = ()
    """Small words between a wish and what the video shows before its word; `purposes`: its ends."""
    wish_tails: Phrases = ()
    """Small words between that and the word for the video."""
    purposes: Phrases = ()
    forbids: Phrases = ()
    """Words that begin a clause which only forbids: `no people`."""
    forbidden: Phrases = ()
    """Words that end one: `人は映さない`."""
    unbroken: Phrases = ()
    """What a shot without a cut is: `continuous`; and what is so called, in `takes`."""
    takes: Phrases = ()
    quoting: Phrases = ()
    doers: Phrases = ()
    """Particles behind who does something, and no topic: が; `quoting`, behind what is said: と."""
    namers: Phrases = ()
    """Words beside whom a verb of naming, one of `calls`, gives a name: `把`, `を`."""
    calls: Phrases = ()
    owners: Phrases = ()
    """Words before the kin of whoever was just named: `her son`."""
    leftward: Phrases = ()
    """Words beside a pan that turn it from the right to the left."""
    off: Phrases
    """Values of a field that say no."""
    numeral_joint: Phrases
    """The word inside a number in words: `treinta y dos`."""
    before_nouns: Phrases
    """Letters that stand right before a noun and make it no object."""
    about_so_long: Phrases
    """About so long, behind a length that is wished for and not told: `10초정도`."""
    behind_nouns: Phrases
    """What is counted behind a noun and a number: `고양이 두 마리`."""
    before_objects: Phrases
    """Letters right before an object."""


class Uploads(BaseModel):
    """Words for what is uploaded, and for what it is to be in the video.

    `@Image 1 as the background` has a word of `from_handle` between the handle and what it is
    for; `the background is @Image 1` has one of `to_handle`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: dict[Literal["picture", "video", "sound"], Phrases]
    """What an upload is called, with a number: `photo 2`."""
    roles: dict[Literal["character", "logo", "place", "style"], Phrases]
    """What it may be for."""
    to_handle: Phrases
    from_handle: Phrases
    shown_in: Phrases
    """Between what is seen and the handle behind it: `the girl in @Image 1`."""
    at: Phrases
    """Between such a word and a handle that is for it only where one of `used` follows."""
    used: Phrases
    """Behind a handle: that it is used."""
    holds: Phrases
    """Between a handle and what is seen in it: `@Image 1 shows the girl`."""
    beside: Phrases
    """Words that may stand beside all these and change nothing: `our`."""
    wishes: Phrases
    """Further words of a sentence that only says what uploads are for: `please use`."""
    opens: Phrases
    """How a video or a shot begins with `{upload}`."""
    closes: Phrases


class Lexicon(BaseModel):
    """One language's words, in lower case. A Latin word that ends in `*` stands for its forms."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: str
    """BCP 47 primary tag."""
    spaced: bool
    """True when blanks part the words."""
    scripts: Phrases
    """The scripts it is written in, as `scripts` calls them; the one that tells it first."""
    telling: str
    """Letters that give the language away among others of its script."""
    common: Phrases
    """Words so frequent that they give the language away (Latin script only)."""
    numerals: dict[str, float]
    """Number words that stand alone; the scripts that count with letters need few."""
    units: dict[Unit, Phrases]
    """`minute_half` is a half more than the minutes counted before it: `a minute and a half`."""
    counting: dict[str, int]
    """Letters that add up to numbers: ten and a hundred count what stands before them."""
    grammar: Grammar
    naming: Naming
    wording: Wording
    marks: dict[Mark, Phrases]
    screenplay: dict[Literal["transition", "title_page"], Phrases]
    """How a shot of a screenplay gives way to the next, and the labels of its first page."""
    overlaid: Phrases
    """Parts of words for lettering that is laid over the picture, and not part of the scene."""
    content: Phrases
    """Labels that say nothing of what they hold: `content`."""
    cues: dict[Cue, Phrases]
    fields: dict[Piece, Phrases]
    languages: dict[str, Phrases]
    """How this language calls the languages, by tag."""
    people: dict[Looks, Phrases]
    looks: dict[Looks, str]
    """The word for what can be seen, in this language."""
    pronouns: dict[Looks, Phrases]
    names: dict[Looks, Phrases]
    """Common given names that tell what can be seen."""
    speaking: dict[Literal["says", "manner"], Phrases]
    """Verbs of speaking; those of `manner` say how as well."""
    manners: Phrases
    """Other words for how somebody speaks."""
    aspect: dict[AspectRatio, Phrases]
    resolution: dict[Resolution, Phrases]
    framing: dict[Framing, Phrases]
    angle: dict[Angle, Phrases]
    movement: dict[Movement, Phrases]
    moves: dict[Movement, Phrases] = {}
    """Words that name a movement where nothing else stands in a field of the camera: `推`."""
    transition: dict[Transition, Phrases]
    sounds: dict[Literal["noun", "verb", "music", "ambient", "thing"], Phrases]
    """`ambient` are those of a place, which go on; a `thing` may be seen and not heard; both
    stand in `noun` as well."""
    things: dict[str, Phrases] = {}
    """What people and sounds are called by one name in every language: `siren`, `mother`."""
    places: Phrases
    """Words that name a place, to tell the scene from the action."""
    times: Phrases
    """Times of day, seasons and weather."""
    style: Phrases
    uploads: Uploads
    order: dict[str, Phrases] = {}
    """Words that say where in the video something comes; `order` gives them their form."""
    feedback: dict[str, dict[str, str]] = {}
    """The words of feedback; `feedback_words` gives them their form."""
    sentences: dict[Sentence, str]
    """What the Director tells the user, with places to fill."""


@cache
def lexicon(language: str) -> Lexicon:
    """The words of one of `LANGUAGES`."""
    text = _FOLDER.joinpath(f"{language}.toml").read_text("utf-8")
    return Lexicon.model_validate(tomllib.loads(text))
