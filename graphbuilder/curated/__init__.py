"""Mechanisms that people have curated elsewhere, read as graphs so that they can be compared with what texts say."""
