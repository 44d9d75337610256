// title: The sister parks that the policy names, their counterparts and the papers behind them
// title_zh: 政策点名的姊妹园、对应园区与依据
// answers: Which parks does the policy want as sisters, with whom, how far has it come and what says so?
// answers_zh: 政策要结对的姊妹园有哪些?与谁结对、进展如何、依据何在?
// returns: park_id, park_zh, park_en, country_id, status, since, counterparts, clauses, source_ids, source_titles, records
// example: rows == 4
MATCH (p:Park) WHERE p.kind = 'sister'
OPTIONAL MATCH (other:Park)-[s:SISTER_OF]-(p)
OPTIONAL MATCH (k:Clause)-[:NAMES]->(p)
OPTIONAL MATCH (p)-[:TAKES_PART_IN]->(r)
WITH p, other, s, k, r ORDER BY other.id, k.id, r.id
WITH p, collect(DISTINCT other.id) AS counterparts, min(s.status) AS status, min(s.since) AS since,
     collect(DISTINCT k.text) AS clauses, collect(DISTINCT r.id) AS records
OPTIONAL MATCH (source:Source) WHERE source.id IN p.source_ids
WITH p, counterparts, status, since, clauses, records, source ORDER BY source.id
RETURN p.id AS park_id, p.name_zh AS park_zh, p.name_en AS park_en, p.country_id AS country_id, status, since,
       counterparts, clauses, collect(source.id) AS source_ids, collect(source.title) AS source_titles, records
ORDER BY park_id
