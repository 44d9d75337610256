// title: Who takes part in which cooperation or laboratory
// title_zh: 谁参与哪项合作或实验室
// answers: Which actors share records? The rows behind every network of actors.
// param: home_city = "Beijing"   string   the home city
// param: home_country = "CHN"   string   the home country
// returns: record_id, record_label, record_kind, status, actor_id, actor_label, name_zh, name_en, country_id, home, record_country_ids, record_field_ids, year, source_ids, role
// example: rows >= 1
MATCH (a)-[t:TAKES_PART_IN]->(r)
WHERE (a:Park OR a:Organization OR a:Enterprise OR a:Lab) AND (r:Cooperation OR r:Lab)
RETURN r.id AS record_id,
       CASE WHEN r:Lab THEN 'Lab' ELSE 'Cooperation' END AS record_label,
       CASE WHEN r:Lab THEN '' ELSE r.kind END AS record_kind,
       CASE WHEN r:Lab THEN '' ELSE r.status END AS status,
       a.id AS actor_id,
       CASE WHEN a:Park THEN 'Park' WHEN a:Organization THEN 'Organization'
            WHEN a:Enterprise THEN 'Enterprise' ELSE 'Lab' END AS actor_label,
       a.name_zh AS name_zh, a.name_en AS name_en, a.country_id AS country_id,
       coalesce(a.country_id = $home_country AND a.city = $home_city, false) AS home,
       r.country_ids AS record_country_ids, r.field_ids AS record_field_ids,
       CASE WHEN r:Lab THEN r.established_year ELSE r.start_year END AS year,
       t.source_ids AS source_ids, t.role AS role
ORDER BY record_id, actor_id, role
