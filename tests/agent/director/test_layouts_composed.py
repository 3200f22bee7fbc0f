"""One shot list in many layouts: whatever its headings, lengths, cast and fields look like.

The parts of each language stand in layouts/; what is expected follows from the parts.
"""

import random
import tomllib
from pathlib import Path
from typing import Any

import pytest
from callsheet.agent.director import plan_of

FOLDER = Path(__file__).parent / "layouts"
PARTS: dict[str, dict[str, Any]] = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.toml")
}
LAYOUTS_PER_LANGUAGE = 60


class Composer:
    """Chooses among the parts of a language, the same ones for the same number."""

    def __init__(self, tag: str, number: int) -> None:
        self.parts = PARTS[tag]
        self.chance = random.Random(f"{tag} {number}")
        self.shots: list[dict[str, Any]] = self.chance.sample(self.parts["shot"], k=3)
        self.quote = self.any("quotes")
        self.has_cast = self.chance.random() < 0.7

    def any(self, key: str) -> str:
        return self.chance.choice(self.parts[key])

    def field(self, label: str, words: str) -> str:
        return f"{label}{self.parts['colon']}{words}"

    def request(self) -> str:
        """A head with its fields, the cast, the shots, and what holds for all of them."""
        total = sum(shot["seconds"] for shot in self.shots)
        lines = [self.any("total").format(s=total), "9:16", ""]
        if self.has_cast:
            lines += self.cast()
        if self.chance.random() < 0.5:
            lines += [self.field(self.any("shots"), "").rstrip()]
        elif self.has_cast:
            lines += [""]
        lines += [*self.shot_list(), "", self.parts["sound"], self.parts["ban"]]
        return "\n".join(lines)

    def cast(self) -> list[str]:
        row = self.chance.choice(["- {}, {}", "- {}: {}", "{}: {}", "- {} ({})", "  - {}: {}"])
        if self.parts["comma"] != ", ":
            row = row.replace(", ", self.parts["comma"]).replace(": ", self.parts["colon"])
        people = [row.format(name, looks) for name, looks in self.parts["people"].items()]
        return [self.field(self.any("cast"), "").rstrip(), *people]

    def shot_list(self) -> list[str]:
        head, length = self.any("heads"), self.any("lengths")
        when = self.chance.choice(["bracket", "behind", "range", "field"])
        body = self.chance.choice([self.in_a_line, self.in_lines, self.in_fields])
        fields = {key: self.any(key) for key in ("camera", "action", "dialogue", "lettering")}
        fields["seconds"] = self.any("seconds")
        lines: list[str] = []
        begins = 0
        for number, shot in enumerate(self.shots, 1):
            heading = head.format(n=number, word=self.parts["words"][number - 1])
            told = length.format(s=shot["seconds"])
            ends = begins + shot["seconds"]
            if when == "field" and body is self.in_fields:
                lines += body(heading, shot, fields, told)
            else:
                behind = {
                    "bracket": self.parts["brackets"].format(told),
                    "range": f" {begins}-{ends}{self.parts['unit']}",
                }
                lines += body(heading + behind.get(when, f" {told}"), shot, fields, "")
            begins = ends
        return lines

    def in_a_line(
        self, heading: str, shot: dict[str, Any], fields: dict[str, str], told: str
    ) -> list[str]:
        parts = [shot["camera"], shot["action"], *self.words(shot)]
        return [self.field(heading, self.parts["stop"].join(parts))]

    def in_lines(
        self, heading: str, shot: dict[str, Any], fields: dict[str, str], told: str
    ) -> list[str]:
        return ["", heading, shot["camera"], shot["action"], *self.words(shot)]

    def in_fields(
        self, heading: str, shot: dict[str, Any], fields: dict[str, str], told: str
    ) -> list[str]:
        rows = [self.field(fields["seconds"], told)] if told else []
        rows += [self.field(fields["camera"], shot["camera"])]
        rows += [self.field(fields["action"], shot["action"])]
        if "line" in shot:
            rows += [self.field(fields["dialogue"], self.words(shot)[0])]
        if "read" in shot:
            rows += [self.field(fields["lettering"], self.quote.format(shot["read"]))]
        bullet = self.chance.choice(["- ", "  - ", ""])
        return ["", heading, *(bullet + row for row in rows)]

    def words(self, shot: dict[str, Any]) -> list[str]:
        if "read" in shot:
            return [self.parts["sign"].format(self.quote.format(shot["read"]))]
        if "line" in shot:
            return [self.field(shot["speaker"], self.quote.format(shot["line"]))]
        return []


@pytest.mark.parametrize("number", range(LAYOUTS_PER_LANGUAGE))
@pytest.mark.parametrize("tag", sorted(PARTS))
def test_a_shot_list_is_read_in_every_layout(tag: str, number: int) -> None:
    composer = Composer(tag, number)
    said = composer.request()
    plan = plan_of(said)
    names = {who.id: who.name for who in plan.characters}
    told = [
        {
            "seconds": shot.seconds,
            "framing": shot.framing,
            "lines": [(names[line.character], line.text) for line in shot.dialogue],
            "read": [one.text for one in shot.lettering],
        }
        for shot in plan.shots
    ]
    wanted = [
        {
            "seconds": shot["seconds"],
            "framing": shot["framing"],
            "lines": [(shot["speaker"], shot["line"])] if "line" in shot else [],
            "read": [shot["read"]] if "read" in shot else [],
        }
        for shot in composer.shots
    ]
    assert told == wanted, said
    assert plan.aspect_ratio == "9:16"
    if composer.has_cast:
        assert set(composer.parts["people"]) <= set(names.values()), said
        dialects = {names[line.character]: line.dialect for s in plan.shots for line in s.dialogue}
        spoken = {s["speaker"]: s.get("dialect") for s in composer.shots if "line" in s}
        assert dialects == spoken, said
