// title: Policy texts and what was read in each
// title_zh: 政策文件及其读取结果
// answers: Which policy texts are loaded, and how many tasks, measures, clauses and targets has each?
// answers_zh: 已装载哪些政策文件?各有多少任务、措施、分句和目标?
// returns: document_id, name_zh, name_en, number, issuers, published_on, period_start, period_end, task_rule, tasks, measures, clauses, targets
// example: rows == 1
MATCH (d:PolicyDocument) WHERE d.text IS NOT NULL
OPTIONAL MATCH (t:PolicyTask) WHERE t.document_id = d.id
WITH d, count(DISTINCT t) AS tasks
OPTIONAL MATCH (m:Measure) WHERE m.document_id = d.id
WITH d, tasks, count(DISTINCT m) AS measures
OPTIONAL MATCH (k:Clause) WHERE k.document_id = d.id
WITH d, tasks, measures, count(DISTINCT k) AS clauses
OPTIONAL MATCH (x:Target) WHERE x.document_id = d.id
WITH d, tasks, measures, clauses, count(DISTINCT x) AS targets
RETURN d.id AS document_id, d.name_zh AS name_zh, d.name_en AS name_en, d.number AS number, d.issuers AS issuers,
       d.published_on AS published_on, d.period_start AS period_start, d.period_end AS period_end,
       d.task_rule AS task_rule, tasks, measures, clauses, targets
ORDER BY document_id
