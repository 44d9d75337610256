// title: Measures and their tasks
// title_zh: 措施及其任务
// answers: What are the sentences of each task, in the order of the text?
// answers_zh: 每项任务包含哪些措施(按原文顺序)?
// returns: id, document_id, task_id, task_label, task_zh, task_en, task_order, order, text
// example: rows == 52
MATCH (m:Measure)-[:PART_OF]->(t:PolicyTask)
RETURN m.id AS id, m.document_id AS document_id, t.id AS task_id, t.label AS task_label,
       t.name_zh AS task_zh, t.name_en AS task_en, t.order AS task_order, m.order AS order, m.text AS text
ORDER BY document_id, order, id
