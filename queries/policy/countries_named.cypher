// title: Countries that the policy names, and what it asks of each
// title_zh: 政策点名的国家及其要求
// answers: Which countries does the policy name, in which measures, for which fields and by which means?
// answers_zh: 政策点名了哪些国家?在哪条措施中,涉及哪些领域和合作方式?
// param: document = null   string   only this policy document (id)
// returns: country_id, country_zh, country_en, measures, fields, instruments, quotes
// example: rows == 8
MATCH (k:Clause)-[:NAMES]->(c:Country) WHERE c.kind = 'country' AND ($document IS NULL OR k.document_id = $document)
MATCH (k)-[:PART_OF]->(m:Measure)
OPTIONAL MATCH (k)-[:NAMES]->(f:Field)
OPTIONAL MATCH (k)-[:NAMES]->(i:Instrument)
WITH c, m, f, i ORDER BY m.document_id, m.order, f.id, i.id
RETURN c.id AS country_id, c.name_zh AS country_zh, c.name_en AS country_en,
       collect(DISTINCT m.id) AS measures, collect(DISTINCT f.id) AS fields,
       collect(DISTINCT i.id) AS instruments, collect(DISTINCT m.text) AS quotes
ORDER BY country_id
