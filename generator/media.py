"""Media files: the only module that knows codecs, containers and colour tags.

Pictures are H.264 (BT.709, 4:2:0, limited range) in MP4, every segment starting with a closed
group of pictures, so that segments can be joined without being encoded again. Sound is (N, 2)
float32 at 48 kHz in memory, FLAC beside a clip and AAC in a video. Nothing here knows plans, jobs
or how a picture is drawn. Every file is written under a temporary name in its own folder and takes
its name when it is whole: a run that fails leaves none.
"""

# PyAV's stubs leave `**kwargs` and the packet's stream untyped, so its methods count as unknown.
# pyright: reportUnknownMemberType=false

import heapq
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from queue import Full, Queue
from typing import Any, Literal, cast

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from av.video.stream import VideoStream
from numpy.typing import NDArray

from .errors import BadMedia, cannot_write
from .files import written

SAMPLE_RATE = 48_000
"""Of all sound in memory and in files made here."""

Samples = NDArray[np.float32]
"""(N, 2) float32 in -1..1, stereo, 48 kHz."""
Pixels = NDArray[np.uint8]

BT709 = 1
"""FFmpeg's number for its matrix, primaries and transfer alike."""
X264 = {
    "preset": "veryfast",
    "crf": "20",
    # The first three make segments joinable. The others, against veryfast's own: a third less
    # processor time, a tenth more bits, and no worse a picture (720p, moving camera: 14.3 -> 9.5
    # ms a frame, 824 -> 915 kbit/s, 48.8 -> 49.0 dB).
    "x264-params": "open-gop=0:keyint=48:scenecut=0:b-adapt=0:subme=1:me=dia",
}
X264_THREADS = 1
"""Fixed, since the bytes depend on it: with two, a busy machine was seen to give other bytes for
the same frames. Shots are made side by side, each in a process that draws in another thread."""
CONVERTING_THREADS = 1
"""Not one for each processor: a tenth less of their time (720p: 3.7 -> 3.3 ms a frame), and nothing
in a clip's bytes that depends on how many there are or on which comes first."""
FRAMES_WAITING = 8
AAC = {"aac_coder": "fast", "aac_is": "0", "aac_pns": "0", "aac_tns": "0"}
"""Half of the processor time of the other coder. What low bit rates need, one channel made of the
other and noise made of nothing, is 7 dB further from the sound at this one; noise shaped in time
costs a seventh of the whole, and brings it no nearer."""
AAC_BITS_PER_SECOND = 192_000
UNDECODED: dict[str, Any] = {
    "options": {"probesize": "32"},
    "stream_options": [{"skip_frame": "all"}],
}
"""To open a file for its packets alone: else frames are decoded to learn what its header says."""
SAMPLES_PER_BLOCK = 4096
"""For an encoder that takes blocks of any length."""


@dataclass(frozen=True)
class Facts:
    """What a media file holds."""

    frames: int
    fps: float
    width: int
    height: int
    seconds: float
    """Of its longest stream."""
    picture: str | None
    """Name of the picture's codec, such as `h264`; null when there is no picture."""
    sound: str | None
    """Name of the sound's codec, such as `aac`; null when there is no sound."""

    @property
    def has_sound(self) -> bool:
        return self.sound is not None


@dataclass(frozen=True)
class Watched:
    """What can be seen in a video without understanding it; one number a frame."""

    brightness: NDArray[np.float32]
    """(F,) mean luma, from 0 (black) to 1."""
    change: NDArray[np.float32]
    """(F,) mean difference of luma from the frame before; 0 for the first."""
    motion: NDArray[np.float32]
    """(F,) largest difference of luma anywhere from the frame before; 0 for the first."""


def write_picture(
    path: Path, frames: Iterable[Pixels | None], width: int, height: int, fps: int
) -> int:
    """Encodes (H, W, 4) uint8 BGRA frames, premultiplied and opaque; gives their number.

    A frame that is null is as the one before, which is converted but once. A frame is converted
    before the next one is asked for, so that all may be the same buffer. The encoder works in a
    thread of its own; when it fails, no further frame is asked for. The same frames give the same
    picture, though the encoder was seen, rarely, to give a few other bytes for them. Raises
    `CannotWrite`, and whatever drawing a frame raises.
    """
    waiting: Queue[VideoFrame | None] = Queue(FRAMES_WAITING)
    with written(path) as temporary, ThreadPoolExecutor(1, "encoder") as thread:
        encoding = thread.submit(_encode, temporary, waiting, width, height, fps)
        count = 0
        try:
            for frame in _converted(frames, width, height):
                if not _put(waiting, frame, encoding):
                    break
                count += 1
        finally:
            _put(waiting, None, encoding)
        with _complaints_about(path):
            encoding.result()
    return count


def write_flac(path: Path, samples: Samples) -> None:
    """Writes stereo sound at 48 kHz in 16 bits. Raises `CannotWrite`."""
    with (
        written(path) as temporary,
        _complaints_about(path),
        av.open(str(temporary), "w", format="flac") as file,
    ):
        stream = file.add_stream("flac", rate=SAMPLE_RATE)
        stream.layout, stream.format = "stereo", "s16"
        file.mux(list(_encoded(stream, samples)))


def read_sound(path: Path) -> Samples:
    """The sound of any media file, from the file's zero on; no samples when it has none.

    Raises `BadMedia` for a file that cannot be read.
    """
    with _readable(path) as file:
        if not file.streams.audio:
            return np.zeros((0, 2), np.float32)
        resampler = AudioResampler("fltp", "stereo", SAMPLE_RATE)
        blocks: list[NDArray[Any]] = []
        begins: float | None = None
        for frame in file.decode(file.streams.audio[0]):
            if begins is None:
                begins = max(0.0, frame.time or 0.0)
            blocks += [block.to_ndarray() for block in resampler.resample(frame)]
        blocks += [block.to_ndarray() for block in resampler.resample(None)]
    silence = np.zeros((2, round((begins or 0.0) * SAMPLE_RATE)), np.float32)
    return np.ascontiguousarray(np.concatenate([silence, *blocks], axis=1).T, np.float32)


def resampled(samples: NDArray[np.float32], sample_rate: int) -> NDArray[np.float32]:
    """Mono samples (N,) of any rate at 48 kHz."""
    if not len(samples):
        return samples
    frame = AudioFrame.from_ndarray(np.ascontiguousarray(samples[None]), "flt", "mono")
    frame.sample_rate = sample_rate
    resampler = AudioResampler("flt", "mono", SAMPLE_RATE)
    blocks = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([np.asarray(b.to_ndarray(), np.float32).ravel() for b in blocks])


def probe(path: Path) -> Facts:
    """What a media file holds. Raises `BadMedia` for a file that cannot be read."""
    with _readable(path) as file:
        video, audio = file.streams.video[:1], file.streams.audio[:1]
        ends = [s.duration * s.time_base for s in (*video, *audio) if s.duration and s.time_base]
        seconds = float(max(ends)) if ends else (file.duration or 0) / av.time_base
        sound = audio[0].codec_context.name if audio else None
        if not video:
            return Facts(0, 0.0, 0, 0, seconds, None, sound)
        picture = video[0]
        rate = picture.average_rate or picture.guessed_rate or Fraction(0)
        return Facts(
            frames=picture.frames or sum(packet.size > 0 for packet in file.demux(picture)),
            fps=float(rate),
            width=picture.width,
            height=picture.height,
            seconds=seconds,
            picture=picture.codec_context.name,
            sound=sound,
        )


def read_frame(path: Path, index: int) -> Pixels:
    """The frame with this index, or the last one before it, as (H, W, 3) uint8 RGB, upright.

    Raises `BadMedia` for a file without a picture.
    """
    with _readable(path) as file:
        if not file.streams.video:
            raise BadMedia(f"{path.name!r} had no picture", "give a video")
        stream = file.streams.video[0]
        rate = stream.average_rate or Fraction(24)
        wanted = Fraction(index) / rate
        file.seek(max(0, int(wanted * av.time_base) - 1))
        found: VideoFrame | None = None
        for frame in file.decode(stream):
            if found is not None and (frame.time or 0) > wanted + Fraction(1, 2) / rate:
                break
            found = frame
        if found is None:
            raise BadMedia(f"{path.name!r} had no frame that could be decoded", "render it again")
        upright = np.rot90(found.to_ndarray(format="rgb24"), round(found.rotation / 90))
        return np.ascontiguousarray(upright, np.uint8)


def watched(path: Path) -> Watched:
    """Decodes every frame and looks at a pixel in every square of eight by eight.

    Raises `BadMedia` for a file that cannot be decoded to its end.
    """
    measured: list[tuple[float, float, float]] = []
    with _readable(path) as file:
        stream = file.streams.video[0]
        stream.thread_type = "AUTO"
        before: NDArray[np.float32] | None = None
        for frame in file.decode(stream):
            luma = _luma(frame)
            change = np.abs(luma - (luma if before is None else before))
            measured.append((float(luma.mean()), float(change.mean()), float(change.max())))
            before = luma
    columns = np.array(measured, np.float32).reshape(-1, 3).T
    return Watched(*columns)


def join(
    path: Path,
    pictures: Sequence[Path],
    frames: Sequence[int],
    fps: int,
    sound: Samples | None,
) -> None:
    """Puts pictures one after the other into an MP4 that starts at once, and sound beside them.

    The pictures' packets are copied, not encoded again; `frames` says how many each must have.
    Raises `BadMedia` when they were not all encoded alike, `CannotWrite` for the target.
    """
    with written(path) as temporary, _complaints_about(path):
        options = {"movflags": "+faststart"}
        with av.open(str(temporary), "w", format="mp4", options=options) as file:
            with _readable(pictures[0], decoded=False) as first:
                alike = _likeness(first.streams.video[0])
                target = file.add_stream_from_template(first.streams.video[0])
            tracks = [_pictures(target, alike, pictures, frames, fps)]
            if sound is not None:
                stream = file.add_stream("aac", rate=SAMPLE_RATE, options=AAC)
                stream.layout, stream.bit_rate = "stereo", AAC_BITS_PER_SECOND
                tracks.append(_encoded(stream, sound))
            for packet in heapq.merge(*tracks, key=_when):
                file.mux(packet)


@contextmanager
def _complaints_about(path: Path) -> Generator[None, None, None]:
    """Turns what an encoder or the disk minds into a `CannotWrite` of `path`."""
    try:
        yield
    except FFmpegError as error:
        known = OSError(error.errno or 0, error.strerror or str(error))
        raise cannot_write(path, known) from error
    except OSError as error:
        raise cannot_write(path, error) from error


@contextmanager
def _readable(path: Path, decoded: bool = True) -> Generator[InputContainer, None, None]:
    """An opened media file; what goes wrong inside is a `BadMedia`."""
    how: dict[str, Any] = {} if decoded else UNDECODED
    try:
        with cast(InputContainer, av.open(str(path), **how)) as file:
            yield file
    except (FFmpegError, OSError) as error:
        raise BadMedia(
            f"{path.name!r} could not be read: {error.strerror or error}",
            "open it in a player to see whether it is whole, and render or save it again",
        ) from error


def _converted(frames: Iterable[Pixels | None], width: int, height: int) -> Iterator[VideoFrame]:
    """Frames in the encoder's own memory and colours."""
    reformatter = VideoReformatter()
    frame: VideoFrame | None = None
    for pixels in frames:
        if pixels is None:
            assert frame is not None
            yield frame
            continue
        if pixels.shape != (height, width, 4):
            raise ValueError(f"a frame of shape {pixels.shape} is not {height} by {width} BGRA")
        frame = reformatter.reformat(
            VideoFrame.from_numpy_buffer(pixels, format="bgra"),
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            threads=CONVERTING_THREADS,
        )
        yield frame


def _luma(frame: VideoFrame) -> NDArray[np.float32]:
    """One pixel of every eight by eight, from 0 (black) to 1 (white)."""
    size = max(1, frame.width // 8), max(1, frame.height // 8)
    coarse = frame.reformat(*size, format="gray", interpolation=Interpolation.POINT)
    return np.divide(coarse.to_ndarray(), 255, dtype=np.float32)


def _put(
    waiting: Queue[VideoFrame | None], frame: VideoFrame | None, encoding: Future[None]
) -> bool:
    """Hands a frame over; False when the encoder has ended and will take none."""
    while not encoding.done():
        with suppress(Full):
            waiting.put(frame, timeout=0.1)
            return True
    return False


def _encode(
    path: Path, waiting: Queue[VideoFrame | None], width: int, height: int, fps: int
) -> None:
    """Encodes what waits, up to the first null."""
    with av.open(str(path), "w", format="mp4") as file:
        stream = file.add_stream("libx264", rate=fps, options=X264)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        codec = stream.codec_context
        codec.thread_count = X264_THREADS
        codec.color_range = ColorRange.MPEG
        codec.colorspace = codec.color_primaries = codec.color_trc = BT709
        for index, frame in enumerate(iter(waiting.get, None)):
            frame.pts = index
            file.mux(stream.encode(frame))
        file.mux(stream.encode())


def _encoded(stream: AudioStream, samples: Samples) -> Iterator["Packet[Any]"]:
    """Packets of the whole sound, each with its time."""
    codec = stream.codec_context
    codec.open()
    size = codec.frame_size or SAMPLES_PER_BLOCK
    form = "s16" if codec.name == "flac" else "fltp"
    for start in range(0, len(samples), size):
        frame = _sound_frame(samples[start : start + size], form)
        frame.sample_rate, frame.time_base = SAMPLE_RATE, Fraction(1, SAMPLE_RATE)
        frame.pts = start  # without it the encoder's priming is not told, and all comes late
        yield from stream.encode(frame)
    yield from stream.encode()


def _sound_frame(block: Samples, form: Literal["s16", "fltp"]) -> AudioFrame:
    if form == "fltp":
        return AudioFrame.from_ndarray(np.ascontiguousarray(block.T), form, "stereo")
    whole = np.rint(np.clip(block, -1.0, 32767 / 32768) * 32768).astype(np.int16)
    return AudioFrame.from_ndarray(whole.reshape(1, -1), form, "stereo")


def _pictures(
    target: VideoStream,
    alike: tuple[object, ...],
    paths: Sequence[Path],
    frames: Sequence[int],
    fps: int,
) -> Iterator["Packet[Any]"]:
    """Packets of all pictures, moved to where they come."""
    done = 0
    for path, expected in zip(paths, frames, strict=True):
        with _readable(path, decoded=False) as file:
            source = file.streams.video[0]
            if _likeness(source) != alike:
                raise BadMedia(
                    f"{path.name!r} was encoded in another way than the clips before it",
                    "render all shots with one generator and one format",
                )
            tick = round(1 / (fps * (source.time_base or Fraction(1, fps))))
            count = 0
            for packet in file.demux(source):
                if packet.dts is None or packet.pts is None:  # the mark of the end
                    continue
                packet.pts += done * tick
                packet.dts += done * tick
                packet.stream = target
                count += 1
                yield packet
        if count != expected:
            raise BadMedia(
                f"{path.name!r} had {count} frames where {expected} were planned", "render it again"
            )
        done += count


def _likeness(stream: VideoStream) -> tuple[object, ...]:
    """What must be equal for packets of two streams to follow each other."""
    codec = stream.codec_context
    return (codec.name, codec.width, codec.height, bytes(codec.extradata or b""))


def _when(packet: "Packet[Any]") -> float:
    """When a packet is to be decoded, in seconds."""
    return float((packet.dts or 0) * packet.time_base)
