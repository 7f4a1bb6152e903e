"""What the diagnostic is: no database, no Streamlit, no clock, no environment."""
