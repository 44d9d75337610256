// Statements that must change nothing and leak nothing, one paragraph each. `#SECRET#` is the path of a file
// whose content must never come back. Those that merely take long or much are run with a limit of a second.

CREATE (:Park {id: 'x'})

create (:Park {id: 'x'})

MERGE (n:Park {id: 'x'}) RETURN n

MATCH (n:Country) SET n.kind = 'home' RETURN n

MATCH (n:Country) SET n:Park RETURN n

MATCH (n:Country) SET n = {} RETURN n

MATCH (n:Country) SET n += {kind: 'home'}

MATCH (n:Country) REMOVE n.kind RETURN n

MATCH (n:Country) REMOVE n:Country

MATCH (n) DELETE n

MATCH (n) DETACH DELETE n

MATCH (n) NODETACH DELETE n

MATCH ()-[r]->() DELETE r

INSERT (:Park {id: 'x'})

MATCH (n:Country) FOREACH (x IN [1] | CREATE (:Park {id: 'x'}))

MATCH (n:Country) FOREACH (x IN [1] | SET n.kind = 'home')

FOREACH (x IN range(1, 3) | CREATE (:Park {id: x}))

CALL { CREATE (:Park {id: 'x'}) } RETURN 1

CALL { CREATE (n:Park {id: 'x'}) RETURN n } RETURN n

CALL () { MERGE (n:Park {id: 'x'}) RETURN n } RETURN n

MATCH (c:Country) CALL (c) { SET c.kind = 'home' } RETURN c

MATCH (c:Country) CALL { WITH c DETACH DELETE c } RETURN 1

MATCH (c:Country) CALL { WITH c SET c.kind = 'home' } IN TRANSACTIONS RETURN c

UNWIND range(1, 10) AS x CALL { WITH x CREATE (:Park {id: x}) } IN TRANSACTIONS OF 2 ROWS RETURN x

UNWIND range(1, 10) AS x CALL (x) { CREATE (:Park {id: x}) } IN 3 CONCURRENT TRANSACTIONS RETURN x

UNWIND range(1, 10) AS x CALL (x) { RETURN x AS y } IN TRANSACTIONS RETURN y

RETURN 1 UNION CREATE (n:Park {id: 'x'}) RETURN n

MATCH (n) WITH n MERGE (m:Park {id: 'x'}) RETURN m

MATCH (n:Country) WHERE EXISTS { CREATE (:Park {id: 'x'}) } RETURN n

RETURN COLLECT { CREATE (n:Park {id: 'x'}) RETURN n } AS x

MATCH (n) /* harmless */ SET /* really */ n.kind = 'home'

MATCH (n) // RETURN n
SET n.kind = 'home'

/* MATCH (n) RETURN n */ CREATE (:Park {id: 'x'})

// MATCH (n) RETURN n
CREATE (:Park {id: 'x'})

RETURN 1 // '
CREATE (:Park {id: 'x'})

RETURN '/*' AS a CREATE (:Park {id: 'x'}) RETURN '*/' AS b

MATCH (n:Country) RETURN '\' CREATE (:Park {id: 1}) //' AS x CREATE (:Park {id: 'x'})

\u0043REATE (:Park {id: 'x'})

MATCH (n) \u0053ET n.kind = 'home'

MATCH (n) S\u0045T n.kind = 'home'

MATCH (n) \uuu0053ET n.kind = 'home'

MATCH (n) DET\u0041CH DELETE n

RETURN '\u0027 CREATE (:Park {id: 1}) RETURN \u0027x' AS x

RETURN 1 AS x \u002f\u002f CREATE (:Park {id: 'x'})

RETURN 1 AS x \u000a CREATE (:Park {id: 'x'})

\u004cOAD CSV FROM 'file:///#SECRET#' AS row RETURN row

ＣＲＥＡＴＥ (:Park {id: 'x'})

CREATE (:Park {id:　'x'})

MATCH (n)
SET
n.kind = 'home'

MATCH (`set`) SET `set`.kind = 'home'

MATCH (n) SET (n).kind = 'home'

MATCH (n) SET n['kind'] = 'home'

MATCH (n) CREATE p = (n)-[:X]->(:Park {id: 'x'}) RETURN p

RETURN 1; CREATE (:Park {id: 'x'})

RETURN 1;; MATCH (n) DETACH DELETE n;

; CREATE (:Park {id: 'x'})

EXPLAIN CREATE (:Park {id: 'x'})

PROFILE CREATE (:Park {id: 'x'})

PROFILE MATCH (n) SET n.kind = 'home'

CYPHER 5 CREATE (:Park {id: 'x'})

CYPHER runtime=slotted MATCH (n) DETACH DELETE n

EXPLAIN EXPLAIN CREATE (:Park {id: 'x'})

LOAD CSV FROM 'file:///#SECRET#' AS row RETURN row

LOAD CSV WITH HEADERS FROM 'file:///#SECRET#' AS row RETURN row

load csv from "file://#SECRET#" as row return row

LOAD CSV FROM '#SECRET#' AS row RETURN row

LOAD /* x */ CSV FROM 'file:///#SECRET#' AS row RETURN row

LOAD CSV FROM 'http://127.0.0.1:1/x' AS row RETURN row

LOAD CSV FROM 'https://example.org/x.csv' AS row RETURN row

LOAD CSV FROM 'ftp://127.0.0.1/x' AS row RETURN row

MATCH (c:Country) LOAD CSV FROM 'file:///#SECRET#' AS row RETURN c, row

WITH 'file:///#SECRET#' AS url LOAD CSV FROM url AS row RETURN row

CALL { LOAD CSV FROM 'file:///#SECRET#' AS row RETURN row } RETURN row

RETURN COLLECT { LOAD CSV FROM 'file:///#SECRET#' AS row RETURN row } AS rows

RETURN COUNT { LOAD CSV FROM 'file:///#SECRET#' AS row RETURN row } AS n

MATCH (c:Country) WHERE EXISTS { LOAD CSV FROM 'file:///#SECRET#' AS row RETURN row } RETURN c

RETURN file('#SECRET#') AS f, linenumber() AS n

RETURN file() AS f

USING PERIODIC COMMIT LOAD CSV FROM 'file:///#SECRET#' AS row CREATE (:Park {id: row[0]})

USE system SHOW USERS

USE system RETURN 1

USE neo4j MATCH (n) RETURN n

USE graph.byName('system') RETURN 1

CALL { USE system RETURN 1 AS x } RETURN x

SHOW USERS

SHOW USERS YIELD user RETURN user

show users

SHOW CURRENT USER

SHOW ROLES

SHOW PRIVILEGES

SHOW ALL PRIVILEGES AS COMMANDS

SHOW SETTINGS

SHOW SETTINGS YIELD name, value RETURN name, value

SHOW SETTING 'server.bolt.listen_address'

SHOW DATABASES

SHOW DATABASE neo4j

SHOW DEFAULT DATABASE

SHOW HOME DATABASE

SHOW SERVERS

SHOW TRANSACTIONS

SHOW TRANSACTIONS YIELD transactionId TERMINATE TRANSACTIONS transactionId

SHOW ALIASES FOR DATABASE

SHOW LOAD PRIVILEGES

SHOW INDEXES YIELD * SHOW SETTINGS YIELD *

/* SHOW INDEXES */ SHOW /* CONSTRAINTS */ SETTINGS

TERMINATE TRANSACTION 'neo4j-transaction-1'

CREATE USER evil SET PASSWORD 'evilevil'

ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'evilevil'

ALTER USER neo4j SET PASSWORD 'evilevil'

DROP USER reader

GRANT ROLE admin TO reader

DENY READ {*} ON GRAPH * TO PUBLIC

REVOKE ROLE reader FROM reader

CREATE DATABASE evil

DROP DATABASE neo4j

STOP DATABASE neo4j

START DATABASE neo4j

ALTER DATABASE neo4j SET ACCESS READ ONLY

CREATE INDEX evil FOR (n:Park) ON (n.city)

CREATE CONSTRAINT evil FOR (n:Park) REQUIRE n.city IS UNIQUE

DROP CONSTRAINT silkgraph_park_id

DROP INDEX silkgraph_park_id IF EXISTS

CREATE FULLTEXT INDEX evil FOR (n:Park) ON EACH [n.name_en]

CREATE VECTOR INDEX evil FOR (n:Park) ON (n.v)

CREATE ALIAS evil FOR DATABASE neo4j

ENABLE SERVER 'x'

DEALLOCATE DATABASES FROM SERVER 'x'

CALL dbms.listConfig()

CALL dbms.listConfig('auth') YIELD name, value RETURN name, value

CALL `dbms`.`listConfig`()

CALL dbms . listConfig ( )

CALL dbms.listConfig

CALL dbms.setConfigValue('db.transaction.timeout', '1s')

CALL dbms.security.listUsers()

CALL dbms.security.createUser('evil', 'evilevil', false)

CALL dbms.killQueries(['x'])

CALL dbms.killConnection('x')

CALL dbms.listConnections()

CALL dbms.queryJmx('*:*')

CALL dbms.cluster.routing.getRoutingTable({})

CALL dbms.upgrade()

CALL db.createLabel('Evil')

CALL db.createRelationshipType('EVIL')

CALL db.createProperty('evil')

CALL db.awaitIndexes(1)

CALL db.clearQueryCaches()

CALL db.prepareForReplanning()

CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()

CALL db.create.setNodeVectorProperty(null, 'v', [1.0])

CALL db.stats.retrieve('GRAPH COUNTS')

CALL tx.setMetaData({a: 1})

CALL tx.getMetaData()

CALL apoc.load.csv('file:///#SECRET#')

CALL apoc.load.json('file:///#SECRET#')

CALL apoc.load.json('http://127.0.0.1:1')

CALL apoc.cypher.runFirstColumnSingle('CREATE (n) RETURN n', {})

CALL apoc.cypher.doIt('CREATE (:Park)', {})

CALL apoc.periodic.iterate('MATCH (n) RETURN n', 'DETACH DELETE n', {})

CALL apoc.export.csv.all('/tmp/out.csv', {})

CALL apoc.refactor.rename.label('Country', 'Park')

CALL apoc.create.node(['Park'], {id: 'x'})

CALL apoc.config.list()

RETURN apoc.cypher.runFirstColumnSingle('CREATE (n) RETURN n', {}) AS x

RETURN apoc.static.get('x') AS x

RETURN apoc.create.uuid() AS x

CALL gds.graph.project('g', '*', '*')

CALL gds.pageRank.write('g', {writeProperty: 'x'})

CALL algo.pagerank()

CALL { CALL dbms.listConfig() YIELD name, value RETURN name, value } RETURN name

MATCH (c:Country) CALL dbms.listConfig() YIELD name RETURN name

OPTIONAL CALL dbms.listConfig() YIELD name RETURN name

RETURN COLLECT { CALL dbms.listConfig() YIELD name RETURN name } AS x

SELECT FROM Country

SELECT expand(@rid) FROM schema:database

{"language": "sql", "command": "drop type Country"}

g.V().drop()

import java.lang.Runtime

MATCH (n) RETURN n.`x` CREATE (:Park {id: 'x'})

MATCH (n:`Country` {id: 'SRB'}) SET n.`kind` = 'home'

MATCH (n) WHERE n.id = $id SET n.kind = $kind

RETURN $`x'; CREATE (:Park)` AS x

RETURN "unclosed

RETURN `unclosed

RETURN 1 /* unclosed

RETURN 1 AS x }

{ CREATE (:Park {id: 'x'}) }

WHEN true THEN CREATE (:Park {id: 'x'})

LET x = 1 CREATE (:Park {id: x})

FINISH

MATCH (n) FINISH

UNWIND range(1, 1000000000) AS x RETURN x

UNWIND range(1, 1000000000) AS x RETURN count(x) AS n

UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS n

UNWIND range(1, 1000000000) AS x RETURN collect(x) AS all

RETURN range(1, 1000000000) AS r

RETURN size(reduce(s = 'x', i IN range(1, 40) | s + s)) AS n

RETURN reduce(s = 'x', i IN range(1, 32) | s + s) AS s

RETURN reduce(l = [1], i IN range(1, 34) | l + l) AS l

MATCH (a), (b), (c), (d), (e), (f) RETURN count(*) AS n

MATCH p = (a)-[*]-(b) RETURN count(p) AS n

MATCH p = (a)-[*1..30]-(b) RETURN p

UNWIND range(1, 1000000) AS x WITH x ORDER BY toString(x) DESC RETURN collect(x)[..3] AS first

RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ '(a+)+b' AS x

UNWIND range(1, 10000000) AS x RETURN count(DISTINCT toString(x)) AS n

RETURN duration({days: 9223372036854775807}) AS d

RETURN 9223372036854775807 + 1 AS n

RETURN toInteger('9' + reduce(s = '9', i IN range(1, 20) | s + s)) AS n
