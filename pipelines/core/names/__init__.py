"""Names in running text: persons with their offices, countries, organizations, places and forums."""
