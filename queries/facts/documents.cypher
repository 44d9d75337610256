// title: Policy texts read and the sources that only restate them
// title_zh: 政策文件及仅转述它的来源
// answers: Which plans are there, for which years, and which sources are not independent of each?
// answers_zh: 有哪些政策文件,涵盖哪些年份,哪些来源并不独立于它?
// returns: id, name_zh, name_en, period_start, period_end, own_source_ids
// example: rows == 1
MATCH (d:PolicyDocument) WHERE d.text IS NOT NULL
OPTIONAL MATCH (own:Source)-[:RESTATES*0..4]->(said:Source) WHERE said.id IN d.source_ids
WITH d, own ORDER BY own.id
RETURN d.id AS id, d.name_zh AS name_zh, d.name_en AS name_en, d.period_start AS period_start,
       d.period_end AS period_end, collect(DISTINCT own.id) AS own_source_ids
ORDER BY id
