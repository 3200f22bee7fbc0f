"""Words that say where in the video something comes begin a shot and are no part of it."""

import pytest
from callsheet.agent.director import plan_of

STORIES = [
    (
        "15 seconds. Start wide on a harbour at dawn. Then cut between the ropes and the gulls. "
        "Last shot is a close up of a rusty bell.",
        ["a harbour at dawn", "the ropes and the gulls", "a rusty bell"],
    ),
    (
        "I'd like it to open on a kite, then it drops past a dog, and end on an empty beach.",
        ["a kite", "it drops past a dog", "an empty beach"],
    ),
    (
        "二十秒。开头是一座灯塔的远景，然后切到一双旧靴子的特写，最后是一扇关上的门。",
        ["一座灯塔的远景", "一双旧靴子的特写", "一扇关上的门"],
    ),
    (
        "20秒。最初は灯台のロングショット、次に古い靴のアップ、最後は閉まるドアで終わり。",
        ["灯台のロングショット", "古い靴のアップ", "閉まるドア"],
    ),
    (
        "20초. 첫 장면은 등대 와이드, 그다음은 낡은 장화 클로즈업, 마지막은 닫히는 문으로 끝.",
        ["등대 와이드", "낡은 장화 클로즈업", "닫히는 문"],
    ),
    (
        "20 segundos. Empieza con un plano general de un faro, después un primer plano de unas "
        "botas viejas y, al final, una puerta que se cierra.",
        ["un plano general de un faro", "un primer plano de unas botas viejas y", "una puerta"],
    ),
]


@pytest.mark.parametrize(("said", "shown"), STORIES)
def test_each_place_in_the_order_is_a_shot_without_the_words_of_order(
    said: str, shown: list[str]
) -> None:
    shots = plan_of(said).shots
    assert len(shots) == len(shown)
    for shot, words in zip(shots, shown, strict=True):
        assert shot.action.rstrip("、 ,").startswith(words) or words.endswith(shot.action.strip())


@pytest.mark.parametrize(
    "said",
    [
        "First light over the hills. 5 seconds.",
        "Last train home, an empty platform. 5 seconds.",
        "最后一班车开走了，站台空了。5秒。",
        "最後の一個のりんご。5秒。",
    ],
)
def test_an_ordinal_that_belongs_to_a_thing_stays(said: str) -> None:
    assert plan_of(said).shots[0].action.startswith(said[:2])


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("做一个一分半的老城夜景短片，竖屏。", "老城夜景"),
        ("猫が窓辺で寝る動画、10秒くらいで", "猫が窓辺で寝る"),
        ("15秒で、雨の港を歩く女性の映像を作ってください。縦長。", "雨の港を歩く女性"),
        ("비 오는 골목을 걷는 고양이 영상 8초로 만들어 주세요", "비 오는 골목을 걷는 고양이"),
    ],
)
def test_what_a_video_shows_may_stand_before_the_word_for_it(said: str, shown: str) -> None:
    plan = plan_of(said)
    assert plan.shots[0].action == shown
    assert plan.title == shown


@pytest.mark.parametrize(
    ("said", "actions"),
    [
        (
            "1. 0-3s: rope is tied\n2. 3-6s: low angle, a sail fills\n3. 6-9s: a gull lands",
            ["rope is tied", "a sail fills", "a gull lands"],
        ),
        ("1) 0:00-0:04 - fog on a lake\n2) 0:04-0:09 - a heron lifts", ["fog on a lake"]),
        ("1. 0-3秒：雾中的湖\n2. 3-8秒：苍鹭飞起", ["雾中的湖", "苍鹭飞起"]),
        ("① 0〜4秒：霧の湖\n② 4〜9秒：サギが飛び立つ", ["霧の湖", "サギが飛び立つ"]),
        ("1. 0-4초: 안개 낀 호수\n2. 4-9초: 왜가리가 난다", ["안개 낀 호수", "왜가리가 난다"]),
        ("1. 0-4 s: un lago\n2. 4-9 s: una garza alza el vuelo", ["un lago", "una garza"]),
    ],
)
def test_numbers_of_a_list_before_its_times_are_left_out(said: str, actions: list[str]) -> None:
    shots = plan_of(said).shots
    for shot, action in zip(shots, actions, strict=False):
        assert shot.action.startswith(action)
        assert not shot.action[-1].isdigit()


@pytest.mark.parametrize(
    ("said", "rate"),
    [
        ("A cat sleeps, 5 seconds, 60 fps", 60),
        ("猫睡觉，5秒，每秒30帧", 30),
        ("猫が寝る、5秒、60fps", 60),
        ("고양이가 잔다, 5초, 60프레임", 60),
        ("Un gato duerme, 5 segundos, a 25 fotogramas por segundo", 25),
    ],
)
def test_the_frame_rate_is_read(said: str, rate: int) -> None:
    assert plan_of(said).fps == rate


@pytest.mark.parametrize(
    ("said", "banned"),
    [
        ("A beach at dawn, no people, no cars. 6 seconds.", "no people"),
        ("城市夜景，10秒，不要出现人。", "不要出现人"),
        ("夜の水族館、10秒。人は映さない。", "人は映さない"),
        ("밤바다, 10초. 사람은 나오지 않게.", "사람은 나오지 않게"),
        ("Una playa, 6 segundos. Que no salga ninguna persona.", "Que no salga ninguna persona"),
    ],
)
def test_whatever_is_forbidden_is_avoided_and_nobody_of_it_is_cast(said: str, banned: str) -> None:
    plan = plan_of(said)
    assert banned in (plan.avoid or "")
    assert not plan.characters
    assert all(banned not in shot.action for shot in plan.shots)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("A cup on black, super: STAY WARM, soft chime.", ["STAY WARM"]),
        (
            "Shot 1 (3s): a cup.\nShot 2 (3s): steam.\n\nOver the last second: “Mora Tea”",
            ["Mora Tea"],
        ),
        ('최종 화면에 카피 "느리게 걷자", 그 아래 작게 "숲길 카페".', ["느리게 걷자", "숲길 카페"]),
        ("胸に「特急」と墨で書かれた札を下げたロボット。", ["特急"]),
        ('The sign on the back of the old bicycle says "FOR SALE". 5 seconds.', ["FOR SALE"]),
    ],
)
def test_lettering_ends_where_something_else_is_told(said: str, words: list[str]) -> None:
    plan = plan_of(said)
    assert [one.text for shot in plan.shots for one in shot.lettering] == words
    assert not plan.lines


@pytest.mark.parametrize(
    "words",
    [
        "Four shots. First a kettle on a stove. Second, Ana pours tea. Third she drinks it slowly. "
        "Last, an empty cup.",
        "Four shots. One: a kettle on a stove. Two: Ana pours tea. Three: she drinks it slowly. "
        "Four: an empty cup.",
        "Cuatro planos. Uno: una tetera en el fuego. Dos: Ana sirve el té. Tres: ella lo bebe. "
        "Cuatro: una taza vacía.",
        "四个镜头。一：水壶在炉上烧。二：安娜倒茶。三：她慢慢喝茶。四：空空的杯子。",
    ],
)
def test_shots_are_counted_off_by_any_words_for_numbers(words: str):
    shots = plan_of(words).shots
    assert len(shots) == 4
    assert "Ana" in shots[1].action or "安娜" in shots[1].action
    assert not any(shot.dialogue for shot in shots)


def test_an_ordinal_that_counts_nothing_makes_no_shot():
    plan = plan_of("First light over the harbour. A boy runs. Second hand of the clock ticks.")
    assert "First light over the harbour" in plan.shots[0].action
