"""Each kind of file that is read, from a real file of that kind; others by the name of the problem."""

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image
from pypdf import PdfReader, PdfWriter

from graph.errors import InputError
from loaders.policy import PolicyReading
from tests.policy.conftest import PLANS

Reader = Callable[[Path], PolicyReading]
WORDS = (PLANS / "yunlan-2024-2026.txt").read_text(encoding="utf-8")


def titles(reading: PolicyReading) -> list[tuple[str, str, int]]:
    return [(task.label, task.title, len(task.measures)) for task in reading.tasks]


@pytest.fixture(scope="module")
def expected(read_file: Reader) -> PolicyReading:
    return read_file(PLANS / "yunlan-2024-2026.txt")


def same(got: PolicyReading, want: PolicyReading) -> None:
    assert titles(got) == titles(want)
    assert got.document.title == want.document.title
    assert got.document.number == want.document.number
    assert got.document.issuers == want.document.issuers
    assert got.document.published_on == want.document.published_on
    assert got.document.period == want.document.period
    assert [(a.country_or_region, a.field, a.instrument) for a in got.asks] == [
        (a.country_or_region, a.field, a.instrument) for a in want.asks
    ]
    assert [(t.number, t.unit, t.comparison, t.by) for t in got.targets] == [
        (t.number, t.unit, t.comparison, t.by) for t in want.targets
    ]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030", "utf-32"]
)
def test_text_in_any_certain_encoding(
    tmp_path: Path, read_file: Reader, expected: PolicyReading, encoding: str
) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(WORDS.encode(encoding))
    reading = read_file(path)
    assert reading.text == WORDS
    same(reading, expected)
    assert bool(reading.warnings) == (encoding in ("utf-16-le", "utf-16-be", "gbk", "gb18030"))


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n\n"])
def test_line_ends_stay_as_they_are(
    tmp_path: Path, read_file: Reader, expected: PolicyReading, ending: str
) -> None:
    path = tmp_path / "plan.txt"
    raw = WORDS.replace("\n", ending)
    path.write_bytes(raw.encode())
    reading = read_file(path)
    assert reading.text == raw
    assert titles(reading) == titles(expected)


def document(words: str) -> docx.document.Document:
    made = docx.Document()
    for line in words.split("\n"):
        made.add_paragraph(line)
    return made


@pytest.fixture(scope="module")
def docx_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docx") / "行动计划.docx"
    document(WORDS).save(str(path))
    return path


def test_docx(docx_file: Path, read_file: Reader, expected: PolicyReading) -> None:
    same(read_file(docx_file), expected)


def test_docx_numbers_that_word_makes(tmp_path: Path, read_file: Reader) -> None:
    made = docx.Document()
    made.add_paragraph("云澜市科技合作行动计划（2024—2026年）")
    numbering = made.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "99")
    for depth, (form, pattern) in enumerate((("chineseCountingThousand", "%1、"), ("decimal", "%2."))):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", pattern)):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    numbering.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "99")
    pointer = OxmlElement("w:abstractNumId")
    pointer.set(qn("w:val"), "99")
    number.append(pointer)
    numbering.append(number)

    def add(words: str, depth: int) -> None:
        paragraph = made.add_paragraph(words)
        numbered = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        numbered.get_or_add_ilvl().val = depth
        numbered.get_or_add_numId().val = 99

    add("重点任务", 0)
    add("加强农业合作", 1)
    made.add_paragraph("与老挝开展农业科技合作。")
    add("加强数字合作", 1)
    made.add_paragraph("与越南开展数字经济合作。")
    add("保障措施", 0)
    made.add_paragraph("加强领导。")
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "序号", "任务"
    path = tmp_path / "plan.docx"
    made.save(str(path))
    reading = read_file(path)
    assert titles(reading) == [("1.", "加强农业合作", 1), ("2.", "加强数字合作", 1)]
    assert [section.label for section in reading.sections] == ["一、", "二、"]
    assert "序号\t任务" in reading.text


def test_docx_leaves_out_what_was_deleted(tmp_path: Path, read_file: Reader) -> None:
    made = document("行动计划\n一、加强合作\n与老挝合作。")
    paragraph = made.paragraphs[2]._p
    gone = OxmlElement("w:del")
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText")
    words.text = "与越南合作。"
    run.append(words)
    gone.append(run)
    paragraph.append(gone)
    path = tmp_path / "plan.docx"
    made.save(str(path))
    assert "越南" not in read_file(path).text


@pytest.fixture(scope="module")
def office(docx_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan as PDF and as Word 97 document, made by LibreOffice."""
    folder = tmp_path_factory.mktemp("office")
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    copied = shutil.copy(docx_file, folder / "plan.docx")
    for kind in ("pdf", "doc"):
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), copied],
            check=True,
            capture_output=True,
            timeout=180,
        )
    return folder


def test_pdf(office: Path, read_file: Reader, expected: PolicyReading) -> None:
    same(read_file(office / "plan.pdf"), expected)


TOP = '<div class="top"><ul><li><a href="/">首页</a></li><li>政务公开</li></ul></div>'
BOTTOM = '<div class="bottom">版权所有：云澜市人民政府 网站标识码1234567890</div>'
SCRIPT = '<script>var a = "，。，。，。";</script>'


def page(body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>云澜市政府网</title>{head}</head><body>'
        f'{TOP}<div id="main"><div class="article">{body}</div></div>{BOTTOM}{SCRIPT}</body></html>'
    )


@pytest.mark.parametrize("tag", ["p", "div"])
def test_html(tmp_path: Path, read_file: Reader, expected: PolicyReading, tag: str) -> None:
    path = tmp_path / "plan.html"
    path.write_text(page("".join(f"<{tag}>{line}</{tag}>" for line in WORDS.split("\n"))), encoding="utf-8")
    reading = read_file(path)
    same(reading, expected)
    assert "首页" not in reading.text
    assert "网站标识码" not in reading.text


def test_html_in_gbk_with_line_breaks_and_meta(tmp_path: Path, read_file: Reader) -> None:
    body = "一、加强合作<br/>（一）农业。与老挝&nbsp;合作。<br>"
    body += "（二）数字。与<b>越南</b>合作，<em>建设</em>数据中心。"
    head = (
        '<meta name="ArticleTitle" content="云澜市行动计划"><meta name="PubDate" content="2024-05-01 10:00">'
    )
    path = tmp_path / "plan.htm"
    path.write_bytes(page(body, head).replace("utf-8", "gb2312").encode("gbk"))
    reading = read_file(path)
    assert titles(reading) == [("（一）", "农业", 1), ("（二）", "数字", 1)]
    assert reading.document.title == "云澜市行动计划"
    assert reading.document.published_on == "2024-05-01"


def test_web_archive(tmp_path: Path, read_file: Reader, expected: PolicyReading) -> None:
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    message = MIMEMultipart("related")
    message.attach(MIMEText(page("".join(f"<p>{line}</p>" for line in WORDS.split("\n"))), "html", "utf-8"))
    path = tmp_path / "plan.mhtml"
    path.write_bytes(message.as_bytes())
    same(read_file(path), expected)


def refused(path: Path, read_file: Reader) -> str:
    with pytest.raises(InputError) as caught:
        read_file(path)
    assert len(caught.value.problems) == 1
    said = str(caught.value)
    assert said.startswith(f"{path.name}: ")
    assert "\n" not in said
    return said


def test_word_97_document(office: Path, read_file: Reader) -> None:
    assert refused(office / "plan.doc", read_file).endswith(
        "is a Word 97-2003 document (.doc); save it as .docx"
    )


def test_encrypted_pdf(office: Path, tmp_path: Path, read_file: Reader) -> None:
    writer = PdfWriter(clone_from=PdfReader(office / "plan.pdf"))
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(tmp_path / "locked.pdf")
    assert "encrypted" in refused(tmp_path / "locked.pdf", read_file)


def test_scanned_pdf(tmp_path: Path, read_file: Reader) -> None:
    Image.new("L", (600, 800), 255).save(tmp_path / "scan.pdf")
    assert "scanned" in refused(tmp_path / "scan.pdf", read_file)


def test_damaged_files(office: Path, docx_file: Path, tmp_path: Path, read_file: Reader) -> None:
    (tmp_path / "half.pdf").write_bytes(b"%PDF-1.7\n" + b"junk" * 100)
    (tmp_path / "half.docx").write_bytes(docx_file.read_bytes()[:2000])
    assert "damaged PDF" in refused(tmp_path / "half.pdf", read_file)
    assert "damaged DOCX" in refused(tmp_path / "half.docx", read_file)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "no task found: the file holds no text"),
        ("plan.txt", "没有编号的文字。".encode(), "no task found: no numbered heading"),
        ("plan.docx", b"not a word file", "is not a DOCX file"),
        ("plan.pdf", b"not a pdf", "is not a PDF file"),
        ("plan.rtf", b"{\\rtf1 plan}", "is an RTF document"),
        ("plan.png", b"\x89PNG\r\n\x1a\n123", "is a picture"),
        ("plan.txt", b"\x00\x01\x02\x03" * 100, "is no text"),
        (
            "big5.txt",
            "一、與塞爾維亞合作，推動園區建設。發展國際關係與產業。".encode("big5") * 5,
            "encoding that is certain",
        ),
        ("plan.txt", bytes(range(128, 256)) * 10, "encoding that is certain"),
    ],
)
def test_refused_by_the_name_of_the_problem(
    tmp_path: Path, read_file: Reader, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    assert said in refused(tmp_path / name, read_file)


def test_other_office_files(tmp_path: Path, read_file: Reader) -> None:
    import zipfile

    for inside, said in (
        ("xl/workbook.xml", "Excel"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("a.txt", "ZIP"),
    ):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(inside, "x")
        (tmp_path / "plan.docx").write_bytes(buffer.getvalue())
        assert said in refused(tmp_path / "plan.docx", read_file)


def test_missing_file_and_folder(tmp_path: Path, read_file: Reader) -> None:
    assert "cannot be read: No such file" in refused(tmp_path / "absent.txt", read_file)
    assert "is a folder" in refused(tmp_path, read_file)
