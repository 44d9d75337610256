"""What people keep beside their data: saved views and stories."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from analysis.stories import Story, View, read_story, read_view, story_text, view_text
from atlas.answers import Answers
from graph.errors import InputError, UnknownName
from graph.settings import SEEDS
from graph.shelf import Shelf

SAMPLES = SEEDS / "stories"


class Shelves(Answers):
    """Saved views and stories in the data folder; sample stories beside the seeds."""

    @cached_property
    def _views(self) -> Shelf:
        return Shelf(self._home() / "views")

    @cached_property
    def _stories(self) -> Shelf:
        return Shelf(self._home() / "stories")

    def _home(self) -> Path:
        return self.own.workspace.folder.parent

    def kept_views(self) -> dict[str, View]:
        """Return saved views by id, in the order of their names; a file that is damaged is left out."""
        found: dict[str, View] = {}
        for key in self._views.ids():
            try:
                found[key] = read_view(self._views.get(key), f"{key}.json")
            except (InputError, UnknownName):
                continue
        return dict(sorted(found.items(), key=lambda item: (item[1].name.casefold(), item[0])))

    def keep_view(self, view: View) -> str:
        """Save a view; returns its id."""
        text = view_text(view)
        read_view(text, "view")
        return self._views.add(text)

    def rename_view(self, key: str, name: str, seen: View) -> None:
        """Give a saved view another name.

        Raises
        ------
        StaleEntry
            Where it is not as `seen` any more.
        """
        text = view_text(replace(seen, name=name))
        read_view(text, "view")
        self._views.change(key, text, view_text(seen))

    def drop_view(self, key: str) -> None:
        """Delete a saved view."""
        self._views.drop(key)

    def kept_stories(self) -> dict[str, Story]:
        """Return people's stories by id, in the order of their titles; a damaged file is left out."""
        found: dict[str, Story] = {}
        for key in self._stories.ids():
            try:
                found[key] = read_story(self._stories.get(key), f"{key}.json")
            except (InputError, UnknownName):
                continue
        return dict(sorted(found.items(), key=lambda item: (item[1].title.of("zh"), item[0])))

    def sample_stories(self) -> dict[str, Story]:
        """Return the stories that come with the seeds, by the names of their files."""
        return {
            path.stem: read_story(path.read_bytes(), path.name) for path in sorted(SAMPLES.glob("*.toml"))
        }

    def keep_story(self, story: Story) -> str:
        """Keep a story; returns its id."""
        text = story_text(story)
        read_story(text, "story")
        return self._stories.add(text)

    def change_story(self, key: str, story: Story, seen: Story) -> None:
        """Replace a story.

        Raises
        ------
        StaleEntry
            Where it is not as `seen` any more.
        """
        text = story_text(story)
        read_story(text, "story")
        self._stories.change(key, text, story_text(seen))

    def drop_story(self, key: str) -> None:
        """Delete a story."""
        self._stories.drop(key)
