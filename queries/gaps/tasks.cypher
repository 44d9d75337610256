// title: What each task asks of each country, and what answers it
// title_zh: 各项任务对各国的要求与已有记录
// answers: Which countries does each task reach, how strongly, and how many records answer any of its asks of the country?
// answers_zh: 各项任务涉及哪些国家，力度如何，有多少记录回应该任务对该国的任一要求？
// param: task = null   string   only this task (id)
// param: country = null   string   only this country (id)
// param: at_large = network.at_large_region   string   region that stands for partner countries at large
// param: home_country = network.home_country   string   country of the home actors
// param: home_city = network.home_city   string   city of the home actors
// param: since = plan.start   integer   first year of the plan
// param: until = plan.end   integer   last year of the plan
// returns: task_id, task_label, task_zh, country_id, country_zh, country_en, strength, clauses, any, home, home_since_plan, undated, latest_year, measures, record_ids
// example: country = "SRB"; rows >= 1
MATCH (d:PolicyDocument) WHERE d.text IS NOT NULL
OPTIONAL MATCH (own:Source)-[:RESTATES*0..4]->(said:Source) WHERE said.id IN d.source_ids
WITH d, collect(DISTINCT own.id) AS own_ids
MATCH (k:Clause {document_id: d.id})-[:PART_OF]->(m:Measure)-[:PART_OF]->(t:PolicyTask)
WHERE $task IS NULL OR t.id = $task
MATCH (k)-[:NAMES]->(p) WHERE p:Country OR p:Region
MATCH (c:Country)-[:IN_REGION*0..1]->(p) WHERE c.kind = 'country' AND ($country IS NULL OR c.id = $country)
WITH t, c, k, m, own_ids, min(CASE WHEN p:Country THEN 1 WHEN p.id = $at_large THEN 3 ELSE 2 END) AS rank
OPTIONAL MATCH (r)-[:WITH_COUNTRY]->(c)
WHERE (r:Lab OR (r:Cooperation AND r.status IN ['signed', 'active', 'completed']))
  AND any(source IN r.source_ids WHERE NOT source IN own_ids)
  AND (EXISTS { MATCH (r)-[:IN_FIELD]->(:Field)-[:SUBFIELD_OF*0..4]->(:Field)<-[:NAMES]-(k) }
       OR EXISTS { MATCH (r)-[:BY_MEANS_OF]->(:Instrument)<-[:NAMES]-(k) })
WITH t, c, k, m, rank, r, coalesce(r.start_year, r.established_year) AS year,
     EXISTS { MATCH (a)-[:TAKES_PART_IN]->(r) WHERE a.city = $home_city AND a.country_id = $home_country } AS home
ORDER BY r.id, m.document_id, m.order
WITH t, c, min(rank) AS rank, collect(DISTINCT k.id) AS clauses, collect(DISTINCT m.id) AS measures,
     collect(DISTINCT r.id) AS record_ids,
     collect(DISTINCT CASE WHEN home THEN r.id END) AS home,
     collect(DISTINCT CASE WHEN home AND year >= $since AND year <= $until THEN r.id END) AS since_plan,
     collect(DISTINCT CASE WHEN home AND year IS NULL THEN r.id END) AS undated, max(year) AS latest_year
RETURN t.id AS task_id, t.label AS task_label, t.name_zh AS task_zh,
       c.id AS country_id, c.name_zh AS country_zh, c.name_en AS country_en,
       ['named', 'regional', 'general'][rank - 1] AS strength, size(clauses) AS clauses,
       size(record_ids) AS any, size(home) AS home, size(since_plan) AS home_since_plan, size(undated) AS undated,
       latest_year, measures, record_ids
ORDER BY task_id, country_id
