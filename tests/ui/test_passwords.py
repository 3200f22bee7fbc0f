"""The file of who may sign in: hashes alone, whatever stands in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from callsheet.generator.errors import BadInput
from callsheet.ui.passwords import Hashed, keep_login, read_logins

PASSWORD = "a long 密码: with $igns"


def test_a_password_is_known_again_and_no_other():
    hashed = Hashed.read(str(Hashed.of(PASSWORD)))
    assert hashed.fits(PASSWORD)
    assert not hashed.fits(PASSWORD + " ")
    assert not hashed.fits("")


def test_the_same_password_is_hashed_otherwise_each_time():
    assert str(Hashed.of(PASSWORD)) != str(Hashed.of(PASSWORD))


def test_a_file_holds_no_password_is_its_owners_and_keeps_its_remarks(tmp_path: Path):
    file = tmp_path / "etc" / "logins"
    keep_login(file, "ann", "first password")
    file.write_text("# the editors\n" + file.read_text())
    keep_login(file, "bob", PASSWORD)
    keep_login(file, "ann", "second password")
    text = file.read_text()
    assert "password" not in text
    assert PASSWORD not in text
    assert text.startswith("# the editors\n")
    assert file.stat().st_mode & 0o777 == 0o600
    known = read_logins(file)
    assert set(known) == {"ann", "bob"}
    assert known["ann"].fits("second password")
    assert not known["ann"].fits("first password")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("ann:apple", "the password of 'ann' in .* was not hashed"),
        ("ann:", "was not hashed"),
        ("ann", "was not hashed"),
        ("ann:scrypt$16384$8$5$c2FsdA==$", "was not hashed"),
        ("ann:scrypt$1073741824$8$1$c2FsdA==$a2V5", "was not hashed"),
        ("ann:md5$1$1$1$c2FsdA==$a2V5", "was not hashed"),
        ("# nobody", "named nobody"),
    ],
)
def test_what_is_no_hash_is_refused_with_the_command_that_makes_one(
    line: str, problem: str, tmp_path: Path
):
    file = tmp_path / "logins"
    file.write_text(f"{line}\n")
    with pytest.raises(BadInput, match=problem) as refused:
        read_logins(file)
    assert "callsheet login" in refused.value.remedy
    assert "apple" not in str(refused.value)


@pytest.mark.parametrize("name", ["", "a:b", "#a", "a\nb", " a"])
def test_a_name_that_would_be_read_otherwise_is_refused(name: str, tmp_path: Path):
    with pytest.raises(BadInput, match="name"):
        keep_login(tmp_path / "logins", name, PASSWORD)


def test_a_short_password_is_refused(tmp_path: Path):
    with pytest.raises(BadInput, match="3 letters"):
        keep_login(tmp_path / "logins", "ann", "abc")


def test_the_command_reads_the_password_from_a_pipe_and_never_shows_it(tmp_path: Path):
    file = tmp_path / "logins"
    command = [sys.executable, "-m", "callsheet.ui.cli", "login", "ann"]
    told = subprocess.run(
        command,
        input=PASSWORD + "\n",
        env=os.environ | {"CALLSHEET_LOGINS": str(file)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert PASSWORD not in told.stdout + told.stderr
    assert read_logins(file)["ann"].fits(PASSWORD)
    without = subprocess.run(command, input="x", capture_output=True, text=True, check=False)
    assert without.returncode == 2
    assert "hint: set CALLSHEET_LOGINS" in without.stderr
