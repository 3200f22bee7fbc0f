"""How a change by hand is told."""

import pytest
from callsheet.agent.by_hand import changed
from callsheet.agent.deeds import DEED
from callsheet.ui.gradio_words import words_in
from callsheet.ui.present_edits import edits_words


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        (
            {"do": "set", "of": "shot", "id": "s2", "field": "seconds", "value": 5},
            "Shot 2: Seconds 1.0 s → 5.0 s",
        ),
        (
            {"do": "set", "of": "shot", "id": "s1", "field": "framing", "value": "insert"},
            "Shot 1: Framing wide → insert",
        ),
        (
            {"do": "set", "of": "line", "id": "l2", "field": "text", "value": "No."},
            "Shot 3: Line Fair. → No.",
        ),
        (
            {"do": "set", "of": "line", "id": "l2", "field": "spoken", "value": "en|British"},
            "Shot 3: Voice English → English, British",
        ),
        ({"do": "take", "id": "s3"}, "Shot 3: Another take"),
        ({"do": "drop", "of": "shot", "id": "s2"}, "− Shot 2"),
        ({"do": "add", "of": "shot", "id": "s1", "text": "x"}, "+ Shot 2: 3.0 s"),
        ({"do": "move", "id": "s1", "to": 2}, "Storyboard: 2, 3, 1"),
        ({"do": "add", "of": "line", "id": "s1", "text": "Hm."}, "Shot 1: + Line Hm."),
        ({"do": "drop", "of": "line", "id": "l1"}, "Shot 2: − Line 我的！"),
        ({"do": "element", "name": "Bowl", "kind": "object"}, "+ Bowl"),
        (
            {"do": "set", "of": "video", "field": "aspect_ratio", "value": "9:16"},
            "Aspect 16:9 → 9:16",
        ),
        ({"do": "set", "of": "video", "field": "audio", "value": False}, "Native audio ✗"),
        (
            {"do": "set", "of": "voice", "id": "tom", "field": "manner", "value": "low"},
            "Tom: Manner of speaking low",
        ),
    ],
)
def test_a_change_by_hand_is_told_in_a_line(dialogue, deed, told):
    after = changed(dialogue, DEED.validate_python(deed))
    assert edits_words(dialogue, after, words_in("en")) == told


def test_it_is_told_in_the_language_of_the_page(dialogue):
    deed = {"do": "set", "of": "shot", "id": "s1", "field": "framing", "value": "close-up"}
    after = changed(dialogue, DEED.validate_python(deed))
    assert edits_words(dialogue, after, words_in("zh")) == "镜头 1: 景别 全景 → 特写"
