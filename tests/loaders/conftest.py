"""A small data set of our own that a test can damage, one cell at a time."""

from collections.abc import Callable
from pathlib import Path

import pytest

TABLES = {
    "network.toml": """\
id = "small"
title_zh = "小网"
title_en = "Small"
home_country = "CHN"
home_city = "Beijing"
at_large_region = "partners"
""",
    "sources.csv": """\
id,title,publisher,kind,url,published_on,language,restates
src-a,A report,Ministry,official,https://example.org/a,2024-05-01,en,
src-b,A retelling,Paper,press,,2024,zh,src-a
""",
    "regions.csv": """\
id,name_zh,name_en,source_ids
partners,共建国家,Partner countries,src-a
""",
    "fields.csv": """\
id,parent_id,name_zh,name_en,source_ids
ict,,信息技术,ICT,src-a
ai,ict,人工智能,AI,src-a
""",
    "instruments.csv": """\
id,name_zh,name_en,source_ids
joint-laboratory,联合实验室,Joint laboratory,src-a
""",
    "countries.csv": """\
id,iso2,name_zh,name_en,kind,region_ids,capital_en,lat,lon,bri_mou_year,bri_status,source_ids
CHN,CN,中国,China,home,,Beijing,39.9,116.4,,none,src-a
SRB,RS,塞尔维亚,Serbia,country,partners,Belgrade,44.8,20.5,2015,member,src-a
GBR,GB,英国,United Kingdom,country,,London,51.5,-0.1,,none,src-a
""",
    "parks.csv": """\
id,name_zh,name_en,kind,parent_id,country_id,city,lat,lon,founded_year,field_ids,url,source_ids
park-a,甲园,Park A,zhongguancun,,CHN,Beijing,39.9,116.4,1988,ict,,src-a
park-b,乙园,Park B,overseas,,SRB,Belgrade,44.8,20.5,,ai;ict,,src-a;src-b
""",
    "labs.csv": """\
id,name_zh,name_en,level,field_ids,established_year,country_ids,source_ids
lab-a,甲实验室,Lab A,national,ai,2020,SRB,src-a
""",
    "cooperations.csv": """\
id,name_zh,name_en,kind,instrument_ids,field_ids,country_ids,start_year,end_year,status,summary_en,source_ids
coop-a,甲合作,Project A,project,,ai,SRB,2021,2023,completed,A project.,src-a
""",
    "participations.csv": """\
entity_id,in_id,role,source_ids
park-a,coop-a,lead,src-a
park-b,coop-a,partner,src-a
""",
    "sisters.csv": """\
park_id,counterpart_id,status,since,source_ids
park-a,park-b,signed,2020,src-a
""",
    "aliases.csv": """\
surface,entity_id,note
Artificial Intelligence,ai,
美元,,a currency
""",
}

Damage = Callable[..., Path]


@pytest.fixture
def data_set(tmp_path: Path) -> Damage:
    """Write the data set, with some text of some files replaced, and return its folder."""

    def write(**changes: tuple[str, str]) -> Path:
        folder = tmp_path / "small"
        folder.mkdir()
        for name, text in TABLES.items():
            old, new = changes.get(name.replace(".", "_"), ("", ""))
            assert not old or old in text
            (folder / name).write_text(text.replace(old, new) if old else text, encoding="utf-8")
        return folder

    return write
