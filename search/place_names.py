"""Short names of places: 浙江 for 浙江省, 黔东南 for 黔东南苗族侗族自治州."""

from __future__ import annotations

_AUTONOMOUS = ("自治区", "自治州", "自治县", "自治旗")
_SUFFIXES = (
    "特别行政区", "街道办事处", "经济技术开发区", "高新技术产业开发区", "开发区", "居民委员会", "村民委员会",
    "街道", "地区", "新区", "林区", "社区", "省", "市", "县", "区", "旗", "盟", "镇", "乡", "村",
)  # fmt: skip
_PEOPLES = (  # the 55 recognised besides the Han
    "蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依", "朝鲜", "满", "侗", "瑶", "白", "土家", "哈尼", "哈萨克",
    "傣", "黎", "傈僳", "佤", "畲", "高山", "拉祜", "水", "东乡", "纳西", "景颇", "柯尔克孜", "土", "达斡尔", "仫佬",
    "羌", "布朗", "撒拉", "毛南", "仡佬", "锡伯", "阿昌", "普米", "塔吉克", "怒", "乌孜别克", "俄罗斯", "鄂温克",
    "德昂", "保安", "裕固", "京", "塔塔尔", "独龙", "鄂伦春", "赫哲", "门巴", "珞巴", "基诺",
)  # fmt: skip
_PEOPLE_SUFFIXES = (
    "各族",
    *(f"{people}族" for people in _PEOPLES),
    *(people for people in _PEOPLES if len(people) > 1),
)


def place_stem(name: str) -> str:
    """The name without the word for its level; the name itself where less than two characters would be left."""
    for suffix in _AUTONOMOUS:
        if name.endswith(suffix):
            return _without_peoples(name.removesuffix(suffix))
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) >= len(suffix) + 2:
            return name.removesuffix(suffix)
    return name


def _without_peoples(name: str) -> str:
    for suffix in _PEOPLE_SUFFIXES:
        if name.endswith(suffix) and len(name) >= len(suffix) + 2:
            return _without_peoples(name.removesuffix(suffix))
    return name
