// title: Technologies on offer and service platforms
// title_zh: 可供技术与服务平台
// answers: Which technologies and platforms are there, of whom, for what and where?
// answers_zh: 有哪些技术与服务平台,由谁提供,面向什么领域和国家?
// returns: id, label, kind, name_zh, name_en, offered_by, country_ids, field_ids, city, summary_en, source_ids
// example: rows >= 1
MATCH (o) WHERE o:Technology OR o:ServicePlatform
RETURN o.id AS id, CASE WHEN o:Technology THEN 'Technology' ELSE 'ServicePlatform' END AS label,
       CASE WHEN o:Technology THEN o.readiness ELSE o.kind END AS kind, o.name_zh AS name_zh, o.name_en AS name_en,
       CASE WHEN o:Technology THEN o.offered_by ELSE o.operated_by END AS offered_by,
       o.country_ids AS country_ids, o.field_ids AS field_ids, o.city AS city,
       CASE WHEN o:Technology THEN o.summary_en ELSE o.services_en END AS summary_en, o.source_ids AS source_ids
ORDER BY id
