// title: Targets and the instruments that count towards them
// title_zh: 目标与计入的合作方式
// answers: What does the plan want to reach by when, and which instruments count?
// answers_zh: 计划要在何时达到什么目标,哪些合作方式计入?
// returns: id, name_zh, name_en, document_id, text, number, unit, by, counts, instrument_ids
// example: rows == 3
MATCH (t:Target)
OPTIONAL MATCH (i:Instrument)-[:COUNTS_TOWARDS]->(t)
WITH t, i ORDER BY i.id
WITH t, collect(DISTINCT i.id) AS instrument_ids
RETURN t.id AS id, t.name_zh AS name_zh, t.name_en AS name_en, t.document_id AS document_id, t.text AS text,
       t.number AS number, t.unit AS unit, t.by AS by, t.counts AS counts, instrument_ids
ORDER BY t.start, id
