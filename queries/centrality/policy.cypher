// title: What the policy names together
// title_zh: 政策中一并提及的对象
// answers: Which places, fields, instruments, parks and bodies does one clause name together?
// answers_zh: 政策的同一分句一并提及了哪些国家与地区、领域、合作方式、园区和机构?
// returns: record_id, record_label, record_kind, status, actor_id, actor_label, name_zh, name_en, country_id, home, record_country_ids, record_field_ids, year, source_ids
// example: rows >= 1
MATCH (k:Clause)-[n:NAMES]->(x)
WITH k, x, collect(n.source_ids) AS sources
RETURN k.id AS record_id, 'Clause' AS record_label, '' AS record_kind, '' AS status, x.id AS actor_id,
       CASE WHEN x:Country THEN 'Country' WHEN x:Region THEN 'Region' WHEN x:Field THEN 'Field'
            WHEN x:Instrument THEN 'Instrument' WHEN x:Park THEN 'Park' WHEN x:Organization THEN 'Organization'
            WHEN x:Enterprise THEN 'Enterprise' WHEN x:Lab THEN 'Lab' ELSE 'Cooperation' END AS actor_label,
       x.name_zh AS name_zh, x.name_en AS name_en, CASE WHEN x:Country THEN x.id ELSE '' END AS country_id,
       false AS home, [] AS record_country_ids, [] AS record_field_ids, null AS year, sources[0] AS source_ids
ORDER BY record_id, actor_id
