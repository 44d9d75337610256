// title: By what means the policy asks to cooperate with each country, and what answers it
// title_zh: 政策要求以何种方式与各国合作及已有记录
// answers: Which pairs of country and instrument does the policy ask for, how strongly, and how many records answer each?
// answers_zh: 政策要求与哪些国家以哪些方式合作，力度如何，各有多少记录回应？
// param: country = null   string   only this country (id)
// param: instrument = null   string   only this instrument (id)
// param: at_large = network.at_large_region   string   region that stands for partner countries at large
// param: home_country = network.home_country   string   country of the home actors
// param: home_city = network.home_city   string   city of the home actors
// param: since = plan.start   integer   first year of the plan
// param: until = plan.end   integer   last year of the plan
// returns: country_id, country_zh, country_en, instrument_id, instrument_zh, instrument_en, strength, clauses, any, home, home_since_plan, undated, latest_year, measures, record_ids
// example: country = "MUS"; instrument = "production"; rows == 1
MATCH (d:PolicyDocument) WHERE d.text IS NOT NULL
OPTIONAL MATCH (own:Source)-[:RESTATES*0..4]->(said:Source) WHERE said.id IN d.source_ids
WITH d, collect(DISTINCT own.id) AS own_ids
MATCH (k:Clause {document_id: d.id})-[:NAMES]->(i:Instrument) WHERE $instrument IS NULL OR i.id = $instrument
MATCH (k)-[:NAMES]->(p) WHERE p:Country OR p:Region
MATCH (c:Country)-[:IN_REGION*0..1]->(p) WHERE c.kind = 'country' AND ($country IS NULL OR c.id = $country)
MATCH (k)-[:PART_OF]->(m:Measure)
WITH c, i, k, m, own_ids, min(CASE WHEN p:Country THEN 1 WHEN p.id = $at_large THEN 3 ELSE 2 END) AS rank
ORDER BY rank, m.document_id, m.order
WITH c, i, min(rank) AS rank, collect(DISTINCT k.id) AS clauses, collect(DISTINCT m.id) AS measures,
     collect(DISTINCT own_ids) AS owns
OPTIONAL MATCH (r)-[:WITH_COUNTRY]->(c)
WHERE (r:Lab OR (r:Cooperation AND r.status IN ['signed', 'active', 'completed']))
  AND any(own_ids IN owns WHERE any(source IN r.source_ids WHERE NOT source IN own_ids))
  AND EXISTS { MATCH (r)-[:BY_MEANS_OF]->(i) }
WITH c, i, rank, clauses, measures, r, coalesce(r.start_year, r.established_year) AS year,
     EXISTS { MATCH (a)-[:TAKES_PART_IN]->(r) WHERE a.city = $home_city AND a.country_id = $home_country } AS home
ORDER BY r.id
WITH c, i, rank, clauses, measures, collect(DISTINCT r.id) AS record_ids,
     collect(DISTINCT CASE WHEN home THEN r.id END) AS home,
     collect(DISTINCT CASE WHEN home AND year >= $since AND year <= $until THEN r.id END) AS since_plan,
     collect(DISTINCT CASE WHEN home AND year IS NULL THEN r.id END) AS undated, max(year) AS latest_year
RETURN c.id AS country_id, c.name_zh AS country_zh, c.name_en AS country_en,
       i.id AS instrument_id, i.name_zh AS instrument_zh, i.name_en AS instrument_en,
       ['named', 'regional', 'general'][rank - 1] AS strength, size(clauses) AS clauses,
       size(record_ids) AS any, size(home) AS home, size(since_plan) AS home_since_plan,
       size(undated) AS undated, latest_year, measures, record_ids
ORDER BY rank, country_id, instrument_id
