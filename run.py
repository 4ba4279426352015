"""Run a command in the project's own environment: `python3 run.py liggare demo`.

Needs Python 3.11 or newer and pip, nothing else. The environment is made the first time, of what
the lock files name and hash, and anew when they, the project's own table or this Python change.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENV = ROOT / ".venv"
BIN = ENV / ("Scripts" if os.name == "nt" else "bin")
LOCKS = ["requirements-dev.lock", "requirements.lock"]  # the first holds all of the second
INSTALL = ["-m", "pip", "--python", str(ENV), "install", "-qq", "--no-compile"]


def digest(lock: str) -> str:
    """All an environment depends on: this Python, this folder, the lock, the project's table."""
    texts = [(ROOT / name).read_text("utf-8") for name in (lock, "pyproject.toml")]
    texts[1] = texts[1].partition("\n[tool.")[0]
    return hashlib.sha256("\0".join([sys.version, str(ENV), *texts]).encode()).hexdigest()


def install(lock: str) -> None:
    """Make the environment anew; the stamp is written last, so that a broken attempt is redone."""
    sys.stderr.write("Installerar i .venv …\n")
    inside = Path(sys.prefix) == ENV  # where there is no pip
    host = sys._base_executable if inside else sys.executable
    venv.create(ENV, clear=True, with_pip=False, symlinks=os.name != "nt")
    for what in (
        ["--require-hashes", "--only-binary", ":all:", "-r", lock],
        ["--no-deps", "--no-build-isolation", "-e", "."],
    ):
        if subprocess.call([host, *INSTALL, *what], cwd=ROOT):
            sys.exit("Installationen misslyckades.")
    folders = [ENV, *(file.parent for file in ROOT.glob("*/__init__.py"))]
    subprocess.call([BIN / "python", "-m", "compileall", "-qq", "-j0", *folders], cwd=ROOT)
    (ENV / lock).write_text(digest(lock), "utf-8")


def main(command: list[str]) -> None:
    """Install what is missing, then become the command."""
    enough = LOCKS if command[0] == "liggare" else LOCKS[:1]
    stamps = [(ENV / lock, lock) for lock in enough]
    if not any(file.exists() and file.read_text("utf-8") == digest(lock) for file, lock in stamps):
        install(enough[-1])
    os.environ["PATH"] = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    program = shutil.which(command[0]) or sys.exit(f"{command[0]} finns inte.")
    if os.name == "nt":  # exec there gives the prompt back before the command is done
        sys.exit(subprocess.call([program, *command[1:]]))
    os.execv(program, command)


if __name__ == "__main__":
    main(sys.argv[1:] or ["liggare", "--help"])
