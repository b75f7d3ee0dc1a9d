"""Real Elasticsearch nodes on loopback for tests and benchmarks: found, started, stopped."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "rakor" / "elasticsearch"
"""Where `make elasticsearch` puts the servers, one folder per version."""

COMMAND = "make elasticsearch"
START_SECONDS = 120
GIVEN = os.environ.get("RAKOR_TEST_ELASTICSEARCH", "")
"""Address of a server that is there already; read now, since tests run without settings of the environment."""

_HOME = os.environ.get("RAKOR_ELASTICSEARCH_HOME", "")


def homes() -> list[Path]:
    """Give the servers that can be started here: the one named by RAKOR_ELASTICSEARCH_HOME, or those of the cache."""
    found = [Path(_HOME)] if _HOME else [path.parent.parent for path in sorted(CACHE.glob("*/*/bin/elasticsearch"))]
    return [home for home in found if java_for(home)]


def version_of(home: Path) -> int:
    """Give the major version of a server folder, by its core's jar."""
    jar = next(home.glob("lib/elasticsearch-[0-9]*.jar"))
    return int(jar.stem.removeprefix("elasticsearch-").split(".")[0])


def java_for(home: Path) -> Path | None:
    """Give the oldest JDK here that runs this server: 17 for version 8, 21 for version 9."""
    least = 17 if version_of(home) == 8 else 21
    found = [
        (_java_version(path.parent.parent), path.parent.parent) for path in Path("/usr/lib/jvm").glob("*/bin/java")
    ]
    fits = sorted(pair for pair in found if pair[0] >= least)
    return fits[0][1] if fits else None


def _java_version(home: Path) -> int:
    release = home / "release"
    lines = release.read_text("utf-8").splitlines() if release.is_file() else []
    written = next((line.split('"')[1] for line in lines if line.startswith("JAVA_VERSION=")), "0")
    return int(written.split(".")[0])


@dataclass
class Node:
    """One running node."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path

    def kill(self) -> None:
        """End it as a power cut does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@dataclass
class Nodes:
    """A cluster of nodes in a folder of its own, owned by an ordinary user: the server refuses root."""

    home: Path
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="rakor-elasticsearch-")))
    heap_mb: int = 1024
    in_memory: bool = True
    java: str = "-XX:TieredStopAtLevel=1"
    nodes: list[Node] = field(default_factory=list)
    data: list[Path] = field(default_factory=list)

    def start(self, count: int = 1, settings: Sequence[str] = ()) -> "Nodes":
        """Start the nodes and wait until the cluster answers."""
        program = self._owned_copy()
        ports = free_ports(2 * count)
        transports = ports[count:]
        for n in range(count):
            given = [f"node.name=n{n}", f"http.port={ports[n]}", f"transport.port={transports[n]}", *settings]
            if count == 1:
                given.append("discovery.type=single-node")
            else:
                given.append("discovery.seed_hosts=" + ",".join(f"127.0.0.1:{port}" for port in transports))
                given.append("cluster.initial_master_nodes=" + ",".join(f"n{m}" for m in range(count)))
            self.nodes.append(self._node(program, n, ports[n], given))
        self._wait(count)
        return self

    def stop(self) -> None:
        """Stop what still runs and remove the folder."""
        for node in self.nodes:
            if node.process.poll() is None:
                node.kill()
        for place in (*self.data, self.folder):
            shutil.rmtree(place, ignore_errors=True)

    @property
    def address(self) -> str:
        """Give the addresses of the nodes."""
        return ",".join(node.address for node in self.nodes)

    def resident_mb(self) -> float:
        """Give the memory that the nodes hold, their starters left out."""
        return sum(int(fields[21]) for fields in self._stats()) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def cpu_seconds(self) -> float:
        """Give the processor time that the nodes have taken."""
        return sum(int(fields[11]) + int(fields[12]) for fields in self._stats()) / os.sysconf("SC_CLK_TCK")

    def _stats(self) -> Iterator[list[str]]:
        """Give what /proc tells of each process of the nodes, behind its name."""
        for status in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                fields = status.read_text("ascii", "replace").rpartition(")")[2].split()
                if int(fields[2]) in {node.process.pid for node in self.nodes}:
                    yield fields

    def _owned_copy(self) -> Path:
        """Give the program where the user that runs it can read it: root's folders are closed to others."""
        if os.getuid() != 0:
            return self.home
        self.folder.chmod(0o755)
        copy = self.folder / "home"
        shutil.copytree(self.home, copy, symlinks=True)
        return copy

    def _node(self, program: Path, n: int, port: int, settings: Sequence[str]) -> Node:
        place = self.folder / f"node{n}"
        shutil.copytree(program / "config", place / "config")
        for name in ("logs", "tmp"):
            (place / name).mkdir()
        data = self._data(n)
        user = {} if os.getuid() != 0 else {"user": "nobody", "group": "nogroup", "extra_groups": []}
        if user:
            subprocess.run(["chown", "-R", "nobody:nogroup", str(place), str(data)], check=True)
        paths = [f"path.data={data}", f"path.logs={place}/logs", "network.host=127.0.0.1"]
        every = [*paths, "xpack.security.enabled=false", *settings]
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(place), "ES_TMPDIR": str(place / "tmp"),
            "ES_JAVA_HOME": str(java_for(self.home)), "ES_PATH_CONF": str(place / "config"),
            "ES_JAVA_OPTS": f"-Xms{self.heap_mb}m -Xmx{self.heap_mb}m {self.java}",
        }  # fmt: skip
        log = place / "logs" / "out"
        arguments = [part for setting in every for part in ("-E", setting)]
        with log.open("wb") as out:
            process = subprocess.Popen(
                [str(program / "bin" / "elasticsearch"), *arguments], cwd=place, env=environment, stdout=out,
                stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True, **user,
            )  # fmt: skip
        return Node(f"http://127.0.0.1:{port}", process, log)

    def _data(self, n: int) -> Path:
        """Make a node's data folder, in memory where that can be: a killed process loses nothing of it."""
        memory = Path("/dev/shm")  # noqa: S108
        data = Path(
            tempfile.mkdtemp(prefix=f"rakor-es-{n}-", dir=memory if memory.is_dir() and self.in_memory else self.folder)
        )
        self.data.append(data)
        return data

    def _wait(self, count: int) -> None:
        end = time.monotonic() + START_SECONDS
        path = f"/_cluster/health?wait_for_nodes={count}&timeout=5s"
        while time.monotonic() < end:
            dead = next((node for node in self.nodes if node.process.poll() is not None), None)
            if dead:
                told = dead.log.read_text("utf-8", "replace")[-1500:]
                self.stop()
                raise RuntimeError(f"Elasticsearch ended while starting: {told}")
            try:
                with urllib.request.urlopen(self.nodes[0].address + path, timeout=10) as answer:  # noqa: S310
                    if not json.load(answer)["timed_out"]:
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(0.5)
        self.stop()
        raise RuntimeError(f"Elasticsearch did not start in {START_SECONDS} s")


def free_ports(count: int) -> list[int]:
    """Give ports that nobody listens on now."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in held]
    for each in held:
        each.close()
    return ports
