"""A small data set of our own that a test can damage, one cell at a time."""

from collections.abc import Callable
from pathlib import Path

import pytest

TABLES = {
    "network.toml": 'id = "small"\ntitle_zh = "小网"\ntitle_en = "Small"\nhome_country = "CHN"\nhome_city = "Beijing"\n'
    'at_large_region = "partners"\n',
    "sources.csv": "id,title,publisher,kind,url,published_on,language,restates\n"
    "src-a,A report,Ministry,official,https://example.org/a,2024-05-01,en,\n"
    "src-b,A retelling,Paper,press,,2024,zh,src-a\n",
    "regions.csv": "id,name_zh,name_en,source_ids\npartners,共建国家,Partner countries,src-a\n",
    "fields.csv": "id,parent_id,name_zh,name_en,source_ids\nict,,信息技术,ICT,src-a\nai,ict,人工智能,AI,src-a\n",
    "instruments.csv": "id,name_zh,name_en,source_ids\njoint-laboratory,联合实验室,Joint laboratory,src-a\n",
    "countries.csv": "id,iso2,name_zh,name_en,kind,region_ids,capital_en,lat,lon,bri_mou_year,bri_status,source_ids\n"
    "CHN,CN,中国,China,home,,Beijing,39.9,116.4,,none,src-a\n"
    "SRB,RS,塞尔维亚,Serbia,country,partners,Belgrade,44.8,20.5,2015,member,src-a\n"
    "GBR,GB,英国,United Kingdom,country,,London,51.5,-0.1,,none,src-a\n",
    "parks.csv": "id,name_zh,name_en,kind,parent_id,country_id,city,lat,lon,founded_year,field_ids,url,source_ids\n"
    "park-a,甲园,Park A,zhongguancun,,CHN,Beijing,39.9,116.4,1988,ict,,src-a\n"
    "park-b,乙园,Park B,overseas,,SRB,Belgrade,44.8,20.5,,ai;ict,,src-a;src-b\n",
    "labs.csv": "id,name_zh,name_en,level,field_ids,established_year,country_ids,source_ids\n"
    "lab-a,甲实验室,Lab A,national,ai,2020,SRB,src-a\n",
    "cooperations.csv": "id,name_zh,name_en,kind,instrument_ids,field_ids,country_ids,start_year,end_year,status,"
    "summary_en,source_ids\ncoop-a,甲合作,Project A,project,,ai,SRB,2021,2023,completed,A project.,src-a\n",
    "participations.csv": "entity_id,in_id,role,source_ids\npark-a,coop-a,lead,src-a\npark-b,coop-a,partner,src-a\n",
    "sisters.csv": "park_id,counterpart_id,status,since,source_ids\npark-a,park-b,signed,2020,src-a\n",
    "aliases.csv": "surface,entity_id,note\nArtificial Intelligence,ai,\n美元,,a currency\n",
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
