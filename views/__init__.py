"""Streamlit pages; with app.py the only importer of streamlit."""
