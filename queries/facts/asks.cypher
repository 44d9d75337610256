// title: Asks, clause by clause
// title_zh: 逐句的政策要求
// answers: What does each clause ask for together: which place with which field or instrument?
// answers_zh: 每个分句同时提出了什么:哪个国家或地区,哪个领域或合作方式?
// returns: clause_id, measure_id, task_id, document_id, place_id, place_label, field_id, instrument_id, inferred, quote
// example: rows >= 1
MATCH (k:Clause)-[np:NAMES]->(p) WHERE p:Country OR p:Region
MATCH (k)-[:PART_OF]->(m:Measure)-[:PART_OF]->(t:PolicyTask)
MATCH (k)-[nx:NAMES]->(x) WHERE x:Field OR x:Instrument
WITH k, m, t, p, x, min(CASE WHEN np.inferred = true OR nx.inferred = true THEN 1 ELSE 0 END) AS inferred
RETURN k.id AS clause_id, m.id AS measure_id, t.id AS task_id, k.document_id AS document_id, p.id AS place_id,
       CASE WHEN p:Country THEN 'Country' ELSE 'Region' END AS place_label,
       CASE WHEN x:Field THEN x.id END AS field_id, CASE WHEN x:Instrument THEN x.id END AS instrument_id,
       inferred = 1 AS inferred, m.text AS quote
ORDER BY document_id, measure_id, clause_id, place_id, field_id, instrument_id
UNION ALL
MATCH (k:Clause)-[np:NAMES]->(p) WHERE p:Country OR p:Region
MATCH (k)-[:PART_OF]->(m:Measure)-[:PART_OF]->(t:PolicyTask)
WHERE NOT EXISTS { MATCH (k)-[:NAMES]->(x) WHERE x:Field OR x:Instrument }
WITH k, m, t, p, min(CASE WHEN np.inferred = true THEN 1 ELSE 0 END) AS inferred
RETURN k.id AS clause_id, m.id AS measure_id, t.id AS task_id, k.document_id AS document_id, p.id AS place_id,
       CASE WHEN p:Country THEN 'Country' ELSE 'Region' END AS place_label,
       null AS field_id, null AS instrument_id, inferred = 1 AS inferred, m.text AS quote
ORDER BY document_id, measure_id, clause_id, place_id
