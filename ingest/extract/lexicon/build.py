"""Make verbs.txt: words of general Chinese that no name of a body runs across.

    python ingest/extract/lexicon/build.py DICT

DICT is the dictionary of jieba 0.42.1 (jieba/dict.txt, MIT): a line a word, with its count and its part of speech.
Kept are verbs, adverbs, adjectives, pronouns, conjunctions, prepositions and set phrases of two to four characters that are
not rare, without those that stand in many names of places, schools and companies.
"""

from __future__ import annotations

import sys
from pathlib import Path

_PARTS_OF_SPEECH = frozenset("v vd vi vq vg d dg ad a p c u r rr rz f".split())
_SET_PHRASES = frozenset("l i".split())  # kept when they have four characters; shorter ones are nouns
_LEAST_COUNT = 100
_IN_NAMES = frozenset(
    "光明 和平 团结 幸福 复兴 富贵 友好 振兴 解放 胜利 富裕 高密 镇远 微软 永安 长安 富强 友谊 新兴 前进 向阳 朝阳 卫国 建国 利民 便民 爱民 惠民 康复 兴旺 "
    "民主 自由 和谐 进步 文明 平安 安康 长春 长乐 长兴 永兴 永康 永丰 吉祥 如意 顺利 顺达 通达 宏伟 兴隆 繁荣 丰收 大成 高明 开明 光荣 奋进 奋斗 崇文 启明 同心 齐心 健康 阳光 红旗 "
    "东方 东风 南山 西湖 北海 中山 中原 东部 西部 南部 北部 中部 东北 西北 东南 西南 东郊 西郊 南郊 北郊 城东 城西 城南 城北 城中 江北 江南 河东 河西 河南 河北 山东 山西 湖南 湖北 海南 "
    "东方红 向前 长征 长江 联想 创维 海信 腾飞 安居 宜居 宜家 安定 安宁 安化 安吉 开化 开封 来宾 通化 兴化 从化 奉化 德化 敦化 怀化 化州 遵化 宣化 兴国 兴安 保定 保安 镇安 镇江 定安 来安 迁安 "
    "开平 开江 开阳 通过 灵通 灵活 永定 永和 永泰 永宁 平和 平定 广大 宽城 宏达 远大 远洋 重型 精细 精密 特种 特殊 高级 中级 初级 综合 普通 专业 联合 双语 实验".split()
) - {"通过", "广大"}


def verbs(lines: list[str]) -> list[str]:
    """The kept words of a dictionary, sorted."""
    kept = set()
    for line in lines:
        word, count, part_of_speech = line.split()
        kind = part_of_speech in _PARTS_OF_SPEECH or (part_of_speech in _SET_PHRASES and len(word) == 4)
        if kind and 2 <= len(word) <= 4 and int(count) >= _LEAST_COUNT:
            kept.add(word)
    return sorted(kept - _IN_NAMES)


if __name__ == "__main__":
    found = verbs(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    (Path(__file__).parent / "verbs.txt").write_text("\n".join(found) + "\n", encoding="utf-8")
