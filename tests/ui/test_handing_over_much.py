"""Whoever talks to the window and never ends a line is hung up on; the next one is heard."""

from pathlib import Path

from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from ui.handing_over import MOST, Listener, as_message, server_name


def test_a_message_without_an_end_is_not_waited_for(tmp_path: Path, qtbot: QtBot) -> None:
    listener = Listener(tmp_path)
    try:
        endless = QLocalSocket()
        endless.connectToServer(server_name(tmp_path))
        with qtbot.waitSignal(endless.disconnected, timeout=20_000):
            endless.write(b"x" * (MOST + 1000))
        good = QLocalSocket()
        good.connectToServer(server_name(tmp_path))
        with qtbot.waitSignal(listener.asked, timeout=20_000) as heard:
            good.write(as_message("0612345678") + b"\n")
        assert heard.args == [{"call": "0612345678"}]
    finally:
        listener.close()
