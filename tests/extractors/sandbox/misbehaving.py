"""A worker whose reader does what the file tells it to: hang, crash, flood … (see test_endings)."""

from __future__ import annotations

import os
import re
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

from extractors import worker


def main() -> None:
    """The real worker, with its reader replaced."""
    worker._do = _do
    worker.main()


def _do(job: dict[str, Any], data: bytes, sha256: str) -> dict[str, Any]:
    word, _, rest = data.partition(b" ")
    match word:
        case b"HANG":  # inside C code, holding the interpreter lock
            re.match(r"(a+)+$", "a" * 64 + "b")
        case b"SLEEP":
            time.sleep(600)
        case b"ALLOCATE":
            held = []
            while True:
                held.append(bytearray(10 * 2**20))
        case b"RECURSE":
            return _do(job, data, sha256)
        case b"ABORT":
            os.abort()
        case b"SEGFAULT":
            os.kill(os.getpid(), signal.SIGSEGV)
        case b"EXIT":
            os._exit(3)
        case b"LEAVE":
            sys.exit(0)
        case b"PRINT":
            sys.stdout.write("rubbish " * 1000)
            sys.stdout.flush()
        case b"ANSWER":  # straight to the parent, past the worker's protection
            os.write(_pipe(), b"HOSO" + (9).to_bytes(8, "big") + b'{"a": 1}}')
            os._exit(0)
        case b"FLOOD":
            while True:
                os.write(_pipe(), b"x" * 65536)
        case b"CLOSE":
            os.close(_pipe())
            time.sleep(600)
        case b"FORK":  # a grandchild that keeps the pipe open
            if os.fork() == 0:
                time.sleep(600)
            os._exit(0)
        case b"WRITE":
            Path(rest.decode()).write_text("left behind")
        case b"READ":
            data = Path(rest.decode()).read_bytes()
        case b"CONNECT":
            with socket.create_connection(("127.0.0.1", int(rest))) as peer:
                peer.sendall(b"secret")
        case b"ENVIRONMENT":
            data = "\n".join(os.environ).encode()
        case b"RAISE":
            raise ZeroDivisionError("a reader's own mistake")
    return {"documents": [_document(job["file"], sha256, data.decode())]}


def _pipe() -> int:
    """The answer's way to the parent: the only pipe this process writes to."""
    return next(
        handle
        for handle in range(3, 64)
        if (at := Path(f"/proc/self/fd/{handle}")).exists()
        and str(at.readlink()).startswith("pipe:")
    )


def _document(file: str, sha256: str, text: str) -> dict[str, Any]:
    return {"file": file, "sha256": sha256, "medium": "txt", "blocks": [{"text": text}]}


if __name__ == "__main__":
    main()
