// title: Actors, where they are and what they are about
// title_zh: 主体及其所在地与领域
// answers: Which parks, organisations, enterprises and laboratories are there, where, in which fields?
// answers_zh: 有哪些园区、机构、企业和实验室,位于何处,属于哪些领域?
// param: home_city = network.home_city   string   the home city
// param: home_country = network.home_country   string   the home country
// returns: id, label, kind, name_zh, name_en, country_id, city, home, field_ids, source_ids
// example: rows >= 100
MATCH (a) WHERE a:Park OR a:Organization OR a:Enterprise OR a:Lab
RETURN a.id AS id,
       CASE WHEN a:Park THEN 'Park' WHEN a:Organization THEN 'Organization'
            WHEN a:Enterprise THEN 'Enterprise' ELSE 'Lab' END AS label,
       coalesce(a.kind, a.level) AS kind, a.name_zh AS name_zh, a.name_en AS name_en, a.country_id AS country_id,
       a.city AS city, coalesce(a.country_id = $home_country AND a.city = $home_city, false) AS home,
       a.field_ids AS field_ids, a.source_ids AS source_ids
ORDER BY id
