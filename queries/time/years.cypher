// title: How many records began and ended in each year
// title_zh: 各年开始与结束的合作记录数
// answers: How many cooperations and laboratories began and ended in each year, and how many have no year (null)?
// answers_zh: 每年有多少合作与实验室开始、结束?有多少没有年份(空)?
// param: home_city = network.home_city   string   the home city
// param: home_country = network.home_country   string   the home country
// returns: year, cooperations, laboratories, home, ended
// example: rows >= 10
MATCH (r) WHERE r:Cooperation OR r:Lab
WITH r, EXISTS { MATCH (a)-[:TAKES_PART_IN]->(r) WHERE a.city = $home_city AND a.country_id = $home_country } AS home
WITH r, home, CASE WHEN r:Lab THEN r.established_year ELSE r.start_year END AS start_year
UNWIND CASE WHEN r.end_year IS NULL THEN ['start'] ELSE ['start', 'end'] END AS side
WITH CASE WHEN side = 'start' THEN start_year ELSE r.end_year END AS year,
     CASE WHEN side = 'start' AND r:Cooperation THEN 1 ELSE 0 END AS cooperation,
     CASE WHEN side = 'start' AND r:Lab THEN 1 ELSE 0 END AS laboratory,
     CASE WHEN side = 'start' AND home THEN 1 ELSE 0 END AS home_start,
     CASE WHEN side = 'end' THEN 1 ELSE 0 END AS finish
RETURN year, sum(cooperation) AS cooperations, sum(laboratory) AS laboratories, sum(home_start) AS home,
       sum(finish) AS ended
ORDER BY coalesce(year, 9999)
