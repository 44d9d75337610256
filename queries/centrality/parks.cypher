// title: Which parks share a record or a sister partnership
// title_zh: 园区之间的共同记录与姊妹关系
// answers: Which parks take part in the same record or are sisters (a partnership that is only called for is none)?
// answers_zh: 哪些园区参与同一记录或结为姊妹园(仅被点名呼吁的不算)?
// param: home_city = network.home_city   string   the home city
// param: home_country = network.home_country   string   the home country
// returns: record_id, record_label, record_kind, status, actor_id, actor_label, name_zh, name_en, country_id, home, record_country_ids, record_field_ids, year, source_ids
// example: rows >= 1
MATCH (a:Park)-[t:TAKES_PART_IN]->(r) WHERE r:Cooperation OR r:Lab
RETURN r.id AS record_id, CASE WHEN r:Lab THEN 'Lab' ELSE 'Cooperation' END AS record_label,
       CASE WHEN r:Lab THEN '' ELSE r.kind END AS record_kind, CASE WHEN r:Lab THEN '' ELSE r.status END AS status,
       a.id AS actor_id, 'Park' AS actor_label, a.name_zh AS name_zh, a.name_en AS name_en,
       a.country_id AS country_id, coalesce(a.country_id = $home_country AND a.city = $home_city, false) AS home,
       r.country_ids AS record_country_ids, r.field_ids AS record_field_ids,
       CASE WHEN r:Lab THEN r.established_year ELSE r.start_year END AS year, t.source_ids AS source_ids
ORDER BY record_id, actor_id
UNION ALL
MATCH (one:Park)-[s:SISTER_OF]->(other:Park) WHERE s.status <> 'called-for'
UNWIND [one, other] AS a
RETURN s.id AS record_id, 'SISTER_OF' AS record_label, '' AS record_kind, s.status AS status,
       a.id AS actor_id, 'Park' AS actor_label, a.name_zh AS name_zh, a.name_en AS name_en,
       a.country_id AS country_id, coalesce(a.country_id = $home_country AND a.city = $home_city, false) AS home,
       [] AS record_country_ids, [] AS record_field_ids, s.since AS year, s.source_ids AS source_ids
ORDER BY record_id, actor_id
