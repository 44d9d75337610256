// title: Countries the policy names where nobody from home takes part
// title_zh: 政策点名但没有本市机构参与的国家
// answers: With which named countries are records known, or none, in which nobody located in the home city takes part?
// answers_zh: 与哪些点名国家的合作记录中没有本市机构参与?
// param: home_country = network.home_country   string   country of the home actors
// param: home_city = network.home_city   string   city of the home actors
// returns: country_id, country_zh, country_en, records, measures
// example: rows == 0
MATCH (k:Clause)-[:NAMES]->(c:Country) WHERE c.kind = 'country'
MATCH (k)-[:PART_OF]->(m:Measure)
WITH c, m ORDER BY m.document_id, m.order
WITH c, collect(DISTINCT m.id) AS measures
OPTIONAL MATCH (r)-[:WITH_COUNTRY]->(c)
WHERE r:Lab OR (r:Cooperation AND r.status IN ['signed', 'active', 'completed'])
OPTIONAL MATCH (a)-[:TAKES_PART_IN]->(r) WHERE a.city = $home_city AND a.country_id = $home_country
WITH c, measures, count(DISTINCT r.id) AS records, count(a) AS home
WHERE home = 0
RETURN c.id AS country_id, c.name_zh AS country_zh, c.name_en AS country_en, records, measures
ORDER BY country_id
