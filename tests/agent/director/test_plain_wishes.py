"""What people write beside the story: lengths, lists, letters, bare signs, shapes, sounds."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.generator.plan import VideoPlan


def lettered(plan: VideoPlan) -> list[str]:
    return [one.text for shot in plan.shots for one in shot.lettering]


def effects(plan: VideoPlan) -> list[str]:
    sounds = [shot.sound for shot in plan.shots]
    return [one for s in sounds for one in (*filter(None, [s.ambience]), *s.effects)]


def names(plan: VideoPlan) -> list[str]:
    return [one.name for one in plan.characters]


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("Explain how bread rises in 12 seconds", 12),
        ("A garden in spring. Keep it to 12 seconds.", 12),
        ("A minute and a half on how lighthouses work.", 90),
        ("Half a minute is plenty. A cat waits two seconds before it jumps.", 30),
        ("Two and a half minutes about a bridge.", 150),
        ("A baker at work. SFX: rain, thunder. 10s", 10),
        ("一分半钟的短片，讲一座桥。", 90),
        ("1分半の動画。橋の話。", 90),
        ("1분 반짜리 영상. 다리 이야기.", 90),
        ("Un vídeo de un minuto y medio sobre un puente.", 90),
    ],
)
def test_a_wish_for_a_length_is_that_of_the_video(said: str, seconds: float) -> None:
    assert plan_of(said).seconds == seconds


@pytest.mark.parametrize(
    "said",
    [
        "Style: 1970s Super 8 home movie. A family at the beach.",
        "Rosa, 60s, folds a shirt.",
        "estilo años 80s, un hombre camina",
        "A fox crosses the road. It waits for three seconds and goes.",
        "Three seconds later he is gone. A dog barks.",
    ],
)
def test_decades_ages_and_pauses_are_no_lengths(said: str) -> None:
    assert any("length" in note or "duración" in note for note in plan_of(said).notes)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        (
            "3 shots (5 + 4 + 3)\n1: a lake at dawn\n2: blades on the ice\n3: she laughs out",
            [5, 4, 3],
        ),
        (
            "A 9 second spot in three shots of equal length. First, a kettle boils. "
            "Second, a cat watches it. Third, tea is poured.",
            [3, 3, 3],
        ),
        ("分三个镜头。①女孩推门。②猫抬头。③窗外下雨。共9秒", [3, 3, 3]),
        ("In the first shot a kettle boils. In the last one she pours.", [3, 3]),
    ],
)
def test_shots_are_counted_off_and_share_the_time(said: str, seconds: list[float]) -> None:
    assert [shot.seconds for shot in plan_of(said).shots] == seconds


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("We end on the sign Fresh at Five.", ["Fresh at Five"]),
        ("A street at night. It ends on the sign 深夜饺子.", ["深夜饺子"]),
        (
            "A lower third gives his name: Cormac Doyle, Harbour Master.",
            ["Cormac Doyle, Harbour Master"],
        ),
        (
            "A field. End card, cream on green: FERNWICK, and underneath, smaller, Boils at once.",
            ["FERNWICK", "Boils at once"],
        ),
        ("On the scoreboard the digits roll over to 22–21.", ["22–21"]),
        ("The cap has HARBOUR PATROL stitched on it.", ["HARBOUR PATROL"]),
        ("右下角出现品牌标语：慢一点，也是一种抵达。", ["慢一点，也是一种抵达"]),
        ("She opens the notebook: blank pages. A clock shows 10:45.", []),
    ],
)
def test_signs_are_read_without_quotation_marks(said: str, words: list[str]) -> None:
    assert lettered(plan_of(said)) == words


def test_greetings_and_signatures_are_no_shots() -> None:
    plan = plan_of(
        "Hi! I'm Dana from Pinewood Primary.\n\nI need a 9 second clip.\n\n"
        "A baker kneads dough.\n\nThanks so much,\nDana"
    )
    assert [shot.action for shot in plan.shots] == ["A baker kneads dough"]


@pytest.mark.parametrize(
    ("said", "ratio"),
    [
        ("A portrait film of my neighbour.", "16:9"),
        ("A town square at noon, two kids in shorts.", "16:9"),
        ("A cat, square, 10 s", "1:1"),
        ("A barber at work, 15 seconds, portrait.", "9:16"),
        ("A cat on a wall.\nNotes: 3:4 for the feed.", "3:4"),
    ],
)
def test_a_shape_is_told_from_a_thing_of_its_name(said: str, ratio: str) -> None:
    assert plan_of(said).aspect_ratio == ratio


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        (
            "A lorry honks. The church clock strikes eleven.",
            ["A lorry honks", "The church clock strikes eleven"],
        ),
        ("A rain-slick street, two static cameras, a man waits.", []),
        ("A woman feeds the seagulls.", []),
        ("A man waits. No music, just the fridge humming.", ["the fridge humming"]),
    ],
)
def test_what_sounds_is_heard_and_what_is_only_seen_is_not(said: str, heard: list[str]) -> None:
    assert effects(plan_of(said)) == heard


@pytest.mark.parametrize(
    ("said", "cast"),
    [
        ('Teacher to camera: "Today we learn about the sky."', ["Teacher"]),
        ("Grandpa cooks pancakes.", ["Grandpa"]),
        ('My roommate walks in. He goes "bro" and I go "what".', ["roommate", "me"]),
        ('People say he is "difficult". The gardener hums.', ["People", "gardener"]),
        (
            'Through the earpiece a handler whispers, "Wait." The courier nods.',
            ["courier", "handler"],
        ),
    ],
)
def test_everybody_is_named_as_people_would(said: str, cast: list[str]) -> None:
    assert sorted(names(plan_of(said))) == sorted(cast)


def test_speakers_of_data_are_known_by_their_ids() -> None:
    plan = plan_of(
        '{"cast": [{"id": "c1", "name": "Ana"}, {"id": "c2", "name": "Kit"}], "scenes": ['
        '{"time": "0-4", "visual": "Ana at a desk", "speaker": "c1", "line": "Next!"},'
        '{"time": "4-8", "visual": "Kit waits",'
        ' "dialogue": {"who": "c2", "voice": "shy", "text": "Me?"}}]}'
    )
    called = {one.id: one.name for one in plan.characters}
    lines = [(called[one.character], one.text) for shot in plan.shots for one in shot.dialogue]
    assert lines == [("Ana", "Next!"), ("Kit", "Me?")]
    assert [shot.seconds for shot in plan.shots] == [4, 4]


def test_the_camera_follows_only_where_nobody_else_does() -> None:
    assert plan_of("The pigeons follow him.").shots[0].movement == "static"
    assert plan_of("A man walks. The camera follows him.").shots[0].movement == "tracking"


def test_a_scene_may_begin_in_the_small_hours() -> None:
    plan = plan_of("INT. LAUNDERETTE - 2 A.M.\n\nDryers turn.\n\nROSA\nI am a ghost.\n")
    assert [one.text for shot in plan.shots for one in shot.dialogue] == ["I am a ghost."]
