// title: Records with the years in which they began and ended
// title_zh: 合作记录的起止年份
// answers: When did each cooperation and laboratory begin and end, with whom, in which fields, by whom?
// answers_zh: 每项合作与实验室始于何年、终于何年,与哪些国家、在哪些领域、由谁参与?
// param: home_city = network.home_city   string   the home city
// param: home_country = network.home_country   string   the home country
// returns: id, label, kind, status, start_year, end_year, name_zh, name_en, country_ids, field_ids, actor_ids, home, source_ids
// example: rows >= 100
MATCH (r) WHERE r:Cooperation OR r:Lab
OPTIONAL MATCH (a)-[:TAKES_PART_IN]->(r)
WITH r, a ORDER BY a.id
WITH r, collect(DISTINCT a.id) AS actor_ids,
     max(CASE WHEN a.country_id = $home_country AND a.city = $home_city THEN 1 ELSE 0 END) AS home
RETURN r.id AS id, CASE WHEN r:Lab THEN 'Lab' ELSE 'Cooperation' END AS label,
       CASE WHEN r:Lab THEN '' ELSE r.kind END AS kind, r.status AS status,
       CASE WHEN r:Lab THEN r.established_year ELSE r.start_year END AS start_year, r.end_year AS end_year,
       r.name_zh AS name_zh, r.name_en AS name_en, r.country_ids AS country_ids, r.field_ids AS field_ids,
       actor_ids, home = 1 AS home, r.source_ids AS source_ids
ORDER BY id
