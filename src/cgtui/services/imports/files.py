"""Files as they come: plain or compressed, in one encoding or another, damaged or whole."""

from __future__ import annotations

import gzip
import io
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, cast

from cgtui.domain.errors import Refusal
from cgtui.domain.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 20
_HEAD = 1 << 16
_UNDEFINED_IN_1252 = (0x81, 0x8D, 0x8F, 0x90, 0x9D)


class OpenFile:
    """A file open for reading, uncompressed on the way; tells how far it has been read."""

    def __init__(self, path: Path, raw: BinaryIO) -> None:
        self.name = path.name
        self.size = path.stat().st_size
        self._raw = raw
        packed = raw.read(len(_GZIP)) == _GZIP
        raw.seek(0)
        self.bytes = cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if packed else raw

    def tell(self) -> int:
        """Return how many bytes of the file on disk have been read."""
        return self._raw.tell()

    def text(self, encoding: str) -> io.TextIOWrapper:
        """Return the file as text, its line ends untouched."""
        return io.TextIOWrapper(self.bytes, encoding, newline="")


@contextmanager
def open_file(path: Path) -> Iterator[OpenFile]:
    """Open *path*; whatever is wrong with it is said in a sentence.

    Raises:
        Refusal: It is not there, may not be read, or is damaged.
    """
    name = visible(str(path))
    try:
        with path.open("rb") as raw:
            yield OpenFile(path, raw)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Refusal(f"{name} is damaged: its compressed data cannot be read.") from error
    except UnicodeDecodeError as error:
        raise Refusal(f"{name} is not text in UTF-8, UTF-16 or Windows-1252.") from error
    except FileNotFoundError as error:
        raise Refusal(f"{name} does not exist.") from error
    except IsADirectoryError as error:
        raise Refusal(f"{name} is a folder; name the files in it.") from error
    except OSError as error:
        raise Refusal(f"{name} cannot be read ({error.strerror or error}).") from error


def head(path: Path) -> bytes:
    """Return the first bytes of *path*, uncompressed."""
    with open_file(path) as file:
        return file.bytes.read(_HEAD)


def whole(path: Path) -> bytes:
    """Return all of *path*, uncompressed."""
    with open_file(path) as file:
        return file.bytes.read()


def marked_encoding(start: bytes) -> str | None:
    """Return the encoding that a byte order mark at the *start* of a file tells."""
    if start.startswith(BOM_UTF8):
        return "utf-8-sig"
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    return None


def encoding_of(path: Path, watch: Callable[[OpenFile], None]) -> str:
    """Return the encoding of a text file, judged by all of it.

    UTF-8 where every byte fits, else Windows-1252, else (where bytes are in it that Windows-1252
    does not have) Latin-1, in which every byte is a character.

    Args:
        path: The file.
        watch: Called after each chunk; may raise to stop.
    """
    fits, beyond_1252 = True, False
    decoder = getincrementaldecoder("utf-8")()
    with open_file(path) as file:
        chunk = file.bytes.read(_CHUNK)
        if marked := marked_encoding(chunk):
            return marked
        while chunk:
            if fits and not _decodes(decoder.decode, chunk):
                fits = False
            beyond_1252 = beyond_1252 or any(byte in chunk for byte in _UNDEFINED_IN_1252)
            watch(file)
            chunk = file.bytes.read(_CHUNK)
    if fits and _decodes(lambda rest: decoder.decode(rest, final=True), b""):
        return "utf-8"
    return "latin-1" if beyond_1252 else "cp1252"


def _decodes(decode: Callable[[bytes], str], chunk: bytes) -> bool:
    """Tell whether *chunk* is what *decode* expects."""
    try:
        decode(chunk)
    except UnicodeDecodeError:
        return False
    return True
