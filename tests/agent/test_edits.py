"""Edits change what they name and nothing else."""

import pytest
from callsheet.agent.edits import (
    DropCharacter,
    DropElement,
    DropShot,
    Edit,
    OrderShots,
    PutCharacter,
    PutElement,
    PutShot,
    SetVideo,
    apply,
    changed_shots,
    difference,
)
from callsheet.generator.errors import BadPlan
from callsheet.generator.plan import Character, DialogueLine, Element, Shot, VideoPlan
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

MEI = Character(id="mei", name="Mei")
TOM = Character(id="tom", name="Tom")
LANTERN = Element(id="lantern", handle="@Image 1", name="lantern", kind="object")


def shot(id: str, seconds: float = 4, **fields: object) -> Shot:
    return Shot.model_validate({"id": id, "seconds": seconds, "action": f"{id} is seen", **fields})


def says(id: str, who: str, text: str) -> DialogueLine:
    return DialogueLine(id=id, character=who, text=text)


PLAN = VideoPlan(
    title="Night market",
    characters=(MEI, TOM),
    elements=(LANTERN,),
    shots=(
        shot("s1", characters=("mei",), elements=("lantern",)),
        shot("s2", 5, characters=("mei", "tom"), dialogue=(says("l1", "mei", "Mine!"),)),
        shot("s3", 3, characters=("tom",), dialogue=(says("l2", "tom", "Fair."),)),
    ),
    start_frame="asset-1",
    avoid="logos",
)
WORDS = st.sampled_from(["", "red coat", "夜"])
SECONDS = st.integers(min_value=1, max_value=60).map(lambda half: half / 2)


@st.composite
def plans(draw: st.DrawFn) -> VideoPlan:
    """Plans of one to six shots out of eight ids, in any order, with people from PLAN."""
    ids = draw(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6, unique=True))
    people = draw(
        st.sampled_from([(MEI,), (MEI, TOM), (MEI, TOM.model_copy(update={"looks": "x"}))])
    )
    shots = tuple(
        shot(
            id,
            draw(SECONDS),
            take=draw(st.integers(1, 2)),
            characters=draw(st.sampled_from([(), ("mei",)])),
        )
        for id in ids
    )
    avoid, style = draw(st.sampled_from([None, "text"])), draw(st.sampled_from(["", "noir"]))
    return VideoPlan(title="Any", characters=people, shots=shots, avoid=avoid, style=style)


@st.composite
def edit_lists(draw: st.DrawFn) -> list[Edit]:
    """Edits of PLAN that can be applied in their order."""
    ids = [known.id for known in PLAN.shots]
    edits: list[Edit] = []
    for number in range(draw(st.integers(0, 6))):
        match draw(st.sampled_from(["put", "add", "drop", "order", "set", "who"])):
            case "put":
                id = draw(st.sampled_from(ids))
                edits.append(PutShot(shot=shot(id, draw(SECONDS))))
            case "add":
                after = draw(st.sampled_from([None, *ids]))
                edits.append(PutShot(shot=shot(f"n{number}", draw(SECONDS)), after=after))
                ids.append(f"n{number}")
            case "drop" if len(ids) > 1:
                edits.append(DropShot(id=ids.pop(draw(st.integers(0, len(ids) - 1)))))
            case "order":
                edits.append(OrderShots(ids=tuple(draw(st.permutations(ids)))))
            case "set":
                edits.append(SetVideo(style=draw(WORDS)))
            case _:
                looks = draw(WORDS)
                edits.append(PutCharacter(character=TOM.model_copy(update={"looks": looks})))
    return edits


@given(edit_lists())
def test_a_shot_that_no_edit_names_stays_the_same_object(edits: list[Edit]) -> None:
    named = {edit.shot.id for edit in edits if isinstance(edit, PutShot)}
    dropped = {edit.id for edit in edits if isinstance(edit, DropShot)}
    after = apply(PLAN, edits)
    for before in PLAN.shots:
        if before.id not in named | dropped:
            assert after.shot(before.id) is before


@given(edit_lists())
def test_any_edits_leave_a_plan_that_validates_and_adds_up(edits: list[Edit]) -> None:
    after = apply(PLAN, edits)
    assert VideoPlan.model_validate_json(after.model_dump_json()) == after
    assert after.seconds == sum(known.seconds for known in after.shots)


@given(plans(), plans())
def test_the_difference_of_two_plans_leads_from_one_to_the_other(
    before: VideoPlan, after: VideoPlan
) -> None:
    assert apply(before, difference(before, after)) == after


@given(plans(), plans())
def test_the_difference_names_only_shots_that_are_not_the_same(
    before: VideoPlan, after: VideoPlan
) -> None:
    put = {edit.shot.id for edit in difference(before, after) if isinstance(edit, PutShot)}
    assert put == set(changed_shots(before, after))


def test_equal_plans_have_no_difference() -> None:
    assert difference(PLAN, PLAN.model_copy()) == ()


def test_a_new_shot_stands_after_the_one_it_names_or_first() -> None:
    edits = [PutShot(shot=shot("s4"), after="s2"), PutShot(shot=shot("s5"))]
    assert [known.id for known in apply(PLAN, edits).shots] == ["s5", "s1", "s2", "s4", "s3"]


def test_the_last_shot_that_remains_cannot_be_dropped() -> None:
    with pytest.raises(BadPlan, match="'s3' was the only one left") as refused:
        apply(PLAN, [DropShot(id="s1"), DropShot(id="s2"), DropShot(id="s3")])
    assert "one shot at least" in refused.value.remedy


@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        (DropShot(id="s9"), "no shot 's9'"),
        (PutShot(shot=shot("s4"), after="s9"), "no shot 's9'"),
        (OrderShots(ids=("s1", "s2")), "every shot once"),
        (OrderShots(ids=("s1", "s2", "s2")), "every shot once"),
        (DropCharacter(id="eve"), "no character 'eve'"),
        (DropCharacter(id="tom"), "spoken by 'tom', who is not defined"),
        (DropElement(id="lantern"), "uses element 'lantern', which is not defined"),
        (PutShot(shot=shot("s1", characters=("eve",))), "'eve', who is not defined"),
        (PutShot(shot=shot("s1", dialogue=(says("l2", "tom", "Hm."),))), "'l2' is defined twice"),
    ],
)
def test_an_edit_that_names_what_is_not_there_is_refused(edit: Edit, fault: str) -> None:
    with pytest.raises(BadPlan, match=fault):
        apply(PLAN, [edit])


def test_a_character_without_shots_or_lines_can_be_dropped() -> None:
    alone = PLAN.shots[2].model_copy(update={"characters": (), "dialogue": ()})
    together = PLAN.shots[1].model_copy(update={"characters": ("mei",)})
    edits = [PutShot(shot=alone), PutShot(shot=together), DropCharacter(id="tom")]
    assert apply(PLAN, edits).characters == (MEI,)


def test_a_video_field_that_is_not_set_stays_and_one_that_is_cleared_becomes_null() -> None:
    after = apply(PLAN, [SetVideo(style="noir", clear=("start_frame", "avoid"))])
    assert (after.style, after.start_frame, after.avoid) == ("noir", None, None)
    assert after.title == PLAN.title


def test_a_field_cannot_be_set_and_cleared_by_one_edit() -> None:
    with pytest.raises(ValidationError, match="avoid cannot be set and cleared"):
        SetVideo(avoid="text", clear=("avoid",))


def test_put_replaces_where_it_stands_and_adds_at_the_end() -> None:
    older = MEI.model_copy(update={"looks": "older"})
    bowl = Element(id="bowl", handle="@bowl", name="bowl", kind="object")
    after = apply(PLAN, [PutCharacter(character=older), PutElement(element=bowl)])
    assert after.characters == (older, TOM)
    assert after.elements == (LANTERN, bowl)


def test_only_new_and_changed_shots_count_as_changed() -> None:
    longer = PLAN.shots[0].model_copy(update={"seconds": 9.0})
    edits = [
        PutShot(shot=longer),
        PutShot(shot=shot("s4"), after="s1"),
        OrderShots(ids=("s3", "s4", "s1", "s2")),
    ]
    assert changed_shots(PLAN, apply(PLAN, edits)) == ("s4", "s1")
