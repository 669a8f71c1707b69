"""A backup holds what cannot be remade, and is put back whole or not at all."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from kg.backup import backup, restore
from kg.curation.steps import Entry, Rename
from kg.errors import BadBackupError, BadDocumentError, ConfigError
from kg.folder import DataFolder
from kg.ids import EntityId

STEP = Entry("王芳", "2026-01-01T08:00:00", "核对过原文", Rename(EntityId("person:1"), "李明"))


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "data")
    for name, text in (("村情.txt", "村情简报"), ("镇情.txt", "镇情简报")):
        folder.state.note_source(folder.put_source(text.encode()), f"/reports/{name}", {"title": name}, "2026-01-01")
    folder.state.supersede("/reports/村情.txt", folder.source_shas()[0], "0" * 64)
    folder.state.ledger.append([STEP])
    return folder


def test_a_backup_brings_back_sources_manifest_and_ledger(folder: DataFolder, tmp_path: Path) -> None:
    assert backup(folder, tmp_path / "backup.tar.gz") == 2
    assert restore(tmp_path / "backup.tar.gz", tmp_path / "again") == 2
    with DataFolder(tmp_path / "again") as again:
        assert again.source_shas() == folder.source_shas()
        assert again.state.all_sources() == folder.state.all_sources()
        assert again.state.active_sources() == folder.state.active_sources()
        assert again.state.ledger.entries() == [STEP]


def test_a_folder_in_use_is_left_alone(folder: DataFolder, tmp_path: Path) -> None:
    backup(folder, tmp_path / "backup.tar.gz")
    with pytest.raises(ConfigError, match="empty folder"):
        restore(tmp_path / "backup.tar.gz", folder.path)


def test_a_damaged_source_is_told_and_no_half_backup_stays(folder: DataFolder, tmp_path: Path) -> None:
    sha256 = folder.source_shas()[0]
    (folder.path / "sources" / sha256[:2] / sha256).write_bytes(b"damaged")
    with pytest.raises(BadDocumentError, match="已损坏"):
        backup(folder, tmp_path / "backup.tar.gz")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]


@pytest.mark.parametrize("kept", [0, 40, -9])
def test_a_backup_that_was_cut_short_makes_nothing(folder: DataFolder, tmp_path: Path, kept: int) -> None:
    backup(folder, tmp_path / "backup.tar.gz")
    cut = tmp_path / "cut.tar.gz"
    cut.write_bytes((tmp_path / "backup.tar.gz").read_bytes()[:kept])
    with pytest.raises(BadBackupError, match="备份"):
        restore(cut, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_what_is_no_part_of_a_backup_is_refused(folder: DataFolder, tmp_path: Path) -> None:
    bad = tmp_path / "bad.tar.gz"
    with tarfile.open(bad, "w:gz") as archive:
        archive.add(folder.path / "version", "../version")
    with pytest.raises(BadBackupError, match=r"\.\./version"):
        restore(bad, tmp_path / "again")
    assert not (tmp_path / "again").exists()
