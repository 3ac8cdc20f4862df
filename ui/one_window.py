"""One window per home: a second start hands over to the window that runs, and ends."""

import contextlib
import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

# A window that is just starting answers when it is there.
WAIT_MS = 10_000


class OneWindow(QObject):
    """Owns the home while the window runs. `asked(dict)` when another start hands over."""

    asked = Signal(dict)

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._name = server_name(home)
        # A folder that cannot be made or written is said by the desk when it opens, in the window.
        with contextlib.suppress(OSError):
            home.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(home / "venster.lock"))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)

    def take(self) -> bool:
        """Become the one window of this home; False if another one is. A home without room for a lock has none."""
        if not self._lock.tryLock(0):
            return self._lock.error() != QLockFile.LockError.LockFailedError
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def close(self) -> None:
        """Let go of the home."""
        self._server.close()
        self._lock.unlock()

    def _connected(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)

    def _read(self) -> None:
        socket = self.sender()
        assert isinstance(socket, QLocalSocket)
        if not socket.canReadLine():
            return
        line = bytes(socket.readLine().data())
        socket.write(b"ok\n")
        socket.flush()
        socket.disconnectFromServer()
        try:
            message = json.loads(line)
        except ValueError:
            return
        if isinstance(message, dict):
            self.asked.emit(message)


def server_name(home: Path) -> str:
    """The name on which the window of a home listens."""
    return "nachtwacht-" + hashlib.sha256(str(home.resolve()).encode()).hexdigest()[:16]


def as_message(call: str | None) -> bytes:
    """What a second start tells the window that runs."""
    return json.dumps({"call": call}).encode()


def hand_over(home: Path, message: bytes) -> bool:
    """Tell the window that runs on this home; False if none answers."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(home))
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(message + b"\n")
    socket.waitForBytesWritten(WAIT_MS)
    return bool(socket.waitForReadyRead(WAIT_MS))
