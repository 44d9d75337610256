// title: Countries the policy names that have no joint laboratory
// title_zh: 政策点名但没有联合实验室的国家
// answers: Which countries named in a measure have no laboratory with them, and in which measures are they named?
// answers_zh: 措施点名的国家中,哪些还没有联合实验室?在哪条措施中点名?
// param: level = null   string   level of laboratory that counts: national, municipal or institutional; any where not given
// returns: country_id, country_zh, country_en, measures, quotes
// example: level = "national"; rows >= 1
MATCH (k:Clause)-[:NAMES]->(c:Country) WHERE c.kind = 'country'
MATCH (k)-[:PART_OF]->(m:Measure)
OPTIONAL MATCH (l:Lab)-[:WITH_COUNTRY]->(c) WHERE $level IS NULL OR l.level = $level
WITH c, m, count(l) AS labs ORDER BY m.document_id, m.order
WITH c, sum(labs) AS labs, collect(DISTINCT m.id) AS measures, collect(DISTINCT m.text) AS quotes
WHERE labs = 0
RETURN c.id AS country_id, c.name_zh AS country_zh, c.name_en AS country_en, measures, quotes
ORDER BY country_id
