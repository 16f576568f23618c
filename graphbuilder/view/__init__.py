"""Pictures: SVG and one-file HTML."""
