"""Real Neo4j servers for the tests, without Docker: jars from Maven Central, run by a Java at hand.

A developer without Maven or Java sees a loud skip; where `CI` is set that is a failure.
"""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import IO, NoReturn

import neo4j
import pytest
import trustme

from graph.settings import PROJECT, Server

HERE = Path(__file__).parent / "neo4j"
CACHE = PROJECT / ".neo4j"
PASSWORD = "a-password-for-tests"
_CONF = {
    "server.bolt.enabled": "true",
    "server.http.enabled": "false",
    "dbms.security.auth_enabled": "true",
    "dbms.usage_report.enabled": "false",
    "server.memory.pagecache.size": "64m",
    "dbms.memory.transaction.total.max": "256m",
}


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs; it ends when `process` loses its input, so also with the tests."""

    server: Server
    process: subprocess.Popen[bytes]
    log: Path
    authority: Path | None = None

    def end(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def missing(what: str) -> NoReturn:
    """Skip loudly; in CI fail."""
    if os.environ.get("CI"):
        pytest.fail(f"{what}; in CI nothing is skipped", pytrace=False)
    pytest.skip(f"NOT TESTED: {what}")


@cache
def jars(profile: str = "") -> Path:
    """The folder with the jars of Neo4j, and of a profile of the POM; downloaded once."""
    folder = CACHE / (profile or "server")
    done = folder / ".complete"
    pom = (HERE / "pom.xml").read_text()
    if done.exists() and done.read_text() == pom:
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        missing("no Maven (mvn), which fetches a real Neo4j")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command: list[str | Path] = [maven, "-q", "-B", "-f", HERE / "pom.xml", "dependency:copy-dependencies"]
    result = subprocess.run(
        [*command, f"-DoutputDirectory={folder}", *([f"-P{profile}"] if profile else [])],
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        missing(f"Maven could not fetch Neo4j: {(result.stdout + result.stderr)[-600:]}")
    done.write_text(pom)
    return folder


def start(
    home: Path, profile: str = "", settings: Mapping[str, str] | None = None, java: str = "java"
) -> Running:
    """Start a Neo4j in a folder and wait until it answers."""
    program = shutil.which(java)
    if program is None:
        missing("no Java, which runs a real Neo4j")
    lib = jars(profile)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"127.0.0.1:{port}"
    conf = {
        **_CONF,
        "server.bolt.listen_address": address,
        "server.bolt.advertised_address": address,
        **(settings or {}),
    }
    home.mkdir(parents=True, exist_ok=True)
    (home / "neo4j.conf").write_text("".join(f"{key}={value}\n" for key, value in conf.items()))
    log = home / "out.log"
    with log.open("wb") as out:
        process = _java(program, lib, home, out)
    server = Server(f"bolt://{address}", "neo4j", PASSWORD, "neo4j")
    running = Running(server, process, log)
    deadline = time.monotonic() + 180
    while "started" not in log.read_text(errors="replace").split():
        if process.poll() is not None or time.monotonic() > deadline:
            running.end()
            pytest.fail(f"Neo4j did not start: {log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.2)
    with neo4j.GraphDatabase.driver(server.uri, auth=("neo4j", "neo4j")) as driver:
        change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
        driver.execute_query(change, new=PASSWORD, database_="system")
    return running


def start_with_algorithms(home: Path) -> Running:
    """Start a Neo4j that has Graph Data Science too; it looks for procedures in a folder of links."""
    plugins = home / "plugins"
    plugins.mkdir(parents=True)
    for jar in jars("gds").glob("*.jar"):
        if jar.name.startswith(("proc-", "alpha-proc-", "cypher-aggregation-")):
            (plugins / jar.name).symlink_to(jar)
    unrestricted = {"dbms.security.procedures.unrestricted": "gds.*"}
    return start(home, "gds", {"server.directories.plugins": str(plugins), **unrestricted})


def _java(program: str, lib: Path, home: Path, out: IO[bytes]) -> subprocess.Popen[bytes]:
    options = [
        "-Xmx700m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
    ]
    return subprocess.Popen(
        [program, *options, "-cp", f"{lib}/*", HERE / "Main.java", home, home / "neo4j.conf"],
        stdin=subprocess.PIPE,
        stdout=out,
        stderr=subprocess.STDOUT,
    )


@cache
def shared() -> Running:
    """The one Neo4j of this run; a test that needs it empty empties it."""
    home = Path(tempfile.mkdtemp(prefix="neo4j-"))
    running = start(home, settings=_certified(home / "certificates"))
    running = replace(running, authority=home / "certificates" / "authority.pem")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    atexit.register(running.end)
    return running


def _certified(folder: Path) -> dict[str, str]:
    """Settings for TLS, beside plain connections, with a certificate of an authority that nobody knows."""
    folder.mkdir()
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    certificate = authority.issue_cert("localhost", "127.0.0.1")
    certificate.private_key_pem.write_to_path(str(folder / "private.key"))
    for part in certificate.cert_chain_pems:
        part.write_to_path(str(folder / "public.crt"), append=True)
    return {
        "server.bolt.tls_level": "OPTIONAL",
        "dbms.ssl.policy.bolt.enabled": "true",
        "dbms.ssl.policy.bolt.base_directory": str(folder),
        "dbms.ssl.policy.bolt.client_auth": "NONE",
    }


def wipe(server: Server) -> None:
    """Empty a database that is ours alone, constraints and all."""
    with neo4j.GraphDatabase.driver(server.uri, auth=(server.username, server.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n", database_=server.database)


def shell(server: Server, statement: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a statement in cypher-shell, Neo4j's own client."""
    lib = jars("shell")
    known = {"--username": server.username, "--password": server.password}
    words = ["java", "-cp", f"{lib}/*", "org.neo4j.shell.Main", "--address", server.uri]
    words += [word for option in options or known for word in (option, known[option])]
    words += ["--database", server.database] if server.database else []
    words += ["--format", "plain", "--non-interactive", statement]
    return subprocess.run(words, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
