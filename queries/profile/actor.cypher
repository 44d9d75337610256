// title: An actor's profile: what it takes part in, with whom and where
// title_zh: 主体概况:参与的合作、伙伴与国家
// answers: In which cooperations and laboratories does an actor take part, in which role, with which partners?
// answers_zh: 某主体参与了哪些合作与实验室?担任何种角色,伙伴是谁?
// param: actor   string   id of the park, organisation, enterprise or laboratory
// returns: record_id, label, name_zh, name_en, role, year, status, countries, fields, partners, source_ids
// example: actor = "park-zhongguancun"; rows >= 1
MATCH (a:Park|Lab|Organization|Enterprise {id: $actor})-[t:TAKES_PART_IN]->(r)
OPTIONAL MATCH (r)-[:WITH_COUNTRY]->(c:Country)
OPTIONAL MATCH (r)-[:IN_FIELD]->(f:Field)
OPTIONAL MATCH (b)-[:TAKES_PART_IN]->(r) WHERE b.id <> $actor
WITH r, t, c, f, b ORDER BY t.role, c.id, f.id, b.id
WITH r, collect(DISTINCT t.role) AS roles, collect(DISTINCT c.id) AS countries, collect(DISTINCT f.id) AS fields,
     collect(DISTINCT b.id) AS partners
RETURN r.id AS record_id, CASE WHEN r:Lab THEN 'Lab' ELSE 'Cooperation' END AS label,
       r.name_zh AS name_zh, r.name_en AS name_en, roles AS role,
       coalesce(r.start_year, r.established_year) AS year, r.status AS status, countries, fields, partners,
       r.source_ids AS source_ids
ORDER BY coalesce(year, 0) DESC, record_id
