// title: The links of a node
// title_zh: 某节点的全部关系
// answers: What is linked to a node, how, and on what evidence?
// answers_zh: 某节点与什么相连?如何相连?依据何在?
// param: id   string   id of any node that is drawn
// returns: edge_id, type, source, target, quote, inferred, source_ids, other_label, other_id, other_zh, other_en
// example: id = "park-bio4-belgrade"; rows >= 1
MATCH (n:PolicyDocument|PolicySection|PolicyTask|Measure|Clause|Target|Region|Country|Field|Instrument|Park|Lab|Organization|Enterprise|Cooperation|Technology|Demand|ServicePlatform|Progress {id: $id})-[r]-(m)
RETURN r.id AS edge_id, type(r) AS type, startNode(r).id AS source, endNode(r).id AS target, r.quote AS quote,
       coalesce(r.inferred, false) AS inferred, r.source_ids AS source_ids,
       labels(m)[0] AS other_label, m.id AS other_id, m.name_zh AS other_zh, m.name_en AS other_en
ORDER BY edge_id
