"""Meetings in text: cues, parties, encounters, and the reports that a page makes of them."""
