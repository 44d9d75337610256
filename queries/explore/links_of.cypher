// title: The links of several nodes
// title_zh: 若干节点的全部关系
// answers: What is linked to these nodes, how, and on what evidence?
// answers_zh: 这些节点与什么相连?如何相连?依据何在?
// param: ids   string[]   ids of nodes that are drawn
// param: types = null   string[]   only links of these types
// returns: edge_id, type, source, target, properties
// example: ids = ["park-bio4-belgrade"]; rows >= 1
MATCH (n:PolicyDocument|PolicySection|PolicyTask|Measure|Clause|Target|Region|Country|Field|Instrument|Park|Lab|Organization|Enterprise|Cooperation|Technology|Demand|ServicePlatform|Progress)-[r]-() WHERE n.id IN $ids AND ($types IS NULL OR type(r) IN $types)
WITH DISTINCT r
RETURN r.id AS edge_id, type(r) AS type, startNode(r).id AS source, endNode(r).id AS target, properties(r) AS properties
ORDER BY edge_id
