"""A draft checked: the command, the page and the files to take away say the same of it, and keep nothing."""

from __future__ import annotations

import html
import io
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import docx
import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.api_calls import problem
from tests.word_files import draft_with_parts
from tests.workspaces import read_into
from web.check_notes import worth_telling
from web.check_words import differences_told
from web.cli import main

DRAFTS = Path(__file__).parents[1] / "drafts"
DRAFT = (
    "望潮镇有渔船186艘、出海党员127名，一年里八个多月漂在渔场上。\n"
    "据《云垭乡“代表驿站”运行情况汇报》，“岸上的会议室再大，也坐不齐一个支部”。办结率92.8%的说法从何而来？\n"
    "这一句是写稿人自己想出来的话，<b>谁</b>也没有说过。"
)


@pytest.fixture(scope="module")
def checked(app: Flask) -> dict[str, Any]:
    """What is said of the draft."""
    answer = app.test_client().post("/check", data={"text": DRAFT, "as": "json"})
    found: dict[str, Any] = answer.get_json()
    return found


def test_offsets_cut_the_words_of_the_draft(checked: dict[str, Any]) -> None:
    told = [*checked["sentences"], *checked["claims"], *checked["names"]]
    assert told
    assert checked["text"] == DRAFT
    assert [one["text"] for one in told] == [DRAFT[one["start"] : one["end"]] for one in told]
    differences = [difference["draft"] for one in checked["sentences"] for difference in one["differences"]]
    assert [words["text"] for words in differences] == [DRAFT[words["start"] : words["end"]] for words in differences]


def test_each_sentence_and_quotation_has_its_verdict(checked: dict[str, Any]) -> None:
    verdicts = {one["text"][:8]: one["verdict"] for one in checked["sentences"]}
    assert verdicts["望潮镇有渔船18"] == "verbatim"
    assert verdicts["岸上的会议室再大"] == "wrong_source"
    assert verdicts["这一句是写稿人自"] == "not_found"


def test_references_stand_in_order_of_appearance_and_each_once(checked: dict[str, Any]) -> None:
    numbers = [one["reference"] for one in checked["sentences"] if one["reference"]]
    assert numbers == sorted(numbers)
    assert [entry.partition("]")[0] for entry in checked["references"]] == ["[1"]
    assert checked["sentences"][0]["sources"][0]["citation"] in checked["references"][0]


def test_figures_in_words_that_stand_so_in_the_corpus_agree(checked: dict[str, Any]) -> None:
    first = [claim["verdict"] for claim in checked["claims"] if claim["end"] <= DRAFT.index("\n")]
    assert first
    assert set(first) == {"agrees"}


def test_a_slogan_that_is_spelled_out_otherwise_is_told(client: FlaskClient) -> None:
    draft = "左权县推进“两室”建设，“两室”就是党代表工作室和便民服务大厅。"
    names = client.post("/check", data={"text": draft, "as": "json"}).get_json()["names"]
    assert "differs" in {name["verdict"] for name in names if name["text"] == "两室"}
    assert "本库里是党代表工作室、阳光便民工作室" in client.post("/check", data={"text": draft}).text


def test_the_page_shows_the_draft_with_its_margins(client: FlaskClient) -> None:
    answer = client.post("/check", data={"text": DRAFT})
    shown = re.sub(r"<sup>.*?</sup>|<[^>]+>", "", answer.text.partition('class="draft"')[2])
    assert "这一句是写稿人自己想出来的话，&lt;b&gt;谁&lt;/b&gt;也没有说过。" in shown
    assert "出处不对" in shown
    assert answer.headers["Cache-Control"] == "no-store"
    links = re.findall(r'href="(/document/[^"]+)"', answer.text)
    assert links
    assert all(client.get(link.replace("&amp;", "&")).status_code == 200 for link in links)
    assert set(re.findall(r'href="#([^"]+)"', answer.text)) <= set(re.findall(r'id="([^"]+)"', answer.text))


def test_english_pages_say_it_in_english(client: FlaskClient) -> None:
    answer = client.post("/check?lang=en", data={"text": DRAFT})
    assert "not in the source that is named, but elsewhere" in answer.text


def test_a_file_of_word_comes_back_with_comments(client: FlaskClient) -> None:
    document = docx.Document()
    for line in DRAFT.split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    page = client.post("/check", data={"file": (io.BytesIO(out.getvalue()), "稿.docx")}).text
    original = re.search(r'name="original" value="([^"]+)"', page)
    assert original
    answer = client.post("/check", data={"text": DRAFT, "original": original[1], "name": "稿.docx", "as": "docx"})
    taken = docx.Document(io.BytesIO(answer.data))
    assert [paragraph.text for paragraph in taken.paragraphs[:3]] == DRAFT.split("\n")
    assert taken.paragraphs[3].text == "参考文献"
    assert any("出处不对" in comment.text for comment in taken.comments)


def test_what_is_taken_away_bears_the_name_of_the_writers_file(client: FlaskClient) -> None:
    def called(name: str) -> str:
        answer = client.post("/check", data={"text": DRAFT, "name": name, "as": "html"})
        return unquote(answer.headers["Content-Disposition"].partition("UTF-8''")[2])

    assert called("讲稿.docx") == "讲稿-核验.html"
    assert called('../a\\b"\r\nX-Y: 1.md') == "bX-Y 1-核验.html"
    assert called("") == ""
    page = client.post("/check", data={"file": (io.BytesIO(DRAFT.encode()), "稿.txt")}).text
    assert '<input type="hidden" name="name" value="稿.txt">' in page


def test_text_that_was_pasted_beside_a_file_is_told_to_be_left_out(client: FlaskClient) -> None:
    def told(text: str) -> bool:
        sent = {"text": text, "file": (io.BytesIO(DRAFT.encode()), "稿.txt")}
        return "贴上的文字没有核验" in client.post("/check", data=sent).text

    assert told("另一份稿子。")
    assert not told("")
    assert not told(DRAFT)


def test_of_a_file_of_word_is_told_what_stands_in_its_notes_and_what_was_not_checked(
    client: FlaskClient, app: Flask, tmp_path: Path
) -> None:
    file = draft_with_parts(
        body="正文。", box="框里的话。", footnotes=[DRAFT.split("\n")[1]], endnote="见附件。", header="内部 · 资料"
    )
    page = client.post("/check", data={"file": (io.BytesIO(file), "稿.docx")}).text
    assert '<span class="part">脚注 1</span>' in page
    assert "页眉“内部·资料”" in page
    answer = client.post("/check", data={"file": (io.BytesIO(file), "稿.docx"), "as": "docx"})
    comments = [comment.text for comment in docx.Document(io.BytesIO(answer.data)).comments]
    assert "没有核验：页眉“内部·资料”" in comments[0]
    assert any(comment.startswith("脚注 1：“岸上的会议室") for comment in comments)
    (tmp_path / "稿.docx").write_bytes(file)
    told = _run(app, "check", str(tmp_path / "稿.docx")).stdout
    assert "脚注 1 · footnote 1" in told
    assert "没有核验 not checked: 页眉“内部·资料” · header “内部·资料”" in told


def test_a_page_to_take_away_needs_nothing_else(client: FlaskClient) -> None:
    answer = client.post("/check", data={"text": DRAFT, "as": "html"})
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert re.findall(r'(?:src|href)="(?!#)', answer.text) == []


@pytest.mark.parametrize(
    ("data", "status", "told"),
    [
        ({"text": " "}, 422, "请贴上讲稿"),
        ({"text": "字" * 50_001}, 422, "50001"),
        ({"file": (io.BytesIO(b"%PDF-1.7"), "a.pdf")}, 422, ".docx"),
        ({"original": "no base64", "name": "a.docx"}, 422, "重新上传"),
        ({"text": "字" * 15_000_000}, 413, "文件太大"),
    ],
)
def test_what_cannot_be_checked_is_told_on_the_page(
    client: FlaskClient, data: dict[str, Any], status: int, told: str
) -> None:
    answer = client.post("/check", data=data)
    assert answer.status_code == status
    alert = re.search(r'role="alert"[^>]*>([^<]*)', answer.text)
    assert alert
    assert told in alert[1]


def test_the_command_prints_what_the_page_answers(app: Flask, checked: dict[str, Any]) -> None:
    assert json.loads(_run(app, "check", "-", "--format", "json", given=DRAFT).stdout) == checked


def test_the_api_answers_with_the_same_object(client: FlaskClient, checked: dict[str, Any]) -> None:
    answer = client.post("/api/v1/check", json={"text": DRAFT})
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert answer.get_json() == checked


@pytest.mark.parametrize(
    ("sent", "status"), [({}, 422), ({"text": 1}, 422), ({"text": "一" * 50_001}, 422), ({"text": "", "more": 1}, 422)]
)
def test_the_api_tells_what_does_not_fit(client: FlaskClient, sent: dict[str, Any], status: int) -> None:
    assert problem(client.post("/api/v1/check", json=sent), status)["errors"]


def test_the_command_tells_people_the_same(app: Flask) -> None:
    told = _run(app, "check", "-", given=DRAFT).stdout
    assert "✗ 出处不对，别处有" in told
    assert "[1] 望潮镇党建工作办公室" in told


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        (
            "据《全省渔港支部工作总览》记载，“岸上的会议室再大，也坐不齐一个支部”。",
            "讲稿所说的出处本库没有，没有核对 · the source that is named is not in this corpus, not checked: 全省渔港支部工作总览",
        ),
        (
            "乡亲们都爱这样说，望潮镇有渔船186艘、出海党员127名，一年里八个多月漂在渔场上。",
            "起头的话没有一起查 · words before it that were not looked up: 乡亲们都爱这样说，",
        ),
        ("我们要新建12个阵地。", "讲稿没有说明是哪里、是谁的数 · the draft does not tell whose figure it is"),
    ],
)
def test_what_was_not_checked_and_why_nobody_can_tell_is_told_everywhere(
    app: Flask, client: FlaskClient, draft: str, told: str
) -> None:
    assert told in _run(app, "check", "-", given=draft).stdout
    chinese = told.partition(" · ")[0] + (f"：{told.partition(': ')[2]}" if ": " in told else "")
    page = client.post("/check", data={"text": draft}).text
    assert chinese in re.sub(r"<[^>]+>", "", page.partition('class="notes"')[2])
    taken = client.post("/check", data={"text": draft, "as": "docx"})
    assert any(chinese in comment.text for comment in docx.Document(io.BytesIO(taken.data)).comments)


def test_a_draft_that_cannot_be_read_ends_the_command(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"words")
    run = _run(app, "check", str(tmp_path / "a.docx"))
    assert (run.exit_code, run.stdout) == (1, "")
    assert "not a readable docx" in run.stderr


def test_what_a_note_of_a_sentence_shows_is_not_told_again_of_its_figures(app: Flask) -> None:
    """A figure that nobody can judge by itself, in words that nearly stand in a source, which the note has."""
    text = "镇里有渔船186艘、出海党员127名，一年里八个多月漂在渔场上，另有水库38座。"
    told = worth_telling(_sent(app, text, "json").get_json())
    assert [one["verdict"] for kind, one in told if kind == "sentences"] == ["near"]
    assert [one["subject"] for kind, one in told if kind == "claims" and one["verdict"] == "cannot_tell"] == ["水库"]


def test_of_other_words_with_another_figure_the_figure_is_told_first(app: Flask) -> None:
    text = "镇里有渔船168艘、出海党员127名，一年里八个多月漂在渔场上。"
    (near,) = (one for _, one in worth_telling(_sent(app, text, "json").get_json()) if one["verdict"] == "near")
    assert [difference["kind"] for difference in near["differences"]] == ["insert", "figure"]
    assert "186" in next(differences_told(near))
    page = html.unescape(app.test_client().post("/check", data={"text": text}).text)
    assert "相近，文字和数字有出入" in page
    assert page.index("原文数字“186”") < page.index("讲稿多出“里”")


def test_words_before_a_quotation_cite_nothing(app: Flask) -> None:
    text = "望潮村党支部书记陈向海在船上常对船员讲："
    (row,) = _sent(app, text, "json").get_json()["sentences"]
    assert (row["verdict"], row["reference"]) == ("near", None)


def test_pictures_of_markdown_are_told_in_every_file_that_is_taken_away(app: Flask) -> None:
    client = app.test_client()
    file = (io.BytesIO("![码头](a.png)\n\n请看渔港的清晨。".encode()), "稿.md")
    page = client.post("/check", data={"file": file}).text
    sent = {"name": "稿.md", "original": re.findall(r'name="original" value="([^"]+)"', page)[0]}
    assert "没有带入" in client.post("/check", data={**sent, "as": "html"}).text
    (comment,) = docx.Document(io.BytesIO(client.post("/check", data={**sent, "as": "docx"}).data)).comments
    assert "没有核验，也没有带入：图片 1" in comment.text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("党建", "只有 2 个字，没有查"),
        ("以新时代海风", "本库没有；只有 6 个字"),
        ("亮身份、亮职责", "只有 6 个字，碰巧相同"),
    ],
)
def test_too_few_words_are_told_what_to_do(app: Flask, tmp_path: Path, words: str, told: str) -> None:
    (tmp_path / "a.txt").write_text(words, encoding="utf-8")
    quoted = _run(app, "quote", words).stdout
    assert told in quoted
    checked = _run(app, "check", str(tmp_path / "a.txt")).stdout
    assert f"讲稿只有 {len(words)} 个字，没有一句长得能核验" in checked
    assert "套话" not in quoted + checked


def test_a_post_is_shown_with_its_sentence_and_date_in_every_form(app: Flask, tmp_path: Path) -> None:
    text = "会上，嘎查党支部书记巴图介绍了马背上的办法。"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (told,) = (name for name in _sent(app, text, "json").get_json()["names"] if name["posts"])
    source = told["sources"][0]
    assert "巴图" in source["text"]
    word = docx.Document(io.BytesIO(_sent(app, text, "docx").data))
    comments = "\n".join(comment.text for comment in word.comments)
    for shown in (
        _run(app, "check", str(tmp_path / "a.txt")).stdout,
        html.unescape(_sent(app, text, "html").text),
        comments,
    ):
        assert source["text"] in shown
        assert f"《{source['title']}》（{source['date']}）" in shown


def _sent(app: Flask, text: str, form: str) -> TestResponse:
    return app.test_client().post("/check", data={"text": text, "as": form})


def test_a_check_is_looked_at_again_after_the_corpus_has_changed(tmp_path: Path) -> None:
    """One source stays, one moves, one is edited, one goes."""
    first, second = tmp_path / "甲.md", tmp_path / "乙.md"
    kept = "石桥村的打谷场边立着一块木牌。\n\n槐树下的长凳每晚坐满了来说事的人。"
    changed = "柳溪镇把账本挂在了井台旁边的墙上。\n\n谁家有难处，谁就先敲一下祠堂的铜锣。"
    first.write_text(f"# 石桥说事\n\n{kept}", encoding="utf-8")
    second.write_text(f"# 柳溪账本\n\n{changed}", encoding="utf-8")
    draft = tmp_path / "稿.txt"
    draft.write_text(f"{kept}\n{changed}", encoding="utf-8")
    data = tmp_path / "data"
    read_into(data, [first, second])
    environment = {"HONGFAN_DATA": str(data)}
    run = CliRunner().invoke(
        main, ["check", str(draft), "--format", "json", "-o", str(tmp_path / "r.json")], env=environment
    )
    assert run.exit_code == 0, run.output
    second.write_text(
        "# 柳溪账本\n\n新加的头一段话，放在最前面。\n\n柳溪镇把账本挂在了井台旁边的墙上。\n\n谁家有喜事，谁就先敲一下祠堂的铜锣。",
        encoding="utf-8",
    )
    read_into(data, [second])
    again = CliRunner().invoke(
        main, ["check", "--again", str(tmp_path / "r.json"), "--format", "json"], env=environment
    )
    sources = json.loads(again.stdout)["sources"]
    states = {one["text"][:3]: one["state"] for one in sources}
    assert all(one["text"] in one["draft"][0]["text"] for one in sources)
    assert (states["石桥村"], states["柳溪镇"], states["谁家有"]) == ("unchanged", "moved", "edited")
    first_id = json.loads((tmp_path / "r.json").read_text())["sentences"][0]["sources"][0]["document"]
    assert CliRunner().invoke(main, ["remove", first_id], env=environment).exit_code == 0
    again = CliRunner().invoke(main, ["check", "--again", str(tmp_path / "r.json")], env=environment)
    told = again.stdout
    assert told.endswith("不在了 · gone 2；改过了 · edited 1；移动了位置 · moved 1；未变 · unchanged 0\n")
    in_order = [
        "不在了 · gone 2：另找出处", "讲稿 draft: “石桥村的打谷场", "出处 source: 《石桥说事》第1段",
        "照现在的原文改讲稿", "现在 now: 《柳溪账本》第1段  “谁家有喜事", "段号变了的，改引注", "现在 now: 《柳溪账本》第1段\n",
    ]  # fmt: skip
    assert [words for words in in_order if words not in told] == [], told
    assert sorted(in_order, key=told.find) == in_order


def test_what_is_no_result_is_not_looked_at_again(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text('{"text": "no result"}')
    run = _run(app, "check", "--again", str(tmp_path / "r.json"))
    assert run.exit_code == 1
    assert "no JSON result" in run.stderr


@pytest.mark.parametrize(
    ("draft", "right", "wrong"),
    [
        (
            "01-boats-and-lines.md",
            ["岸上的会议室再大", "支部随船走，服务靠岸等", "其中常年出海的61名", "党课也要三班倒"],
            {
                "78名渔民": "figure_differs",
                "1.82亿元": "figure_differs",
                "领航走": "near",
                "越远越有人问": "wrong_source",
            },
        ),
        (
            "02-doors-and-fires.md",
            ["一间听声，一间见效", "一壶热茶", "树留住了，字也签了", "住村792天"],
            {"92.8%": "figure_differs", "搁一搁": "wrong_source", "资源联用": "near", "246场": "figure_differs"},
        ),
        (
            "03-wheels-and-shifts.txt",
            ["问题不在人，在办法", "司机刷码即入", "家乡的事情由原来的联络员管", "握得住的方向盘"],
            {"278次": "figure_differs", "6.4万": "figure_differs", "亮承诺": "near", "热心优先": "wrong_source"},
        ),
        (
            "04-birds-and-pastures.txt",
            ["季末互寄一份评语", "我们说他们是家人", "无一人掉队", "回来的时候带着一班人马"],
            {
                "368名": "figure_differs",
                "268次": "figure_differs",
                "48.6万元": "figure_differs",
                "四千公里": "wrong_source",
            },
        ),
        (
            "05-benches-and-ledgers.txt",
            ["支出公开、结余公开", "十条板凳就是一堂课", "四步闭环抓落实", "日子之间没有门"],
            {
                "13.1万元": "figure_differs",
                "230亩": "figure_differs",
                "一链一村": "wrong_source",
                "讲得再响": "not_found",
            },
        ),
    ],
)
def test_drafts_in_the_manner_of_speeches(app: Flask, draft: str, right: list[str], wrong: dict[str, str]) -> None:
    run = _run(app, "check", str(DRAFTS / draft), "--format", "json")
    sentences = json.loads(run.stdout)["sentences"]
    verdicts = {words: one["verdict"] for words in (*right, *wrong) for one in sentences if words in one["text"]}
    assert {words: verdicts[words] for words in right} == dict.fromkeys(right, "verbatim")
    assert {words: verdicts[words] for words in wrong} == wrong


def _run(app: Flask, *arguments: str, given: str | None = None) -> Result:
    data = {"HONGFAN_DATA": app.extensions["settings"].data}
    return CliRunner().invoke(main, arguments, input=given, env=data)


def test_a_figure_of_a_table_is_told_with_what_it_is_read_as(client: FlaskClient) -> None:
    table = "| 乡镇 | 渔船（艘） |\n|---|---|\n| 左权县 | 681 |\n"
    page = client.post("/check", data={"file": (io.BytesIO(table.encode()), "稿.md")}).text
    original = re.search(r'name="original" value="([^"]+)"', page)
    assert "左权县渔船681艘" in page
    assert original  # so that the file that is taken away has it too
    answer = client.post("/check", data={"original": original[1], "name": "稿.md", "as": "json"}).get_json()
    assert [claim["read_as"] for claim in answer["claims"]] == ["左权县渔船681艘"]
    assert {one["verdict"] for one in answer["sentences"]} == {"too_short"}
