// title: Cooperations and laboratories with countries, fields, instruments and participants
// title_zh: 合作与实验室及其国家、领域、方式和参与方
// answers: What is recorded, with whom, in what, by what means, since when and on which sources?
// answers_zh: 有哪些合作记录:与谁、在哪些领域、以何方式、始于何时、依据哪些来源?
// param: home_city = network.home_city   string   the home city
// param: home_country = network.home_country   string   the home country
// returns: id, label, kind, status, year, name_zh, name_en, summary_en, country_ids, field_ids, instrument_ids, actor_ids, home_actor_ids, source_ids
// example: rows >= 100
MATCH (r) WHERE r:Cooperation OR r:Lab
OPTIONAL MATCH (r)-[:BY_MEANS_OF]->(i:Instrument)
WITH r, i ORDER BY i.id
WITH r, collect(DISTINCT i.id) AS instrument_ids
OPTIONAL MATCH (a)-[:TAKES_PART_IN]->(r)
WITH r, instrument_ids, a ORDER BY a.id
WITH r, instrument_ids, collect(DISTINCT a.id) AS actor_ids,
     collect(DISTINCT CASE WHEN a.country_id = $home_country AND a.city = $home_city THEN a.id END) AS home_actor_ids
RETURN r.id AS id, CASE WHEN r:Lab THEN 'Lab' ELSE 'Cooperation' END AS label,
       CASE WHEN r:Lab THEN r.level ELSE r.kind END AS kind, r.status AS status,
       CASE WHEN r:Lab THEN r.established_year ELSE r.start_year END AS year,
       r.name_zh AS name_zh, r.name_en AS name_en, r.summary_en AS summary_en, r.country_ids AS country_ids,
       r.field_ids AS field_ids, instrument_ids, actor_ids, home_actor_ids, r.source_ids AS source_ids
ORDER BY id
