"""One value per attribute of a meeting, chosen over all claims; the losers and the reasons are kept."""
