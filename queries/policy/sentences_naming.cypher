// title: Sentences that name someone or something
// title_zh: 点到某一对象的句子
// answers: In which measures of which policy texts does a country, region, field, park or anything else stand, and where?
// answers_zh: 某个国家、地区、领域、园区或其他对象出现在哪些政策文件的哪些措施中?位置在哪里?
// param: id    string   a country, region, field, instrument, park, organisation … (id)
// returns: document_id, task_id, measure_id, clause_id, inferred, quote, start, end, text
// example: id = "MUS"; rows == 1
MATCH (k:Clause)-[n:NAMES]->(x:Country|Region|Field|Instrument|Park|Organization|Enterprise|Lab|Cooperation {id: $id})
MATCH (k)-[:PART_OF]->(m:Measure)-[:PART_OF]->(t:PolicyTask)
RETURN k.document_id AS document_id, t.id AS task_id, m.id AS measure_id, k.id AS clause_id,
       coalesce(n.inferred, false) AS inferred, n.quote AS quote, n.start AS start, n.end AS end, m.text AS text
ORDER BY document_id, start, clause_id
