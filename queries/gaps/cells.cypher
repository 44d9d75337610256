// title: What the policy asks of each country in each field, and what answers it
// title_zh: 政策对各国各领域的要求与已有记录
// answers: Which pairs of country and field does the policy ask for, how strongly, and how many records answer each?
// answers_zh: 政策要求哪些国家与领域的合作,力度如何,各有多少记录回应?
// param: country = null   string   only this country (id)
// param: field = null   string   only this field (id)
// param: document = null   string   only what this policy document asks (id)
// param: at_large = network.at_large_region   string   region that stands for partner countries at large
// param: home_country = network.home_country   string   country of the home actors
// param: home_city = network.home_city   string   city of the home actors
// param: since = plan.start   integer   first year of the plan
// param: until = plan.end   integer   last year of the plan
// returns: country_id, country_zh, country_en, field_id, field_zh, field_en, strength, strengths, inferred, any, home, home_since_plan, undated, latest_year, official, measures, quotes, record_ids
// example: country = "MUS"; rows >= 1
MATCH (d:PolicyDocument) WHERE $document IS NULL OR d.id = $document
OPTIONAL MATCH (own:Source)-[:RESTATES*0..4]->(o:Source) WHERE o.id IN d.source_ids
WITH d, collect(DISTINCT own.id) AS not_independent
MATCH (c:Country {kind: 'country'})
RETURN 1
