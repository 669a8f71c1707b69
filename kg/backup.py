"""What cannot be remade, in one file: sources and state. Taken while others write, and put back whole or not at all."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import re
import tarfile
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path

from kg.errors import BadBackupError, ConfigError
from kg.folder import DataFolder

Progress = Callable[[int, int], None]  # sources done, sources in all

_STATE = "state.sqlite3"
_CHUNK_BYTES = 1 << 20
_SOURCE = re.compile(r"sources/([0-9a-f]{2})/(\1[0-9a-f]{62})")


def backup(folder: DataFolder, target: Path, *, progress: Progress | None = None) -> int:
    """Write the state and every source that it knows into `target` (tar, gzip). Returns how many sources.

    The state is copied first: a source is on the disk before the state tells of it, so none is missing whoever writes
    meanwhile. Raises BadDocumentError for a damaged source, ConfigError where the target cannot be written.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with tarfile.open(part, "w:gz") as archive:
            with tempfile.TemporaryDirectory() as temporary:
                copy = Path(temporary) / _STATE
                folder.state.copy_to(copy)
                archive.add(copy, _STATE)
            shas = sorted({entry.sha256 for entry in folder.state.all_sources()})
            for done, sha256 in enumerate(shas, 1):
                _add(archive, f"sources/{sha256[:2]}/{sha256}", folder.get_source(sha256))
                if progress:
                    progress(done, len(shas))
        part.replace(target)
    except OSError as exc:
        raise ConfigError("FILE", str(target), f"a file that can be written ({exc.strerror})") from exc
    finally:
        part.unlink(missing_ok=True)
    return len(shas)


def restore(archive_path: Path, data: Path) -> int:
    """Make the data folder `data`, which must not hold anything yet, of a backup. Returns how many sources.

    Graph and index are not in a backup: rebuild them. Raises BadBackupError for a file that is no whole backup, and
    ConfigError for a folder that is in use; then nothing was made.
    """
    if data.exists() and any(data.iterdir()):
        raise ConfigError("HONGFAN_DATA", str(data), "an empty folder, or one that does not exist yet, to restore into")
    data.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=data.parent, prefix=f".{data.name}.") as temporary:
        made = Path(temporary) / "data"
        with DataFolder(made) as folder:
            count = _unpack(archive_path, folder)
        made.replace(data)
    return count


def _unpack(archive_path: Path, folder: DataFolder) -> int:
    count, has_state = 0, False
    try:
        with gzip.open(archive_path) as file, tarfile.open(fileobj=file) as archive:
            for member in archive:
                data = _content(archive, member)
                if member.name == _STATE:
                    (folder.path / _STATE).write_bytes(data)
                    has_state = True
                elif (match := _SOURCE.fullmatch(member.name)) and hashlib.sha256(data).hexdigest() == match[2]:
                    folder.put_source(data)
                    count += 1
                else:
                    raise BadBackupError(
                        f"{archive_path}: {member.name} 已损坏或不属于备份 · damaged, or no part of a backup"
                    )
            while file.read(_CHUNK_BYTES):  # the checksum stands at the end
                pass
    except (tarfile.TarError, EOFError, OSError, zlib.error) as exc:
        raise BadBackupError(f"{archive_path}: 不是完整的备份 · no whole backup ({exc})") from exc
    if not has_state:
        raise BadBackupError(f"{archive_path}: 里面没有 {_STATE} · {_STATE} is missing in it")
    missing = {entry.sha256 for entry in folder.state.all_sources()} - set(folder.source_shas())
    if missing:
        raise BadBackupError(f"{archive_path}: 缺 {len(missing)} 份原始文件 · {len(missing)} sources are missing in it")
    return count


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(member) if member.isfile() else None
    if file is None:
        raise BadBackupError(f"{member.name} 不是文件 · is no file")
    return file.read()


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(data)
    archive.addfile(info, io.BytesIO(data))
