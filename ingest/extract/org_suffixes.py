"""How names of Chinese organisations end, and what kind of body each ending tells.

General language and facts of the country only. Three sorts of ending:
`open` ones follow any proper name (公司, 医院, 党支部); `weak` ones are as often common nouns (中心, 服务队) and need a
place before them; `bare` ones name one body of a county or city without any name at all (县委, 统计局).
"""

from __future__ import annotations

import re

PARTY, GOVERNMENT, MASS, COMPANY, SCHOOL, MEDICAL, COOPERATIVE, SOCIETY, GROUP, MEDIA, OTHER = (
    "党组织", "政府部门", "群团组织", "企业", "学校", "医疗机构", "合作社", "社会组织", "工作组", "媒体", "其他",
)  # fmt: skip

OPEN: dict[str, str] = {
    **dict.fromkeys(
        "党委 党工委 党总支 党支部 党组 党组织 党支部委员会 机关党委 机关党总支 联合党委 联合党支部 联合支部 临时党支部 临时党委 "
        "总支部 纪委 纪工委 工委".split(),
        PARTY,
    ),
    **dict.fromkeys(
        "人民政府 区政府 市政府 县政府 镇政府 乡政府 省政府 街道办事处 街道办 办事处 管委会 管理委员会 派出所 财政所 司法所 "
        "税务所 工商所 国土所 环卫所 供电所 人民法院 中级人民法院 高级人民法院 法院 法庭 人民检察院 检察院 公安局 公安厅 分局 "
        "消防救援支队 消防救援大队 交警大队 交警支队 交警队 巡警大队 监狱".split(),
        GOVERNMENT,
    ),
    **dict.fromkeys("妇联 团委 团工委 团支部 总工会 工会 工商联 科协 残联 文联 侨联 红十字会".split(), MASS),
    **dict.fromkeys(
        "有限责任公司 股份有限公司 集团有限公司 有限公司 总公司 分公司 子公司 公司 集团 银行 分行 支行 工厂 厂 林场 农场 电厂 "
        "律师事务所 会计师事务所 事务所 供电公司 证券交易所 旅行社 出版社".split(),
        COMPANY,
    ),
    **dict.fromkeys(
        "大学 学院 师范学校 职业学校 技工学校 党校 学校 中学 小学 幼儿园 高级中学 实验学校 附属小学 附属中学".split(),
        SCHOOL,
    ),
    **dict.fromkeys(
        "人民医院 中医院 中心医院 附属医院 医院 中心卫生院 卫生院 卫生站 卫生所 卫生室 社区卫生服务中心 疾控中心".split(),
        MEDICAL,
    ),
    **dict.fromkeys(
        "专业经济合作社 专业合作社 股份经济合作社 经济合作社 合作社 供销社 信用社 合作联社 联合社".split(), COOPERATIVE
    ),
    **dict.fromkeys(
        "促进会 协会 联合会 商会 总商会 学会 研究会 基金会 服务社 理事会 慈善总会 互助会 志愿者协会".split(), SOCIETY
    ),
    **dict.fromkeys("电视台 广播电台 广播电视台 报社 日报社 通讯社 融媒体中心 杂志社".split(), MEDIA),
    **dict.fromkeys("研究院 设计院 科学院 研究所 博物院 敬老院 福利院 勘察设计院".split(), OTHER),
}

WEAK: dict[str, str] = {
    **dict.fromkeys(
        "督查组 督导组 指导组 点评组 工作组 领导小组 领导组 工作专班 服务队 志愿服务队 突击队 工作队 救援队 先锋队 服务团 大队 "
        "支队 工作专班 志愿队 艺术团 合唱团".split(),
        GROUP,
    ),
    **dict.fromkeys(
        "服务中心 指导中心 管理中心 中心 服务站 工作站 博物馆 图书馆 文化馆 纪念馆 文化站 水利站 农技站".split(), OTHER
    ),
    **dict.fromkeys("业主委员会 业委会 村民委员会 村委会 居民委员会 居委会 委员会 联盟 议事会".split(), SOCIETY),
    **dict.fromkeys("工作室 调解室".split(), SOCIETY),
    **dict.fromkeys("组织部 宣传部 统战部".split(), PARTY),
    "支部": PARTY,
    "局": GOVERNMENT,
}
LOCAL = frozenset(
    {"局", "组织部", "宣传部", "统战部"}
)  # endings that name nothing without a place or level word before them

_STEMS = (
    "交通 交通运输 建设 住建 住房和城乡建设 住房保障和房产管理 住房保障 房管 房产 规划 规划和自然资源 自然资源和规划 自然资源 国土 国土资源 "
    "统计 教育 教体 教育体育 教育和体育 科教体 科技 科学技术 公安 司法 财政 税务 国税 地税 人社 人力资源和社会保障 人力社保 人事 "
    "劳动 劳动和社会保障 民政 农业 农业农村 农村农业 农林 农林水利 农水 农牧 农机 林业 林牧业 畜牧 畜牧兽医 畜牧业 水产 水利 水务 海洋与渔业 海洋 "
    "渔业 渔农 环保 环境保护 生态环境 环境 文化 文体 文体旅游 文旅 文化和旅游 文化体育 文广新 文广旅 文化广电旅游 文物 广电 旅游 卫生 卫健 卫计 "
    "卫生健康 卫生和计划生育 计生 医保 医疗保障 审计 工商 质监 质量技术监督 市场监管 市场监督管理 市监 食药监 药监 安监 安全生产监督管理 应急 "
    "应急管理 粮食 商务 经贸 经信 经济和信息化 工信 工业和信息化 科工信 发改 发展和改革 发展改革 物价 信访 城管 城市管理 城管执法 城市管理综合执法 "
    "综合执法 行政执法 综合行政执法 行政审批 行政审批服务 政务服务 政务服务管理 政数 大数据 大数据管理 数据 数据资源管理 机关事务管理 机关事务 体育 "
    "退役军人事务 退役军人 民宗 民族宗教事务 民族事务 侨务 外事 扶贫 扶贫开发 乡村振兴 邮政 邮政管理 烟草 烟草专卖 气象 盐务 园林 园林绿化 绿化市容 "
    "林业和草原 林草 地震 档案 国资 金融 金融工作 招商 投资促进 港航 公路 公路管理 海事 老干部 供电 电力 市政 医药 监察 能源 国防动员 人防"
).split()
_COMMISSIONS = (
    "发改 卫健 卫计 国资 政法 经信 科 建 农 编 教 体改 网信 住建 商 国资监管 发展和改革 发展改革 卫生健康 卫生和计划生育 交通 民宗 规划 "
    "农业农村 住房和城乡建设 经济和信息化 科技 教育"
).split()
_OFFICES = (
    "编 台 侨 文明 扶贫 综治 信访 外 法制 网信 防汛 双拥 关工 老龄 创建 法 金融 人防 政研 农 党建 巡察 政府 人大 政协 县委 市委 区委 省委 府"
).split()
_COMMITTEES = (
    "非公 两新 教育 卫生 国资 机关 直属机关 市直机关 县直机关 区直机关 省直机关 农村 企业 政法 社会 社会组织".split()
)

LEVELS = "自治区 新区 省 市 县 区 旗 州 盟 镇 乡 街道".split()
_LEVEL = "(?:" + "|".join(LEVELS) + ")"

# parts of a Party committee of a county, city or province, as they follow 县委
_COMMITTEE_PARTS = (
    "组织部|宣传部|统战部|统一战线工作部|政法委员会|政法委|社会工作部|社工部|常委会|办公室|党校|巡察办|巡察组|老干部局|网信办|编办|农办|台办|改革办|"
    "政研室|督查室|直属机关工委|机关工委|[两非]\\w{1,2}工委|教育工委|军民融合办|讲师团"
)


def _either(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(set(words), key=len, reverse=True)) + ")"


_DEPARTMENT = (
    f"{_either(_STEMS)}(?:局|厅|分局)|{_either(_COMMISSIONS)}委(?!员)|{_either(_OFFICES)}办(?![事法理公学好成实])"
    f"|{_either(_COMMITTEES)}工委"
)

BARE = re.compile(
    f"(?P<party>团{_LEVEL}委|{_LEVEL}党委(?:{_COMMITTEE_PARTS})?|(?:省|市|县|区|旗|州|盟)委(?!员|托|派|任)(?:{_COMMITTEE_PARTS})?"
    f"|{_LEVEL}(?:纪委监委|纪委|纪检委|党工委|直机关工委))"
    f"|(?P<government>{_LEVEL}(?:人民政府|政府|人大常委会|人大|政协|监委|监察委|编办|法院|检察院)(?:办公室|办)?|{_DEPARTMENT})"
    f"|(?P<mass>{_LEVEL}(?:妇联|总工会|工商联|科协|残联|文联|侨联|红十字会))"
)
# 格局 is no bureau, 水厂 a facility, 中心 before these an adjective
HEAD = re.compile(
    f"{_either([*OPEN, *WEAK])}(?<![格布结大时政战全开当残危败僵邮]局)(?<!水厂)(?!(?<=中心)(?:城|工作|任务|思想|户|镇|组|村))"
)
BARE_KINDS = {"party": PARTY, "government": GOVERNMENT, "mass": MASS}  # group of BARE → kind

# bodies of the whole country under the name in full or in short -> canonical name
NATIONAL: dict[str, str] = {
    "中组部": "中央组织部", "中央组织部": "中央组织部", "中共中央组织部": "中央组织部",
    "中宣部": "中央宣传部", "中央宣传部": "中央宣传部", "中共中央宣传部": "中央宣传部",
    "中央统战部": "中央统战部", "中央政法委": "中央政法委", "中央纪委": "中央纪委", "中纪委": "中央纪委",
    "中央社会工作部": "中央社会工作部", "中央党校": "中央党校", "中央编办": "中央编办", "中央网信办": "中央网信办",
    "中央文明办": "中央文明办", "国务院": "国务院", "全国人大常委会": "全国人大常委会", "全国人大": "全国人大",
    "全国政协": "全国政协", "团中央": "共青团中央", "共青团中央": "共青团中央", "全国妇联": "全国妇联",
    "全国总工会": "中华全国总工会", "中华全国总工会": "中华全国总工会", "全国工商联": "全国工商联",
    "最高人民法院": "最高人民法院", "最高人民检察院": "最高人民检察院", "最高法": "最高人民法院", "最高检": "最高人民检察院",
    "国家发展改革委": "国家发展改革委", "国家发改委": "国家发展改革委", "国家卫生健康委": "国家卫生健康委",
    "国家卫健委": "国家卫生健康委", "国家统计局": "国家统计局", "国家税务总局": "国家税务总局", "国家乡村振兴局": "国家乡村振兴局",
    "国家文物局": "国家文物局", "国家信访局": "国家信访局", "农业农村部": "农业农村部", "教育部": "教育部", "民政部": "民政部",
    "公安部": "公安部", "司法部": "司法部", "财政部": "财政部", "水利部": "水利部", "商务部": "商务部", "生态环境部": "生态环境部",
    "自然资源部": "自然资源部", "科技部": "科技部", "文化和旅游部": "文化和旅游部", "交通运输部": "交通运输部",
    "应急管理部": "应急管理部", "住房城乡建设部": "住房城乡建设部", "住房和城乡建设部": "住房城乡建设部",
    "人力资源社会保障部": "人力资源社会保障部", "工业和信息化部": "工业和信息化部", "退役军人事务部": "退役军人事务部",
}  # fmt: skip
NATIONAL_NAME = re.compile(_either(list(NATIONAL)))
