// title: Which fields meet in the records of a country
// title_zh: 一国合作记录中相遇的领域
// answers: Which fields does a country's cooperation join: which of them stand in the same record?
// answers_zh: 与某国的合作把哪些领域联系在一起:哪些领域出现在同一记录中?
// param: country   string   the country (id)
// returns: record_id, record_label, record_kind, status, actor_id, actor_label, name_zh, name_en, country_id, home, record_country_ids, record_field_ids, year, source_ids
// example: country = "SRB"; rows >= 1
MATCH (r)-[:WITH_COUNTRY]->(c:Country {id: $country}) WHERE r:Cooperation OR r:Lab
MATCH (r)-[:IN_FIELD]->(f:Field)
RETURN DISTINCT r.id AS record_id, CASE WHEN r:Lab THEN 'Lab' ELSE 'Cooperation' END AS record_label,
       CASE WHEN r:Lab THEN '' ELSE r.kind END AS record_kind, CASE WHEN r:Lab THEN '' ELSE r.status END AS status,
       f.id AS actor_id, 'Field' AS actor_label, f.name_zh AS name_zh, f.name_en AS name_en,
       '' AS country_id, false AS home, r.country_ids AS record_country_ids, r.field_ids AS record_field_ids,
       CASE WHEN r:Lab THEN r.established_year ELSE r.start_year END AS year, r.source_ids AS source_ids
ORDER BY record_id, actor_id
