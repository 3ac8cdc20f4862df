"""Hears the server's notifications on a connection and a thread of its own, and comes back after every break."""

import selectors
import socket
import threading
from collections.abc import Callable
from contextlib import closing

import psycopg

from desk.errors import SurroundingsFailed
from desk.sync.postgres.line import CHANNEL, MET, connect

BACKOFF_SECONDS = (0.5, 1.0, 2.0, 5.0)


class Listener:
    """Calls `wake`, on its own thread, for every append of another session than `own`, and after every reconnect.

    And `met` when another session told something new of its desk, and after every reconnect.

    The server keeps no notifications for whoever is away: after a break anything may have come. A break itself wakes
    as well, so that the desk notices at once that its line is gone.
    """

    def __init__(self, conninfo: str, name: str, own: int, wake: Callable[[], None], met: Callable[[], None]) -> None:
        self._conninfo, self._name, self._own, self._wake, self._met = conninfo, name, own, wake, met
        self._end, self._other_end = socket.socketpair()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="store-listener", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, and let go of the connection."""
        self._stopping.set()
        self._end.send(b"x")
        self._thread.join(4.0)
        self._end.close()
        self._other_end.close()

    def _run(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            try:
                with closing(connect(self._conninfo, self._name)) as connection:
                    if self._stopping.is_set():
                        return
                    connection.execute(f"LISTEN {CHANNEL}")
                    failures = 0
                    self._met()
                    self._wake()
                    self._hear(connection)
            except (psycopg.Error, SurroundingsFailed):
                # Said by the desk's own line, which this wakes; here it is only tried again.
                if not failures:
                    self._wake()
                self._stopping.wait(BACKOFF_SECONDS[min(failures, len(BACKOFF_SECONDS) - 1)])
                failures += 1

    def _hear(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        """Until stopped or until the line breaks."""
        with selectors.DefaultSelector() as selector:
            selector.register(connection, selectors.EVENT_READ)
            selector.register(self._other_end, selectors.EVENT_READ)
            while not self._stopping.is_set():
                selector.select()
                said = {note.payload for note in connection.notifies(timeout=0) if note.pid != self._own}
                if MET in said:
                    self._met()
                if said - {MET}:
                    self._wake()
