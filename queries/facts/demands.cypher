// title: Demands and what addresses them
// title_zh: 合作需求及其回应
// answers: Which wishes to cooperate are known, of whom, in which fields, and what addresses them?
// answers_zh: 有哪些合作需求,由谁提出,属于哪些领域,有何回应?
// returns: id, kind, status, name_zh, name_en, country_id, field_ids, raised_by, published_on, summary_en, addressed_by, source_ids
// example: rows >= 1
MATCH (d:Demand)
OPTIONAL MATCH (x)-[:ADDRESSES]->(d)
WITH d, x ORDER BY x.id
RETURN d.id AS id, d.kind AS kind, d.status AS status, d.name_zh AS name_zh, d.name_en AS name_en,
       d.country_id AS country_id, d.field_ids AS field_ids, d.raised_by AS raised_by,
       d.published_on AS published_on, d.summary_en AS summary_en, collect(DISTINCT x.id) AS addressed_by,
       d.source_ids AS source_ids
ORDER BY id
