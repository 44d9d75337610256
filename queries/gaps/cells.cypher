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
MATCH (actor)-[:TAKES_PART_IN]->(there)
WHERE actor.city = $home_city AND actor.country_id = $home_country
WITH collect(DISTINCT there.id) AS home_ids
MATCH (weighty:Source) WHERE weighty.kind IN ['official', 'party']
WITH home_ids, collect(weighty.id) AS official_ids
MATCH (d:PolicyDocument) WHERE $document IS NULL OR d.id = $document
OPTIONAL MATCH (own:Source)-[:RESTATES*0..4]->(said:Source) WHERE said.id IN d.source_ids
WITH home_ids, official_ids, d, collect(DISTINCT own.id) AS own_ids
MATCH (k:Clause)-[nf:NAMES]->(f:Field) WHERE k.document_id = d.id AND ($field IS NULL OR f.id = $field)
MATCH (k)-[np:NAMES]->(p) WHERE p:Country OR p:Region
MATCH (c:Country)-[:IN_REGION*0..1]->(p) WHERE c.kind = 'country' AND ($country IS NULL OR c.id = $country)
MATCH (k)-[:PART_OF]->(m:Measure)
WITH home_ids, official_ids, d, own_ids, c, f, m,
     min(CASE WHEN p:Country THEN 1 WHEN p.id = $at_large THEN 3 ELSE 2 END) AS rank,
     collect(DISTINCT CASE WHEN p:Country THEN 1 WHEN p.id = $at_large THEN 3 ELSE 2 END) AS ranks,
     min(CASE WHEN coalesce(nf.inferred, false) OR coalesce(np.inferred, false) THEN 1 ELSE 0 END) AS inferred
ORDER BY rank, d.id, m.order
RETURN c.id, f.id, rank, ranks, inferred, m.id LIMIT 5
