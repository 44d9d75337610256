// title: Where the home city lies
// title_zh: 本市的位置
// answers: Where do the lines of the map begin: at the hub park of the home city, else at the capital?
// answers_zh: 地图上的连线从哪里出发:本市核心园区,否则为首都?
// param: hub = network.hub_park   string   park that stands for the home city
// param: home_city = network.home_city   string   the home city
// param: home_country = network.home_country   string   the home country
// returns: lat, lon
// example: rows == 1
MATCH (c:Country {id: $home_country})
OPTIONAL MATCH (p:Park {id: $hub}) WHERE p.city = $home_city AND p.lat IS NOT NULL
RETURN coalesce(p.lat, c.lat) AS lat, coalesce(p.lon, c.lon) AS lon
