// title: Countries and regions
// title_zh: 国家与地区
// answers: Which countries, territories and regions are there, and which regions hold each country?
// answers_zh: 有哪些国家、地区,各国属于哪些地区?
// returns: id, label, kind, name_zh, name_en, region_ids
// example: rows >= 200
MATCH (p) WHERE p:Country OR p:Region
OPTIONAL MATCH (p)-[:IN_REGION]->(r:Region)
WITH p, r ORDER BY r.id
RETURN p.id AS id, CASE WHEN p:Country THEN 'Country' ELSE 'Region' END AS label, p.kind AS kind,
       p.name_zh AS name_zh, p.name_en AS name_en, collect(DISTINCT r.id) AS region_ids
ORDER BY id
