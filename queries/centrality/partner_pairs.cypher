// title: Pairs of actors by the records that they share
// title_zh: 按共同记录排列的合作伙伴
// answers: Who works with whom most often, in which cooperations and laboratories?
// answers_zh: 谁与谁合作最多?体现在哪些合作与实验室?
// param: events = false   boolean   whether events count; a large event joins many strangers
// returns: a_id, a_zh, a_en, b_id, b_zh, b_en, records, record_ids
// example: rows >= 1
MATCH (a)-[:TAKES_PART_IN]->(r)<-[:TAKES_PART_IN]-(b)
WHERE a.id < b.id AND ($events OR r:Lab OR r.kind <> 'event')
WITH DISTINCT a, b, r ORDER BY r.id
WITH a, b, count(r) AS records, collect(r.id) AS record_ids
RETURN a.id AS a_id, a.name_zh AS a_zh, a.name_en AS a_en, b.id AS b_id, b.name_zh AS b_zh, b.name_en AS b_en,
       records, record_ids
ORDER BY records DESC, a_id, b_id
