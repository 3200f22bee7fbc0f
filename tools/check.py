"""Every obstacle between a plan and its video, all at once, each with its remedy."""

from collections.abc import Iterator

from pydantic import Field

from ..generator.job import Limits, RenderJob, jobs_for
from ..generator.plan import Part, Shot, VideoPlan
from .timing import spoken_seconds


class Problem(Part):
    """One obstacle. `blocks` means that no video can be made before it is mended."""

    where: str
    """Id of the shot, or `video`."""
    kind: str = ""
    """Which obstacle it is, for who tells it in another language, with its `facts`."""
    facts: dict[str, str] = Field(default_factory=dict[str, str])
    what: str
    remedy: str
    blocks: bool = False


def problems(plan: VideoPlan, limits: Limits) -> tuple[Problem, ...]:
    """What stands against the plan, for a generator with these limits."""
    found = [problem for shot in plan.shots for problem in _of_shot(shot)]
    found += [problem for job in jobs_for(plan, "", limits) for problem in _of_job(job, limits)]
    return (*found, *_of_video(plan, limits))


def _of_shot(shot: Shot) -> Iterator[Problem]:
    needed = sum(spoken_seconds(line.text, line.language) for line in shot.dialogue)
    if needed > shot.seconds + 0.25:
        yield Problem(
            where=shot.id,
            kind="too_much_said",
            facts={"needed": f"{needed:.1f}", "seconds": f"{shot.seconds:g}"},
            what=f"{needed:.1f} s of speech stand in {shot.seconds:g} s",
            remedy=f"lengthen the shot to {needed:.1f} s, or shorten what is said",
        )


def _of_job(job: RenderJob, limits: Limits) -> Iterator[Problem]:
    where = job.shots[0].id
    if job.seconds > limits.seconds_max:
        yield Problem(
            where=where,
            kind="too_long",
            facts={"seconds": f"{job.seconds:g}", "most": f"{limits.seconds_max:g}"},
            what=f"{job.seconds:g} s are more than the {limits.seconds_max:g} s of one generation",
            remedy="split the shot, or shorten it",
            blocks=True,
        )
    if job.seconds < limits.seconds_min:
        yield Problem(
            where=where,
            kind="too_short",
            facts={"seconds": f"{job.seconds:g}", "least": f"{limits.seconds_min:g}"},
            what=f"{job.seconds:g} s are less than the {limits.seconds_min:g} s of one generation",
            remedy="lengthen the shot, or join it with its neighbour",
            blocks=True,
        )
    if limits.languages is not None:
        for language in sorted({line.language for shot in job.shots for line in shot.dialogue}):
            if language not in limits.languages:
                yield Problem(
                    where=where,
                    kind="not_spoken",
                    facts={"language": language},
                    what=f"the generator does not speak {language!r}",
                    remedy="choose another language for the line, or another generator",
                )


def _of_video(plan: VideoPlan, limits: Limits) -> Iterator[Problem]:
    missing = [element.handle for element in plan.elements if not element.assets]
    if missing:
        yield Problem(
            where="video",
            kind="not_uploaded",
            facts={"handles": ", ".join(missing)},
            what=f"nothing is uploaded for {', '.join(missing)}",
            remedy="upload it, or it is drawn from its description",
        )
    if plan.lettering_allowed is False and any(shot.lettering for shot in plan.shots):
        yield Problem(
            where="video",
            kind="lettering_forbidden",
            what="lettering is planned although on-screen text is forbidden",
            remedy="allow on-screen text, or take the lettering out",
        )
