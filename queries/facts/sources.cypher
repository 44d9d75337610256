// title: All sources
// title_zh: 全部来源
// answers: Which pages and papers do the facts rest on?
// answers_zh: 事实依据哪些网页与文献?
// returns: id, title, publisher, kind, url, published_on
// example: rows >= 1
MATCH (s:Source)
RETURN s.id AS id, s.title AS title, s.publisher AS publisher, s.kind AS kind, s.url AS url,
       s.published_on AS published_on
ORDER BY id
