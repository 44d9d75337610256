// title: Nodes by their ids
// title_zh: 按标识取节点
// answers: What is known of these nodes, and how many links has each?
// answers_zh: 这些节点的全部信息是什么?各有多少关系?
// param: ids   string[]   ids of nodes that are drawn
// returns: label, id, properties, links
// example: ids = ["SRB", "park-bio4-belgrade"]; rows == 2
MATCH (n:PolicyDocument|PolicySection|PolicyTask|Measure|Clause|Target|Region|Country|Field|Instrument|Park|Lab|Organization|Enterprise|Cooperation|Technology|Demand|ServicePlatform|Progress) WHERE n.id IN $ids
OPTIONAL MATCH (n)-[r]-()
WITH n, count(r) AS links
RETURN labels(n)[0] AS label, n.id AS id, properties(n) AS properties, links
ORDER BY id
