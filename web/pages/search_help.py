"""How to ask: each way with examples, which are links."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask_babel import gettext

blueprint = Blueprint("search_help", __name__)


@dataclass(frozen=True, slots=True)
class Way:
    """A way to ask, and what it finds."""

    examples: tuple[str, ...]
    meaning: str


@blueprint.get("/search/help")
def page() -> str:
    return render_template("search_help.html", words=_words(), filters=_filters(), letters=_letters())


def _words() -> list[Way]:
    return [
        Way(("党员 志愿服务",), gettext("各个词都要有，次序、远近不限")),
        Way(
            ('"党员志愿服务"', "“党员志愿服务”", "「党员志愿服务」", '"占98.5%"'),
            gettext("精确短语：原样连着出现；哪种引号都行。标点不计，数字、小数点和百分号要一样"),
        ),
        Way(
            ("党员 -企业", "党员 NOT 企业"),
            gettext("不要含有某个词：正文、小标题、文档标题里都没有它的段落；减号紧挨着词"),
        ),
        Way(("渔民 或 农民", "渔民 OR 农民", "渔民|农民"), gettext("有其中一个就行")),
        Way(("(渔民 或 农民) 党支部", "党员 -(企业 或 学校)"), gettext("括号先合成一组")),
        Way(("嵊泗縣 漁船", "ＡＰＰ"), gettext("繁体、全角与简体、半角一样")),
    ]


def _filters() -> list[Way]:
    return [
        Way(
            ("地区:浙江", "地区:浙江省舟山市", "地区:舟山嵊泗", "region:浙江,江苏"),
            gettext("文档所说的地区，连同它下面的；逗号表示其中之一"),
        ),
        Way(("年份:2012", "年份:2010..2013", "year:2010.."), gettext("文档的年份，可写起止")),
        Way(("文种:讲话", "type:情况汇报"), gettext("文档的种类")),
        Way(("标题:党建", "title:党建"), gettext("文档标题里的词")),
        Way(("单位:*党支部", "org:*组织部"), gettext("段落里提到的单位；* 代表任意文字")),
        Way(("人物:王*", "person:王*"), gettext("段落里提到的人")),
        Way(("做法:*工程", "initiative:*工程"), gettext("段落里提到的做法")),
        Way(("地点:*村", "place:*村"), gettext("段落里提到的地点")),
    ]


def _letters() -> list[Way]:
    return [
        Way(
            ("hongfangongcheng", "hongfan gongcheng", "gongcheng"),
            gettext("拼音：原文里没有这些字母时，读作已知的名称，或一个词"),
        ),
        Way(("hfgc", "红帆gc"), gettext("首字母，或汉字与拼音混写")),
    ]
