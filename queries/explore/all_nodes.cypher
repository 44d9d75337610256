// title: All nodes that are drawn
// title_zh: 全部可绘制节点
// answers: What is in the graph?
// answers_zh: 图中有哪些节点?
// param: labels = null   string[]   only nodes of these kinds
// returns: label, id, properties
// example: labels = ["Park"]; rows >= 1
MATCH (n:PolicyDocument|PolicySection|PolicyTask|Measure|Clause|Target|Region|Country|Field|Instrument|Park|Lab|Organization|Enterprise|Cooperation|Technology|Demand|ServicePlatform|Progress) WHERE n.datasets IS NOT NULL AND ($labels IS NULL OR labels(n)[0] IN $labels)
RETURN labels(n)[0] AS label, n.id AS id, properties(n) AS properties
ORDER BY label, id
