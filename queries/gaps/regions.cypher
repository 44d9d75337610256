// title: What the policy asks of each region in each field, and what answers it
// title_zh: 政策对各地区各领域的要求与已有记录
// answers: Which pairs of region and field does a clause name together, and how many records with countries of the region answer each?
// answers_zh: 政策的分句同时点名了哪些地区与领域，该地区各国有多少记录回应？
// param: region = null   string   only this region (id)
// param: field = null   string   only this field (id)
// param: at_large = network.at_large_region   string   region that stands for partner countries at large
// param: home_country = network.home_country   string   country of the home actors
// param: home_city = network.home_city   string   city of the home actors
// param: since = plan.start   integer   first year of the plan
// param: until = plan.end   integer   last year of the plan
// returns: region_id, region_zh, region_en, field_id, field_zh, field_en, strength, clauses, any, home, home_since_plan, undated, latest_year, countries, measures, record_ids
// example: region = "middle-east"; rows >= 1
MATCH (d:PolicyDocument) WHERE d.text IS NOT NULL
OPTIONAL MATCH (own:Source)-[:RESTATES*0..4]->(said:Source) WHERE said.id IN d.source_ids
WITH d, collect(DISTINCT own.id) AS own_ids
MATCH (k:Clause {document_id: d.id})-[:NAMES]->(f:Field) WHERE $field IS NULL OR f.id = $field
MATCH (k)-[:NAMES]->(p:Region) WHERE $region IS NULL OR p.id = $region
MATCH (k)-[:PART_OF]->(m:Measure)
WITH DISTINCT p, f, k, m, own_ids
ORDER BY m.document_id, m.order
WITH p, f, collect(DISTINCT k.id) AS clauses, collect(DISTINCT m.id) AS measures, collect(DISTINCT own_ids) AS owns
OPTIONAL MATCH (r)-[:WITH_COUNTRY]->(c:Country)-[:IN_REGION]->(p)
WHERE c.kind = 'country' AND (r:Lab OR (r:Cooperation AND r.status IN ['signed', 'active', 'completed']))
  AND any(own_ids IN owns WHERE any(source IN r.source_ids WHERE NOT source IN own_ids))
  AND EXISTS { MATCH (r)-[:IN_FIELD]->(:Field)-[:SUBFIELD_OF*0..4]->(f) }
WITH p, f, clauses, measures, r, c, coalesce(r.start_year, r.established_year) AS year,
     EXISTS { MATCH (a)-[:TAKES_PART_IN]->(r) WHERE a.city = $home_city AND a.country_id = $home_country } AS home
ORDER BY r.id, c.id
WITH p, f, clauses, measures, collect(DISTINCT r.id) AS record_ids, collect(DISTINCT c.id) AS countries,
     collect(DISTINCT CASE WHEN home THEN r.id END) AS home,
     collect(DISTINCT CASE WHEN home AND year >= $since AND year <= $until THEN r.id END) AS since_plan,
     collect(DISTINCT CASE WHEN home AND year IS NULL THEN r.id END) AS undated, max(year) AS latest_year
RETURN p.id AS region_id, p.name_zh AS region_zh, p.name_en AS region_en,
       f.id AS field_id, f.name_zh AS field_zh, f.name_en AS field_en,
       CASE WHEN p.id = $at_large THEN 'general' ELSE 'regional' END AS strength, size(clauses) AS clauses,
       size(record_ids) AS any, size(home) AS home, size(since_plan) AS home_since_plan, size(undated) AS undated,
       latest_year, countries, measures, record_ids
ORDER BY region_id, field_id
