// title: All links between nodes that are drawn
// title_zh: 全部关系
// answers: What is linked to what in the whole graph, and on what evidence?
// answers_zh: 全图中什么与什么相连?依据何在?
// param: types = null   string[]   only links of these types
// returns: edge_id, type, source, target, properties
// example: types = ["SISTER_OF"]; rows >= 1
MATCH (a)-[r]->(b)
WHERE a.datasets IS NOT NULL AND type(r) <> 'RESTATES' AND ($types IS NULL OR type(r) IN $types)
RETURN r.id AS edge_id, type(r) AS type, a.id AS source, b.id AS target, properties(r) AS properties
ORDER BY edge_id
