"""The only list of labels, relationship types and properties.

Constraints, write statements, table columns, the app's legend and the data dictionary derive from it.
It holds data and look-ups in that data; nothing here reads a file or a database.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The type of a property's value."""

    STRING = "string"
    INTEGER = "integer"
    FLOAT = "float"
    BOOLEAN = "boolean"
    STRINGS = "string[]"
    INTEGERS = "integer[]"


class Family(StrEnum):
    """The five families of kinds; a family has one colour."""

    PLAN = "plan"
    PLACE = "place"
    SUBJECT = "subject"
    ACTOR = "actor"
    RECORD = "record"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a node or an edge."""

    name: str
    kind: Kind
    name_zh: str
    description: str
    required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A kind of node; every node has exactly one."""

    name: str
    name_zh: str
    name_en: str
    family: Family
    description: str
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """A kind of edge and the labels that it may join."""

    name: str
    name_zh: str
    name_en: str
    description: str
    joins: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    properties: tuple[Property, ...]

    def allows(self, start: str, end: str) -> bool:
        """Whether an edge of this type may lead from label `start` to label `end`."""
        return any(start in starts and end in ends for starts, ends in self.joins)


def _text(
    name: str, zh: str, about: str, *, required: bool = False, values: tuple[str, ...] = ()
) -> Property:
    return Property(name, Kind.STRING, zh, about, required, values)


def _whole(name: str, zh: str, about: str) -> Property:
    return Property(name, Kind.INTEGER, zh, about)


def _number(name: str, zh: str, about: str) -> Property:
    return Property(name, Kind.FLOAT, zh, about)


def _flag(name: str, zh: str, about: str) -> Property:
    return Property(name, Kind.BOOLEAN, zh, about)


def _list(name: str, zh: str, about: str) -> Property:
    return Property(name, Kind.STRINGS, zh, about)


_ID = _text(
    "id",
    "标识",
    "Stable slug, unique in the graph; a country's is its ISO 3166-1 alpha-3 code",
    required=True,
)
_DATASETS = _list("datasets", "数据集", "The data sets that state this; it goes when none does any more")
_SOURCES = _list("source_ids", "来源", "Ids of the Source nodes that it rests on")
_NAMED = (
    _text("name_zh", "中文名称", "Chinese name; may be empty"),
    _text("name_en", "英文名称", "English name; may be empty"),
    _list("aliases", "别名", "Other ways in which a text may write it"),
)
_CITY = _text("city", "城市", "City, in English")
_PLACE = (
    _CITY,
    _number("lat", "纬度", "Latitude in degrees north"),
    _number("lon", "经度", "Longitude in degrees east"),
)
_FIELDS = _list("field_ids", "领域", "Ids of its fields")
_COUNTRIES = _list("country_ids", "国家", "Ids of the countries worked with")
_COUNTRY = _text("country_id", "国家", "Id of its country")
_SUMMARY = _text("summary_en", "摘要", "What it is, in a sentence or two of English")
_URL = _text("url", "网址", "Address of its page")
_SPAN = (
    _text("quote", "原文", "The words of the text that it was read from"),
    _whole("start", "起点", "Offset of the quote's first character in the document"),
    _whole("end", "终点", "Offset after the quote's last character in the document"),
)
_TEXT_PART = (
    _text("document_id", "文件", "Id of its document", required=True),
    _whole("order", "次序", "Place among its like in the document, from 1"),
    _text("label", "编号", "Its number or letter as printed"),
    _text("text", "原文", "Its text, word for word"),
    _whole("start", "起点", "Offset of its first character in the document"),
    _whole("end", "终点", "Offset after its last character in the document"),
)


def _label(
    name: str,
    zh: str,
    en: str,
    family: Family,
    description: str,
    *own: Property,
    named: bool = True,
    fact: bool = True,
) -> Label:
    properties = (_ID, *(_NAMED if named else ()), *own, *((_SOURCES,) if fact else ()), _DATASETS)
    return Label(name, zh, en, family, description, properties)


LABELS: tuple[Label, ...] = (
    _label(
        "PolicyDocument",
        "政策文件",
        "Policy document",
        Family.PLAN,
        "A policy text as published",
        _text("number", "文号", "Document number"),
        _list("issuers", "发文机关", "The bodies that issued it"),
        _text("published_on", "发布日期", "Date of issue, ISO 8601"),
        _whole("period_start", "起始年", "First year of the plan"),
        _whole("period_end", "终止年", "Last year of the plan"),
        _text("task_rule", "任务判定", "The rule that decided which level of headings is a task"),
        _text("text", "全文", "The whole text, which all offsets count in"),
        _text("language", "语言", "zh or en"),
        _text("sha256", "校验和", "SHA-256 of the file"),
    ),
    _label(
        "PolicySection",
        "章节",
        "Section",
        Family.PLAN,
        "A heading of the text with what stands below it",
        *_TEXT_PART,
    ),
    _label("PolicyTask", "任务", "Task", Family.PLAN, "A numbered task of the plan", *_TEXT_PART),
    _label("Measure", "措施", "Measure", Family.PLAN, "One sentence of a task", *_TEXT_PART, named=False),
    _label(
        "Clause",
        "分句",
        "Clause",
        Family.PLAN,
        "What stands between commas and semicolons of a measure, outside quotes and brackets",
        *_TEXT_PART,
        named=False,
    ),
    _label(
        "Target",
        "目标",
        "Target",
        Family.PLAN,
        "What the plan wants to reach, with a number, a unit and a date",
        *_TEXT_PART,
        _number("number", "数值", "The number asked for"),
        _text("unit", "单位", "The unit as written"),
        _text(
            "comparison",
            "比较",
            "How the number is meant",
            values=("exactly", "at-least", "at-most", "about", "growth", "multiple"),
        ),
        _text("by", "期限", "Date by which it is to be reached, ISO 8601"),
        _text("rule_id", "计数规则", "Row of targets.csv that says how it is counted"),
        _text("counts", "计数对象", "What is counted", values=("records", "home-actors")),
    ),
    _label("Region", "地区", "Region", Family.PLACE, "A group of countries that a policy speaks of"),
    _label(
        "Country",
        "国家",
        "Country",
        Family.PLACE,
        "A country, a territory or the home country",
        _text("iso2", "二字码", "ISO 3166-1 alpha-2 code"),
        _text(
            "kind",
            "类别",
            "Only a country enters regions, asks, gaps and counts",
            required=True,
            values=("country", "territory", "home"),
        ),
        _list("region_ids", "地区", "Ids of its regions"),
        _text("capital_en", "首都", "Capital, in English"),
        _number("lat", "纬度", "Latitude of the capital in degrees north"),
        _number("lon", "经度", "Longitude of the capital in degrees east"),
        _whole("bri_mou_year", "备忘录年份", "Year of its Belt and Road memorandum"),
        _text(
            "bri_status",
            "共建状态",
            "Whether it takes part in the Belt and Road",
            values=("member", "withdrawn", "none"),
        ),
    ),
    _label(
        "Field",
        "领域",
        "Field",
        Family.SUBJECT,
        "A field of science, technology or industry; fields form a tree",
        _text("parent_id", "上级领域", "Id of the field above"),
    ),
    _label("Instrument", "合作方式", "Instrument", Family.SUBJECT, "A form of cooperation"),
    _label(
        "Park",
        "园区",
        "Park",
        Family.ACTOR,
        "A science park",
        _text(
            "kind",
            "类别",
            "sister: named by the policy; zhongguancun: of the home city; overseas",
            required=True,
            values=("sister", "zhongguancun", "overseas"),
        ),
        _text("parent_id", "上级园区", "Id of the park that it is a part of"),
        _COUNTRY,
        *_PLACE,
        _whole("founded_year", "成立年份", "Year of foundation"),
        _FIELDS,
        _URL,
    ),
    _label(
        "Lab",
        "实验室",
        "Laboratory",
        Family.ACTOR,
        "A joint laboratory",
        _text(
            "level",
            "级别",
            "Who recognised it",
            required=True,
            values=("national", "municipal", "institutional"),
        ),
        _FIELDS,
        _whole("established_year", "设立年份", "Year in which it was set up"),
        _COUNTRIES,
    ),
    _label(
        "Organization",
        "机构",
        "Organisation",
        Family.ACTOR,
        "A university, institute, hospital, office or association",
        _text(
            "kind",
            "类别",
            "What it is",
            required=True,
            values=("university", "institute", "hospital", "government", "association", "fund", "other"),
        ),
        _COUNTRY,
        *_PLACE,
    ),
    _label("Enterprise", "企业", "Enterprise", Family.ACTOR, "A company", _COUNTRY, _CITY, _FIELDS, _URL),
    _label(
        "Cooperation",
        "合作",
        "Cooperation",
        Family.RECORD,
        "A recorded cooperation",
        _text(
            "kind",
            "类别",
            "What it is",
            required=True,
            values=(
                "project",
                "agreement",
                "clinical-trial",
                "plant",
                "office",
                "deployment",
                "platform",
                "training",
                "event",
                "programme",
            ),
        ),
        _list("instrument_ids", "合作方式", "Ids of its instruments"),
        _FIELDS,
        _COUNTRIES,
        _whole("start_year", "起始年", "Year in which it began"),
        _whole("end_year", "终止年", "Year in which it ends or ended"),
        _text(
            "status",
            "状态",
            "How far it has come",
            required=True,
            values=("announced", "signed", "active", "completed", "ended", "unknown"),
        ),
        _SUMMARY,
    ),
    _label(
        "Technology",
        "技术",
        "Technology",
        Family.RECORD,
        "A technology on offer",
        _list("offered_by", "提供方", "Ids of those who offer it"),
        _FIELDS,
        _text("readiness", "成熟度", "How far it has come", values=("research", "pilot", "deployed")),
        _SUMMARY,
    ),
    _label(
        "Demand",
        "需求",
        "Demand",
        Family.RECORD,
        "A wish to cooperate",
        _list("raised_by", "提出方", "Ids of those who raised it"),
        _COUNTRY,
        _FIELDS,
        _text(
            "kind",
            "类别",
            "What is wanted",
            required=True,
            values=("technology", "joint-research", "investment", "training", "platform"),
        ),
        _text("published_on", "发布日期", "When it was stated, ISO 8601"),
        _text(
            "status",
            "状态",
            "open: a standing wish, not proven unmet",
            values=("open", "met", "closed", "unknown"),
        ),
        _SUMMARY,
    ),
    _label(
        "ServicePlatform",
        "平台机构",
        "Service platform",
        Family.RECORD,
        "A body that helps others to cooperate abroad",
        _list("operated_by", "运营方", "Ids of those who run it"),
        _text(
            "kind",
            "类别",
            "What it is",
            required=True,
            values=("incubator", "technology-transfer", "office", "service-centre", "association", "fund"),
        ),
        _COUNTRIES,
        _CITY,
        _FIELDS,
        _text("services_en", "服务内容", "What it does, in English"),
        _whole("founded_year", "成立年份", "Year of foundation"),
    ),
    _label(
        "Progress",
        "进展",
        "Progress",
        Family.PLAN,
        "The state of a measure on a day, as its owner reports it",
        _text("measure_id", "措施", "Id of the measure", required=True),
        _text(
            "state",
            "状态",
            "How far it has come",
            required=True,
            values=("not-started", "under-way", "done", "delayed", "dropped"),
        ),
        _text("on", "日期", "The day of the report, ISO 8601", required=True),
        _text("due", "期限", "The day by which it is due, ISO 8601"),
        _text("owner", "负责人", "Who answers for it"),
        _text("note", "说明", "A note"),
        named=False,
    ),
    _label(
        "Source",
        "来源",
        "Source",
        Family.SYSTEM,
        "A page or paper that facts rest on",
        _text("title", "标题", "Title of the page", required=True),
        _text("publisher", "发布者", "Who publishes it"),
        _text(
            "kind",
            "类别",
            "Who the publisher is",
            required=True,
            values=("official", "party", "news-agency", "press", "academic", "reference", "other"),
        ),
        _URL,
        _text("published_on", "发布日期", "When it was published, ISO 8601, as exact as known"),
        _text("language", "语言", "ISO 639 code"),
        _text("restates", "转述", "Id of the source that this one only repeats or explains"),
        named=False,
        fact=False,
    ),
    _label(
        "Load",
        "装载",
        "Load",
        Family.SYSTEM,
        "One loading of data sets into the graph",
        _text("started", "开始", "When it began, ISO 8601 in UTC"),
        _text("finished", "结束", "When it ended, ISO 8601 in UTC"),
        _text("state", "状态", "loading until all is written", values=("loading", "complete")),
        _text("fingerprint", "指纹", "SHA-256 over all nodes and edges stated"),
        _text("network_id", "网络", "Id in network.toml"),
        _text("network", "网络设置", "network.toml as JSON"),
        _text("files", "文件", "The files read, with their SHA-256, as JSON"),
        _whole("nodes", "节点数", "Nodes stated"),
        _whole("relationships", "关系数", "Relationships stated"),
        named=False,
        fact=False,
    ),
)

_PLAN_PARTS = ("PolicySection", "PolicyTask", "Measure", "Clause", "Target")
_ACTORS = ("Park", "Organization", "Enterprise", "Lab")
_INFERRED = _flag(
    "inferred", "推定", "True where it was reasoned and not read; the quote is what it was reasoned from"
)


def _type(
    name: str,
    zh: str,
    en: str,
    description: str,
    *joins: tuple[str | tuple[str, ...], str | tuple[str, ...]],
    own: Iterable[Property] = (),
) -> RelationshipType:
    def many(labels: str | tuple[str, ...]) -> tuple[str, ...]:
        return (labels,) if isinstance(labels, str) else labels

    key = _text("id", "标识", "Type, start, end and what tells it from its like", required=True)
    properties = (key, *own, *_SPAN, _INFERRED, _SOURCES, _DATASETS)
    return RelationshipType(
        name, zh, en, description, tuple((many(a), many(b)) for a, b in joins), properties
    )


RELATIONSHIP_TYPES: tuple[RelationshipType, ...] = (
    _type(
        "PART_OF",
        "属于",
        "Part of",
        "A part of a text or of a park, and the whole",
        (_PLAN_PARTS, ("PolicyDocument", *_PLAN_PARTS)),
        ("Park", "Park"),
    ),
    _type(
        "NAMES",
        "提及",
        "Names",
        "A clause, a task's title or a target names someone or something",
        (
            ("Clause", "PolicyTask", "Target"),
            (
                "Country",
                "Region",
                "Field",
                "Instrument",
                "Park",
                "Organization",
                "Enterprise",
                "Lab",
                "Cooperation",
            ),
        ),
    ),
    _type(
        "CITES", "引用", "Cites", "A text cites another by its title", ("PolicyDocument", "PolicyDocument")
    ),
    _type(
        "VERSION_OF",
        "版本",
        "Version of",
        "A text is a later version of another",
        ("PolicyDocument", "PolicyDocument"),
    ),
    _type("RESTATES", "转述", "Restates", "A source only repeats or explains another", ("Source", "Source")),
    _type("IN_REGION", "位于地区", "In region", "A country belongs to a region", ("Country", "Region")),
    _type("SUBFIELD_OF", "下属领域", "Subfield of", "A field is a part of another", ("Field", "Field")),
    _type(
        "LOCATED_IN",
        "所在国家",
        "Located in",
        "Where someone is",
        (("Park", "Organization", "Enterprise"), "Country"),
    ),
    _type(
        "IN_FIELD",
        "所属领域",
        "In field",
        "What someone or something is about",
        (("Park", "Lab", "Enterprise", "Cooperation", "Technology", "Demand", "ServicePlatform"), "Field"),
    ),
    _type(
        "WITH_COUNTRY",
        "合作国家",
        "With country",
        "The country that is worked with",
        (("Cooperation", "Lab", "Demand", "ServicePlatform"), "Country"),
    ),
    _type(
        "BY_MEANS_OF",
        "合作方式",
        "By means of",
        "The form of a cooperation",
        (("Cooperation", "Lab"), "Instrument"),
    ),
    _type(
        "COUNTS_TOWARDS",
        "计入目标",
        "Counts towards",
        "An instrument counts towards a target",
        ("Instrument", "Target"),
    ),
    _type(
        "TAKES_PART_IN",
        "参与",
        "Takes part in",
        "An actor takes part in a cooperation or a laboratory",
        (_ACTORS, ("Cooperation", "Lab")),
        own=(
            _text(
                "role",
                "角色",
                "What it does there",
                required=True,
                values=("host", "partner", "lead", "operator", "funder", "customer"),
            ),
        ),
    ),
    _type(
        "SISTER_OF",
        "姊妹园",
        "Sister of",
        "Two parks that are or should become sisters",
        ("Park", "Park"),
        own=(
            _text(
                "status",
                "状态",
                "called-for: the plan asks for it and nothing signed is known",
                required=True,
                values=("called-for", "announced", "signed", "active"),
            ),
            _whole("since", "起始年", "Year since when"),
        ),
    ),
    _type(
        "RAISED_BY",
        "提出方",
        "Raised by",
        "Who raised a demand",
        ("Demand", ("Organization", "Enterprise", "Park")),
    ),
    _type(
        "OFFERED_BY",
        "提供方",
        "Offered by",
        "Who offers a technology or runs a platform",
        (("Technology", "ServicePlatform"), ("Enterprise", "Lab", "Organization", "Park")),
    ),
    _type(
        "CONCERNS", "关于", "Concerns", "The measure that a progress note is about", ("Progress", "Measure")
    ),
    _type(
        "ADDRESSES",
        "响应",
        "Addresses",
        "Something answers a demand, as a person or a source states",
        (("Technology", "ServicePlatform", "Cooperation"), "Demand"),
    ),
)

LABEL_BY_NAME: dict[str, Label] = {label.name: label for label in LABELS}
TYPE_BY_NAME: dict[str, RelationshipType] = {kind.name: kind for kind in RELATIONSHIP_TYPES}
DRAWN_LABELS: tuple[Label, ...] = tuple(label for label in LABELS if label.family is not Family.SYSTEM)
ACTOR_LABELS: tuple[str, ...] = _ACTORS
"""Labels of those who can take part in a cooperation."""

VALUE_NAMES: dict[str, tuple[str, str]] = {
    "country": ("国家", "country"),
    "territory": ("地区", "territory"),
    "home": ("本国", "home country"),
    "member": ("参与共建", "member"),
    "withdrawn": ("已退出", "withdrawn"),
    "none": ("无", "none"),
    "sister": ("姊妹园", "sister park"),
    "zhongguancun": ("中关村园区", "Zhongguancun park"),
    "overseas": ("海外园区", "park abroad"),
    "national": ("国家级", "national"),
    "municipal": ("市级", "municipal"),
    "institutional": ("机构级", "institutional"),
    "university": ("高校", "university"),
    "institute": ("科研院所", "institute"),
    "hospital": ("医院", "hospital"),
    "government": ("政府机构", "government"),
    "association": ("协会", "association"),
    "fund": ("基金", "fund"),
    "project": ("项目", "project"),
    "agreement": ("协议", "agreement"),
    "clinical-trial": ("临床试验", "clinical trial"),
    "plant": ("工厂", "plant"),
    "office": ("办事机构", "office"),
    "deployment": ("应用部署", "deployment"),
    "platform": ("平台", "platform"),
    "training": ("培训", "training"),
    "event": ("活动", "event"),
    "programme": ("计划", "programme"),
    "announced": ("已宣布", "announced"),
    "signed": ("已签约", "signed"),
    "active": ("进行中", "active"),
    "completed": ("已完成", "completed"),
    "ended": ("已终止", "ended"),
    "unknown": ("不详", "unknown"),
    "called-for": ("政策提出，尚无签约记录", "called for, nothing signed known"),
    "research": ("研发阶段", "research"),
    "pilot": ("试点", "pilot"),
    "deployed": ("已在海外应用", "deployed"),
    "technology": ("技术", "technology"),
    "joint-research": ("联合研究", "joint research"),
    "investment": ("投资", "investment"),
    "open": ("开放", "open"),
    "met": ("已满足", "met"),
    "closed": ("已关闭", "closed"),
    "incubator": ("孵化器", "incubator"),
    "technology-transfer": ("技术转移机构", "technology transfer"),
    "service-centre": ("服务中心", "service centre"),
    "host": ("承办方", "host"),
    "partner": ("合作方", "partner"),
    "lead": ("牵头方", "lead"),
    "operator": ("运营方", "operator"),
    "funder": ("资助方", "funder"),
    "customer": ("用户", "customer"),
    "not-started": ("未启动", "not started"),
    "under-way": ("推进中", "under way"),
    "done": ("已完成", "done"),
    "delayed": ("延期", "delayed"),
    "dropped": ("已取消", "dropped"),
    "exactly": ("等于", "exactly"),
    "at-least": ("不少于", "at least"),
    "at-most": ("不超过", "at most"),
    "about": ("约", "about"),
    "growth": ("增长", "growth"),
    "multiple": ("倍数", "multiple"),
    "records": ("记录数", "records"),
    "home-actors": ("本市主体数", "home actors"),
    "other": ("其他", "other"),
    "official": ("官方", "official"),
    "party": ("当事方", "party"),
    "news-agency": ("通讯社", "news agency"),
    "press": ("报刊", "press"),
    "academic": ("学术", "academic"),
    "reference": ("工具资料", "reference"),
}
"""Chinese and English words for the values of closed lists."""
