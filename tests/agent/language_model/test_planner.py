"""Turns of the language-model planner, against a server that answers from a list."""

import json
import random
from pathlib import Path

import pytest
import strong
from callsheet.agent.director import plan_of
from callsheet.agent.edits import apply
from callsheet.agent.events import Spent, Writing
from callsheet.agent.language_model import open_model
from callsheet.agent.planner import (
    Approved,
    Asked,
    Attachment,
    Earlier,
    Edited,
    Moved,
    Planned,
    Question,
    Request,
    Talk,
)
from callsheet.agent.settings import Settings
from callsheet.generator.errors import BadInput, CannotOpen, CannotPlan
from loopback import Fault

SAID = (
    "A 12-second vertical video in three shots. Shot 1 (4s): wide shot of a night market, sign "
    'reading "深夜饺子". Shot 2 (5s): close-up, Mei (Sichuanese accent) says "最后一个是我的！" '
    'Shot 3 (3s): over-the-shoulder, Tom whispers "Fair enough."'
)
PLAN = plan_of(SAID)
GOOD = strong.plan_answer(PLAN, "Three shots at a night market.")
BEFORE = (Earlier(said=SAID, intent="plan", reply="Planned.", shots=("s1", "s2", "s3")),)


def careless(*habits):
    answer = json.loads(json.dumps(GOOD))
    for habit in habits:
        habit(answer, random.Random(1))
    return answer


def about(said, **more):
    """Words about the plan."""
    ids = tuple(shot.id for shot in PLAN.shots)
    return Request(said=said, plan=PLAN, versions=1, shot_ids=ids, earlier=BEFORE, **more)


def changes(reply="Done.", **parts):
    return {"reply": reply, "outcome": {"kind": "changes", **parts}}


async def test_an_answer_that_holds_takes_one_call(planning):
    planner, server = planning(GOOD)
    outcome = await planner.plan(Request(said=SAID))
    assert isinstance(outcome, Planned)
    assert outcome.reply == "Three shots at a night market."
    assert outcome.plan.model_copy(update={"notes": ()}) == PLAN.model_copy(update={"notes": ()})
    assert len(server.asked) == 1


async def test_what_is_lost_goes_back_once_as_a_list(planning):
    planner, server = planning(careless(strong.changes_a_word, strong.gives_a_second_less), GOOD)
    outcome = await planner.plan(Request(said=SAID))
    assert isinstance(outcome, Planned)
    assert [line.text for line in outcome.plan.lines] == ["最后一个是我的！", "Fair enough."]
    *_, answer, faults = server.asked[1]["messages"]
    assert answer["role"] == "assistant"
    assert "the video was to last 12 s" in faults["content"]
    assert "was to be spoken" in faults["content"]
    assert len(server.asked) == 2


async def test_what_still_differs_is_put_back(planning):
    bad = careless(*strong.CARELESS)
    planner, server = planning(bad, bad)
    outcome = await planner.plan(Request(said=SAID))
    assert isinstance(outcome, Planned)
    plan = outcome.plan
    assert [line.text for line in plan.lines] == ["最后一个是我的！", "Fair enough."]
    assert [plan.character(line.character).name for line in plan.lines] == ["Mei", "Tom"]
    assert [shot.seconds for shot in plan.shots] == [4, 5, 3]
    assert [shot.framing for shot in plan.shots] == ["wide", "close-up", "over-the-shoulder"]
    assert [text.text for text in plan.shots[0].lettering] == ["深夜饺子"]
    assert plan.lines[0].dialect == "Sichuanese"
    assert plan.aspect_ratio == "9:16"
    assert len(server.asked) == 2


async def test_what_cannot_be_put_back_is_told_in_the_users_language(planning):
    two = {**GOOD, "reply": "两个镜头。"}
    two["outcome"] = {**GOOD["outcome"], "shots": GOOD["outcome"]["shots"][:2], "people": []}
    planner, _ = planning(two, two)
    outcome = await planner.plan(Request(said="三个镜头，阿梅、阿强和老周在夜市吃面。"))
    assert isinstance(outcome, Planned)
    assert outcome.plan.notes[-1].startswith("没能照您说的做到：")
    assert "老周" in outcome.plan.notes[-1]
    assert outcome.reply.endswith(outcome.plan.notes[-1])


async def test_a_line_nobody_asked_for_is_left_out_unless_the_words_that_ask_are_cited(planning):
    said = "A cat argues with a fox about the last fish, 6 seconds."
    plan = plan_of("A cat and a fox on a pier, 6 seconds.")
    invented = strong.plan_answer(plan, "A cat and a fox.")
    line = {"who": "cat", "text": "It was mine first.", "language": "en"}
    invented["outcome"]["shots"][0]["lines"] = [line]
    asked = json.loads(json.dumps(invented))
    asked["outcome"]["asks_speech"] = "argues with a fox"
    planner, server = planning(invented, invented, asked)
    without = await planner.plan(Request(said=said))
    assert isinstance(without, Planned)
    assert without.plan.lines == ()
    assert "nobody asked for the words" in server.asked[1]["messages"][-1]["content"]
    cited = await planner.plan(Request(said=said))
    assert isinstance(cited, Planned)
    assert [line.text for line in cited.plan.lines] == ["It was mine first."]


async def test_stated_words_of_a_spoken_language_are_never_translated(planning):
    translated = careless()
    line = translated["outcome"]["shots"][1]["lines"][0]
    line |= {"text": "The last one is mine!", "original": "最后一个是我的！", "language": "en"}
    planner, server = planning(translated, translated)
    outcome = await planner.plan(Request(said=SAID))
    assert isinstance(outcome, Planned)
    line = outcome.plan.lines[0]
    assert (line.text, line.original, line.language) == ("最后一个是我的！", None, "zh")
    assert "not to be translated" in server.asked[1]["messages"][-1]["content"]


async def test_words_of_another_language_are_translated_and_kept(planning):
    said = 'On a Paris bridge Luc says "Je ne reviendrai jamais ici." 5 seconds.'
    answer = strong.plan_answer(plan_of(said), "One shot on a bridge.")
    [line] = [line for shot in answer["outcome"]["shots"] for line in shot["lines"]]
    line |= {"text": "I will never come back.", "original": line["text"], "language": "en"}
    planner, server = planning(answer)
    outcome = await planner.plan(Request(said=said))
    assert isinstance(outcome, Planned)
    [line] = outcome.plan.lines
    assert line.text == "I will never come back."
    assert line.original == "Je ne reviendrai jamais ici."
    assert len(server.asked) == 1


async def test_the_reply_and_each_finished_shot_are_told_as_they_come_and_then_the_cost(planning):
    planner, _ = planning(GOOD)
    told = []
    await planner.plan(Request(said=SAID), told.append)
    *writing, spent = told
    assert all(isinstance(event, Writing) for event in writing)
    assert [len(event.shots) for event in writing] == sorted(len(event.shots) for event in writing)
    assert "Three shots at a night market.".startswith(writing[0].reply)
    assert writing[-1].shots == tuple(s["action"] for s in GOOD["outcome"]["shots"][:2])
    assert isinstance(spent, Spent)
    assert (spent.model, spent.calls, spent.counted) == ("test-model", 1, True)
    assert spent.dollars == pytest.approx((spent.prompt_tokens + 4 * spent.answer_tokens) / 1e6)


async def test_a_failed_turn_tells_what_it_took(planning):
    planner, _ = planning("no form", "still none")
    told = []
    with pytest.raises(CannotPlan, match="did not answer in the form"):
        await planner.plan(Request(said=SAID), told.append)
    assert told[-1].calls == 2


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (Fault(refusal="I cannot help with that."), "refused to answer: I cannot help"),
        (Fault(text='{"reply": "Thr', ended="content_filter"), "refused to answer"),
        (Fault(text='{"reply": "Thr', ended="length"), "was cut off after"),
    ],
)
async def test_an_answer_that_is_none_is_said_after_one_call(planning, fault, problem):
    planner, server = planning(fault)
    with pytest.raises(CannotPlan) as caught:
        await planner.plan(Request(said=SAID))
    assert problem in caught.value.problem
    assert "--planner offline" in caught.value.remedy
    assert len(server.asked) == 1


@pytest.mark.parametrize("junk", ["Sure! Here is your plan.", '{"reply": 3}', '{"reply": "x", "o'])
async def test_junk_is_asked_for_again(planning, junk):
    planner, server = planning(junk, GOOD)
    assert isinstance(await planner.plan(Request(said=SAID)), Planned)
    assert len(server.asked) == 2


async def test_json_between_fences_is_read(planning):
    planner, server = planning(f"Here it is:\n```json\n{json.dumps(GOOD)}\n```")
    assert isinstance(await planner.plan(Request(said=SAID)), Planned)
    assert len(server.asked) == 1


async def test_a_repair_that_fails_leaves_what_the_first_answer_was_good_for(planning):
    planner, _ = planning(careless(strong.gives_a_second_less), Fault(404))
    outcome = await planner.plan(Request(said=SAID))
    assert isinstance(outcome, Planned)
    assert outcome.plan.seconds == 12


async def test_an_answer_in_another_language_is_asked_for_again_and_then_refused(planning):
    foreign = {**GOOD, "reply": "按照您的要求安排了三个镜头的夜市短片。"}
    planner, server = planning(foreign, foreign, foreign, GOOD)
    with pytest.raises(CannotPlan, match="another language than yours"):
        await planner.plan(Request(said=SAID))
    assert "not in the language" in server.asked[1]["messages"][-1]["content"]
    assert isinstance(await planner.plan(Request(said=SAID)), Planned)


async def test_an_unclear_request_becomes_a_question_and_its_answer_counts_with_it(planning):
    ask = {
        "reply": "Who is in it?",
        "outcome": {"kind": "question", "options": ["a cat", "a dog"]},
    }
    planner, server = planning(ask, strong.plan_answer(plan_of("a cat, 4 seconds"), "A cat."))
    question = await planner.plan(Request(said="make something cute, 4 seconds"))
    assert question == Question(reply="Who is in it?", options=("a cat", "a dog"))
    asked = Asked(said="make something cute, 4 seconds", reply="Who is in it?")
    outcome = await planner.plan(Request(said="a cat", asked=asked))
    assert isinstance(outcome, Planned)
    assert outcome.plan.seconds == 4
    assert "make something cute, 4 seconds\na cat" in server.asked[1]["messages"][1]["content"]


# ---- about a plan


async def test_changes_become_edits_and_what_they_do_not_name_stays(planning):
    planner, server = planning(changes(shots=[{"id": "s3", "seconds": 4}], overrides=[1, 10]))
    outcome = await planner.plan(about("make the last one a second longer"))
    assert isinstance(outcome, Edited)
    after = apply(PLAN, outcome.edits)
    assert [shot.seconds for shot in after.shots] == [4, 5, 4]
    assert after.shots[:2] == PLAN.shots[:2]
    assert len(server.asked) == 1


async def test_a_stated_fact_that_is_lost_without_a_reason_goes_back_and_is_put_back(planning):
    bad = changes(lines=[{"id": "l1", "text": "最后一个归我！", "delivery": "shouts"}])
    planner, server = planning(bad, bad)
    outcome = await planner.plan(about("Mei should shout"))
    assert isinstance(outcome, Edited)
    line = apply(PLAN, outcome.edits).lines[0]
    assert (line.text, line.delivery) == ("最后一个是我的！", "shouts")
    assert len(server.asked) == 2


async def test_quoted_words_of_the_feedback_stand_to_the_letter(planning):
    bad = changes(lines=[{"id": "l2", "text": "Fair enough, I guess."}], overrides=[13])
    planner, _ = planning(bad, bad)
    outcome = await planner.plan(about('Tom says "Fair enough, I suppose." instead'))
    assert isinstance(outcome, Edited)
    assert apply(PLAN, outcome.edits).lines[1].text == "Fair enough, I suppose."


async def test_a_quoted_piece_goes_into_its_line(planning):
    words = "Fair enough, old friend."
    planner, server = planning(changes(lines=[{"id": "l2", "text": words}], overrides=[13]))
    outcome = await planner.plan(about('slip an "old friend" into what Tom has to say'))
    assert isinstance(outcome, Edited)
    assert apply(PLAN, outcome.edits).lines[1].text == words
    assert len(server.asked) == 1


async def test_words_the_user_asks_for_are_written_and_others_are_not(planning):
    new = {"id": "n1", "shot": "s3", "who": "Mei", "text": "Then pay for it.", "language": "en"}
    asked = changes(lines=[new], asks_speech="let Mei answer him")
    planner, _ = planning(asked, changes(lines=[new]), changes(lines=[new]))
    outcome = await planner.plan(about("let Mei answer him"))
    assert isinstance(outcome, Edited)
    assert apply(PLAN, outcome.edits).lines[2].text == "Then pay for it."
    silent = await planner.plan(about("make shot 3 a bit darker"))
    assert silent == Question(
        reply="I changed nothing. Say more exactly what shall change; what you stated before stays "
        "as it is."
    )


async def test_a_new_shot_takes_an_id_that_never_was(planning):
    shot = {"id": "n1", "after": "s1", "seconds": 2, "action": "Steam over a wok."}
    planner, _ = planning(changes(shots=[shot], overrides=[1]))
    request = about("add a shot of steam after the first").model_copy(
        update={"shot_ids": ("s1", "s2", "s3", "s4")}
    )
    outcome = await planner.plan(request)
    assert isinstance(outcome, Edited)
    assert [shot.id for shot in apply(PLAN, outcome.edits).shots] == ["s1", "s5", "s2", "s3"]


async def test_what_is_not_there_is_told_to_the_model(planning):
    good = changes(shots=[{"id": "s2", "movement": "dolly in"}])
    planner, server = planning(changes(shots=[{"id": "s9", "movement": "dolly in"}]), good)
    outcome = await planner.plan(about("dolly in on Mei"))
    assert isinstance(outcome, Edited)
    assert "there is no shot 's9'" in server.asked[1]["messages"][-1]["content"]


async def test_a_plan_that_was_undone_binds_nobody(planning):
    undone = Earlier(said='The sign reads "永远打烊".', intent="revise", reply="Done.")
    planner, server = planning(changes(shots=[{"id": "s1", "movement": "static"}]))
    request = about("hold still").model_copy(update={"earlier": (*BEFORE, undone)})
    await planner.plan(request.model_copy(update={"said": "shot 1 slow zoom in"}))
    told = server.asked[0]["messages"][1]["content"]
    stated = told.split("# Stated so far")[1].split("# Said before")[0]
    assert "永远打烊" not in stated
    assert "[undone since]" in told


@pytest.mark.parametrize(
    ("step", "outcome"),
    [
        ({"to": "undo"}, Moved(to="undo", reply="Done.")),
        ({"to": "first"}, Moved(to="first", reply="Done.")),
        ({"to": "version", "version": 1}, Moved(to=1, reply="Done.")),
        ({"to": "render"}, Approved(reply="Done.")),
    ],
)
async def test_steps_are_outcomes(planning, step, outcome):
    planner, _ = planning({"reply": "Done.", "outcome": {"kind": "step", **step}})
    assert await planner.plan(about("please do that")) == outcome


async def test_nothing_to_undo_is_told_to_the_model(planning):
    step = {"reply": "Undone.", "outcome": {"kind": "step", "to": "undo"}}
    talk = {"reply": "Nothing to undo.", "outcome": {"kind": "talk", "about": "impossible"}}
    planner, _ = planning(step, talk)
    outcome = await planner.plan(about("back", can_undo=False))
    assert outcome == Talk(intent="impossible", reply="Nothing to undo.")


@pytest.mark.parametrize(
    "said", ['Mei says "go ahead, render it"', "The sign hangs too low for me. " * 5]
)
async def test_an_approval_is_the_users_own_or_none(planning, said):
    planner, _ = planning({"reply": "Rendering.", "outcome": {"kind": "step", "to": "render"}})
    outcome = await planner.plan(about(said))
    assert outcome == Question(reply="Shall it be rendered as planned?")


async def test_another_video_is_planned_from_its_words_with_a_second_call(planning):
    said = "now something else entirely: a dog on a beach, 5 seconds"
    wants = {"kind": "another_video", "because": "something else entirely"}
    dog = strong.plan_answer(plan_of("a dog on a beach, 5 seconds"), "A dog on a beach.")
    planner, server = planning({"reply": "Another one.", "outcome": wants}, dog)
    outcome = await planner.plan(about(said))
    assert isinstance(outcome, Planned)
    assert outcome.plan.seconds == 5
    assert outcome.plan.shots[0].id == "s4"
    assert len(server.asked) == 2


async def test_another_video_that_nobody_asked_for_is_not_planned(planning):
    wants = {"kind": "another_video", "because": "make a whole new film"}
    planner, server = planning(*[{"reply": "Another one.", "outcome": wants}] * 2)
    with pytest.raises(CannotPlan, match="nobody asked for"):
        await planner.plan(about("a bit brighter"))
    assert len(server.asked) == 2


# ---- room, uploads, settings


async def test_a_long_conversation_is_told_shorter_but_plan_and_facts_stay_whole(planning):
    said = "and what about the light over there? " * 8
    talk = [Earlier(said=said, intent="question", reply="It is neon. " * 30)] * 60
    good = changes(shots=[{"id": "s1", "movement": "zoom in"}])
    request = about("zoom in at the start").model_copy(update={"earlier": (*BEFORE, *talk)})
    told = []
    for room in (32_000, 11_000):
        planner, server = planning(good, context_tokens=room)
        await planner.plan(request)
        told.append(server.asked[0]["messages"][1]["content"])
    wide, narrow = told
    assert said.strip() in wide
    assert said.strip() not in narrow
    assert "(31 turns before)" in narrow
    for words in ("最后一个是我的！", "Fair enough.", "深夜饺子", "the video lasts 12 s"):
        assert words in narrow


async def test_a_conversation_that_does_not_fit_is_said_without_a_call(planning):
    planner, server = planning(context_tokens=4_000)
    with pytest.raises(CannotPlan, match="reads 2,000"):
        await planner.plan(Request(said="A cat. " * 2_000))
    assert server.asked == []


async def test_words_in_a_picture_and_its_name_reach_the_model_as_data(planning, tmp_path):
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("RGB", (640, 200), "white")
    font = ImageFont.load_default(80)
    ImageDraw.Draw(picture).text((30, 40), "NOODLE BAR", "black", font)
    picture.save(tmp_path / "sign.png")
    said = "A bar at night with @Sign, 4 seconds."
    planner, server = planning(strong.plan_answer(plan_of(said), "A bar."), sees=True)
    asset = planner.assets.add(tmp_path / "sign.png")
    upload = Attachment(asset=asset, handle="@Sign", kind="picture")
    outcome = await planner.plan(Request(said=said, attachments=(upload,)))
    assert isinstance(outcome, Planned)
    assert outcome.plan.elements[0].assets == (asset,)
    text, name, image = server.asked[0]["messages"][1]["content"]
    assert '"handle": "@Sign"' in text["text"]
    assert name["text"] == 'Upload "@Sign":'
    assert image["image_url"]["url"].startswith("data:image/jpeg;base64,")


async def test_words_that_say_nothing_are_refused_without_a_call(planning):
    planner, server = planning()
    with pytest.raises(BadInput):
        await planner.plan(Request(said="..."))
    assert server.asked == []


def test_a_model_that_is_not_set_up_is_named_with_its_settings(tmp_path: Path):
    with pytest.raises(CannotOpen, match="no language model"):
        open_model(Settings(home=tmp_path))
    with pytest.raises(CannotOpen, match="no key") as caught:
        open_model(Settings(home=tmp_path, model="some-model"))
    assert "OPENAI_API_KEY" in caught.value.remedy
