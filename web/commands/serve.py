"""`hongfan serve`: the explorer over any data folder."""

from __future__ import annotations

import ctypes
import gc
import socket
import sys

import click

from kg.errors import ConfigError, IndexUnavailableError
from kg.settings import Settings
from web.commands.options import settings_from_environment
from web.workspace import workspace_for

_THREADS = 16  # with 4, eight open event streams would block the rest
_YOUNG = 20_000  # objects, before cycles are looked for among them: a page makes ten thousand, nearly all without
_SWITCH_S = 0.001  # the thread that reads and writes sockets waits so long for one that makes a page; else five times
_M_ARENA_MAX = -8  # in malloc.h of glibc


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址 · address to listen on")
@click.option("--port", default=8000, show_default=True, help="端口 · port")
def command(host: str, port: int) -> None:
    """在浏览器里查看：http://127.0.0.1:8000 。

    Serve the explorer over the data folder.
    """
    serve(settings_from_environment(), host, port)


def serve(settings: Settings, host: str, port: int, *, things_to_try: tuple[str, ...] = ()) -> None:
    """Serve until interrupted. Raises ConfigError when the port is taken."""
    # Flask and the server take half a second to import, which no other command needs
    import waitress

    from web.app import create_app

    _check_port(host, port)
    _keep_one_heap()
    try:
        app = create_app(settings)
    except IndexUnavailableError:  # nothing was read yet
        with workspace_for(settings, writing="serve"):
            pass
        app = create_app(settings)
    with app.test_client() as client:  # dictionaries load and tables are made now, not in the first reader's question
        for question in (
            "/search?q=党员",
            "/search?q=怎样让党员更好地服务群众？",
            "/similar?q=服务群众",
            "/suggest?q=dy",
        ):
            client.get(question)
    gc.collect()
    gc.freeze()  # what is loaded by now stays, and takes a quarter of a second to look through for garbage
    gc.set_threshold(_YOUNG)
    sys.setswitchinterval(_SWITCH_S)
    address = f"http://{host}:{port}/"
    click.echo(f"红帆已启动 serving at {address}  （Ctrl+C 结束 to stop）")
    for thing in things_to_try:
        click.echo(f"  试试 try  {address}{thing}")
    waitress.serve(app, host=host, port=port, threads=_THREADS, ident="hongfan")


def _keep_one_heap() -> None:
    """For all threads, where glibc would give each its own, which keeps the memory it once had: some 80 MB (see mallopt(3))."""
    if tune := getattr(ctypes.CDLL(None) if sys.platform == "linux" else None, "mallopt", None):
        tune(_M_ARENA_MAX, 1)


def _check_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as exc:
            expected = f"一个空着的端口，例如 a free port, for example --port {port + 1}（{exc.strerror}）"
            raise ConfigError("--port", str(port), expected) from exc
