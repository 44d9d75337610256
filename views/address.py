"""The page's whole state stands in its address, so that any view can be sent as a link.

A widget is made with the key that `held` returns and its value is given to `keep`; both ends then
agree, also when the reader goes back in the browser or opens a link.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import streamlit as st

from views.words import language

_T = TypeVar("_T")
_SEEN = "address:{}:seen"


def param(name: str, default: str = "") -> str:
    """Value of a parameter of the address."""
    return str(st.query_params.get(name, default))


def put(**values: str) -> None:
    """Write parameters into the address; an empty value takes one away."""
    for name, value in values.items():
        if value:
            if st.query_params.get(name) != value:
                st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]


def held(name: str, default: object, read: Callable[[str], object | None]) -> str:
    """Key of a widget whose value the address holds; call before the widget is made.

    Parameters
    ----------
    name
        Name of the parameter.
    default
        Value that is not written into the address.
    read
        Value from the parameter's text, or None where the text means nothing.
    """
    key, seen = f"address:{name}", _SEEN.format(name)
    now = param(name)
    if key not in st.session_state or st.session_state.get(seen) != now:
        value = read(now) if now else default
        st.session_state[key] = default if value is None else value
        st.session_state[seen] = now
    return key


def keep(name: str, text: str, *, is_default: bool) -> None:
    """Write a widget's value into the address; call after the widget was made."""
    now = "" if is_default else text
    put(**{name: now})
    st.session_state[_SEEN.format(name)] = now


def choice(
    widget: Callable[..., object],
    name: str,
    label: str,
    options: Mapping[str, str],
    default: str,
    **more: object,
) -> str:
    """Make a widget with one choice (`st.selectbox`, `st.segmented_control`, `st.radio`).

    Parameters
    ----------
    options
        Value in the address -> text that is shown.
    """
    known = list(options)
    key = held(name, default, lambda text: text if text in options else None)
    if st.session_state[key] not in options:
        st.session_state[key] = default
    picked = widget(label, known, key=key, format_func=lambda value: options[value], **more)
    value = str(picked) if picked is not None else default
    keep(name, value, is_default=value == default)
    return value


def choices(
    widget: Callable[..., object], name: str, label: str, options: Mapping[str, str], **more: object
) -> list[str]:
    """Make a widget with several choices (`st.multiselect`, `st.pills`); none chosen means all."""
    known = list(options)
    key = held(name, [], lambda text: [part for part in text.split("~") if part in options])
    st.session_state[key] = [part for part in st.session_state[key] if part in options]
    picked = widget(label, known, key=key, format_func=lambda value: options[value], **more)
    values: Sequence[str] = [str(item) for item in picked] if isinstance(picked, (list, tuple)) else []
    keep(name, "~".join(values), is_default=not values)
    return list(values)


def toggle(name: str, label: str, *, default: bool = False, **more: object) -> bool:
    """Make a switch."""
    key = held(name, default, lambda text: text == "1")
    value = bool(st.toggle(label, key=key, **more))  # type: ignore[arg-type]
    keep(name, "1" if value else "0", is_default=value == default)
    return value


def link(**params: str) -> dict[str, str]:
    """Parameters of a link to another page, with the language."""
    kept = {name: value for name, value in params.items() if value}
    return kept | ({"lang": language()} if language() != "zh" else {})
