"""Uploaded pictures: opened, upright, and cut to what a shot needs. Knows files, not shots."""

from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageOps

from ..assets import MOVING, Assets
from ..errors import BadMedia
from .camera import Size
from .canvas import Pixels
from .colours import Rgb

SIDE_MAX = 2600
"""Pixels; a larger picture is made smaller when it is opened."""


def opened(id: str, assets: Path) -> Pixels:
    """An asset as premultiplied BGRA; of a video its first frame. Raises `BadMedia`."""
    path = Assets(assets).path(id)
    if path.suffix.lower() in MOVING:
        from ..media import read_frame

        return cv2.cvtColor(read_frame(path, 0), cv2.COLOR_RGB2BGRA).astype(np.uint8)
    try:
        with Image.open(path) as file:
            picture = ImageOps.exif_transpose(file).convert("RGBA")
    except (OSError, SyntaxError, ValueError) as error:
        raise BadMedia(
            f"the picture {id!r} could not be read: {error}", "upload it again as PNG or JPEG"
        ) from error
    picture.thumbnail((SIDE_MAX, SIDE_MAX), Image.Resampling.LANCZOS)
    pixels = np.asarray(picture, np.uint8)[..., [2, 1, 0, 3]].astype(np.uint16)
    pixels[..., :3] = pixels[..., :3] * pixels[..., 3:] // 255
    return np.ascontiguousarray(pixels.astype(np.uint8))


def covering(picture: Pixels, width: int, height: int) -> Pixels:
    """The middle of a picture that fills a frame, opaque."""
    tall, wide = picture.shape[:2]
    scale = max(width / wide, height / tall)
    across, down = max(width, round(wide * scale)), max(height, round(tall * scale))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    scaled = cv2.resize(picture, (across, down), interpolation=how)
    x, y = (across - width) // 2, (down - height) // 2
    cut = np.ascontiguousarray(scaled[y : y + height, x : x + width]).astype(np.uint8)
    cut[..., 3] = 255
    return cut


def card(picture: Pixels) -> Pixels:
    """A picture ready to stand in a set: its own outline, or round corners and a pale edge."""
    if int(picture[..., 3].min()) < 250:
        return trimmed(picture)
    height, width = picture.shape[:2]
    radius = round(0.06 * min(width, height))
    mask = np.zeros((height, width), np.uint8)
    cv2.rectangle(mask, (radius, 0), (width - radius, height), 255, -1)
    cv2.rectangle(mask, (0, radius), (width, height - radius), 255, -1)
    for x in (radius, width - radius - 1):
        for y in (radius, height - radius - 1):
            cv2.circle(mask, (x, y), radius, 255, -1, cv2.LINE_AA)
    edge = max(2, round(0.012 * min(width, height)))
    inner = cv2.erode(mask, np.ones((2 * edge + 1, 2 * edge + 1), np.uint8), borderValue=0)
    made = picture.copy()
    made[np.asarray(inner) < 128] = (244, 248, 250, 255)
    share = mask[..., None].astype(np.uint16)
    return (made.astype(np.uint16) * share // 255).astype(np.uint8)


def trimmed(picture: Pixels) -> Pixels:
    """A picture without its empty edges."""
    rows, columns = np.nonzero(picture[..., 3] > 8)
    if not len(rows):
        return picture
    return np.ascontiguousarray(
        picture[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    )


def mean_colour(picture: Pixels) -> Rgb:
    """The average colour of what is not transparent."""
    blue, green, red, opacity = (float(v) for v in picture.reshape(-1, 4).mean(axis=0))
    share = max(opacity, 1.0) / 255
    return (round(red / share), round(green / share), round(blue / share))


def framed(picture: Pixels, size: Size) -> Pixels:
    """A picture as a whole frame."""
    return covering(picture, size.width, size.height)
