// title: Which policy texts name a country and which do not
// title_zh: 各国在哪些政策文件中被点名
// answers: For each country that any policy text names: which texts name it, and which do not?
// answers_zh: 每个被点名的国家,哪些政策文件点到了它,哪些没有?
// returns: country_id, country_zh, country_en, named_in, not_named_in
// example: rows == 8
MATCH (d:PolicyDocument) WHERE d.text IS NOT NULL
WITH d ORDER BY d.id
WITH collect(d.id) AS documents
MATCH (k:Clause)-[:NAMES]->(c:Country) WHERE c.kind = 'country'
WITH documents, c, k.document_id AS document ORDER BY document
WITH documents, c, collect(DISTINCT document) AS named_in
RETURN c.id AS country_id, c.name_zh AS country_zh, c.name_en AS country_en, named_in,
       [one IN documents WHERE NOT one IN named_in] AS not_named_in
ORDER BY country_id
