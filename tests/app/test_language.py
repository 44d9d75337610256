from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from graph.settings import PROJECT
from tests.app.conftest import PAGES, Open
from views.words import CATALOGUES, catalogue

_FIELD = re.compile(r"\{(\w+)\}")


def messages() -> list[tuple[str, str | tuple[str, ...]]]:
    found = extract_from_dir(
        str(PROJECT),
        method_map=[("views/**.py", "python"), ("app.py", "python")],
        keywords={"t": None, "tn": (1, 2)},
    )
    return [(f"{file}:{line}", message) for file, line, message, _, _ in found]


def test_every_text_of_the_interface_is_translated() -> None:
    texts = catalogue("zh")
    missing = []
    for where, message in messages():
        one = message if isinstance(message, str) else message[0]
        chinese = texts.gettext(one) if isinstance(message, str) else texts.ngettext(one, message[1], 2)
        if chinese in (one, message if isinstance(message, str) else message[1]) and re.search("[a-z]", one):
            missing.append(f"{where}: {one}")
    assert not missing


def test_translations_fill_only_what_the_text_has() -> None:
    for path in sorted((CATALOGUES / "zh" / "LC_MESSAGES").glob("*.po")):
        with path.open(encoding="utf-8") as file:
            for message in read_po(file, locale="zh"):
                ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
                texts = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
                allowed = {name for one in ids for name in _FIELD.findall(one)}
                for text in texts:
                    assert set(_FIELD.findall(text or "")) <= allowed, f"{path.name}: {message.id}"


def test_chinese_texts_use_chinese_punctuation() -> None:
    for path in sorted((CATALOGUES / "zh" / "LC_MESSAGES").glob("*.po")):
        with path.open(encoding="utf-8") as file:
            for message in read_po(file, locale="zh"):
                texts = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
                for text in texts:
                    assert not re.search("[一-鿿][,;:?!]|[,;:?!][一-鿿]", text or ""), f"{path.name}: {text}"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_mixes_no_languages(open_page: Open, page: str) -> None:
    """Labels of widgets, buttons and headings are in the page's language."""
    chinese, english = open_page(page, lang="zh"), open_page(page, lang="en")
    for app, wrong in ((chinese, "[A-Za-z]{3,}"), (english, "[一-鿿]")):
        labels = [str(item.value) for item in (*app.title, *app.subheader)]
        labels += [
            str(getattr(widget, "label", ""))
            for kind in ("button", "selectbox", "multiselect", "toggle", "segmented_control", "expander")
            for widget in app.get(kind)
        ]
        for label in labels:
            plain = re.sub(r"Cypher|CSV|XLSX|PageRank|English|中文|:material/\w+:", "", label)
            assert not re.search(wrong, plain), f"{page}: {label}"


def test_the_language_is_in_the_address_and_switches(open_page: Open) -> None:
    app = open_page("gaps")
    assert app.title[0].value == "缺口"
    app.segmented_control(key="language switch").set_value("en").run()
    assert app.title[0].value == "Gaps"
    assert app.query_params["lang"] == "en"


def test_the_theme_has_the_colours_of_the_palette() -> None:
    import tomllib

    from diagrams import palette

    config = tomllib.loads((Path(PROJECT) / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    for name, ground in (("light", palette.theme()), ("dark", palette.theme(dark=True))):
        theme = config["theme"][name]
        assert theme["backgroundColor"] == ground.background
        assert theme["textColor"] == ground.text
        assert theme["primaryColor"] == ground.accent
        assert theme["borderColor"] == ground.rule
        assert theme["grayTextColor"] == ground.muted
