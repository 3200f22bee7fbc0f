"""The exception family. Each member is one past-tense sentence and its remedy.

    CallsheetError
    ├── BadInput            words, a file or a number that cannot be used as given
    │   ├── BadPlan         a plan that contradicts itself or is not in a known form
    │   └── BadMedia        a picture, a video or a sound that cannot be read
    ├── CannotWrite         a folder, a disk or a file that does not take what was made
    ├── CannotOpen          a generator, planner or part that is not installed or not set up
    ├── CannotPlan          a planner that began and did not come to an answer
    └── CannotRender        a generator that began and did not finish
        └── Stopped         ... because the user asked it to stop

A shot that fails while others go on is not an exception but a `callsheet.generator.job.Failure`.
"""

import errno


class CallsheetError(Exception):
    """What happened, and what the user can do about it."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.problem}\nhint: {self.remedy}"


class BadInput(CallsheetError):
    """Words, a file or a number could not be used as given."""


class BadPlan(BadInput):
    """A plan contradicted itself or was in no known form."""


class BadMedia(BadInput):
    """A picture, a video or a sound could not be read."""


class CannotWrite(CallsheetError):
    """A folder, a disk or a file did not take what was made."""


class CannotOpen(CallsheetError):
    """A generator, planner or optional part was not installed or not set up."""


class CannotPlan(CallsheetError):
    """A planner began and did not come to an answer."""


class CannotRender(CallsheetError):
    """A generator began and did not finish."""


class Stopped(CannotRender):
    """The user asked a render to stop."""


def cannot_write(path: object, error: OSError) -> CannotWrite:
    """The `CannotWrite` that says what the operating system minded about `path`."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return CannotWrite(
                f"the disk was full while writing {str(path)!r}",
                "free some space or choose another folder; finished shots are kept and reused",
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return CannotWrite(
                f"{str(path)!r} was not writable", "choose a folder you may write to"
            )
        case errno.ENOENT | errno.ENOTDIR:
            return CannotWrite(
                f"the folder of {str(path)!r} did not exist", "create it, or choose another one"
            )
        case errno.EISDIR:
            return CannotWrite(f"{str(path)!r} was a folder", "name a file, such as video.mp4")
        case _:
            return CannotWrite(
                f"{str(path)!r} could not be written: {error.strerror or error}",
                "check the folder and its disk, then try again",
            )
