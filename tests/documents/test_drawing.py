"""The drawing process: it starts late, survives its worker's death and leaves with its parent."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from documents.charts import Funnel
from documents.drawing import Drawing

FUNNEL = Funnel((1, 0, 0, 0, 0, 0), (2, 1, 0, 0, 0, 0))


async def test_pictures_are_drawn_elsewhere_and_a_dead_worker_is_replaced() -> None:
    drawing = Drawing()
    try:
        first, second = await asyncio.gather(drawing.draw(FUNNEL), drawing.draw(FUNNEL))
        assert first == second
        assert first.startswith(b"\x89PNG")
        assert drawing._pool is not None
        for process in list(drawing._pool._processes.values()):
            process.kill()
            process.join()
        assert (await drawing.draw(FUNNEL)).startswith(b"\x89PNG")
        endless = asyncio.create_task(drawing._done(time.sleep, 3600))
        await asyncio.sleep(0)
    finally:
        await drawing.close()
    with pytest.raises((BrokenProcessPool, asyncio.CancelledError)):
        await endless  # a stop does not wait for what is in work
    await drawing.close()


def test_matplotlib_is_not_imported_by_the_bot_itself() -> None:
    code = "import sys, documents.drawing, documents.charts; raise SystemExit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


PARENT = """
import asyncio, os
from documents.charts import Funnel
from documents.drawing import Drawing

async def main():
    drawing = Drawing()
    await drawing.draw(Funnel((1, 0, 0, 0, 0, 0), (0,) * 6))
    print(next(iter(drawing._pool._processes)), flush=True)
    await asyncio.sleep(60)

if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a POSIX system")
def test_a_killed_bot_leaves_no_drawing_process_behind(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    deadline = time.monotonic() + 10
    while _alive(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(worker)


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
