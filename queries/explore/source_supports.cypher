// title: What one source supports
// title_zh: 某来源支撑的事实
// answers: Which nodes and links rest on a source, and which of them on it alone?
// answers_zh: 哪些节点和关系依据某来源?其中哪些仅依据它?
// param: source   string   id of the source
// returns: what, kind, id, name_zh, name_en, alone
// example: source = "src-park-policy"; rows >= 1
MATCH (n) WHERE $source IN n.source_ids
RETURN 'node' AS what, labels(n)[0] AS kind, n.id AS id, n.name_zh AS name_zh, n.name_en AS name_en,
       size(n.source_ids) = 1 AS alone
ORDER BY kind, id
UNION ALL
MATCH ()-[r]->() WHERE $source IN r.source_ids
RETURN 'link' AS what, type(r) AS kind, r.id AS id, null AS name_zh, null AS name_en, size(r.source_ids) = 1 AS alone
ORDER BY kind, id
