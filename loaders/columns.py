"""What stands in each column of each table: names and notes in both languages, accepted values, references.

Templates are written from it and people's files are read by it, so that the two never differ. Names and
values come from `graph.schema`, tables and references from `loaders.tables`; only what those do not say
(Chinese notes, columns of the tables that join entities) stands here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from graph.schema import ACTOR_LABELS, LABEL_BY_NAME, TYPE_BY_NAME, VALUE_NAMES, Kind, Property
from loaders.links import MENTIONABLE
from loaders.tables import ENTITY_TABLES, LINK_COLUMNS


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Parameters
    ----------
    name
        As the tables write it, e.g. ``country_id``.
    name_zh, name_en
        Words for people.
    note_zh, note_en
        What stands in it.
    required
        Whether a row without it is refused.
    values
        Accepted values, where there is a closed list.
    labels
        Kinds of entities that it refers to.
    many
        Whether it holds a list.
    kind
        ``year``, ``date``, ``number``, ``id`` or ``text``.
    """

    name: str
    name_zh: str
    name_en: str
    note_zh: str
    note_en: str
    required: bool = False
    values: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    many: bool = False
    kind: str = "text"

    @property
    def heading(self) -> str:
        """What a template writes above it."""
        return f"{self.name_zh} {self.name_en}{' *' if self.required else ''}"

    def value_names(self) -> dict[str, str]:
        """Accepted values by the words that people may write for them."""
        found: dict[str, str] = {}
        for value in self.values:
            zh, en = VALUE_NAMES[value]
            found |= dict.fromkeys((value, zh, en, f"{zh} {value}"), value)
        return found


@dataclass(frozen=True, slots=True)
class TableInfo:
    """A table that people may bring.

    Parameters
    ----------
    file
        ``demands.csv``.
    name_zh, name_en
        ``需求表`` (also the name of its sheet), ``Demands``.
    label
        Kind of its rows, or empty where they join entities.
    columns
        In the order of the table.
    key
        Columns that together name a row.
    """

    file: str
    name_zh: str
    name_en: str
    label: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def stem(self) -> str:
        """``demands``."""
        return self.file.removesuffix(".csv")

    def column(self, name: str) -> Column:
        """The column of this name."""
        return next(item for item in self.columns if item.name == name)


SOURCE_IDS = "source_ids"
_LINK_TABLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "participations.csv": ("参与表", ("entity_id", "in_id", "role")),
    "sisters.csv": ("姊妹园表", ("park_id", "counterpart_id")),
    "addresses.csv": ("响应表", ("entity_id", "demand_id")),
    "aliases.csv": ("别名表", ("surface", "entity_id")),
    "progress.csv": ("进展表", ("measure_id", "on")),
}
"""Chinese names and keys of the tables whose rows join entities, of those that people may bring."""
_OFFERS = ("Technology", "ServicePlatform", "Cooperation")
_LINKS: dict[str, tuple[tuple[str, ...], str, str, str]] = {
    "participations.csv entity_id": (ACTOR_LABELS, "参与方", "Actor", "Who takes part: an actor"),
    "participations.csv in_id": (
        ("Cooperation", "Lab"),
        "合作或实验室",
        "Cooperation or laboratory",
        "What it takes part in",
    ),
    "sisters.csv park_id": (("Park",), "园区", "Park", "The one park"),
    "sisters.csv counterpart_id": (("Park",), "对方园区", "Counterpart park", "The other park"),
    "addresses.csv entity_id": (
        _OFFERS,
        "响应方",
        "Answer",
        "The technology, service platform or cooperation that answers",
    ),
    "addresses.csv demand_id": (("Demand",), "需求", "Demand", "The demand that is answered"),
    "aliases.csv entity_id": (MENTIONABLE, "所指", "Entity", "Who or what is meant; empty: nothing at all"),
    "progress.csv measure_id": (("Measure",), "措施", "Measure", "The measure, by its id"),
}
_TEXTS: dict[str, tuple[str, str, str]] = {
    "surface": ("写法", "Spelling", "How a text may write it"),
    "note": ("说明", "Note", "A note"),
}
_TITLES = {"name_zh": "Chinese name", "name_en": "English name", "id": "ID", "url": "URL"}
_PLURALS = {"country_ids": "Countries", "services_en": "Services", "bri_mou_year": "BRI MoU year"}
_NOTES_ZH: dict[str, str] = {
    "id": "稳定标识:小写英文字母、数字和连字符;国家用三位字母代码;可留空,系统按名称生成",
    "name_zh": "中文名称;中英文名称至少填一个",
    "name_en": "英文名称;中英文名称至少填一个",
    "source_ids": "依据的来源;可留空,视为由上传者自述",
    "title": "网页或文件的标题",
    "publisher": "发布者",
    "kind": "类别,从下拉列表中选",
    "url": "网址",
    "published_on": "日期:年、年-月或年-月-日",
    "language": "语言代码,如 zh、en",
    "restates": "若只是转述另一来源,填那个来源",
    "parent_id": "所属的上级",
    "iso2": "两位字母国家代码",
    "region_ids": "所属地区",
    "capital_en": "首都的英文名",
    "lat": "纬度,北纬为正",
    "lon": "经度,东经为正",
    "bri_mou_year": "签署共建“一带一路”谅解备忘录的年份",
    "bri_status": "是否参与共建",
    "country_id": "所在国家或有关国家",
    "city": "城市的英文名",
    "founded_year": "成立年份,四位数字",
    "field_ids": "领域;可填多个,用分号隔开",
    "level": "由哪一级认定",
    "established_year": "设立年份,四位数字",
    "country_ids": "合作国家;可填多个,用分号隔开",
    "instrument_ids": "合作方式;可填多个,用分号隔开",
    "start_year": "起始年份,四位数字",
    "end_year": "终止年份,四位数字",
    "status": "状态,从下拉列表中选",
    "summary_en": "一两句话的摘要",
    "offered_by": "由谁提供;可填多个,用分号隔开",
    "readiness": "技术成熟度",
    "raised_by": "由谁提出;可填多个,用分号隔开;不知道就留空",
    "operated_by": "由谁运营;可填多个,用分号隔开",
    "services_en": "提供什么服务",
    "entity_id": "指的是谁或什么",
    "in_id": "参与哪项合作或哪个实验室",
    "role": "以什么角色参与",
    "park_id": "一方园区",
    "counterpart_id": "另一方园区",
    "since": "起始年份,四位数字",
    "demand_id": "响应的是哪项需求",
    "surface": "文本中可能出现的写法",
    "note": "说明",
    "measure_id": "政策措施的标识,从下拉列表中选",
    "on": "填报日期:年-月-日",
    "state": "进展状态,从下拉列表中选",
    "due": "应完成的日期:年-月-日",
    "owner": "负责人或负责单位",
}
_SOURCE_IDS = next(item for item in LABEL_BY_NAME["Park"].properties if item.name == SOURCE_IDS)


@cache
def tables() -> tuple[TableInfo, ...]:
    """Every table that people may bring, entities first."""
    found = [
        TableInfo(
            table.file,
            table.name_zh,
            _title(table.file.removesuffix(".csv")),
            table.label,
            tuple(
                _column(
                    next(item for item in LABEL_BY_NAME[table.label].properties if item.name == name),
                    next((item.labels for item in table.references if item.column == name), ()),
                )
                for name in table.columns
            ),
            ("id",),
        )
        for table in ENTITY_TABLES
    ]
    return (
        *found,
        *(
            TableInfo(
                file,
                name_zh,
                _title(file.removesuffix(".csv")),
                "",
                tuple(_link_column(file, name, name in key) for name in LINK_COLUMNS[file]),
                key,
            )
            for file, (name_zh, key) in _LINK_TABLES.items()
        ),
    )


def table_named(name: str) -> TableInfo | None:
    """The table that a person means by a file's, sheet's or entity's name in either language."""
    wanted = name.strip().casefold().removesuffix(".csv").removesuffix(".xlsx").replace(" ", "_")
    for table in tables():
        names = (table.stem, table.name_zh, table.name_zh.removesuffix("表"), table.label, table.name_en)
        if wanted and wanted in [each.casefold().replace(" ", "_") for each in names]:
            return table
    return None


def _column(item: Property, labels: tuple[str, ...]) -> Column:
    note_en = item.description
    if item.name == SOURCE_IDS:
        labels, note_en = ("Source",), "What it rests on; empty: stated by whoever uploads it"
    if item.name == "id":
        note_en = f"{note_en}; may be left empty: it is made from the name"
    kind = "text"
    if item.name == "id":
        kind = "id"
    elif item.kind is Kind.INTEGER:
        kind = "year"
    elif item.kind is Kind.FLOAT:
        kind = "number"
    elif item.name in ("published_on", "on", "due"):
        kind = "date"
    return Column(
        item.name,
        item.name_zh,
        _title(item.name),
        _NOTES_ZH[item.name],
        note_en,
        item.required and item.name != "id",
        item.values,
        labels,
        item.kind is Kind.STRINGS,
        kind,
    )


def _link_column(file: str, name: str, key: bool) -> Column:
    if name == SOURCE_IDS:
        return _column(_SOURCE_IDS, ())
    if (known := _LINKS.get(f"{file} {name}")) is not None:
        labels, zh, en, note = known
        return Column(name, zh, en, _NOTES_ZH[name], note, key and file != "aliases.csv", (), labels)
    if name in _TEXTS and file == "aliases.csv":
        zh, en, note = _TEXTS[name]
        return Column(name, zh, en, _NOTES_ZH[name], note, name == "surface")
    properties = (
        *TYPE_BY_NAME["TAKES_PART_IN"].properties,
        *TYPE_BY_NAME["SISTER_OF"].properties,
        *LABEL_BY_NAME["Progress"].properties,
    )
    return _column(next(item for item in properties if item.name == name), ())


def _title(name: str) -> str:
    if name in _TITLES:
        return _TITLES[name]
    if name in _PLURALS:
        return _PLURALS[name]
    words = name.removesuffix("_en").replace("_ids", "s").removesuffix("_id").replace("_", " ")
    return words[0].upper() + words[1:]
