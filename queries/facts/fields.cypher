// title: The tree of fields
// title_zh: 领域树
// answers: Which fields are there, and which lies below which?
// answers_zh: 有哪些领域,上下级关系如何?
// returns: id, parent_id, name_zh, name_en
// example: rows >= 40
MATCH (f:Field)
OPTIONAL MATCH (f)-[:SUBFIELD_OF]->(above:Field)
RETURN f.id AS id, above.id AS parent_id, f.name_zh AS name_zh, f.name_en AS name_en
ORDER BY id
