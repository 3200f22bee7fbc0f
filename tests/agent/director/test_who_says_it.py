"""Who says a line where one does something to another: A and B stand for any two names."""

import pytest
from callsheet.agent.director import plan_of

NAMES = {
    "zh": ("老师", "小明"),
    "en": ("Anna", "Tom"),
    "es": ("Ana", "Tomás"),
    "ja": ("健太", "美咲"),
    "ko": ("민수", "지영"),
}
SAID = [
    ("zh", "A看着B，B说：“好。”", "B"),
    ("zh", "A把书递给B，B笑着说：“好。”", "B"),
    ("zh", "A看着B，说：“好。”", "A"),
    ("zh", "A拍拍B的肩膀，B回过头来：“好。”", "B"),
    ("zh", "A对B说：“好。”", "A"),
    ("zh", "B问A：“好？”A点点头：“好。”", "BA"),
    ("zh", "A走到B面前，B抬起头，小声说：“好。”", "B"),
    ("zh", "A让B坐下，B说：“好。”", "B"),
    ("zh", "A抱住B，哭着说：“好。”", "A"),
    ("en", "A looks at B, and B says, “Fine.”", "B"),
    ("en", "A hands B the book. B smiles and says, “Fine.”", "B"),
    ("en", "A looks at B and says, “Fine.”", "A"),
    ("en", "A taps B on the shoulder; B turns around: “Fine.”", "B"),
    ("en", "A walks up to B, who looks up and says, “Fine.”", "B"),
    ("en", "A makes B sit down. “Fine,” says B.", "B"),
    ("en", "A hugs B, crying, and says, “Fine.”", "A"),
    ("en", "“Fine,” A tells B.", "A"),
    ("es", "A mira a B y B dice: «Vale».", "B"),
    ("es", "A le da el libro a B. B sonríe y dice: «Vale».", "B"),
    ("es", "A mira a B y dice: «Vale».", "A"),
    ("es", "A toca a B en el hombro; B se gira: «Vale».", "B"),
    ("es", "A se acerca a B, que levanta la vista y dice: «Vale».", "B"),
    ("es", "A le sirve té a B, que dice: «Vale».", "B"),
    ("es", "A empuja a B, quien grita: «¡Vale!».", "B"),
    ("es", "A abraza a B y dice llorando: «Vale».", "A"),
    ("ja", "AがBを見つめ、Bが「うん」と言う。", "B"),
    ("ja", "AがBに本を渡すと、Bは笑って「うん」と言う。", "B"),
    ("ja", "AはBを見て「うん」と言う。", "A"),
    ("ja", "AがBの肩をたたく。Bが振り向いて「うん」。", "B"),
    ("ja", "AがBに「うん」と言う。", "A"),
    ("ja", "AはBを抱きしめ、泣きながら「うん」と言う。", "A"),
    ("ko", 'A가 B을 바라보고, B이 "그래"라고 말한다.', "B"),
    ("ko", 'A가 B에게 책을 건네자 B이 웃으며 "그래"라고 말한다.', "B"),
    ("ko", 'A가 B을 보며 "그래"라고 말한다.', "A"),
    ("ko", 'A가 B의 어깨를 두드린다. B이 돌아보며 "그래."', "B"),
    ("ko", 'A가 B에게 "그래"라고 말한다.', "A"),
    ("ko", 'A는 B을 안고 울면서 "그래"라고 말한다.', "A"),
]


@pytest.mark.parametrize(("language", "words", "speakers"), SAID)
def test_a_line_is_said_by_whom_the_sentence_tells(language: str, words: str, speakers: str):
    named = dict(zip("AB", NAMES[language], strict=True))
    told = "".join(named.get(letter, letter) for letter in words)
    plan = plan_of(told)
    called = {who.id: who.name for who in plan.characters}
    said = [called[line.character] for shot in plan.shots for line in shot.dialogue]
    assert said == [named[speaker] for speaker in speakers]
