-- Places of meetings with their coordinates, most frequent first.
SELECT coalesce(
    to_json(list({city: city, country: country, latitude: latitude, longitude: longitude, meetings: meetings}
        ORDER BY meetings DESC, country, city))::VARCHAR, '[]') AS made
FROM report.places
