"""Chinese names in Latin letters: their given name stands in full in 2025, and one initial a syllable in 2015."""

from __future__ import annotations

import re

_SYLLABLE = (
    "(?:[jqx](?:iang|iong|iao|ian|ing|ie|iu|ia|in|i|uan|ue|un|u)"
    "|(?:[zcs]h?|r)(?:uang|uai|uan|ui|un|uo|ua|u|ang|eng|ong|an|en|ao|ou|ai|ei|a|e|i)"
    "|[gkh](?:uang|uai|uan|ui|un|uo|ua|u|ang|eng|ong|an|en|ao|ou|ai|ei|a|e)"
    "|[dtnl](?:iang|iao|ian|ing|in|ie|iu|ia|i|uan|ui|un|uo|ue|ve|u|v|ü|ang|eng|ong|an|en|ao|ou|ai|ei|a|e)"
    "|[bpmf](?:iao|ian|ing|in|ie|iu|i|ang|eng|an|en|ao|ou|ai|ei|a|o|u)"
    "|y(?:uan|ue|un|u|ang|ing|ong|an|ao|in|ou|a|e|i|o)"
    "|w(?:ang|eng|an|en|ai|ei|a|o|u)"
    "|ang|eng|er|an|en|ao|ou|ai|ei|a|o|e)"
)
_GIVEN = re.compile(rf"({_SYLLABLE})(?:['’\- ]?({_SYLLABLE}))?(?:['’\- ]?({_SYLLABLE}))?", re.IGNORECASE)
# Surnames of the hundred-surname lists as Pinyin writes them; syllables that are no surname are left out.
_SURNAMES = """
ai an ao bai ban bao bei bi bian bo bu cai cao cen chai chang che chen cheng chi chu cui dai dang deng di ding
dong dou du duan fan fang fei feng fu gan gao ge geng gong gou gu guan guo han hao he hong hou hu hua huang huo
ji jia jian jiang jiao jin jing ju kang ke kong kou lai lan lang lei leng li lian liang liao lin ling liu long
lou lu luan luo lv ma mao mei meng mi miao min mo mu ni nie niu ou ouyang pan pang pei peng pi ping pu qi qian
qiang qiao qin qiu qu quan ran rao ren rong ruan rui sang sha shan shang shao she shen sheng shi shu si sima song
su sui sun shangguan situ tai tan tang tao teng tian tong tu wan wang wei wen weng wu xi xia xiang xiao xie xin
xing xiong xu xuan xue yan yang yao ye yi yin ying you yu yuan yue yun zang zeng zhai zhan zhang zhao zhen zheng
zhong zhou zhu zhuang zhuo zhuge zi zong zou zu zuo
"""
_KNOWN = frozenset(_SURNAMES.split())


def syllables(family: str, given: str) -> tuple[str, ...]:
    """The syllables of the given name of a Chinese person; nothing for other people and for mere initials."""
    match = _GIVEN.fullmatch(given)
    if match is None or family.lower() not in _KNOWN:
        return ()
    return tuple(part for part in match.groups() if part)
