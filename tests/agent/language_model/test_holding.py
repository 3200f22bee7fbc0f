"""What is put back into a plan, one fact at a time, and what is left alone."""

import pytest
from callsheet.agent.director import plan_of, read_request
from callsheet.agent.director.stated import stated
from callsheet.agent.language_model.holding import binding, restored
from callsheet.agent.language_model.replacing import without_lines
from callsheet.agent.language_model.spoken import uninvited
from callsheet.agent.planner import Attachment, Request
from callsheet.tools.stated import Filmed, Length, Lettered, Referred, Spoken, lost

SAID = (
    "20 seconds, 16:9. Shot 1 (6s): wide, a harbour, a sign reads “AUCTION”. "
    "Shot 2 (8s): Moira, a skipper with a Scottish accent, says “We turn back now.” "
    "Shot 3 (6s): close-up, Arjun says “The nets are half full.”"
)
READING = plan_of(SAID)
FACTS = binding(stated(SAID), READING)


def with_shot(at, **fields):
    shots = list(READING.shots)
    shots[at] = shots[at].model_copy(update=fields)
    return READING.model_copy(update={"shots": tuple(shots)})


def with_line(at, **fields):
    line = READING.shots[at].dialogue[0].model_copy(update=fields)
    return with_shot(at, dialogue=(line,))


def back(plan):
    return restored(plan, FACTS, READING)


def test_a_plan_that_keeps_everything_is_given_back_as_it_is():
    assert back(READING) is READING


@pytest.mark.parametrize(
    "plan",
    [
        with_line(1, text="We go back now."),
        with_line(1, text="WE TURN BACK NOW!!"),
        with_line(1, character=READING.lines[1].character),
        with_line(1, dialect=None),
        with_shot(1, dialogue=()),
        with_shot(0, lettering=()),
        with_shot(0, framing="medium"),
        with_shot(0, seconds=5),
        with_shot(2, seconds=9.5),
        READING.model_copy(update={"aspect_ratio": "9:16"}),
    ],
)
def test_what_was_broken_is_as_it_was(plan):
    made = back(plan)
    assert lost(FACTS, made) == ()
    said = [(made.character(line.character).name, line.text) for line in made.lines]
    assert said == [("Moira", "We turn back now."), ("Arjun", "The nets are half full.")]
    assert [shot.seconds for shot in made.shots] == [6, 8, 6]


def test_a_line_in_the_wrong_shot_goes_to_its_own():
    line = READING.lines[0]
    plan = with_shot(1, dialogue=())
    third = plan.shots[2]
    third = third.model_copy(update={"dialogue": (line, *third.dialogue)})
    made = back(plan.model_copy(update={"shots": (*plan.shots[:2], third)}))
    assert [[x.text for x in shot.dialogue] for shot in made.shots] == [
        [],
        ["We turn back now."],
        ["The nets are half full."],
    ]


def test_somebody_whom_the_model_forgot_comes_back_with_their_words():
    plan = without_lines(with_shot(1, characters=(), dialogue=()), ())
    people = tuple(who for who in plan.characters if who.name != "Moira")
    made = back(plan.model_copy(update={"characters": people}))
    line = made.lines[0]
    assert made.character(line.character).name == "Moira"
    assert made.character(line.character).voice.dialect == "Scottish"
    assert line.character in made.shots[1].characters


def test_a_plan_with_too_few_shots_keeps_what_it_can_and_the_rest_is_told():
    plan = READING.model_copy(update={"shots": READING.shots[:2]})
    made = back(plan)
    assert [line.text for line in made.lines] == ["We turn back now.", "The nets are half full."]
    assert {kept.fact.kind for kept in lost(FACTS, made)} <= {"length", "filmed", "shot count"}
    assert lost(FACTS, made)


def test_a_total_is_met_by_the_shots_that_are_free():
    said = "12 seconds. Shot 1 (4s): a cat. Shot 2: a dog. Shot 3: a bird."
    reading = plan_of(said)
    facts = binding(stated(said), reading)
    shots = tuple(shot.model_copy(update={"seconds": 5}) for shot in reading.shots)
    made = restored(reading.model_copy(update={"shots": shots}), facts, reading)
    assert made.shots[0].seconds == 4
    assert made.seconds == pytest.approx(12, abs=0.01)


def test_words_that_come_back_get_their_time_where_no_length_was_stated():
    said = "A pier. Moira says “We turn back now, or we do not turn back at all, my friend.”"
    reading = plan_of(said)
    facts = binding(stated(said), reading)
    shots = tuple(s.model_copy(update={"dialogue": (), "seconds": 1}) for s in reading.shots)
    made = restored(reading.model_copy(update={"shots": shots}), facts, reading)
    [home] = [shot for shot in made.shots if shot.dialogue]
    assert home.seconds > 3


def test_bans_hold():
    said = "A cat on a sofa, 5 seconds. No text on screen, no subtitles, no music."
    reading = plan_of(said)
    facts = binding(stated(said), reading)
    shot = reading.shots[0]
    loud = shot.sound.model_copy(update={"music": "strings"})
    shot = shot.model_copy(update={"sound": loud})
    plan = reading.model_copy(update={"shots": (shot,), "subtitles": True})
    made = restored(plan, facts, reading)
    assert not made.subtitles
    assert not made.lettering_allowed
    assert made.shots[0].sound.music is None


def test_an_upload_that_was_named_comes_back():
    said = "@Logo turns slowly, 4 seconds."
    given = (Attachment(asset="a.png", handle="@Logo", kind="picture"),)
    reading = read_request(Request(said=said, attachments=given)).plan
    facts = binding(stated(said, given), reading)
    assert any(isinstance(fact, Referred) for fact in facts)
    bare = reading.model_copy(
        update={
            "elements": (),
            "characters": (),
            "shots": tuple(
                s.model_copy(update={"elements": (), "characters": ()}) for s in reading.shots
            ),
        }
    )
    made = restored(bare, facts, reading)
    assert [element.assets for element in made.elements] == [("a.png",)]


def test_a_camera_of_no_numbered_shot_is_put_where_the_director_has_it():
    fact = Filmed(start=0, end=1, movement="crane up")
    reading = with_shot(2, movement="crane up")
    made = restored(READING, (fact,), reading)
    assert [shot.movement for shot in made.shots] == ["static", "static", "crane up"]


def test_facts_that_contradict_each_other_bind_nobody():
    said = "20 seconds. Shot 1 (4s): a cat. Shot 2 (6s): a dog."
    reading = plan_of(said)
    held = binding(stated(said), reading)
    lengths = [fact.seconds for fact in held if isinstance(fact, Length)]
    assert lengths == [4, 6]


def test_equal_lines_are_each_kept_once():
    said = "Ana says “No.” Then Tom says “No.” Then Ana says “No.”"
    reading = plan_of(said)
    facts = binding(stated(said), reading)
    first = reading.lines[0].id
    made = restored(without_lines(reading, [first]), facts, reading)
    assert [line.text for line in made.lines] == ["No.", "No.", "No."]
    assert lost(facts, made) == ()


def test_a_line_told_in_two_pieces_is_kept_and_nothing_in_it_is_uninvited():
    first = READING.lines[1].model_copy(update={"text": "The nets"})
    rest = first.model_copy(update={"id": "l9", "text": "are half full."})
    plan = with_shot(2, dialogue=(first, rest))
    assert uninvited(plan, FACTS) == ()
    assert back(plan) == plan


def test_lettering_with_changed_letters_is_mended_where_it_stands():
    [text] = READING.shots[0].lettering
    wrong = text.model_copy(update={"text": "AUCTIONS!", "place": "on the crane"})
    made = back(with_shot(0, lettering=(wrong,)))
    assert made.shots[0].lettering == (wrong.model_copy(update={"text": "AUCTION"}),)


def test_the_facts_here_are_of_many_kinds():
    assert sum(isinstance(fact, Spoken) for fact in FACTS) == 2
    assert sum(isinstance(fact, Lettered) for fact in FACTS) == 1
