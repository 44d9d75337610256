// title: A country's profile: every record with it, who takes part and what it rests on
// title_zh: 国别概况:全部记录、参与方与来源
// answers: What is recorded with a country, since when, in which fields, by whom, and how well is it sourced?
// answers_zh: 与某国有哪些合作记录?始于何年、属何领域、由谁参与、来源如何?
// param: country   string   id of the country
// param: home_country = network.home_country   string   country of the home actors
// param: home_city = network.home_city   string   city of the home actors
// returns: record_id, label, name_zh, name_en, kind, status, year, fields, participants, home, source_ids
// example: country = "SRB"; rows >= 1
MATCH (r)-[:WITH_COUNTRY]->(c:Country {id: $country}) WHERE r:Cooperation OR r:Lab
OPTIONAL MATCH (r)-[:IN_FIELD]->(f:Field)
OPTIONAL MATCH (a)-[:TAKES_PART_IN]->(r)
WITH r, f, a ORDER BY f.id, a.id
WITH r, collect(DISTINCT f.id) AS fields, collect(DISTINCT a.id) AS participants,
     max(CASE WHEN a.city = $home_city AND a.country_id = $home_country THEN 1 ELSE 0 END) AS home
RETURN r.id AS record_id, CASE WHEN r:Lab THEN 'Lab' ELSE 'Cooperation' END AS label,
       r.name_zh AS name_zh, r.name_en AS name_en, coalesce(r.kind, r.level) AS kind, r.status AS status,
       coalesce(r.start_year, r.established_year) AS year, fields, participants, home = 1 AS home,
       r.source_ids AS source_ids
ORDER BY coalesce(year, 0) DESC, record_id
