"""Saved plans of every form, lifted to the newest one: functions from dict to dict.

A breaking change of the plan gets a new form, and here one function that makes it out of the
form before. One saved plan of each form stays in tests/generator/forms/ for ever.
"""

import json
from collections.abc import Callable
from typing import Any, Literal, cast

from .errors import BadPlan

NEWEST: Literal["plan.1"] = "plan.1"

Fields = dict[str, Any]


def _from_plan_0(plan: Fields) -> Fields:
    """Plans written by hand before forms were named: a plan.1 without its tag."""
    return {**plan, "form": "plan.1"}


UPGRADES: dict[str, Callable[[Fields], Fields]] = {"plan.0": _from_plan_0}


def newest(data: str | bytes | Fields) -> Fields:
    """The plan's fields in the newest form. A plan that names no form is taken for `plan.0`.

    Raises `BadPlan` for text that is no JSON object and for a form that is not known.
    """
    if isinstance(data, dict):
        plan = data
    else:
        try:
            loaded = json.loads(data)
        except ValueError as error:
            raise BadPlan(
                f"the plan was not JSON: {error}",
                "give a plan as `callsheet plan --json` prints it",
            ) from error
        if not isinstance(loaded, dict):
            raise BadPlan(
                f"the plan was {type(loaded).__name__}, not an object",
                "give a plan as `callsheet plan --json` prints it",
            )
        plan = cast(Fields, loaded)
    while (form := plan.get("form", "plan.0")) != NEWEST:
        if not isinstance(form, str) or form not in UPGRADES:
            raise BadPlan(
                f"the plan's form {form!r} was not known",
                f"this version reads up to {NEWEST!r}; a newer callsheet may read it",
            )
        plan = UPGRADES[form](plan)
    return plan


def text(plan: Fields) -> str:
    """The fields as JSON text."""
    return json.dumps(plan, ensure_ascii=False)
