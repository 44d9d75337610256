// Statements of all kinds that an analyst writes, run on both backends over the seeds; one paragraph each.
// The same rows must come back, in the same order where the statement orders them.
// `// differs: NAME` above a statement says that docs/cypher.md lists this difference of the embedded engine.

MATCH (c:Country {id: 'SRB'}) RETURN c.id, c.name_zh, c.name_en, c.kind

MATCH (c:Country) RETURN count(c) AS n

MATCH (n) WHERE n:Park OR n:Lab RETURN labels(n)[0] AS label, count(*) AS n ORDER BY label

MATCH (n:Park|Lab|Organization) RETURN labels(n) AS labels, count(*) AS n ORDER BY labels[0]

MATCH (n:!Country&!Source&!Load) RETURN labels(n)[0] AS label, count(*) AS n ORDER BY label

MATCH (n:Country&!Park) RETURN count(n) AS n

MATCH (n:%) RETURN count(n) > 2000 AS many

MATCH (n) WHERE n.datasets IS NOT NULL AND NOT n:Load RETURN count(n) AS n

MATCH (c:Country) WHERE c.bri_status = 'member' AND c.kind = 'country' RETURN c.id ORDER BY c.id

MATCH (c:Country) WHERE c.lat > 60 RETURN c.id, c.lat ORDER BY c.lat DESC, c.id

MATCH (c:Country) WHERE c.bri_mou_year IS NULL RETURN count(c) AS n

MATCH (c:Country) WHERE c.bri_mou_year >= 2018 AND c.bri_mou_year < 2020 RETURN c.bri_mou_year AS y, count(*) AS n ORDER BY y

MATCH (c:Country) RETURN c.bri_mou_year AS y, count(*) AS n ORDER BY y

MATCH (c:Country) RETURN c.bri_mou_year AS y, count(*) AS n ORDER BY y DESC

MATCH (c:Country) RETURN c.id ORDER BY c.name_zh LIMIT 20

MATCH (c:Country) RETURN c.id AS id ORDER BY id SKIP 10 LIMIT 5

MATCH (c:Country) RETURN c.id AS id ORDER BY id SKIP $skip LIMIT $limit

MATCH (c:Country) WHERE c.name_en STARTS WITH 'S' RETURN c.name_en AS n ORDER BY n

MATCH (c:Country) WHERE c.name_en ENDS WITH 'ia' RETURN c.name_en AS n ORDER BY n

MATCH (c:Country) WHERE c.name_zh CONTAINS '亚' RETURN c.id AS id ORDER BY id

MATCH (c:Country) WHERE c.name_en =~ '(?i).*land' RETURN c.id AS id ORDER BY id

MATCH (c:Country) WHERE NOT c.name_en =~ '.*a.*' RETURN c.id AS id ORDER BY id

MATCH (c:Country) WHERE c.id IN ['SRB', 'HUN', 'XXX'] RETURN c.id AS id ORDER BY id

MATCH (c:Country) WHERE c.id IN $ids RETURN c.id AS id ORDER BY id

MATCH (c:Country) WHERE NOT c.id IN $ids RETURN count(c) AS n

MATCH (c:Country {kind: $kind}) RETURN c.id AS id ORDER BY id

MATCH (c:Country) WHERE 'europe' IN c.region_ids RETURN c.id AS id ORDER BY id

MATCH (c:Country) WHERE any(r IN c.region_ids WHERE r STARTS WITH 'e') RETURN count(c) AS n

MATCH (c:Country) WHERE all(r IN c.region_ids WHERE size(r) > 3) RETURN count(c) AS n

MATCH (c:Country) WHERE none(r IN c.region_ids WHERE r = 'africa') RETURN count(c) AS n

MATCH (c:Country) WHERE single(r IN c.region_ids WHERE r = 'bri-countries') RETURN count(c) AS n

MATCH (c:Country) RETURN size(c.region_ids) AS size, count(*) AS n ORDER BY size

MATCH (p:Park)-[:LOCATED_IN]->(c:Country) RETURN c.id AS country, count(p) AS parks ORDER BY parks DESC, country

MATCH (p:Park)-[:LOCATED_IN]->(c:Country {id: 'SRB'}) RETURN p.id AS id ORDER BY id

MATCH (c:Country {id: 'SRB'})<-[:LOCATED_IN]-(x) RETURN labels(x)[0] AS label, x.id AS id ORDER BY label, id

MATCH (c:Country {id: 'SRB'})-[r]-(x) RETURN type(r) AS type, count(*) AS n ORDER BY type

MATCH (c:Country {id: 'SRB'})--(x) RETURN count(DISTINCT x) AS n

MATCH (:Cooperation)-[r:WITH_COUNTRY|IN_FIELD]->() RETURN type(r) AS type, count(*) AS n ORDER BY type

MATCH ()-[r:!SISTER_OF&!NAMES]->() RETURN count(r) AS n

MATCH ()-[r]->() RETURN type(r) AS type, count(r) AS n ORDER BY n DESC, type

MATCH (a)-[r:SISTER_OF]->(b) RETURN a.id, r.status, b.id ORDER BY a.id, b.id

MATCH (a)-[r:SISTER_OF {status: 'called-for'}]->(b) RETURN a.id, b.id ORDER BY a.id, b.id

MATCH (a)-[r:SISTER_OF WHERE r.status <> 'called-for']->(b) RETURN a.id, b.id ORDER BY a.id, b.id

MATCH (p:Park WHERE p.kind = 'sister') RETURN p.id AS id ORDER BY id

MATCH (x)-[t:TAKES_PART_IN]->(k:Cooperation) WHERE t.role = 'lead' RETURN x.id, k.id ORDER BY x.id, k.id LIMIT 30

MATCH (x)-[t:TAKES_PART_IN]->(k) RETURN t.role AS role, labels(k)[0] AS label, count(*) AS n ORDER BY role, label

MATCH (x)-[:TAKES_PART_IN]->(k)<-[:TAKES_PART_IN]-(y) WHERE x.id < y.id RETURN count(*) AS pairs

MATCH (x)-[:TAKES_PART_IN]->(k)<-[:TAKES_PART_IN]-(y) WHERE x.id < y.id WITH x, y, count(DISTINCT k) AS shared WHERE shared > 1 RETURN x.id, y.id, shared ORDER BY shared DESC, x.id, y.id

MATCH (k:Cooperation) OPTIONAL MATCH (k)-[:WITH_COUNTRY]->(c:Country) WITH k, collect(c.id) AS countries RETURN size(countries) AS size, count(*) AS n ORDER BY size

MATCH (l:Lab) OPTIONAL MATCH (l)-[:WITH_COUNTRY]->(c) RETURN l.id AS id, c.id AS country ORDER BY id, country LIMIT 40

// differs: optional-count
MATCH (c:Country {kind: 'country'}) OPTIONAL MATCH (c)<-[:WITH_COUNTRY]-(l:Lab) WITH c, count(l) AS labs RETURN labs, count(*) AS n ORDER BY labs

MATCH (c:Country) WHERE NOT (c)<-[:WITH_COUNTRY]-(:Lab) AND c.bri_status = 'member' RETURN count(c) AS n

MATCH (c:Country) WHERE (c)<-[:WITH_COUNTRY]-(:Lab) RETURN count(c) AS n

MATCH (c:Country) WHERE EXISTS { (c)<-[:WITH_COUNTRY]-(:Lab) } RETURN count(c) AS n

MATCH (c:Country) WHERE EXISTS { MATCH (c)<-[:WITH_COUNTRY]-(k:Cooperation) WHERE k.status = 'active' } RETURN c.id AS id ORDER BY id

MATCH (c:Country) WHERE COUNT { (c)<-[:WITH_COUNTRY]-(:Cooperation) } > 5 RETURN c.id AS id ORDER BY id

MATCH (c:Country) RETURN c.id AS id, COUNT { (c)<-[:WITH_COUNTRY]-() } AS n ORDER BY n DESC, id LIMIT 10

MATCH (c:Country {id: 'SRB'}) RETURN COLLECT { MATCH (c)<-[:WITH_COUNTRY]-(k:Cooperation) RETURN k.id ORDER BY k.id } AS ids

MATCH (c:Country {id: 'SRB'}) RETURN [(c)<-[:LOCATED_IN]-(p:Park) | p.id] AS parks

MATCH (c:Country {id: 'HUN'}) RETURN size([(c)<-[:WITH_COUNTRY]-(k) WHERE k:Cooperation | k.id]) AS n

MATCH (f:Field)-[:SUBFIELD_OF]->(g:Field) RETURN g.id AS g, collect(f.id) AS fs ORDER BY g

MATCH (f:Field)-[:SUBFIELD_OF]->(g:Field) WITH g, f ORDER BY f.id RETURN g.id AS g, collect(f.id) AS fs ORDER BY g

MATCH (f:Field)-[:SUBFIELD_OF*1..3]->(g:Field) RETURN f.id AS f, g.id AS g ORDER BY f, g

MATCH (f:Field)-[:SUBFIELD_OF*0..]->(g:Field) RETURN g.id AS g, count(f) AS n ORDER BY n DESC, g

MATCH p = (f:Field)-[:SUBFIELD_OF*]->(g:Field) RETURN length(p) AS l, count(*) AS n ORDER BY l

MATCH p = (f:Field)-[:SUBFIELD_OF*]->(g:Field) WHERE NOT (g)-[:SUBFIELD_OF]->() RETURN [n IN nodes(p) | n.id] AS ids ORDER BY ids

MATCH (s)-[:PART_OF*1..4]->(d:PolicyDocument) RETURN labels(s)[0] AS label, count(DISTINCT s) AS n ORDER BY label

MATCH (d:PolicyDocument)<-[:PART_OF*2]-(t) RETURN labels(t)[0] AS label, count(*) AS n ORDER BY label

MATCH (a:Park {id: 'bio4-campus'}), (b:Park) WHERE b.kind = 'zhongguancun' RETURN count(*) AS n

MATCH (a:Park), (b:Country) WHERE a.country_id = b.id RETURN count(*) AS n

MATCH p = shortestPath((a:Country {id: 'SRB'})-[*..6]-(b:Country {id: 'HUN'})) RETURN length(p) AS l

MATCH (a:Country {id: 'SRB'}), (b:Country {id: 'BRA'}) MATCH p = shortestPath((a)-[:WITH_COUNTRY|TAKES_PART_IN*..8]-(b)) RETURN length(p) AS l

MATCH p = allShortestPaths((a:Country {id: 'SRB'})-[:IN_REGION*..4]-(b:Country {id: 'HUN'})) RETURN count(p) AS n, min(length(p)) AS l

// differs: shortest-prefix
MATCH p = SHORTEST 1 (a:Country {id: 'SRB'})-[:IN_REGION]-+(b:Country {id: 'HUN'}) RETURN length(p) AS l

MATCH (f:Field)-[:SUBFIELD_OF]->{1,2}(g:Field) RETURN f.id AS f, g.id AS g ORDER BY f, g

MATCH (f:Field) ((a)-[:SUBFIELD_OF]->(b)){1,2} (g:Field) RETURN f.id AS f, g.id AS g, size(a) AS hops ORDER BY f, g

MATCH (f:Field)-[:SUBFIELD_OF]->+(g:Field) RETURN count(*) AS n

MATCH (f:Field)-[:SUBFIELD_OF]->*(g:Field) RETURN count(*) AS n

MATCH (k:Cooperation) RETURN k.status AS status, count(*) AS n ORDER BY n DESC, status

MATCH (k:Cooperation) RETURN k.kind AS kind, k.status AS status, count(*) AS n ORDER BY kind, status

MATCH (k:Cooperation) RETURN min(k.start_year) AS a, max(k.start_year) AS b, sum(k.start_year) AS s, count(k.start_year) AS n

MATCH (k:Cooperation) RETURN round(avg(k.start_year), 3) AS mean

MATCH (k:Cooperation) RETURN round(stDev(k.start_year), 6) AS s, round(stDevP(k.start_year), 6) AS p

MATCH (k:Cooperation) RETURN percentileCont(k.start_year, 0.5) AS m, percentileDisc(k.start_year, 0.9) AS q

MATCH (k:Cooperation) WHERE k.start_year IS NOT NULL RETURN k.start_year AS y, count(*) AS n, collect(DISTINCT k.kind)[0..1] <> [] AS some ORDER BY y

MATCH (k:Cooperation) RETURN count(DISTINCT k.kind) AS kinds, count(*) AS n

MATCH (k:Cooperation) RETURN DISTINCT k.kind AS kind ORDER BY kind

MATCH (k:Cooperation) WITH DISTINCT k.status AS s ORDER BY s RETURN collect(s) AS all

MATCH (k:Cooperation) WITH k.kind AS kind, count(*) AS n WHERE n > 10 RETURN kind, n ORDER BY n DESC, kind

MATCH (k:Cooperation) RETURN CASE k.status WHEN 'active' THEN 'now' WHEN 'completed' THEN 'past' ELSE 'other' END AS s, count(*) AS n ORDER BY s

MATCH (k:Cooperation) RETURN CASE WHEN k.start_year < 2018 THEN 'old' WHEN k.start_year >= 2018 THEN 'new' END AS age, count(*) AS n ORDER BY age

MATCH (k:Cooperation) RETURN coalesce(k.start_year, 0) AS y, count(*) AS n ORDER BY y LIMIT 5

MATCH (k:Cooperation) RETURN k.start_year / 10 * 10 AS decade, count(*) AS n ORDER BY decade

MATCH (k:Cooperation) WHERE k.end_year - k.start_year > 3 RETURN k.id AS id ORDER BY id

MATCH (k:Cooperation) RETURN k.end_year > 2000 AS ended, count(*) AS n ORDER BY ended

MATCH (k:Cooperation) WHERE k.end_year > 2000 OR k.status = 'active' RETURN count(*) AS n

MATCH (k:Cooperation) WHERE NOT (k.end_year > 2000) RETURN count(*) AS n

MATCH (k:Cooperation) WHERE k.end_year > 2000 XOR k.status = 'active' RETURN count(*) AS n

MATCH (k:Cooperation)-[:BY_MEANS_OF]->(i:Instrument) WITH i, collect(k.id) AS ks RETURN i.id AS i, size(ks) AS n ORDER BY n DESC, i

MATCH (k:Cooperation) WITH k ORDER BY k.start_year DESC, k.id LIMIT 5 MATCH (k)-[:WITH_COUNTRY]->(c) RETURN k.id AS k, c.id AS c ORDER BY k, c

MATCH (k:Cooperation) UNWIND k.country_ids AS c RETURN c, count(*) AS n ORDER BY n DESC, c LIMIT 10

UNWIND ['SRB', 'HUN', 'ITA'] AS id MATCH (c:Country {id: id}) RETURN c.name_zh AS n ORDER BY n

UNWIND $rows AS row MATCH (c:Country {id: row.id}) RETURN c.id AS id, row.note AS note ORDER BY id

UNWIND [1, 2, null, 3] AS x RETURN x, x IS NULL AS missing

UNWIND [] AS x RETURN x

UNWIND null AS x RETURN x

UNWIND [[1, 2], [3]] AS l UNWIND l AS x RETURN sum(x) AS s

MATCH (p:Park) RETURN 'park' AS kind, count(*) AS n UNION MATCH (l:Lab) RETURN 'lab' AS kind, count(*) AS n

MATCH (p:Park) RETURN p.kind AS kind UNION MATCH (l:Organization) RETURN l.kind AS kind

MATCH (p:Park) RETURN p.country_id AS c UNION ALL MATCH (l:Enterprise) RETURN l.country_id AS c

CALL { MATCH (p:Park) RETURN count(p) AS parks } CALL { MATCH (l:Lab) RETURN count(l) AS labs } RETURN parks, labs

MATCH (c:Country {id: 'SRB'}) CALL (c) { MATCH (c)<-[:WITH_COUNTRY]-(k) RETURN count(k) AS n } RETURN c.id, n

MATCH (c:Country) WHERE c.id IN ['SRB', 'HUN'] CALL { WITH c MATCH (c)<-[:WITH_COUNTRY]-(k) RETURN count(k) AS n } RETURN c.id AS id, n ORDER BY id

MATCH (c:Country) WHERE c.id IN ['SRB', 'HUN'] CALL (c) { MATCH (c)<-[:WITH_COUNTRY]-(k:Lab) RETURN k.id AS x UNION MATCH (c)<-[:LOCATED_IN]-(k:Park) RETURN k.id AS x } RETURN c.id AS id, x ORDER BY id, x

MATCH (c:Country {id: 'SRB'}) CALL (c) { OPTIONAL MATCH (c)-[:NOTHING]->(x) RETURN x } RETURN c.id, x

MATCH (c:Country {id: 'SRB'}) RETURN c {.id, .name_zh, extra: 1} AS m

MATCH (c:Country {id: 'SRB'}) RETURN c {.*}.name_en AS name

MATCH (c:Country {id: 'SRB'}) RETURN properties(c).capital_en AS capital

MATCH (c:Country {id: 'SRB'}) WITH c, keys(c) AS ks UNWIND ks AS k WITH k ORDER BY k RETURN collect(k) AS keys

MATCH (c:Country {id: 'SRB'}) RETURN c['name_en'] AS a, c[$key] AS b

MATCH (c:Country {id: 'SRB'}) RETURN c

MATCH (p:Park)-[r:SISTER_OF]->(q:Park) RETURN r ORDER BY r.id

MATCH p = (a:Park)-[r:SISTER_OF]->(b:Park) RETURN p ORDER BY r.id

MATCH p = (a:Park)-[r:SISTER_OF]->(b:Park) RETURN nodes(p) AS n, relationships(p) AS r, length(p) AS l ORDER BY relationships(p)[0].id

MATCH (a:Park)-[r:SISTER_OF]->(b:Park) RETURN startNode(r).id AS a, endNode(r).id AS b ORDER BY a, b

MATCH (a:Park)-[r:SISTER_OF]->(b:Park) WHERE r.since IS NULL RETURN count(r) AS n

RETURN 1 AS one, 1.5 AS float, 'x' AS text, true AS yes, null AS nothing, [1, 'a', null] AS list, {a: 1, b: [2]} AS map

RETURN 7 / 2 AS a, 7.0 / 2 AS b, 7 % 3 AS c, -7 / 2 AS d, -7 % 3 AS e, 2 ^ 10 AS f

RETURN 1 + 2 * 3 - 4 AS a, (1 + 2) * 3 AS b, -(-1) AS c, +1 AS d

RETURN 1 = 1.0 AS a, 1 <> 2 AS b, 'a' < 'b' AS c, null = null AS d, null <> 1 AS e, 1 < 'a' AS f

RETURN [1, 2] = [1, 2] AS a, [1, null] = [1, null] AS b, {a: 1} = {a: 1} AS c, [1] + [2] AS d, [1] + 2 AS e

RETURN 1 IN [1, 2] AS a, 3 IN [1, 2] AS b, null IN [1] AS c, 1 IN [null] AS d, 1 IN [1, null] AS e

RETURN true AND null AS a, false AND null AS b, true OR null AS c, NOT null AS d, true XOR null AS e

RETURN 1 < 2 <= 2 AS chain, 1 < 2 > 3 AS no

RETURN 'a' + 'b' AS a, 'a' + 1 AS b, 'a' + 1.5 AS c

RETURN 'a' || 'b' AS a, [1] || [2] AS b

RETURN size('北京市') AS a, size([1, 2, 3]) AS b, char_length('ab') AS c

RETURN substring('合作网络', 1, 2) AS a, left('abc', 2) AS b, right('abc', 2) AS c, substring('abc', 1) AS d

RETURN toUpper('abc') AS a, toLower('ÄBC') AS b, trim('  x ') AS c, ltrim('  x') AS d, rtrim('x  ') AS e, reverse('abc') AS f

RETURN replace('a-b-c', '-', '+') AS a, split('a;b;c', ';') AS b, split('', ';') AS c

RETURN btrim('xxaxx', 'x') AS a

RETURN trim(BOTH 'x' FROM 'xxaxx') AS a

RETURN upper('abc') AS a, lower('ABC') AS b

RETURN normalize('Å') = 'Å' AS same

RETURN toInteger('12') AS a, toInteger('x') AS b, toInteger(3.9) AS c, toFloat('1.5') AS d, toString(1.0) AS e, toBoolean('true') AS f

RETURN toIntegerOrNull('x') AS a, toFloatOrNull('y') AS b, toBooleanOrNull(1.5) AS c, toStringOrNull([1]) AS d

RETURN toIntegerList(['1', 'x']) AS a, toStringList([1, 2.5]) AS b, toFloatList(['1']) AS c, toBooleanList(['true']) AS d

RETURN abs(-3) AS a, ceil(1.2) AS b, floor(-1.2) AS c, round(2.5) AS d, round(-2.5) AS e, sign(-3) AS f, sqrt(16) AS g

RETURN round(3.14159, 2) AS a, round(1.25, 1, 'HALF_EVEN') AS b

RETURN round(exp(1), 6) AS a, round(log(10), 6) AS b, log10(1000) AS c, round(pi(), 5) AS d, round(e(), 5) AS e

RETURN round(sin(1), 6) AS a, round(atan2(1, 2), 6) AS b, round(degrees(pi()), 3) AS c, radians(180) = pi() AS d

RETURN isNaN(0.0 / 0.0) AS a, 1.0 / 0.0 > 1 AS b

RETURN range(1, 5) AS a, range(0, 10, 5) AS b, range(5, 1, -2) AS c, range(3, 1) AS d

RETURN head([1, 2]) AS a, last([1, 2]) AS b, tail([1, 2, 3]) AS c, head([]) AS d, reverse([1, 2]) AS e

RETURN [1, 2, 3, 4][1] AS a, [1, 2, 3][-1] AS b, [1, 2, 3][5] AS c, [1, 2, 3, 4][1..3] AS d, [1, 2, 3][..-1] AS e, [1, 2, 3][-2..] AS f

RETURN [x IN range(1, 6) WHERE x % 2 = 0 | x * x] AS a, [x IN [1, 2] | x + 1] AS b, [x IN [1, 2, 3] WHERE x > 1] AS c

RETURN reduce(s = 0, x IN [1, 2, 3] | s + x) AS a, reduce(s = '', x IN ['a', 'b'] | s + x) AS b

RETURN all(x IN [] WHERE x > 1) AS a, any(x IN [] WHERE x > 1) AS b, none(x IN [null] WHERE x > 1) AS c, single(x IN [1, 2] WHERE x > 1) AS d

RETURN any(x IN [1, null] WHERE x > 1) AS a, all(x IN [2, null] WHERE x > 1) AS b

RETURN isEmpty([]) AS a, isEmpty('') AS b, isEmpty({}) AS c, isEmpty([1]) AS d

RETURN nullIf(1, 1) AS a, nullIf(1, 2) AS b, coalesce(null, null, 3) AS c

RETURN {a: 1}.a AS a, {a: 1}.b AS b, {a: {b: 2}}.a.b AS c, keys({x: 1}) AS d

RETURN date('2025-03-01') AS a, date({year: 2025, month: 3}) AS b, date('2025-03-01').year AS c, date('2025-W10').week AS d

RETURN duration.between(date('2025-01-01'), date('2027-12-31')).years AS y, duration.inDays(date('2025-01-01'), date('2025-03-01')).days AS d

RETURN date('2025-01-31') + duration({months: 1}) AS a, date('2025-01-01') < date('2025-02-01') AS b

RETURN datetime('2025-01-02T03:04:05Z').epochSeconds AS a, datetime('2025-01-02T03:04:05Z').hour AS b

RETURN duration('P1Y2M').months AS a, duration({days: 3}).days AS b, toString(duration('P1DT2H')) AS c

RETURN localdatetime('2025-01-02T03:04:05') AS a, localtime('03:04:05') AS b, time('03:04:05Z') AS c

RETURN date.truncate('month', date('2025-03-17')) AS a, datetime.truncate('year', datetime('2025-03-17T01:02:03Z')) AS b

RETURN toString(date('2025-03-01')) AS a, date(datetime('2025-03-01T10:00:00Z')) AS b

// differs: point-distance
RETURN point({x: 1, y: 2}).x AS a, round(point.distance(point({latitude: 39.9, longitude: 116.4}), point({latitude: 44.8, longitude: 20.5})) / 1000) AS km

MATCH (c:Country) WHERE c.lat IS NOT NULL RETURN round(avg(c.lat), 4) AS lat, round(min(c.lon), 2) AS lon

// differs: point-distance
MATCH (a:Country {id: 'SRB'}), (b:Country {id: 'CHN'}) RETURN round(point.distance(point({latitude: a.lat, longitude: a.lon}), point({latitude: b.lat, longitude: b.lon})) / 1000) AS km

RETURN "double \"quote\"" AS a, 'tab\tnew\nline' AS b, 'back\\slash' AS c, '\u5317\u4eac' AS d

RETURN 1 AS `odd name`, 2 AS `with ``tick`

// differs: underscore-number
RETURN 0x1F AS a, 0o17 AS b, 1e3 AS c, .5 AS d, 1_000 AS e

RETURN 1 /* comment */ + 1 AS a // the end

return 1 as a

WITH 1 AS a, 2 AS b RETURN a + b AS c

WITH [3, 1, 2] AS l UNWIND l AS x WITH x ORDER BY x RETURN collect(x) AS sorted

WITH 5 AS x WHERE x > 3 RETURN x

WITH * , 1 AS a RETURN *

MATCH (c:Country {id: 'SRB'}) WITH c AS d RETURN d.id

MATCH (c:Country) WITH c.kind AS kind, collect(c) AS cs RETURN kind, size(cs) AS n ORDER BY kind

MATCH (c:Country) WITH c ORDER BY c.id LIMIT 3 RETURN collect(c.id) AS ids

MATCH (c:Country) RETURN c.kind AS kind, count(*) AS n, collect(c.id)[..0] AS none ORDER BY kind

MATCH (c:Country) WITH count(*) AS total MATCH (d:Country {kind: 'home'}) RETURN total, count(d) AS home

MATCH (c:Country)-[:IN_REGION]->(r:Region) WITH r, count(c) AS n ORDER BY n DESC, r.id LIMIT 3 RETURN collect({region: r.id, n: n}) AS top

MATCH (r:Region) OPTIONAL MATCH (r)<-[:IN_REGION]-(c:Country) OPTIONAL MATCH (c)<-[:WITH_COUNTRY]-(k:Cooperation) RETURN r.id AS region, count(DISTINCT c) AS countries, count(DISTINCT k) AS records ORDER BY region

MATCH (k:Clause)-[nf:NAMES]->(f:Field) MATCH (k)-[:NAMES]->(p) WHERE p:Country OR p:Region RETURN f.id AS field, p.id AS place, count(*) AS n ORDER BY field, place

MATCH (k:Clause)-[:NAMES]->(f:Field) MATCH (k)-[:NAMES]->(p) WHERE p:Country OR p:Region MATCH (c:Country)-[:IN_REGION*0..1]->(p) WITH c, f, min(CASE WHEN p:Country THEN 1 WHEN p.id <> 'bri-countries' THEN 2 ELSE 3 END) AS strength RETURN strength, count(*) AS n ORDER BY strength

MATCH (k:Clause)-[n:NAMES]->(x) WHERE n.inferred RETURN count(*) AS n

MATCH (k:Clause)-[n:NAMES]->(x) WHERE coalesce(n.inferred, false) = false RETURN labels(x)[0] AS label, count(*) AS n ORDER BY label

MATCH (m:Measure)<-[:PART_OF]-(k:Clause)-[:NAMES]->(c:Country) WITH DISTINCT m, c ORDER BY c.id RETURN m.id AS measure, collect(c.id) AS countries ORDER BY measure

MATCH (m:Measure) WHERE m.text CONTAINS '塞尔维亚' RETURN m.id AS id ORDER BY id

MATCH (n)-[r:NAMES]->() WHERE r.quote IS NOT NULL RETURN sum(size(r.quote)) AS characters, max(r.end - r.start) AS longest

MATCH (s:Source) RETURN s.kind AS kind, count(*) AS n ORDER BY n DESC, kind

MATCH (s:Source) WHERE s.published_on >= '2024' AND s.published_on < '2025' RETURN count(s) AS n

MATCH (s:Source) RETURN substring(s.published_on, 0, 4) AS year, count(*) AS n ORDER BY year

// differs: match-unwind-match
MATCH (k:Cooperation) UNWIND k.source_ids AS id MATCH (s:Source {id: id}) RETURN s.kind AS kind, count(DISTINCT k) AS n ORDER BY kind

MATCH (k:Cooperation)-[w:WITH_COUNTRY]->(c) WHERE size(w.source_ids) > 1 RETURN count(*) AS n

MATCH (e:Enterprise) WHERE e.city = 'Beijing' RETURN e.id AS id ORDER BY id LIMIT 10

MATCH (o:Organization)-[:LOCATED_IN]->(c:Country) WHERE c.kind <> 'home' WITH c, collect(o) AS os WHERE size(os) >= 5 RETURN c.id AS c, size(os) AS n ORDER BY n DESC, c

MATCH (x:Organization|Enterprise|Park|Lab)-[:TAKES_PART_IN]->(k) WITH x, count(k) AS n RETURN x.id AS id, n ORDER BY n DESC, id LIMIT 10

MATCH (c:Country {id: 'SRB'})<-[:WITH_COUNTRY]-(k)-[:IN_FIELD]->(f:Field) WITH DISTINCT f, labels(k)[0] AS kind ORDER BY kind RETURN f.id AS field, collect(kind) AS kinds ORDER BY field

MATCH (d:Demand) WHERE d.status = 'open' AND d.country_id IS NOT NULL RETURN d.country_id AS c, count(*) AS n ORDER BY n DESC, c

MATCH (d:Demand)-[:IN_FIELD]->(f)<-[:IN_FIELD]-(t:Technology) RETURN count(DISTINCT d) AS demands, count(DISTINCT t) AS technologies

MATCH (i:Instrument)-[:COUNTS_TOWARDS]->(t:Target) WITH t, i ORDER BY i.id RETURN t.id AS t, collect(i.id) AS i ORDER BY t

MATCH (a:Park)-[:PART_OF]->(b:Park) RETURN a.id, b.id ORDER BY a.id

MATCH (l:Lab) WHERE l.established_year IS NOT NULL RETURN l.level AS level, min(l.established_year) AS first, count(*) AS n ORDER BY level

MATCH (l:Lab)-[:WITH_COUNTRY]->(c)<-[:WITH_COUNTRY]-(k:Cooperation)-[:IN_FIELD]->(f)<-[:IN_FIELD]-(l) RETURN count(*) AS n

MATCH (a:Country {id: 'SRB'}) MATCH (b:Country {id: 'HUN'}) RETURN a.id <> b.id AS different

MATCH (a:Country {id: 'SRB'}), (b:Country {id: 'SRB'}) RETURN a = b AS same, elementId(a) = elementId(b) AS same_id

MATCH (n:Nothing) RETURN n

MATCH (n:Country) WHERE n.nothing = 1 RETURN n.id

MATCH (n:Nothing) RETURN count(n) AS c, sum(n.x) AS s, avg(n.x) AS a, min(n.x) AS m, collect(n.x) AS l

OPTIONAL MATCH (n:Nothing) RETURN n, n.id AS id, labels(n) AS labels

MATCH (c:Country {id: 'SRB'}) OPTIONAL MATCH (c)-[r:NOTHING]->(x) RETURN type(r) AS t, x.id AS id, count(x) AS n

MATCH (c:Country) WHERE c.id > 'X' RETURN c.id AS id ORDER BY id

MATCH (c:Country) RETURN c.id AS id ORDER BY c.lat IS NULL, c.lat, id LIMIT 5

MATCH (c:Country) RETURN c.id AS id, c.kind AS kind ORDER BY kind DESC, id ASC LIMIT 5

MATCH (c:Country) RETURN toLower(c.id) AS id ORDER BY size(c.name_en) DESC, id LIMIT 5

MATCH (c:Country) RETURN c.kind AS kind, count(*) AS n ORDER BY count(*) DESC, kind

UNWIND [3, null, 1, 'b', true, 'a', 2.5, [1], {a: 1}] AS x RETURN x ORDER BY x

UNWIND [1, 2, 3] AS x WITH x, x * 2 AS y WHERE y > 2 RETURN x, y ORDER BY x DESC

UNWIND range(1, 5) AS x WITH collect(x) AS l RETURN l[2], size(l)

UNWIND [1, 1, 2] AS x RETURN count(DISTINCT x) AS d, count(x) AS c, sum(DISTINCT x) AS s

UNWIND [{a: 1}, {a: 2}] AS m RETURN m.a AS a, m AS m ORDER BY a

UNWIND ['b', 'a'] AS x RETURN max(x) AS m, min(x) AS n

// differs: relationship-map
MATCH (k:Clause)-[nf:NAMES]->(f:Field) MATCH (k)-[np:NAMES {start: nf.start}]->(p) RETURN count(*) AS n

MATCH (k:Clause)-[nf:NAMES]->(f:Field) MATCH (k)-[np:NAMES]->(p) WHERE np.start = nf.start RETURN count(*) AS n

MATCH (k:Cooperation) MATCH (l:Lab {country_ids: k.country_ids}) RETURN count(*) AS n

MATCH (p:Park) MATCH (c:Country {id: p.country_id}) RETURN count(*) AS n

WITH 'called-for' AS s MATCH (a)-[r:SISTER_OF {status: s}]->(b) RETURN count(*) AS n

MATCH (a)-[r:SISTER_OF {status: $status}]->(b) RETURN count(*) AS n

UNWIND ['called-for', 'signed'] AS s MATCH (a)-[r:SISTER_OF {status: s}]->(b) RETURN s, count(*) AS n ORDER BY s

UNWIND [{s: 'called-for'}] AS row MATCH (a)-[r:SISTER_OF {status: row.s}]->(b) RETURN count(*) AS n

// differs: relationship-map
MATCH (a)-[r:TAKES_PART_IN]->(k) MATCH (b)-[:TAKES_PART_IN {role: r.role}]->(k) WHERE a.id < b.id RETURN count(*) AS n

// differs: relationship-map
MATCH (a)-[r:TAKES_PART_IN]->(k)<-[:TAKES_PART_IN {role: r.role}]-(b) WHERE a.id < b.id RETURN count(*) AS n

MATCH (a)-[r:TAKES_PART_IN]->(k)<-[q:TAKES_PART_IN]-(b) WHERE a.id < b.id AND r.role = q.role RETURN count(*) AS n

MATCH (c:Country) WHERE c.kind = 'home' RETURN c.id AS id, EXISTS { (c)<-[:LOCATED_IN]-(:Park) } AS parks

MATCH (c:Country {id: 'SRB'}) RETURN exists((c)<-[:LOCATED_IN]-()) AS some

MATCH (c:Country {id: 'SRB'}) RETURN c.id IS NOT NULL AS a, c.nothing IS NULL AS b

MATCH (c:Country {id: 'SRB'}) RETURN c:Country AS a, c:Park AS b, c IS :: NODE AS n

RETURN valueType(1) AS a, valueType('x') AS b

RETURN 1 IS :: INTEGER AS a, 'x' IS :: STRING AS b, 1 IS :: STRING AS c

MATCH (c:Country) RETURN count(c.nothing) AS none, sum(c.nothing) AS zero, avg(c.nothing) AS nothing, max(c.nothing) AS m

MATCH p = (c:Country {id: 'SRB'})<-[:LOCATED_IN]-(x:Park) RETURN [n IN nodes(p) | labels(n)[0]] AS labels, [r IN relationships(p) | type(r)] AS types

MATCH (c:Country {id: 'SRB'})-[*1..2]-(x:Region) RETURN DISTINCT x.id AS id ORDER BY id

MATCH (c:Country {id: 'SRB'})<-[r*2]-(x) RETURN count(*) AS n, min(size(r)) AS s

MATCH (a:Park)-[:LOCATED_IN]->(c)<-[:LOCATED_IN]-(b:Park) WHERE a <> b AND id(a) < id(b) RETURN count(*) AS n

MATCH (a:Park)-[:LOCATED_IN]->(c:Country)-[:IN_REGION]->(r:Region), (o:Organization)-[:LOCATED_IN]->(c) RETURN r.id AS region, count(DISTINCT a) AS parks, count(DISTINCT o) AS organisations ORDER BY region

MATCH (c:Country) LIMIT 3 RETURN count(*) AS n

MATCH (c:Country) WITH c SKIP 5 RETURN count(c) AS n

MATCH (c:Country) RETURN c.id AS id ORDER BY id OFFSET 2 LIMIT 2

// differs: newer-cypher
FOR x IN [1, 2] RETURN x

// differs: newer-cypher
LET x = 1 RETURN x

// differs: apoc
RETURN apoc.text.join(['a', 'b'], '-') AS x

CALL db.labels() YIELD label RETURN label ORDER BY label

CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType ORDER BY relationshipType

// differs: property-keys
CALL db.propertyKeys() YIELD propertyKey WITH propertyKey WHERE propertyKey STARTS WITH 'name' RETURN propertyKey ORDER BY propertyKey

SHOW CONSTRAINTS YIELD name, type WHERE name STARTS WITH 'silkgraph' RETURN count(*) AS n

SHOW INDEXES YIELD labelsOrTypes, properties WHERE properties = ['id'] RETURN count(*) AS n

MATCH (n) RETURN count(*) > 1 AS n

MATCH (n) WHERE n.id = 'SRB' RETURN labels(n) AS l

MATCH (c:Country) WHERE c.name_en < 'B' RETURN c.name_en AS n ORDER BY n

MATCH (c:Country) WHERE size(c.name_en) = 4 RETURN c.name_en AS n ORDER BY n

MATCH (c:Country) RETURN left(c.name_en, 1) AS letter, count(*) AS n ORDER BY n DESC, letter LIMIT 5

MATCH (c:Country) WITH c.name_en AS n, size(c.aliases) AS a WHERE a > 0 RETURN n, a ORDER BY a DESC, n LIMIT 5

// differs: aggregate-property
MATCH (x)-[:IN_FIELD]->(f:Field) WITH f, labels(x)[0] AS label, count(*) AS n RETURN f.id AS field, collect({label: label, n: n})[0].n > 0 AS some ORDER BY field LIMIT 5

MATCH (x)-[:IN_FIELD]->(f:Field) RETURN f.id AS field, sum(CASE WHEN x:Lab THEN 1 ELSE 0 END) AS labs, sum(CASE WHEN x:Cooperation THEN 1 ELSE 0 END) AS records ORDER BY field

RETURN date() > date('2020-01-01') AS a, timestamp() > 0 AS b, size(randomUUID()) AS c, rand() < 1 AS d

MATCH (c:Country {id: 'SRB'})<-[:WITH_COUNTRY]-(k:Cooperation) WITH k ORDER BY k.start_year IS NULL, k.start_year, k.id RETURN collect(k.id)[0] AS first, collect(k.start_year) AS years

MATCH (k:Cooperation) WITH k.start_year AS y, count(*) AS n WITH collect({y: y, n: n}) AS l, sum(n) AS total RETURN size(l) > 5 AS many, total

MATCH (c:Country)<-[:WITH_COUNTRY]-(k) WITH c, k ORDER BY k.id WITH c, collect(k.id)[..2] AS firsts RETURN c.id AS id, firsts ORDER BY id LIMIT 10

// differs: optional-count
MATCH (c:Country {id:'DEU'}) OPTIONAL MATCH (c)<-[:WITH_COUNTRY]-(l:Lab) WITH c, count(l) AS labs RETURN labs

MATCH (c:Country {id:'DEU'}) OPTIONAL MATCH (c)<-[:WITH_COUNTRY]-(l:Lab) RETURN count(l) AS labs

MATCH (c:Country {id:'DEU'}) OPTIONAL MATCH (c)<-[:WITH_COUNTRY]-(l:Lab) RETURN c.id AS id, count(l) AS labs

MATCH (c:Country {id:'DEU'}) OPTIONAL MATCH (c)<-[:WITH_COUNTRY]-(l:Lab) RETURN count(DISTINCT l) AS labs

MATCH (c:Country {id:'DEU'}) OPTIONAL MATCH (c)<-[:WITH_COUNTRY]-(l:Lab) WITH c, count(DISTINCT l) AS labs RETURN labs

// differs: optional-count
MATCH (c:Country {id:'DEU'}) OPTIONAL MATCH (l:Lab)-[:WITH_COUNTRY]->(c) WITH c, count(l) AS labs RETURN labs

// differs: optional-count
MATCH (c:Country {id:'DEU'}) OPTIONAL MATCH (c)<-[:WITH_COUNTRY]-(l) WHERE l:Lab WITH c, count(l) AS labs RETURN labs

MATCH (c:Country {id:'DEU'}) OPTIONAL MATCH (c)<-[:WITH_COUNTRY]-(l:Lab) WITH c, collect(l) AS labs RETURN size(labs) AS labs

MATCH (c:Country {id:'DEU'}) OPTIONAL MATCH (c)<-[:WITH_COUNTRY]-(l:Lab) WITH c, count(*) AS labs RETURN labs

MATCH (c:Country {id:'DEU'}) MATCH (c)<-[:WITH_COUNTRY]-(l:Lab) WITH c, count(l) AS labs RETURN labs

MATCH (c:Country {id:'DEU'})<-[:WITH_COUNTRY]-(l:Lab) WITH c, count(l) AS labs RETURN labs

MATCH (c:Country {id:'DEU'}) OPTIONAL MATCH (c)<-[:WITH_COUNTRY]-(l:Lab) WITH c.id AS id, count(l) AS labs RETURN id, labs

MATCH (c:Country {id:'DEU'}) OPTIONAL MATCH (c)<-[r:WITH_COUNTRY]-(l:Lab) WITH c, count(r) AS labs RETURN labs

MATCH (c:Country {id:'DEU'}) OPTIONAL MATCH (c)<-[r:WITH_COUNTRY]-(:Lab) WITH c, count(r) AS labs RETURN labs

MATCH (c:Country {id:'DEU'}) OPTIONAL MATCH (c)<-[r:WITH_COUNTRY]-(l:Lab {level:'national'}) WITH c, count(l) AS labs RETURN labs

MATCH (c:Country {id:'DEU'}) OPTIONAL MATCH (c)<-[r:WITH_COUNTRY]-(l:Lab) WHERE l.level='national' WITH c, count(l) AS labs RETURN labs

MATCH (c:Country {id:'DEU'}) OPTIONAL MATCH (c)<-[:WITH_COUNTRY]-(l:Lab) WITH c, count(l) AS labs, 1 AS x RETURN labs

MATCH (c:Country {id:'DEU'}) OPTIONAL MATCH (c)<-[:WITH_COUNTRY]-(l:Lab)-[:IN_FIELD]->(f) WITH c, count(l) AS labs RETURN labs

// differs: match-unwind-match
MATCH (k:Cooperation) UNWIND k.source_ids AS sid MATCH (s:Source {id: sid}) RETURN count(*) AS n

// differs: match-unwind-match
MATCH (k:Cooperation) UNWIND k.source_ids AS id MATCH (s:Source {id: id}) RETURN count(*) AS n

// differs: match-unwind-match
MATCH (k:Cooperation) UNWIND k.source_ids AS sid MATCH (s:Source) WHERE s.id = sid RETURN count(*) AS n

// differs: match-unwind-match
MATCH (k:Cooperation) UNWIND k.country_ids AS cid MATCH (s:Country {id: cid}) RETURN count(*) AS n

MATCH (k:Cooperation) WITH k UNWIND k.source_ids AS sid MATCH (s:Source {id: sid}) RETURN count(*) AS n

MATCH (k:Cooperation) UNWIND k.source_ids AS sid WITH k, sid MATCH (s:Source {id: sid}) RETURN count(*) AS n

// differs: match-unwind-match
MATCH (k:Cooperation) UNWIND k.source_ids AS sid MATCH (s:Source {id: sid}) RETURN s.kind AS kind, count(DISTINCT k) AS n ORDER BY kind

// differs: match-unwind-match
MATCH (k:Cooperation) UNWIND k.source_ids AS sid MATCH (s:Source {id: sid}) RETURN s.kind AS kind, count(k) AS n ORDER BY kind

// differs: match-unwind-match
MATCH (k:Cooperation) UNWIND k.source_ids AS sid MATCH (s:Source {id: sid}) RETURN s.kind AS kind ORDER BY kind LIMIT 4

// differs: match-unwind-match
MATCH (k:Cooperation) UNWIND k.source_ids AS sid MATCH (s:Source {id: sid}) WITH s, k RETURN s.kind AS kind, count(DISTINCT k) AS n ORDER BY kind

MATCH (k:Cooperation) MATCH (s:Source) WHERE s.id IN k.source_ids RETURN s.kind AS kind, count(DISTINCT k) AS n ORDER BY kind

WITH [{n:1},{n:2}] AS l RETURN l[0].n AS a, (l[0]).n AS b, head(l).n AS c

WITH [{n:1},{n:2}] AS l WITH l[0] AS x RETURN x.n AS a

UNWIND [1,2] AS x WITH collect({n:x}) AS l RETURN l[0].n AS a

// differs: aggregate-property
UNWIND [1,2] AS x RETURN collect({n:x})[0].n AS a

UNWIND [1,2] AS x RETURN collect({n:x})[0] AS a

// differs: aggregate-property
UNWIND [1,2] AS x RETURN head(collect({n:x})).n AS a

MATCH (c:Country) WHERE c.id IN ['SRB','HUN'] WITH collect(c) AS l RETURN l[0].kind AS a

// differs: aggregate-property
MATCH (c:Country) WHERE c.id IN ['SRB','HUN'] RETURN collect(c)[0].kind AS a

MATCH (c:Country)-[r]-(x:Lab) WITH c, count(r) AS n RETURN sum(n) AS s

MATCH (c:Country) WITH c, COUNT { (c)<-[:WITH_COUNTRY]-(:Lab) } AS n RETURN sum(n) AS s

MATCH (c:Country) WITH c, size([(c)<-[:WITH_COUNTRY]-(l:Lab) | l]) AS n RETURN sum(n) AS s

MATCH (c:Country)<-[:WITH_COUNTRY]-(:Lab) RETURN count(*) AS s

MATCH (:Country)<-[:WITH_COUNTRY]-(l:Lab) RETURN count(l) AS s

MATCH (:Country)<-[r:WITH_COUNTRY]-(:Lab) RETURN count(r) AS s

MATCH ()<-[r:WITH_COUNTRY]-(:Lab) RETURN count(r) AS s

MATCH (c:Country)<-[:WITH_COUNTRY]-(l:Lab) RETURN c.id AS id, count(l) AS n ORDER BY n DESC, id LIMIT 3

MATCH (c:Country)<-[:WITH_COUNTRY]-(l:Lab) RETURN c.id AS id, count(*) AS n ORDER BY n DESC, id LIMIT 3

MATCH (c:Country) OPTIONAL MATCH (c)<-[:WITH_COUNTRY]-(l:Lab) RETURN c.id AS id, count(l) AS n ORDER BY n DESC, id LIMIT 3

MATCH (c:Country) OPTIONAL MATCH (c)<-[:WITH_COUNTRY]-(l:Lab) OPTIONAL MATCH (c)<-[:LOCATED_IN]-(p:Park) RETURN c.id AS id, count(DISTINCT l) AS n, count(DISTINCT p) AS m ORDER BY n DESC, id LIMIT 3

MATCH (c:Country) OPTIONAL MATCH (c)<-[:LOCATED_IN]-(p:Park {kind:'overseas'}) WITH c, count(p) AS n RETURN sum(n) AS s

MATCH (c:Country) OPTIONAL MATCH (c)<-[:LOCATED_IN]-(p) WITH c, count(p) AS n RETURN sum(n) AS s

// differs: optional-count
MATCH (f:Field) OPTIONAL MATCH (f)<-[:IN_FIELD]-(l:Lab) WITH f, count(l) AS n RETURN sum(n) AS s
