"""The window: navigation, language, state of the database; everything else stands in `views/`."""

from __future__ import annotations

import streamlit as st

from views import frame, gaps, network, overview, partners, search_field
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
        "network": st.Page(network.page, title=t("Network"), icon=":material/hub:", url_path="network"),
        "gaps": st.Page(gaps.page, title=t("Gaps"), icon=":material/grid_on:", url_path="gaps"),
        "partners": st.Page(
            partners.page, title=t("Partners"), icon=":material/diversity_2:", url_path="partners"
        ),
        "search": st.Page(
            search_field.page,
            title=t("Search"),
            icon=":material/search:",
            url_path="search",
            visibility="hidden",
        ),
    }
    sections = {
        t("Look"): [pages["overview"], pages["network"], pages["gaps"], pages["partners"]],
        t("More"): [pages["search"]],
    }
    page = st.navigation(sections)
    frame.style()
    frame.guarded(lambda: _body(page, pages))


def _body(page: st.Page, pages: dict[str, st.Page]) -> None:
    frame.first_load()
    with st.container(horizontal=True, vertical_alignment="center"):
        search_field.field(pages)
        frame.language_switch()
    page.run()
    frame.backend()


main()
