"""How Chinese place names are built: stem, kind of people, kind of place (乐东 + 黎族 + 自治县)."""

from __future__ import annotations

import re

# The 55 recognised minorities (GB/T 3304), as they stand in names of places; 族 may be missing (蒙古, 维吾尔).
_PEOPLES = "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
# Without 族 only peoples with long names are cut: 白乡 and 水乡 are stems with 乡.
_LONG_PEOPLES = "蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|达斡尔|鄂温克|鄂伦春|锡伯"
_PEOPLE = re.compile(rf"^(.{{2,}}?)(?:(?:{_PEOPLES})族|{_LONG_PEOPLES})+$")
_AUTONOMOUS = re.compile(r"^(.{2,})(?:自治[区州县旗]|民族乡|族乡|族苏木)$")
_KIND = re.compile(r"^(.{2,}?)(?:特别行政区|街道|苏木|地区|新区|林区|特区|省|市|县|区|旗|盟|镇|乡)$")
# What people leave out too when they search: the office of a subdistrict, a zone, a village or community.
_SEARCHED = re.compile(
    r"^(.{2,}?)(?:街道办事处|经济技术开发区|高新技术产业开发区|开发区|居民委员会|村民委员会|社区|村)$"
)


def stem_of(name: str) -> str:
    """What is left of a name without its kind: 浙江省 → 浙江, 乐东黎族自治县 → 乐东, 浦东新区 → 浦东.

    A stem has two characters at least, so that 沛县 and 芒市 are their own stems.
    """
    if autonomous := _AUTONOMOUS.match(name):
        stem = autonomous.group(1) + ("族" if name.endswith(("族乡", "族苏木")) and "民族乡" not in name else "")
        people = _PEOPLE.match(stem)
        return people.group(1) if people else stem
    plain = _KIND.match(name)
    return plain.group(1) if plain else name


def short_forms(name: str) -> tuple[str, ...]:
    """How people write a province, city or county for short: 山西省 → 山西; 凉山彝族自治州 → 凉山, 凉山州."""
    stem = stem_of(name)
    if stem == name:
        return ()
    return (stem, stem + name[-1]) if "自治" in name and name[-1] != "区" else (stem,)


def place_stem(name: str) -> str:
    """The stem under which a place is searched for: that of stem_of, also of zones, villages and communities."""
    searched = _SEARCHED.match(name)
    return searched.group(1) if searched else stem_of(name)
