// title: Countries and territories with the coordinates of their capitals
// title_zh: 国家与地区及其首都坐标
// answers: Where does each country or territory lie on a map, and which regions hold it?
// answers_zh: 各国家与地区在地图上的位置和所属区域?
// returns: id, iso2, kind, name_zh, name_en, capital_en, lat, lon, region_ids, source_ids
// example: rows >= 200
MATCH (c:Country)
OPTIONAL MATCH (c)-[:IN_REGION]->(r:Region)
WITH c, r ORDER BY r.id
RETURN c.id AS id, c.iso2 AS iso2, c.kind AS kind, c.name_zh AS name_zh, c.name_en AS name_en,
       c.capital_en AS capital_en, c.lat AS lat, c.lon AS lon, collect(DISTINCT r.id) AS region_ids,
       c.source_ids AS source_ids
ORDER BY id
