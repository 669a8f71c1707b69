"""What the words right before and after a name tell: whether it is that of an initiative, and of which kind."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.extract.class_words import ANY_CLASS, any_of
from ingest.lexicon import rows_of, words_of

_VERBS = {
    role: "|".join(sorted(words.split(), key=len, reverse=True)) for role, words in rows_of("initiative_verbs.tsv")
}


_NO_PART = "获得|获取|扩展|提供|享受|办理|反映|按照|根据|针对|结合|通过|围绕|聚焦|依托|就是|以来|开展|进行|实施|列入|纳入|成为|作为|评为|入选|实现|坚持|问题|难题|作用|目标|原则|要求|理念|思路|精神|作风|格局|方式|形式|标准|方针"  # of the words between a name and its class word
_LETTER = r"[^\W\d_的了着是在有为把将和与及或对从被让使并而向于等]"
# After a closing mark: 等12个公益项目, 活动, 民生工程服务活动, 党建新模式
CLASS_AFTER = re.compile(
    r"\s?(?:[(（][^()（）]{2,40}[)）])?"
    r"(?:(?:、[^“”，,。；;：:、\n]{2,12}){1,4}(?=等))?(?P<list>等)?"
    rf"(?P<count>(?:近|约)?\d+余?[个项大]|[一二三四五六七八九十两多各几][个项大类]|一系列(?:{_LETTER}{{2,6}}的)?)?(?P<of>的)?"
    rf"(?P<modifier>(?![优促强][^质])(?:结对|(?!{ANY_CLASS}|{_NO_PART}){_LETTER}){{0,10}}?)(?P<class>(?:{ANY_CLASS})+)"
    r"(?!室|师|记录|清单|手册|指南|部门|中心|员|人|者|商|化(?!身|解)|量|费|款|站|点|地|场所|单位|对象|意识|能力|水平|理念|感|(?<!活动)在|着|(?<=应用)[于到]|效应|大米)"
)
# …”活动正式启动, …”体系已经建立, …项目顺利开工: it has been done, so it is somebody's work
DONE_AFTER = re.compile(
    "的?(?:[就已早]|已经|正式|顺利|全面|如期|火热|圆满|成功|也|便|应运)*(?:启动|推进|开工|竣工|完工|投产|上线|建立|建成|成立|开展|实施|推行|运行|落地|诞生|而生|出台|开通|开班|开讲|开张|开业|亮相|举行)"
    "|在[^，。；\\n]{2,12}(?:启动|举行|拉开[帷序]幕|上线|亮相|举办)|拉开[帷序]幕"
)
FAMED_AFTER = re.compile(
    "(?:经验|做法)?(?:先后|曾|还|也)?(?:被(?:写入|评为|推广|复制)|获评|入选|在全[国省市县区](?:推广|复制))"
)
# …”为载体, …”作为实施项目
ROLE_AFTER = re.compile(
    rf"\s*(?:为|作为)(?:(?!{ANY_CLASS}){_LETTER}){{0,4}}?(?:{ANY_CLASS}|依托|抓手)|\s*为(?:内核|主要做法)"
)
# 一款名为“…”的小程序
CALLED = re.compile(r"(?:名为|名叫|取名|命名为)\s*$")
_DEGREE = "浓厚|良好|鲜明|突出|重要|重大|不良|现实|传统|核心|服务|工作|办事|治理|发展|总体|基本|总|新"
REFUSE_AFTER = re.compile(
    rf"\s?(?:等)?的?(?:各?种|[一二三四五六七八九十两几\d]+[个大项种类])?(?:{_DEGREE})?的?(?:{any_of(words_of('initiative_not_after.txt'))})"
    '|的?[“"‘]|[^，,。；;、：:“”()（）\\n]{0,8}(?:合作社|公司|协会|促进会|党支部|联合会|委员会|餐厅|小区|牌|品种|大米)'
)
REFUSE_BEFORE = re.compile(
    r"(?P<one>一[场个项次])\s*$"  # 一场“…”活动 may be one, 一场“…” alone is a figure of speech
    rf"|(?<![看来走见接收](?=到))(?<!基层|社会|社区|小区|乡村|城市|网格)(?:{any_of(words_of('initiative_not_before.txt'))})[的了]?\s*$"
)
_ANY_VERB = f'(?P<sure>{_VERBS["sure"]})|(?P<make>{_VERBS["make"]})|(?P<run>(?<![党层”"])(?:{_VERBS["run"]}))|(?P<use>{_VERBS["use"]})'
VERB_BEFORE = re.compile(
    rf"(?:{_ANY_VERB})(?:了|出|起|开来|实施|运行|推行|开展|形成|建立|完善|推进|打造|创新)*"
    r"(?P<gap>[^，,。；;：:、“”\"（）()\n]{0,10})$"
)
TRIGGER = re.compile(
    rf"(?:{_ANY_VERB}|贯彻|让|按照|加强|(?:汇总|归集|汇聚|接入|录入|登录|上传|推送)[在到至进入]?|(?P<build>建设))(?:了|出|起|好)?(?:的)?$"
)


@lru_cache(maxsize=4096)
def is_stock(words: str) -> bool:
    """Whether `words` can be cut into nothing but words that stand in any report."""
    known = words_of("initiative_stock.txt")
    reached = {0}
    for end in range(1, len(words) + 1):
        if any(end - size in reached and words[end - size : end] in known for size in range(1, 6)):
            reached.add(end)
    return len(words) in reached and words != ""
