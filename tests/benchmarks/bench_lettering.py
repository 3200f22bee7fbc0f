"""Whether lettering can be read in the picture: a reader writes down that of 25 plans.

Each plan has one shot with one sign or title. A few of its frames are drawn at 720p and read; the
words must be there to the letter in one of them, blanks and line breaks aside. Korean is read by
tesseract where it is installed with its Korean data, in what the other reader finds to be text:
that one knows no Korean.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from callsheet.generator.animatic.render import Picture
from callsheet.generator.job import Limits, jobs_for
from callsheet.generator.plan import read_plan

WAYS: tuple[dict[str, Any], ...] = (
    {"scene": "night market in the rain", "framing": "wide", "movement": "tracking",
     "place": "neon sign"},
    {"scene": "cafe", "framing": "medium", "movement": "dolly in", "place": "chalkboard"},
    {"scene": "office", "framing": "close-up", "movement": "static", "place": "screen"},
    {"scene": "street at noon", "framing": "medium wide", "movement": "pan left",
     "place": "shop sign"},
    {"scene": "beach at sunset", "framing": "extreme wide", "movement": "crane up",
     "place": "bottom", "in_scene": False},
)  # fmt: skip
"""A plan of each for every language."""
TEXTS = {
    "zh": ("深夜饺子", "今日特价：豆腐汤", "请在此处等候", "百年老店", "第二天的早晨"),
    "en": ("LAST ORDERS", "Soup of the day 4.50", "Meeting at nine", "Bell & Sons", "Two years on"),
    "ja": ("ラーメン横丁", "本日のおすすめ", "会議は九時から", "古本と珈琲", "三年後の夏"),
    "es": ("Abierto hasta las dos", "Menú del día", "Reunión a las nueve", "Panadería Luz",
           "Dos años después"),
    "ko": ("심야 만두", "오늘의 메뉴", "회의는 아홉 시", "오래된 책방", "이 년 뒤 여름"),
}  # fmt: skip
MOMENTS = (0.5, 0.9, 0.15)
"""Shares of the shot, in the order in which they are read."""


@pytest.fixture(scope="module")
def reader():
    found = pytest.importorskip("rapidocr", reason="the extra `ocr` reads")
    return found.RapidOCR(params={"Global.log_level": "critical"})


def bench_lettering_is_read_to_the_letter(reader, tmp_path: Path):
    korean = can_read_korean()
    missed: list[str] = []
    for language, texts in TEXTS.items():
        read = 0
        for text, way in zip(texts, WAYS, strict=True):
            if language == "ko" and not korean:
                continue
            tried: list[str] = []
            for picture in frames(text, way, tmp_path):
                tried.append(words(reader, picture, language))
                if squeezed(text) in squeezed(tried[-1]):
                    read += 1
                    break
            else:
                missed.append(f"  {text} ({way['place']}) -> {tried}")
        told = (
            f"{read} of {len(texts)}" if language != "ko" or korean else "no tesseract to read it"
        )
        sys.stdout.write(f"\n{language}: {told}")
    sys.stdout.write("\n" + "\n".join(missed) + "\n")
    assert not [row for row in missed if not re.search("[가-힣]", row.split(" (")[0])]


def frames(text: str, way: dict[str, Any], folder: Path):
    """Some frames of the shot, BGR."""
    lettering = {"text": text, "place": way["place"], "in_scene": way.get("in_scene", True)}
    shot = {key: way[key] for key in ("scene", "framing", "movement")}
    who = {"id": "c1", "name": "Mei", "looks": "young woman, red coat"}
    shot |= {"id": "s1", "seconds": 2, "action": "Mei waits", "characters": ["c1"]}
    told = {"form": "plan.1", "title": "signs", "resolution": "720p", "characters": [who]}
    plan = read_plan({**told, "shots": [{**shot, "lettering": [lettering]}]})
    (job,) = jobs_for(plan, "animatic@1", Limits())
    wanted = {round(moment * (job.frames - 1)) for moment in MOMENTS}
    for number, drawn in enumerate(Picture(job, (), folder).frames()):
        if number in wanted:
            yield drawn[..., :3].copy()


def words(reader, picture: np.ndarray, language: str) -> str:
    """All that is read in a frame, line by line from the top."""
    found = reader(picture, use_rec=language != "ko")
    if found.boxes is None:
        return ""
    if language != "ko":
        return "\n".join(found.txts)
    return "\n".join(
        korean_words(straight(picture, np.asarray(box, np.float32))) for box in found.boxes
    )


def straight(picture: np.ndarray, box: np.ndarray) -> np.ndarray:
    """What is in a box of four corners, upright and enlarged, black on white."""
    width = int(max(np.linalg.norm(box[1] - box[0]), 8))
    height = int(max(np.linalg.norm(box[3] - box[0]), 8))
    target = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    cut = cv2.warpPerspective(picture, cv2.getPerspectiveTransform(box, target), (width, height))
    grey = cv2.cvtColor(cut, cv2.COLOR_BGR2GRAY)
    grey = cv2.resize(grey, None, fx=96 / height, fy=96 / height, interpolation=cv2.INTER_CUBIC)
    _, black = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    black = 255 - black if black.mean() < 128 else black
    return cv2.copyMakeBorder(black, 24, 24, 24, 24, cv2.BORDER_CONSTANT, value=255)


def korean_words(picture: np.ndarray) -> str:
    _, data = cv2.imencode(".png", picture)
    command = ["tesseract", "-", "-", "-l", "kor", "--psm", "7"]
    return subprocess.run(
        command, input=data.tobytes(), capture_output=True, check=True
    ).stdout.decode()


def can_read_korean() -> bool:
    if not shutil.which("tesseract"):
        return False
    told = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True)
    return "kor" in told.stdout.split()


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
