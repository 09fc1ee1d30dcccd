"""Which tests go to one worker: those of a file, and of some folders what is dear to make once."""

from xdist.scheduler import LoadFileScheduling

# Folder -> what its files share: the process from which programs are forked, the parsed sources.
SHARED = {
    "tests/benchmarks": "programs",
    "tests/conventions": "sources",
    "tests/demo": "programs",
    "tests/process": "programs",
}


class Together(LoadFileScheduling):  # type: ignore[misc]  # xdist publishes no types
    """``--dist loadfile`` with some folders as one; the largest groups come first, so that none stands at the end."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return SHARED.get(file.rpartition("/")[0], file)
