"""The questions in /queries: catalogue, run, print."""
