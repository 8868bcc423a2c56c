"""What is missing -> people: the gap report as text, HTML, Word and JSON, and the matrix."""
