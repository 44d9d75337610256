// title: Sources by their ids
// title_zh: 按标识取来源
// answers: What are these sources, who publishes them and where?
// answers_zh: 这些来源是什么?由谁发布,地址何在?
// param: ids = null   string[]   ids of sources; all where not given
// returns: id, title, publisher, kind, url, published_on, language, restates
// example: ids = ["src-park-policy"]; rows == 1
MATCH (s:Source) WHERE $ids IS NULL OR s.id IN $ids
RETURN s.id AS id, s.title AS title, s.publisher AS publisher, s.kind AS kind, s.url AS url,
       s.published_on AS published_on, s.language AS language, s.restates AS restates
ORDER BY id
