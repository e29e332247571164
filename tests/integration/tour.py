# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour: plays every step of the story and of the looks, and writes a numbered picture of each."""
import sys
import time
from pathlib import Path

from desk import HEIGHT, WIDTH, Desk, Failed
from tour_looks import LOOKS
from tour_story import STORY

SEVERAL_LOOKS = 8


class Album:
    """The folder of pictures; the ones of the last tour go."""

    def __init__(self, desk, folder):
        self._desk = desk
        self._folder = Path(folder)
        self._count = 0
        for old in (*self._folder.glob("[0-9][0-9]-*.png"), *self._folder.glob("failed.png")):
            old.unlink()

    def next(self, name):
        self._count += 1
        return self._folder / f"{self._count:02}-{name}.png"

    def take_failure(self):
        """What there is to see when a step has failed."""
        self._desk.picture(self._folder / "failed.png", WIDTH, HEIGHT)

    def take(self, name, width, height):
        """A picture of the screen's upper left part, once nothing moves there any more."""
        path = self.next(name)
        self._desk.leave()
        before = None
        for _ in range(SEVERAL_LOOKS):
            self._desk.picture(path, width, height)
            now = path.read_bytes()
            if now == before:
                break
            before = now


def play(title, steps, stage):
    for step in steps:
        began = time.monotonic()
        try:
            step(stage)
        except Exception as trouble:
            stage.album.take_failure()
            raise Failed(f"{title}, step “{step.__name__}”: {trouble}") from trouble
        print(f"{title}: {step.__name__} ({time.monotonic() - began:.1f} s)", flush=True)


def main(folder):
    began = time.monotonic()
    with Desk() as desk:
        album = Album(desk, folder)
        for title, stage, steps in (STORY, LOOKS):
            with stage(desk, album) as ready:
                play(title, steps, ready)
    print(f"The pictures are in {folder} ({time.monotonic() - began:.0f} s)")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Failed as failure:
        sys.exit(f"FAILED {failure}")
