"""What talks to a person: the only importer of Streamlit inside the package."""
