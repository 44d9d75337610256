// title: Countries that one policy text names and another does not
// title_zh: 一份政策点名、另一份没有点名的国家
// answers: Which countries does the first text name in its measures and the second not?
// answers_zh: 哪些国家在第一份政策的措施中被点名,而在第二份中没有?
// param: first    string   the policy document that names them (id)
// param: second    string   the policy document that does not (id)
// returns: country_id, country_zh, country_en, measures, quotes
// example: first = "beijing-bri-2025-2027"; second = "another"; rows == 8
MATCH (k:Clause)-[:NAMES]->(c:Country) WHERE c.kind = 'country' AND k.document_id = $first
MATCH (k)-[:PART_OF]->(m:Measure)
WITH c, m ORDER BY m.order
WITH c, collect(DISTINCT m.id) AS measures, collect(DISTINCT m.text) AS quotes
WHERE NOT EXISTS { MATCH (other:Clause)-[:NAMES]->(c) WHERE other.document_id = $second }
RETURN c.id AS country_id, c.name_zh AS country_zh, c.name_en AS country_en, measures, quotes
ORDER BY country_id
