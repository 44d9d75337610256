"""Pure functions on rows and graphs: no database, no Streamlit."""
