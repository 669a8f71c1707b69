"""What general language says of a stretch of text: that something is done, for whom, when, and what came of it.

The lists hold general language only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

_CLAUSE = re.compile(r"[^，,；;：:。！？!?\n]+[，,；;：:。！？!?\n]*[”’」）)]*")
_DEED = re.compile(
    "建立|成立|启动|建起|加强|编为|编成|编组|担任|组成|组建|设立|设置|开设|开办|开通|推行|推出|实行|实施|开展|(?<!党)组织|制定|制订|出台|落实|搭建|打造|创建|创办|创新|首创|探索|"
    "采取|采用|通过|运用|利用|依托|借助|整合|划分|安排|选派|选聘|选拔|聘请|培训|公开|公示|签订|承诺|结对|走访|收集|征求|征集|"
    "提供|发放|编印|召开|举办|举行|邀请|引导|明确|规定|负责|分为|包括|是指|构建|健全|完善|规范|推进|推动|配备|吸纳|发动|动员|带领|"
    "帮助|协调|指导|督促|考核|评议|定期|统一|实地|上门|轮流|集中|结合|围绕|采集|统筹|投入|筹集|购置|建设|建成|修建|开发|推广|派驻|下派|"
    "挂牌|认领|设岗|定岗|积分|评选|推选|议定|表彰|宣传|宣讲|讲解|服务|慰问|资助|救助|排查|调解|化解|办理|受理|代办|值班|巡查|学习|交流|联系"
)
_RESULT = re.compile(
    r"得到[^，]{0,8}(?:解决|改善|提升|提高|加强|增强|落实|保障)|取得[^，]{0,12}(?:成[效果绩]|效果|进展|突破|实效)|(?:成效|效果)(?:明显|显著|良好|突出)|初见成效|见实效|"
    r"(?:实现|提高|提升|增强|改善|促进|推动|激发|解决|化解|调动|密切|缓解|改变|形成|破解|扭转|锤炼|畅通|拉近|夯实|巩固|优化|壮大|赢得|"
    r"获得|收到|受到|得到|维护|保证|保障|搭建|增进|打通|缩短|节约|节省|发扬|加强|规范|拓宽|带动|带活|盘活|凝聚|消除|避免|减轻|方便|树立|涌现)(?:出)?了|"
    r"(?:增长|增加|增收|下降|降低|减少|提高|提升|上升|缩短|压缩|创收|盈利)(?:了|到|至|约|近|达)?[^，]{0,4}\d|"
    r"(?:产值|产量|收入|收益|利润|分红|销售额|营业额|覆盖率|参与率|到会率|办结率)[^，]{0,6}(?:达到?|突破|超过?)[^，]{0,4}\d|"
    r"(?:增长|下降|提高|上升|减少)[^，]{0,8}(?:%|％|个百分点|成|倍)|(?:满意[度率]|好评率|合格率|达标率)[^，]{0,10}(?:\d|提升|提高|上升|增)|"
    r"获评|荣获|荣膺|获得[^，]{0,20}(?:称号|奖|表彰|荣誉)|被[^，]{0,24}(?:评为|授予|命名|确定为|列为|推广|采用)|授予[^，]{0,30}(?:称号|奖)|"
    r"(?:受到|得到|赢得|博得)[^，]{0,24}(?:欢迎|好评|肯定|赞扬|称赞|认可|表扬|赞誉|拥护|关注|支持|点赞|实惠)|"
    r"(?:累计|先后|(?<!一)共(?![有设分建享产和同])|已(?!经?\d)|总共)[^，]{0,16}\d[^，]*|惠及|受益|有效(?:地)?(?:解决|防止|促进|提|推|化|遏|缓|破|改|激|增)|"
    r"(?:明显|显著|大幅|大大|有力|极大)(?:地)?(?:提|增|改|下|减|降|好|促|推|加|缓)|无一(?:例|起|人)|零(?:上访|投诉|事故|发案|积压)|"
    r"成为[^，]{0,20}(?:亮点|品牌|样板|典型|示范|标杆|载体|名片)|使[^，]{0,16}(?:得到|有了|更加|成为)|(?:实现|提前|成功|全部|已经|如期|顺利)[^，]{0,6}(?:脱贫|摘帽)|被写入|入选|入围|入展"
)
_OBSERVED = "(?:调研组|课题组|考察组|督[查导]组|采访组|笔者|记者|问卷)"  # who wrote it did so
_NO_DEED = re.compile(  # conditions, plans, who spoke, captions and names of writers
    rf"{_OBSERVED}|"
    r"^(?:如果|假如|要是|下一步|今后|我叫|图为|[（(](?![一二三四五六七八九十\d]+[）)]))|[？?][”」]?$|"
    r"^[^“”，]{2,30}(?:说|表示|介绍|感慨|坦言|告诉记者|告诉笔者)[。，：:]?$"
)
_SPEECH = re.compile(r"^[“‘「](?:[^”’」]*[我你咱]|[^”’」]*[”’」]?$)|[说道示][，：:]\s*[“「][^”」]*[我你咱]")
_DONE = re.compile(  # so many times something was done
    r"(?:受理|办结|办成|办理|议定|接待|解决|化解|调解|收到|收集|走访|培训|服务|帮助|帮扶|救助|转移|发放|修[建通]|建成|新建|新增|完成|开展|举办|参[与加])"
    r"[^，]{0,12}\d[\d.]*[余多]?[万千百]?(?:人次|[件起场次例户人名个项元条处座台亩]|公里|万元|亿元)"
)
_HAPPENED = re.compile(  # what nobody plans to do so many times
    r"(?:救助|处置|化解|调解|调处|办结|办成|受理|查处|劝阻|抢救|救起|扑灭|排除)[^，]{0,12}\d[\d.]*[余多]?[百千万]?[起件例宗]"
)
_LEADS_IN = re.compile("(?:以来|之后|后|期间|过程中|时)[，,]$")  # a clause that belongs to what follows
_SINCE = re.compile("年来|以来|来，|去年|今年|目前|截至|累计|至今|个月|上半年|现已|已经")
_NO_RESULT = re.compile(  # plans, questions, and what the writers did
    rf"{_OBSERVED}|"
    r"^(?:[^，]{0,6})?(?:要|将|力争|预计|预期|有望|确保|为了|旨在|以期|争取|努力|应当|必须|着力|计划|拟|为(?:进一步|更好|切实|有效|了|提|解|推|促|加|增))|"
    r"目标是|下一步|今后|如果|能否|才能|便于|以(?:便|利)|不能|怎么办|[？?]"
)
_NUMERAL = "〇○零一二三四五六七八九十"
_TIME = re.compile(
    rf"(?:(?:19|20)\d\d年(?:(?:1[0-2]|0?[1-9])月)?(?:\d{{1,2}}日)?|[一二][{_NUMERAL}]{{3}}年(?:[{_NUMERAL}]{{1,2}}月)?|"
    r"(?:今年|去年|前年|当年|同年)(?:1[0-2]|0?[1-9])月(?:\d{1,2}日)?|(?<!\d)(?:1[0-2]|[1-9])月\d{1,2}日)"
    r"(?:以来|起|开始|年?底|年?初|上半年|下半年)?|(?:去年|今年)(?:以来|年?底|年?初|上半年|下半年|[春夏秋冬][天季]?(?:以来)?)|"
    rf"(?<![{_NUMERAL}\d])(?:近|过去)?(?:[{_NUMERAL}两\d]{{1,2}}|多)年(?:多)?来|"
    r"(?:台风|洪水|农忙|农闲|休渔|禁渔|防汛|主汛|防火|春耕|秋收|收获)(?:季节?|期|时节)(?:里|内|间|期间)?|每(?:天|日|晚|早)(?:[早晚上中下午]{0,2}[一二三四五六七八九十两\d]{1,3}点)?|"
    rf"每年(?:[{_NUMERAL}]{{1,2}}|\d{{1,2}})月(?:[{_NUMERAL}\d]{{1,3}}[日号]|底|初)?|每(?:季度|半年|半月)|"
    rf"每个?月(?:(?:\d{{1,2}}|[{_NUMERAL}]{{1,3}})[日号])?|每(?:周|个?星期)[一二三四五六日天]?(?!次|场|个|件|位)"
)
_PEOPLE = (
    "困难群众|贫困群众|党员群众|农牧民|牧民|渔民|农民工|农民|村民|居民|市民|群众|百姓|老党员|流动党员|党员|干部职工|职工|员工|工人|"
    "务工人员|打工者|下岗人员|失业人员|从业人员|来沪人员|外来人员|退休人员|离退休干部|老干部|老年人|老人|老同志|儿童|孩子|青少年|青年|"
    "妇女|学生|师生|教师|大学生|中小学生|新生|家长|残疾人|患者|病人|低保户|困难户|贫困户|五保户|脱贫户|农户|养殖户|种植户|渔户|牧户|"
    "军人|军属|烈属|退役军人|官兵|民兵|商户|业主|租户|住户|住客|摊主|经营户|个体户|企业主|企业家|创业者|企业|客户|旅客|游客|乘客|船员|船民|"
    "司机|骑手|快递员|快递小哥|外卖员|外卖小哥|网约工|楼长|志愿者|社工|专家|人才|干部|村干部|大学生村官|侨胞|侨眷|少数民族|同胞|"
    "老百姓|乡亲们|父老乡亲|乡亲|孕产妇|孕妇|产妇|婴幼儿|幼儿|母亲|家属|亲属|会员|学员|毕业生|劳动力|求职者|用户|服务对象|家庭|刑满释放人员|社区矫正对象|矫正对象|信访人|当事人|纳税人|消费者|入党积极分子|积极分子|书记|新就业群体|就业群体|群体|人群|少年"
)
_WHOSE = (
    "困难|贫困|特困|生活|孤寡|空巢|独居|高龄|失能|留守|流动|外来|外出|在外|务工|进城|返乡|下岗|失业|离退休|退休|老年|青年|年轻|妇女|少数民族|"
    "特殊|弱势|重点|残疾|重病|大病|患病|辖区|社区|小区|农村|村里|村内|本村|全村|全镇|全县|全市|全区|全乡|全省|全体|全校|全厂|广大|基层|普通|一线|"
    "出海|海上|沿海|海岛|岛上|山区|牧区|草原|边境|偏远|机关|在职|在岗|在校|新|老|离任|无职|驻村|驻区|驻地|双报到|直管|各族|各类|各级|企业|非公|国有|"
    "民营|个体|两新|中小|小微|单位|学校|医院|部门|周边|附近|受灾|贫寒|单亲|失独|低收入|中小学|城乡|城市|乡镇|村级|不同|入党|预备|先进|优秀|骨干|技术|"
    r"[\d.]+[万千百]?[余多]?[名位户个家]|[一二三四五六七八九十百千万两]+[余多]?[名位户]|\d+周?岁(?:以上|以下)|"
    "养殖|种植|创业|就业|待业|未就业|新业态|快递|外卖|网约车|货车|出租车|从业|居家|隔离|慢性病|计生|脱贫|建档立卡|待业|适龄|苗族|藏族|回族|维吾尔族|蒙古族|党内|党外|归国|侨界|信教|转业|复员|退伍|退役|现役|共建|行动不便|体弱多病|年老体弱|的|和|与|及|以及|、"
)
_TOWARDS = (
    "(?<![成作认以因变称列选定行])为|给|对|让|使|帮|帮助|帮扶|帮教|服务|惠及|针对|面向|关爱|关心|关怀|关注|照顾|引导|覆盖|方便|教育|培训|培养|慰问|资助|救助|救治|解救|"
    "转移|安置|走访|看望|管理|满足|接待|回应|听取|倾听|了解|征求|收集|聚焦|扶持|援助|解决|维护|保障|护送|接送|送|陪伴|探望|辅导|造福|温暖|带动|带领|促进|助力|减轻|提高|提升|增强|增加|丰富|改善|畅通|推动"
)
_NOT_MEANT = (  # after a word for people, which then belongs to a longer one
    "路线|工作|组织|团体|自治|委员会|小区|队伍|档案|示范|先锋|身份|形象|农场|医生|活动|大会|文化|经营|引进|会议|素质|意识|负责人|家门|议事|[讲说][：:]"
)
_PEOPLE = "|".join(sorted(_PEOPLE.split("|"), key=len, reverse=True))  # 大学生村官 before 大学生
_WHOM = rf"(?P<whom>(?![的和与及以、])(?:(?:{_WHOSE})*(?:{_PEOPLE})(?!(?:{_NOT_MEANT})))+)"
_MEANT = re.compile(
    rf"(?:{_TOWARDS})(?:了|好|着|一批|一些|这些|那些|每[名户位个]|各[类族级位]?|所有|部分|更多)*{_WHOM}"
)
_COUNTED = re.compile(rf"(?:[有、，,：:]|现有|共有|在册|管理){_WHOM}(?=[”」]?(?:共|有|达|约|近)?\d+[余多]?[名户位人])")


class Run(NamedTuple):
    """Neighbouring clauses that tell the same kind of thing."""

    start: int
    end: int
    is_result: bool


def runs_in(text: str, start: int, end: int) -> Iterator[Run]:
    """A stretch of text cut where it goes over from what is done to what came of it, or back."""
    clauses = [(match.start(), match.end()) for match in _CLAUSE.finditer(text, start, end)]
    kinds = _kinds([text[slice(*clause)] for clause in clauses])
    for result, group in groupby(zip(clauses, kinds, strict=True), lambda told: told[1]):
        run = [clause for clause, _ in group]
        yield Run(run[0][0], run[-1][1], result)


def tells_deed(text: str) -> bool:
    """Whether words say that something is done."""
    return _DEED.search(text) is not None and _NO_DEED.search(text) is None


def is_speech(text: str) -> bool:
    """Whether a sentence gives what somebody said of himself or to another."""
    return _SPEECH.search(text) is not None


def people_meant(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where people stand for whom something is done, or of whom it is told how many there are."""
    spans = {match.span("whom") for cue in (_MEANT, _COUNTED) for match in cue.finditer(text, start, end)}
    return iter(sorted(spans))


def times_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where dates, years and regular times stand."""
    return (match.span() for match in _TIME.finditer(text, start, end))


def _kinds(clauses: Sequence[str]) -> list[bool]:
    """For each clause of a stretch, whether it tells what came of it; one that only leads in goes with the next."""
    kinds: list[bool] = []
    since = False
    for clause in clauses:
        since = since or (_SINCE.search(clause) or _HAPPENED.search(clause)) is not None
        goes_on = bool(kinds) and clause.startswith("其中")
        kinds.append(kinds[-1] if goes_on else _tells_result(clause, since=since))
    for place in reversed(range(len(clauses) - 1)):
        if _LEADS_IN.search(clauses[place]):
            kinds[place] = kinds[place + 1]
    return kinds


def _tells_result(clause: str, *, since: bool) -> bool:
    told = _RESULT.search(clause) or (since and _DONE.search(clause))
    return bool(told) and _NO_RESULT.search(clause) is None
