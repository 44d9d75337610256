// title: What the policy asks of each country in each field, and what answers it
// title_zh: 政策对各国各领域的要求与已有记录
// answers: Which pairs of country and field does the policy ask for, how strongly, and how many records answer each?
// answers_zh: 政策要求与哪些国家在哪些领域合作,力度如何,各有多少记录回应?
// param: country = null   string   only this country (id)
// param: field = null   string   only this field (id)
// param: document = null   string   only what this policy document asks (id)
// param: at_large = network.at_large_region   string   region that stands for partner countries at large
// param: home_country = network.home_country   string   country of the home actors
// param: home_city = network.home_city   string   city of the home actors
// param: since = plan.start   integer   first year of the plan
// param: until = plan.end   integer   last year of the plan
// returns: country_id, country_zh, country_en, field_id, field_zh, field_en, strength, strengths, inferred, any, home, home_since_plan, undated, latest_year, official, measures, quotes, record_ids
// example: country = "MUS"; field = "laboratory-animals"; rows == 1
MATCH (d:PolicyDocument) WHERE $document IS NULL OR d.id = $document
OPTIONAL MATCH (own:Source)-[:RESTATES*0..4]->(said:Source) WHERE said.id IN d.source_ids
WITH d, collect(DISTINCT own.id) AS own_ids
// asks: a pair holds where one clause names both
MATCH (k:Clause {document_id: d.id})-[nf:NAMES]->(f:Field) WHERE $field IS NULL OR f.id = $field
MATCH (k)-[np:NAMES]->(p) WHERE p:Country OR p:Region
MATCH (c:Country)-[:IN_REGION*0..1]->(p) WHERE c.kind = 'country' AND ($country IS NULL OR c.id = $country)
MATCH (k)-[:PART_OF]->(m:Measure)
WITH c, f, m, own_ids,
     CASE WHEN p:Country THEN 1 WHEN p.id = $at_large THEN 3 ELSE 2 END AS rank,
     CASE WHEN nf.inferred = true OR np.inferred = true THEN 1 ELSE 0 END AS inferred
WITH c, f, m, own_ids, min(rank) AS rank, collect(DISTINCT rank) AS ranks, min(inferred) AS inferred
ORDER BY rank, m.document_id, m.order
WITH c, f, min(rank) AS rank, collect(ranks) AS ranks, min(inferred) AS inferred,
     collect(m) AS asking, collect(DISTINCT own_ids) AS owns
// answers: a record with the country, in the field or below it, under way or done, on a source of its own
OPTIONAL MATCH (r)-[:WITH_COUNTRY]->(c)
WHERE (r:Lab OR (r:Cooperation AND r.status IN ['signed', 'active', 'completed']))
  AND any(own_ids IN owns WHERE any(source IN r.source_ids WHERE NOT source IN own_ids))
  AND EXISTS { MATCH (r)-[:IN_FIELD]->(:Field)-[:SUBFIELD_OF*0..4]->(f) }
OPTIONAL MATCH (s:Source) WHERE s.id IN r.source_ids AND s.kind IN ['official', 'party']
WITH c, f, rank, ranks, inferred, asking, r, s.id AS official, coalesce(r.start_year, r.established_year) AS year,
     EXISTS { MATCH (a)-[:TAKES_PART_IN]->(r) WHERE a.city = $home_city AND a.country_id = $home_country } AS home
ORDER BY r.id
WITH c, f, rank, ranks, inferred, asking, collect(DISTINCT r.id) AS record_ids,
     collect(DISTINCT CASE WHEN home THEN r.id END) AS home,
     collect(DISTINCT CASE WHEN home AND year >= $since AND year <= $until THEN r.id END) AS since_plan,
     collect(DISTINCT CASE WHEN home AND year IS NULL THEN r.id END) AS undated,
     max(year) AS latest_year, collect(DISTINCT official) AS official
RETURN c.id AS country_id, c.name_zh AS country_zh, c.name_en AS country_en,
       f.id AS field_id, f.name_zh AS field_zh, f.name_en AS field_en,
       ['named', 'regional', 'general'][rank - 1] AS strength,
       [place IN [1, 2, 3] WHERE any(some IN ranks WHERE place IN some) | ['named', 'regional', 'general'][place - 1]] AS strengths,
       inferred = 1 AS inferred, size(record_ids) AS any, size(home) AS home, size(since_plan) AS home_since_plan,
       size(undated) AS undated, latest_year, size(official) AS official,
       [m IN asking | m.id] AS measures, [m IN asking | m.text] AS quotes, record_ids
ORDER BY rank, country_id, field_id
UNION ALL
// answered and not asked, by no measure at any strength
MATCH (r)-[:WITH_COUNTRY]->(c:Country) WHERE c.kind = 'country' AND ($country IS NULL OR c.id = $country)
  AND (r:Lab OR (r:Cooperation AND r.status IN ['signed', 'active', 'completed']))
MATCH (r)-[:IN_FIELD]->(:Field)-[:SUBFIELD_OF*0..4]->(f:Field) WHERE $field IS NULL OR f.id = $field
WITH DISTINCT c, f, r
WHERE NOT EXISTS {
  MATCH (c)-[:IN_REGION*0..1]->(p)<-[:NAMES]-(k:Clause)-[:NAMES]->(f) WHERE $document IS NULL OR k.document_id = $document
}
OPTIONAL MATCH (s:Source) WHERE s.id IN r.source_ids AND s.kind IN ['official', 'party']
WITH c, f, r, s.id AS official, coalesce(r.start_year, r.established_year) AS year,
     EXISTS { MATCH (a)-[:TAKES_PART_IN]->(r) WHERE a.city = $home_city AND a.country_id = $home_country } AS home
ORDER BY r.id
WITH c, f, collect(DISTINCT r.id) AS record_ids,
     collect(DISTINCT CASE WHEN home THEN r.id END) AS home,
     collect(DISTINCT CASE WHEN home AND year >= $since AND year <= $until THEN r.id END) AS since_plan,
     collect(DISTINCT CASE WHEN home AND year IS NULL THEN r.id END) AS undated,
     max(year) AS latest_year, collect(DISTINCT official) AS official
RETURN c.id AS country_id, c.name_zh AS country_zh, c.name_en AS country_en,
       f.id AS field_id, f.name_zh AS field_zh, f.name_en AS field_en,
       null AS strength, [] AS strengths, false AS inferred, size(record_ids) AS any, size(home) AS home,
       size(since_plan) AS home_since_plan, size(undated) AS undated, latest_year, size(official) AS official,
       [] AS measures, [] AS quotes, record_ids
ORDER BY country_id, field_id
