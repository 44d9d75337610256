// title: Countries the policy names with nothing recorded since a year
// title_zh: 政策点名但某年以来没有记录的国家
// answers: With which named countries is no cooperation or laboratory recorded that began in or after the year?
// answers_zh: 与哪些点名国家自某年以来没有新的合作或实验室记录?
// param: since = 2020   integer   first year that counts
// returns: country_id, country_zh, country_en, latest_year, undated, measures
// example: since = 2021; rows == 1
MATCH (k:Clause)-[:NAMES]->(c:Country) WHERE c.kind = 'country'
MATCH (k)-[:PART_OF]->(m:Measure)
WITH c, m ORDER BY m.document_id, m.order
WITH c, collect(DISTINCT m.id) AS measures
OPTIONAL MATCH (r)-[:WITH_COUNTRY]->(c)
WHERE r:Lab OR (r:Cooperation AND r.status IN ['signed', 'active', 'completed'])
WITH c, measures, collect(coalesce(r.start_year, r.established_year, 0)) AS years
WHERE none(year IN years WHERE year >= $since)
RETURN c.id AS country_id, c.name_zh AS country_zh, c.name_en AS country_en,
       CASE WHEN size([year IN years WHERE year > 0]) = 0 THEN null
            ELSE reduce(latest = 0, year IN years | CASE WHEN year > latest THEN year ELSE latest END) END AS latest_year,
       size([year IN years WHERE year = 0]) AS undated, measures
ORDER BY country_id
