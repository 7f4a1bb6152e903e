"""What is remembered. Functions take ``db`` first and never commit."""
