// title: Links without a source
// title_zh: 没有来源的关系
// answers: Is there any link that rests on nothing? None may be found.
// answers_zh: 是否有关系没有依据?应当一条也没有。
// returns: edge_id, type
// example: rows == 0
MATCH (a)-[r]->(b)
WHERE a.datasets IS NOT NULL AND (r.source_ids IS NULL OR size(r.source_ids) = 0)
RETURN r.id AS edge_id, type(r) AS type
ORDER BY type, edge_id
