"""The window: navigation, language, state of the database; everything else stands in `views/`."""

from __future__ import annotations

import streamlit as st

from views import (
    board,
    compare,
    console,
    data,
    dossier,
    expected_links,
    frame,
    gaps,
    map_page,
    matches,
    network,
    overview,
    partners,
    policy,
    saved,
    search_field,
    story,
    timeline,
    whatif,
)
from views.words import t


def main() -> None:
    """Draw the frame and the page that the address names."""
    frame.choose_language()
    st.set_page_config(
        page_title=t("silkgraph · science network of the Belt and Road"),
        page_icon=str(frame.PARTS / "icon.svg"),
        layout="wide",
        initial_sidebar_state=232,
    )
    pages = {
        "overview": st.Page(
            overview.page, title=t("Overview"), icon=":material/home:", url_path="overview", default=True
        ),
        "policy": st.Page(policy.page, title=t("Policy text"), icon=":material/article:", url_path="policy"),
        "network": st.Page(network.page, title=t("Network"), icon=":material/hub:", url_path="network"),
        "gaps": st.Page(gaps.page, title=t("Gaps"), icon=":material/grid_on:", url_path="gaps"),
        "partners": st.Page(
            partners.page, title=t("Partners"), icon=":material/diversity_2:", url_path="partners"
        ),
        "map": st.Page(map_page.page, title=t("Map"), icon=":material/public:", url_path="map"),
        "compare": st.Page(
            compare.page, title=t("Comparison"), icon=":material/compare_arrows:", url_path="compare"
        ),
        "timeline": st.Page(
            timeline.page, title=t("Timeline"), icon=":material/calendar_month:", url_path="timeline"
        ),
        "dossier": st.Page(
            dossier.page, title=t("Dossier"), icon=":material/assignment:", url_path="dossier"
        ),
        "matches": st.Page(matches.page, title=t("Matches"), icon=":material/handshake:", url_path="matches"),
        "expected": st.Page(
            expected_links.page, title=t("Expected links"), icon=":material/timeline:", url_path="expected"
        ),
        "whatif": st.Page(whatif.page, title=t("What-if"), icon=":material/alt_route:", url_path="whatif"),
        "saved": st.Page(saved.page, title=t("Saved views"), icon=":material/bookmark:", url_path="saved"),
        "story": st.Page(story.page, title=t("Stories"), icon=":material/slideshow:", url_path="story"),
        "board": st.Page(board.page, title=t("Task board"), icon=":material/checklist:", url_path="board"),
        "data": st.Page(data.page, title=t("Data"), icon=":material/database:", url_path="data"),
        "cypher": st.Page(console.page, title="Cypher", icon=":material/terminal:", url_path="cypher"),
        "search": st.Page(
            search_field.page,
            title=t("Search"),
            icon=":material/search:",
            url_path="search",
            visibility="hidden",
        ),
    }
    sections = {
        t("Look"): [
            "overview",
            "policy",
            "network",
            "gaps",
            "partners",
            "timeline",
            "map",
            "compare",
            "dossier",
        ],
        t("Look ahead"): ["matches", "expected", "whatif"],
        t("Follow up"): ["board", "data"],
        t("Pass on"): ["saved", "story"],
        t("Ask"): ["cypher"],
    }
    page = st.navigation(list(pages.values()), position="hidden")
    frame.style()
    frame.menu({name: [pages[key] for key in keys] for name, keys in sections.items()})
    frame.guarded(lambda: _body(page, pages))


def _body(page: st.Page, pages: dict[str, st.Page]) -> None:
    frame.first_load()
    with st.container(horizontal=True, vertical_alignment="center"):
        search_field.field(pages)
        saved.control(page, pages)
        frame.language_switch()
    saved.tell_missing(page, pages)
    page.run()
    frame.backend()


main()
