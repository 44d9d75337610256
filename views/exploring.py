"""Walking the network by steps; the functions stand in `diagrams/exploring.py`, where files are made too."""

from diagrams.exploring import (
    ANY,
    MOST,
    STEP,
    Opened,
    Scene,
    View,
    Web,
    from_params,
    other_end,
    part,
    quiet,
    scene,
    shortest_paths,
    web,
)

__all__ = [
    "ANY",
    "MOST",
    "STEP",
    "Opened",
    "Scene",
    "View",
    "Web",
    "from_params",
    "other_end",
    "part",
    "quiet",
    "scene",
    "shortest_paths",
    "web",
]
