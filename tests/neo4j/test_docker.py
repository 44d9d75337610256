"""The container's files: valid, and their very commands run against a real Neo4j, without Docker."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from graph.settings import PROJECT, Server, Settings
from graph.store import Store
from tests import servers

BIN = Path(sys.executable).parent
DOCKERFILE = PROJECT / "Dockerfile"
COMPOSE = PROJECT / "docker-compose.yml"


def compose() -> dict[str, Any]:
    return dict(YAML(typ="safe").load(COMPOSE.read_text(encoding="utf-8")))


def instruction(name: str) -> list[str]:
    """The words of an instruction in exec form."""
    text = DOCKERFILE.read_text(encoding="utf-8").replace("\\\n", " ")
    [found] = re.findall(rf"^{name}\b[^\[\n]*(\[.*\])$", text, re.M)
    return [str(word) for word in json.loads(found)]


def test_the_compose_file_fits_the_specification() -> None:
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.compose-spec", str(COMPOSE)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_linter_finds_nothing_in_the_dockerfile() -> None:
    result = subprocess.run([BIN / "hadolint", DOCKERFILE], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_there_is_no_default_password_and_nothing_listens_beyond_this_machine() -> None:
    services = compose()["services"]
    for service, name in (("neo4j", "NEO4J_AUTH"), ("app", "NEO4J_PASSWORD")):
        assert re.search(
            r"\$\{NEO4J_PASSWORD:\?.*export NEO4J_PASSWORD=", services[service]["environment"][name]
        )
    for service in services.values():
        assert all(port.startswith("127.0.0.1:") for port in service["ports"])
        assert all(volume.split(":")[0] in compose()["volumes"] for volume in service["volumes"])


def test_the_app_is_not_root_and_writes_nowhere_else() -> None:
    app = compose()["services"]["app"]
    assert app["read_only"] is True
    assert app["cap_drop"] == ["ALL"]
    assert app["depends_on"]["neo4j"]["condition"] == "service_healthy"
    users = re.findall(r"^USER (.+)$", DOCKERFILE.read_text(encoding="utf-8"), re.M)
    assert users[-1] not in ("root", "0")
    assert "fonts-noto-cjk" in DOCKERFILE.read_text(encoding="utf-8")


@pytest.mark.neo4j
def test_a_real_neo4j_takes_the_settings_and_the_image_runs_against_it(tmp_path: Path) -> None:
    """Its settings, health checks and commands, with the loading of the seeds on the first start."""
    given = compose()["services"]["neo4j"]["environment"]
    settings = {
        key.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_"): str(value)
        for key, value in given.items()
        if key != "NEO4J_AUTH"
    }
    assert "db.memory.transaction.max" in settings
    running = servers.start(tmp_path / "neo4j", settings=settings)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command, health = (
        [word.replace("8501", port) for word in instruction(name)] for name in ("CMD", "HEALTHCHECK")
    )
    wanted = compose()["services"]["app"]["environment"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J")}
    environment |= wanted | {
        "NEO4J_URI": running.server.uri,
        "NEO4J_PASSWORD": running.server.password,
        "SILKGRAPH_HOME": str(tmp_path / "data"),
        "HOME": str(tmp_path),
    }
    with (tmp_path / "app.log").open("wb") as log:
        app = subprocess.Popen(
            [BIN / command[0], *command[1:]],
            cwd=PROJECT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            deadline = time.monotonic() + 180
            while subprocess.run([sys.executable, *health[1:]], capture_output=True, check=False).returncode:
                said = (tmp_path / "app.log").read_text(errors="replace")
                assert app.poll() is None, said
                assert time.monotonic() < deadline, said
                time.sleep(0.5)
            with Store.connect(Settings(tmp_path, running.server)) as store:
                status = store.status()
            assert status.last_load is not None
            assert status.nodes["Country"] > 100
            assert status.server.startswith("Neo4j/5.26")
        finally:
            app.send_signal(signal.SIGTERM)
            app.wait(30)
            running.end()


@pytest.mark.neo4j
def test_neo4js_health_check_asks_with_the_given_password() -> None:
    """Its shell expansion gives the password, and Neo4j's own shell knows the options."""
    kind, line = compose()["services"]["neo4j"]["healthcheck"]["test"]
    assert kind == "CMD-SHELL"
    script = line.replace("$$", "$").replace("cypher-shell", "printf '%s\\n'").replace(">/dev/null", "")
    shown = subprocess.run(
        ["sh", "-c", script],
        env={"NEO4J_AUTH": "neo4j/a b/c", "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert shown == ["--username", "neo4j", "--password", "a b/c", "RETURN 1"]
    assert shlex.split(line)[0] == "cypher-shell"
    server: Server = servers.shared().server
    options = [word for word in shown if word.startswith("--")]
    result = servers.shell(server, "RETURN 1 AS one;", *options)
    assert result.stdout.split() == ["one", "1"]
