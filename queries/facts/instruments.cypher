// title: Instruments
// title_zh: 合作方式
// answers: Which forms of cooperation are there?
// answers_zh: 有哪些合作方式?
// returns: id, name_zh, name_en
// example: rows >= 10
MATCH (i:Instrument) RETURN i.id AS id, i.name_zh AS name_zh, i.name_en AS name_en ORDER BY id
