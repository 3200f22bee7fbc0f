"""What uploads are for, by the words around their handles, in five languages."""

import re

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Attachment
from callsheet.generator.plan import VideoPlan

_WRITTEN = re.compile(r"@?(?:Image|Video|图片|画像|이미지|[Ii]magen|视频) ?\d")


def planned(said: str) -> VideoPlan:
    """A plan with every upload that the words name, called as the studio calls them."""
    given: dict[str, Attachment] = {}
    for written in _WRITTEN.findall(said):
        kind = "video" if written.strip("@")[0] in "V视" else "picture"
        name = f"{'Video' if kind == 'video' else 'Image'} {written[-1]}"
        given[name] = Attachment(asset=name, handle=f"@{name}", kind=kind)
    return plan_of(said, given.values())


def kinds(plan: VideoPlan) -> dict[str, str]:
    """By the file."""
    return {element.assets[0].removeprefix("Image "): element.kind for element in plan.elements}


KINDS = [
    (
        "Use @Image 1 as the main character and @Image 2 as the background. She walks on. 5s",
        {"1": "character", "2": "place"},
    ),
    ("A woman drinks tea. Use @Image 2 as the background.", {"2": "place"}),
    (
        "The girl in @Image 1 dances in the kitchen from @Image 2, 6 seconds",
        {"1": "character", "2": "place"},
    ),
    ("A fox runs through snow in the style of @Image 1", {"1": "style"}),
    ("Style reference: @Image 1. A fox runs through snow.", {"1": "style"}),
    ("A train passes. End on our logo @Image 3 over black.", {"3": "logo"}),
    (
        "A can of soda (@Image 1) stands on the beach of @Image 2, then the logo from @Image 3"
        " appears.",
        {"1": "object", "2": "place", "3": "logo"},
    ),
    (
        "@Image 1: the character\n@Image 2: background\n@Image 3: logo\n\n"
        "Shot 1: he waves. Shot 2: he leaves.",
        {"1": "character", "2": "place", "3": "logo"},
    ),
    (
        "A video for @Image 1. The background should look like @Image 2, with the colour palette"
        " of @Image 4. Logo: @Image 3",
        {"1": "object", "2": "place", "3": "logo", "4": "style"},
    ),
    ("@Image 1 stands in the background while Tom talks", {"1": "object"}),
    ("@Image 1 lies on the table to quiet background music", {"1": "object"}),
    ("@Image 1 is a street cat. It yawns.", {"1": "character"}),
    (
        "The bottle from @Image 1 spins. Follow the camera movement of @Video 1.",
        {"1": "object", "Video 1": "motion"},
    ),
    ("Take the setting from @Image 1 and @Image 2. A dog sleeps.", {"1": "place", "2": "place"}),
    ("A dog sleeps. Use @Video 1 for the style.", {"Video 1": "style"}),
    ("用图片1做背景图片2做logo，女孩在街上走", {"1": "place", "2": "logo"}),
    (
        "女孩走过街道，背景参考图片2，画风参考图片1，片尾出现我们的logo图片3",
        {"1": "style", "2": "place", "3": "logo"},
    ),
    ("图片1的女孩站在图片2的厨房里做饭", {"1": "character", "2": "place"}),
    ("以@图片1为场景，一只猫打哈欠，风格和@图片2一样", {"1": "place", "2": "style"}),
    ("参考图片1的画风，一只狐狸在雪地里跑", {"1": "style"}),
    ("把图片1中的杯子放在木桌上，5秒", {"1": "object"}),
    ("一只猫打哈欠，参考视频1的风格", {"Video 1": "style"}),
    ("@Image 1を背景に、少女が歌う。ロゴは@Image 2", {"1": "place", "2": "logo"}),
    ("画像1の画風で、キツネが雪の中を走る", {"1": "style"}),
    ("背景は画像2、キャラクターは画像1。彼女が手を振る", {"1": "character", "2": "place"}),
    ("画像2の部屋で猫があくびをする", {"2": "place"}),
    ("画像1の少女が画像2を持つ", {"1": "character", "2": "object"}),
    ("@Image 1를 배경으로 소녀가 노래한다. 로고는 @Image 2", {"1": "place", "2": "logo"}),
    ("이미지 1의 화풍으로 여우가 눈밭을 달린다", {"1": "style"}),
    ("이미지 2의 카페에서 고양이가 하품한다", {"2": "place"}),
    (
        "Usa @Image 1 como fondo y @Image 2 como logo. Una niña canta.",
        {"1": "place", "2": "logo"},
    ),
    ("Un zorro corre por la nieve con el estilo de la imagen 1", {"1": "style"}),
    (
        "La mujer de la imagen 1 camina por la calle de la imagen 2",
        {"1": "character", "2": "place"},
    ),
    (
        "Fondo: @Image 2. Un tren pasa. Al final aparece nuestro logotipo @Image 3.",
        {"2": "place", "3": "logo"},
    ),
]


@pytest.mark.parametrize(("said", "wanted"), KINDS)
def test_an_upload_is_what_the_words_make_it(said: str, wanted: dict[str, str]):
    assert kinds(planned(said)) == wanted


@pytest.mark.parametrize(
    "said",
    [
        "The girl in @Image 1 dances on a roof",
        "图片1的女孩在屋顶上跳舞",
        "画像1の少女が屋根の上で踊る",
        "La niña de la imagen 1 baila en un tejado",
        "A girl dances on a roof. @Image 1 is the main character.",
    ],
)
def test_a_picture_of_somebody_is_bound_to_them(said: str):
    plan = planned(said)
    (element,) = plan.elements
    assert element.kind == "character"
    assert [who.element for who in plan.characters] == [element.id]


FRAMES = [
    ("Shot 1: a boat at sea, 3s. Shot 2: the harbour, 3s. Shot 2 starts with @Image 3.", 2, 3, 0),
    (
        "Shot 1 (3s): a boat at sea. Shot 2 (3s): the harbour, starting with @Image 3 and ending"
        " on @Image 4.",
        2,
        3,
        4,
    ),
    ("Three shots of a boat. The second shot begins with @Image 3.", 2, 3, 0),
    ("Three shots of a boat. The last frame of the last shot is @Image 3.", 3, 0, 3),
    ("镜头1：小船在海上，3秒。镜头2：港口，3秒。镜头3：夜晚，3秒。镜头3的尾帧用图片2。", 3, 0, 2),
    ("镜头1（3秒）：小船在海上，首帧用图片1，尾帧用图片2。镜头2（3秒）：港口。", 1, 1, 2),
    ("ショット1：海の小舟。ショット2：港。ショット2の最初のフレームは画像3。", 2, 3, 0),
    ("샷 1: 바다 위의 배. 샷 2: 항구. 샷 2의 마지막 프레임은 이미지 2입니다.", 2, 0, 2),
    ("Plano 1: un barco. Plano 2: el puerto. El plano 2 empieza con la imagen 3.", 2, 3, 0),
]


@pytest.mark.parametrize(("said", "number", "start", "end"), FRAMES)
def test_a_frame_belongs_to_the_shot_that_is_named(said: str, number: int, start: int, end: int):
    plan = planned(said)
    found = {
        n: (shot.start_frame, shot.end_frame)
        for n, shot in enumerate(plan.shots, 1)
        if shot.start_frame or shot.end_frame
    }
    assert found == {number: tuple(f"Image {n}" if n else None for n in (start, end))}
    assert (plan.start_frame, plan.end_frame) == (None, None)


@pytest.mark.parametrize(
    "said",
    [
        "A boat drifts. @Image 1 is the first frame, @Image 2 the last frame. 5s",
        "The video starts with @Image 1 and ends with @Image 2. A boat drifts.",
        "Start from @Image 1: the boat drifts away. End on @Image 2.",
        "用图片1作为首帧，图片2作为尾帧，小船漂过。",
        "以图片1开头，小船漂过，以图片2结尾。",
        "画像1で始まり、小舟が流れ、画像2で終わる。",
        "이미지 1로 시작해서 배가 떠내려가고 이미지 2로 끝난다.",
        "Empieza con la imagen 1, un barco pasa y termina con la imagen 2.",
    ],
)
def test_frames_of_no_shot_are_those_of_the_video(said: str):
    plan = planned(said)
    assert (plan.start_frame, plan.end_frame) == ("Image 1", "Image 2")
    assert not any(shot.start_frame or shot.end_frame or shot.elements for shot in plan.shots)


def test_what_is_given_for_the_video_is_in_every_shot():
    said = (
        "Use @Image 1 as the background and @Image 2 for the style. Shot 1: a cat sleeps."
        " Shot 2: it wakes. Shot 3: it eats."
    )
    plan = planned(said)
    assert [set(shot.elements) for shot in plan.shots] == [{"image_1", "image_2"}] * 3


def test_what_is_given_for_one_shot_is_in_no_other():
    plan = planned("Shot 1: a cat sleeps. Shot 2: it wakes, @Image 1 is the background.")
    assert [shot.elements for shot in plan.shots] == [(), ("image_1",)]


def test_a_sentence_that_only_says_what_uploads_are_for_makes_no_shot():
    plan = planned("A woman drinks tea on a terrace. Please use @Image 2 as the background.")
    (shot,) = plan.shots
    assert "background" not in shot.action
    assert shot.elements == ("image_2",)


def test_an_upload_that_no_words_name_is_seen_throughout():
    bottle = Attachment(asset="a", handle="@Image 1", kind="picture")
    plan = plan_of("Make an ad for this. Shot 1: on a table. Shot 2: in a hand.", [bottle])
    assert [shot.elements for shot in plan.shots] == [("image_1",), ("image_1",)]


def test_an_upload_is_known_by_its_number_in_any_language():
    given = Attachment(asset="a", handle="@Image 1", kind="picture")
    for said in (
        "图片1里的猫睡着了",
        "画像1の猫が眠る",
        "이미지 1의 고양이가 잔다",
        "photo 1: a cat",
    ):
        (element,) = plan_of(said, [given]).elements
        assert element.assets == ("a",)


def test_a_handle_named_for_its_use_is_nobody():
    given = Attachment(asset="a", handle="@logo", kind="picture")
    plan = plan_of("A train passes. @logo appears at the end.", [given])
    assert [element.kind for element in plan.elements] == ["logo"]
    assert plan.characters == ()


def test_a_sound_for_the_video_begins_once_and_makes_no_shot():
    tune = Attachment(asset="a", handle="@Sound 1", kind="sound")
    said = "A cat sleeps on a sofa. A dog runs through a park. Use @Sound 1 as the music."
    plan = plan_of(said, [tune])
    assert [shot.elements for shot in plan.shots] == [("sound_1",), ()]


def test_a_long_run_of_small_words_ties_nothing():
    """Read in every way they can be parted, they would take for ever."""
    assert kinds(planned("图片1" + "里的" * 20 + "，不是背景")) == {"1": "object"}


def test_what_is_said_to_be_for_a_shot_is_in_that_one():
    said = "Shot 1: a cat sleeps. Shot 2: it wakes. Shot 3: it eats.\n\n"
    plan = planned(said + "Use @Image 1 as the background of shot 2. @Image 2 is the logo.")
    assert [shot.elements for shot in plan.shots] == [(), ("image_1",), ("image_2",)]
