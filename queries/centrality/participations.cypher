// title: Who takes part in what
// title_zh: 参与关系明细
// answers: Which actor takes part in which cooperation or laboratory, with which countries, in which fields, since when?
// answers_zh: 各主体参与了哪些合作与实验室?涉及哪些国家、领域,始于何年?
// param: home_country = network.home_country   string   country of the home actors
// param: home_city = network.home_city   string   city of the home actors
// returns: record_id, actor_id, record_label, record_kind, status, actor_label, name_zh, name_en, country_id, home, record_country_ids, record_field_ids, year, source_ids
// example: rows >= 1
MATCH (a)-[t:TAKES_PART_IN]->(r)
RETURN r.id AS record_id, a.id AS actor_id, labels(r)[0] AS record_label, coalesce(r.kind, '') AS record_kind,
       coalesce(r.status, '') AS status, labels(a)[0] AS actor_label,
       coalesce(a.name_zh, '') AS name_zh, coalesce(a.name_en, '') AS name_en,
       coalesce(a.country_id, '') AS country_id,
       coalesce(a.city, '') = $home_city AND coalesce(a.country_id, '') = $home_country AS home,
       coalesce(r.country_ids, []) AS record_country_ids, coalesce(r.field_ids, []) AS record_field_ids,
       coalesce(r.start_year, r.established_year) AS year, t.source_ids AS source_ids
ORDER BY record_id, actor_id, t.role
