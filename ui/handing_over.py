"""A second start on a home tells the window that runs, and ends.

Apart from the lock (ui/one_window.py), since a first paint need not wait for the network's library.
"""

import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

# A window that is just starting answers when it is there, and listens from its first paint on.
WAIT_MS, LISTENS_MS = 10_000, 3_000
_AGAIN_MS = 20
MOST = 1 << 16
"""Bytes of what another start says."""


class Listener(QObject):
    """Hears other starts on a home, whose lock its maker holds. `asked(dict)` when one hands over."""

    asked = Signal(dict)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)
        name = server_name(home)
        QLocalServer.removeServer(name)
        self._server.listen(name)

    def close(self) -> None:
        """Hear no more."""
        self._server.close()

    def _connected(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            # Whoever says more than a line of a call has nothing to say; it is not waited for in memory.
            socket.setReadBufferSize(MOST)
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)

    def _read(self) -> None:
        socket = self.sender()
        assert isinstance(socket, QLocalSocket)
        if not socket.canReadLine():
            if socket.bytesAvailable() >= MOST:
                socket.abort()
            return
        line = bytes(socket.readLine().data())
        socket.write(b"ok\n")
        socket.flush()
        socket.disconnectFromServer()
        message = message_in(line)
        if message is not None:
            self.asked.emit(message)


def server_name(home: Path) -> str:
    """The name on which the window of a home listens."""
    return "nachtwacht-" + hashlib.sha256(str(home.resolve()).encode()).hexdigest()[:16]


def message_in(line: bytes) -> dict[str, object] | None:
    """What another start tells; None for what it never says."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) else None


def as_message(call: str | None) -> bytes:
    """What a second start tells the window that runs."""
    return json.dumps({"call": call}).encode()


def hand_over(home: Path, message: bytes) -> bool:
    """Tell the window that runs on this home; False if none answers."""
    socket, listens = QLocalSocket(), QDeadlineTimer(LISTENS_MS)
    socket.connectToServer(server_name(home))
    while not socket.waitForConnected(WAIT_MS):
        if listens.hasExpired():
            return False
        QThread.msleep(_AGAIN_MS)
        socket.connectToServer(server_name(home))
    socket.write(message + b"\n")
    socket.waitForBytesWritten(WAIT_MS)
    return bool(socket.waitForReadyRead(WAIT_MS))
