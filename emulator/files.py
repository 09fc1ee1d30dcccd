"""Files: what is uploaded, what Telegram keeps of it, and how it is named."""

import hashlib
import mimetypes
from dataclasses import dataclass, field
from typing import Any

from emulator.images import dimensions
from emulator.refusals import bad_request, entity_too_large

UPLOAD_LIMIT = 50 * 1024 * 1024
DOWNLOAD_LIMIT = 20 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
PHOTO_SIDES = 10_000
PHOTO_RATIO = 20
_FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "sticker": "stickers"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way in: its name and its bytes."""

    name: str
    data: bytes = field(repr=False)
    mime: str = ""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as it lies in Telegram."""

    file_id: str
    unique_id: str
    path: str
    kind: str
    name: str
    mime: str
    data: bytes = field(repr=False)
    width: int = 0
    height: int = 0

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.data)

    def reference(self) -> dict[str, Any]:
        """What every kind of file shows in the Bot API."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}

    def as_document(self) -> dict[str, Any]:
        """`Document` of the Bot API."""
        return {**self.reference(), "file_name": self.name, "mime_type": self.mime}

    def as_photo(self) -> list[dict[str, Any]]:
        """`PhotoSize` list of the Bot API: the one size that there is."""
        return [{**self.reference(), "width": self.width, "height": self.height}]

    def as_file(self) -> dict[str, Any]:
        """`File` of the Bot API.

        Raises:
            Refusal: 400 above 20 MB.
        """
        if self.size > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
        return {**self.reference(), "file_path": self.path}


class Shelf:
    """All files of a world by their ids and by their paths."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def put(self, kind: str, upload: Upload) -> StoredFile:
        """Keep a file and give it its names.

        Raises:
            Refusal: 400 or 413 for an empty, too large or wrong file.
        """
        _check_size(kind, upload)
        width, height = _picture(upload) if kind == "photo" else (0, 0)
        unique = hashlib.sha256(kind.encode() + upload.data).hexdigest()[:16]
        number = len(self._by_id)
        extension = upload.name.rpartition(".")[2].lower() if "." in upload.name else "bin"
        extension = "".join(sign for sign in extension if sign.isascii() and sign.isalnum()) or "bin"
        stored = StoredFile(
            file_id=f"{kind}-{number}-{unique}",
            unique_id=unique,
            path=f"{_FOLDERS.get(kind, 'files')}/file_{number}.{'jpg' if kind == 'photo' else extension}",
            kind=kind,
            name=upload.name,
            mime=upload.mime or mimetypes.guess_type(upload.name)[0] or "application/octet-stream",
            data=upload.data,
            width=width,
            height=height,
        )
        self._by_id[stored.file_id] = stored
        self._by_path[stored.path] = stored
        return stored

    def by_id(self, file_id: str, kind: str | None = None) -> StoredFile:
        """Find a file by its id, of a certain kind if one is named.

        Raises:
            Refusal: 400 when there is none.
        """
        stored = self._by_id.get(file_id)
        if stored is None or kind not in (None, stored.kind):
            raise bad_request("wrong file identifier/HTTP URL specified")
        return stored

    def by_path(self, path: str) -> StoredFile | None:
        """Find a file by the path that `getFile` gave."""
        return self._by_path.get(path)


def _check_size(kind: str, upload: Upload) -> None:
    size = len(upload.data)
    if size == 0:
        raise bad_request("file must be non-empty")
    if size > UPLOAD_LIMIT:
        raise entity_too_large()
    if kind == "photo" and size > PHOTO_LIMIT:
        raise bad_request(f"file of size {size} bytes is too big for a photo; the maximum size is {PHOTO_LIMIT} bytes")


def _picture(upload: Upload) -> tuple[int, int]:
    size = dimensions(upload.data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > PHOTO_SIDES or max(size) > PHOTO_RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height
