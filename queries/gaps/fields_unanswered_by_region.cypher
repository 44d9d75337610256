// title: Fields asked of a region and not answered in any of its countries
// title_zh: 对各地区提出而无一国有记录的领域
// answers: In which fields does the policy ask a region for cooperation while no country of the region has a record?
// answers_zh: 政策要求与某地区在哪些领域合作,而该地区没有一个国家有记录?
// param: home = true   boolean   whether only records with a participant from the home city count
// param: home_country = network.home_country   string   country of the home actors
// param: home_city = network.home_city   string   city of the home actors
// returns: region_id, region_zh, region_en, field_id, field_zh, field_en, measures, quotes
// example: rows >= 1
MATCH (actor)-[:TAKES_PART_IN]->(there)
WHERE $home = false OR (actor.city = $home_city AND actor.country_id = $home_country)
WITH collect(DISTINCT there.id) AS counted
MATCH (d:PolicyDocument)
OPTIONAL MATCH (own:Source)-[:RESTATES*0..4]->(said:Source) WHERE said.id IN d.source_ids
WITH counted, d, collect(DISTINCT own.id) AS own_ids
MATCH (k:Clause)-[:NAMES]->(g:Region) WHERE k.document_id = d.id
MATCH (k)-[:NAMES]->(f:Field)
MATCH (k)-[:PART_OF]->(m:Measure)
WITH counted, own_ids, g, f, m ORDER BY m.document_id, m.order
WITH counted, own_ids, g, f, collect(DISTINCT m.id) AS measures, collect(DISTINCT m.text) AS quotes
OPTIONAL MATCH (below:Field)-[:SUBFIELD_OF*0..4]->(f)
OPTIONAL MATCH (r)-[:IN_FIELD]->(below)
WHERE (r:Lab OR (r:Cooperation AND r.status IN ['signed', 'active', 'completed']))
  AND ($home = false OR r.id IN counted)
  AND any(source IN r.source_ids WHERE NOT source IN own_ids)
OPTIONAL MATCH (r)-[:WITH_COUNTRY]->(c:Country)-[:IN_REGION]->(g) WHERE c.kind = 'country'
WITH g, f, measures, quotes, count(c) AS answers
WHERE answers = 0
RETURN g.id AS region_id, g.name_zh AS region_zh, g.name_en AS region_en,
       f.id AS field_id, f.name_zh AS field_zh, f.name_en AS field_en, measures, quotes
ORDER BY region_id, field_id
