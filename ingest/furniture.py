"""Words and shapes of site furniture. General language of web pages; no names of sites or documents."""

from __future__ import annotations

import re
from enum import StrEnum


class Reason(StrEnum):
    """Why a line is no part of the report, as the reader's page tells it."""

    PAGE_FACT = "网页信息：来源、时间、点击数等 · page facts"
    CONTROL = "网页按钮和提示 · controls of the page"
    CRUMB = "页面导航 · navigation"
    CREDIT = "编辑、审核、图片署名 · editorial credits"
    NOTICE = "版权、免责、账号提示 · notices of the site"
    LISTED = "相关文章列表 · list of other articles"
    ORNAMENT = "分隔符 · ornament"
    REPEATED = "标题或署名重复 · title or byline repeated"


_LONGEST = 80  # characters of a line that is furniture, notices aside
_LONGEST_NOTICE = 400  # characters

_STRONG = """
打开APP 下载APP 下载客户端 开通VIP 开通会员 userphoto 未登录 登录 登陆 注册 立即登录 下载 下载文章 下载文档 打印 打印本页 打印此页 全屏
收藏 收藏本页 分享到 分享到微信 分享到微博 一键分享 朋友圈 QQ空间 关注我们 举报 纠错 首页 网站首页 返回首页 返回顶部 返回列表 关闭 关闭窗口
关闭本页 联系客服 在线客服 客服 微信订阅号 订阅号 点赞 导长图 字号 字体 加大 还原 减小 放大 缩小 大 中 小 超大 特大 上一篇 下一篇 上一页
下一页 查看更多 查看全文 阅读全文 展开全文 全文预览 复制链接 扫码 点击率 点击数 点击量 阅读量 阅读数 浏览量 浏览次数 无障碍 繁体 简体
"""
_WEAK = "分享 微信 微博 关注 返回 默认 更多 点击 阅读 浏览 来源 作者 编辑 时间 日期 发布时间 发表时间 责任编辑 责编 次 生活服务 热点新闻"
_SIGNS = r"[\s\d【】\[\]（）()<>《》»›|｜:：·•×✕/,，、。.!！~-]"


def _line_of(words: str) -> re.Pattern[str]:
    """A line of nothing but these words and signs between them, with one word at least."""
    word = "|".join(sorted(map(re.escape, words.split()), key=len, reverse=True))
    return re.compile(rf"(?:{_SIGNS})*+(?:(?>{word})(?:{_SIGNS})*+)++", re.IGNORECASE)


_CONTROL = _line_of(_STRONG + _WEAK)
_WEAK_CONTROL = _line_of(_WEAK)
_DATE = r"(?:19|20)\d\d\s?[-年./]\s?\d{1,2}\s?[-月./]\s?\d{1,2}日?"
_NUMERIC_DATE = r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}"
_CLOCK = r"\d{1,2}\s?[:：时]\s?\d{2}(?:\s?[:：分]\s?\d{2}秒?)?分?"
_MORE = rf"(?:\s*{_CLOCK})?(?:\s*[|｜]?\s*(?:来源|作者|点击|阅读|浏览|字号|信息).*)?$"
_PAGE_FACT = re.compile(
    r"[（(]?(?:来源|稿源|信息来源|文章来源|新闻来源|发布机构|发布单位)\s*[:：][^，。]{0,30}$"
    rf"|(?:(?:发布|发表|更新|录入)(?:时间|日期)?)\s*[:：]\s*{_DATE}{_MORE}|(?:时间|日期)\s*[:：]\s*{_NUMERIC_DATE}{_MORE}"
    rf"|{_DATE}\s*{_CLOCK}{_MORE}|{_NUMERIC_DATE}{_MORE}|(?:发布|发表)(?:时间|日期)\s*[:：]$"
    r"|(?:点击|阅读|浏览|访问)(?:率|数|量|次数)\s*[:：]\s*\d*"
    r"|(?:ID|大小|页数|格式|文件大小|文件格式)\s*[:：]\s*[\w.]+(?:\s?[KMG]?B)?$"
    r"|[\[【]?(?:关键词|摘\s?要)[\]】]?[:：]?$|[\[【]?(?:中图分类号|文献标识码|文章编号)"
    r"|第\s?\d+\s?页(?:\s?共\s?\d+\s?页)?$"
)
_LABEL = re.compile(
    r"(?P<undated>来源|责任编辑|责编|阅读量|点击数|浏览次数)\s*[:：]|(?:发布|发表)?(?:时间|日期)\s*[:：]"
)
_ORNAMENT = re.compile(r"(?![（(“‘《]*$)[\W_]*(?:END|end|全文完|完)?[\W_]*(?<![。”])")
_CRUMBS = re.compile(
    r"^(?:您|你|当前|现在)(?:当前|现在)?的?(?:所在)?位置(?:是)?\s*[:：]|^首页$|^[>»›]$"
    r"|^[^，。>]{1,12}(?:\s*[>»›]+\s*[^，。>]{1,20}){2,}$"
)
_EDITOR = (
    "责任编辑|执行编辑|文字编辑|新媒体编辑|编辑|责编|校对|审核发布|审核|初审|复审|终审|编审|审校|监制|监审|排版|美编|主编|副主编|值班主任"
    "|制图|图片|摄影|供图|摄像|视频|配音"
)
_CREDIT = re.compile(
    rf"[（(【]?(?:{_EDITOR})\s*[:：|｜丨/／]\s*[^，。；]{{0,50}}[）)】]?|(?:图|主办|负责|出品|策划|设计)\s*[|｜丨/／]\s*[^，。；]{{0,50}}"
    r"|[^，。；：:]{2,12}出品"
)
_NOTICE = re.compile(
    r"^.{0,60}本(?:文|站|网|内容|平台).{0,80}(?:仅|不)代表.{0,24}(?:观点|立场)|仅提供(?:信息)?(?:存储|发布|展示)(?:服务|平台|空间)"
    r"|欢迎提供新闻线索|(?:不允许|禁止|严禁|请勿)(?:二次)?(?:传播|转载)|未经.{0,12}(?:许可|授权|同意|书面).{0,12}(?:转载|摘编)"
    r"|如有侵权.{0,10}(?:联系|删除|告知)|侵权内容.{0,8}举报|^(?:特别声明|免责声明|版权声明|郑重声明|版权所有)(?:$|[:：])"
    r"|版权归(?:本站|本网|原?作者|.{2,8}网).{0,4}所有|本(?:文|内容)(?:来自|由).{0,20}(?:用户|创作者|网友).{0,20}(?:上传|发布|平台)"
)
_PROMPT = re.compile(
    r"打开APP|开通VIP|VIP.{0,8}(?:功能|特权|权益)|打开小程序|^(?:请?用?微信)?扫一扫[，,]?(?:在|分享|打开|关注|下载|$)"
    r"|^(?:请?扫描|识别|长按).{0,10}二维码(?:关注|查看|$)|联系客服[!！]?$|^绑定账号|全文共\s*\d+\s*字|请认真阅读下面的"
    r"|点击(?:图片|下方|上方|此处|这里).{0,8}(?:进入|查看|阅读|下载|关注)|^(?:欢迎)?(?:关注|订阅).{0,10}公众号[，,!！]?$"
    r"|^(?:点击)?阅读原文$|^[（(]?未完待续",
    re.IGNORECASE,
)
_OFFERED = (
    "猜[你您]喜欢|大家都在看|热门(?:文章|推荐|新闻|阅读)|推荐(?:阅读|文章|新闻)|延伸阅读|类似文章|为您推荐|精彩推荐"
)
_LIST_CUE = re.compile(
    rf"^[【\[]?(?:{_OFFERED}"
    r"|相关(?:报道|阅读|链接|附件|文档|新闻|文章|推荐|稿件|资讯|专题))[】\]]?\s*(?:[:：>》»]{1,3})?$|^.{0,40}】\s*推荐阅读\s*[:：]?$"
    r"|^更多(?:类似|相关|精彩).{0,6}(?:>>|》|»)?$"
)
_OFFER = re.compile(rf"^[【\[]?(?:{_OFFERED}|相关(?:报道|阅读|新闻|文章|推荐|稿件))[】\]]?\s*[:：]\s*[^。；;]{{4,}}$")


def find_reason(text: str) -> str:
    """Why a line is furniture by its own words; "" when they do not say so."""
    if len(text) <= _LONGEST_NOTICE and _NOTICE.search(text):
        return Reason.NOTICE
    if len(text) > _LONGEST:
        return ""
    if _CRUMBS.search(text):
        return Reason.CRUMB
    if _OFFER.search(text):
        return Reason.LISTED
    if _ORNAMENT.fullmatch(text):
        return Reason.ORNAMENT
    if _PAGE_FACT.match(text):
        return Reason.PAGE_FACT
    if _CREDIT.fullmatch(text):
        return Reason.CREDIT
    if _PROMPT.search(text) or (_CONTROL.fullmatch(text) and not is_weak_control(text)):
        return Reason.CONTROL
    return ""


def is_weak_control(text: str) -> bool:
    """Whether a line is one word that is furniture only beside other furniture; 分享: with a colon is so anywhere."""
    return len(text) <= 6 and _WEAK_CONTROL.fullmatch(text) is not None and not text.endswith((":", "："))


def is_list_cue(text: str) -> bool:
    """Whether a line announces other articles."""
    return len(text) <= _LONGEST and _LIST_CUE.search(text) is not None


def is_crumb_sign(text: str) -> bool:
    """Whether a line is the arrow between two steps of navigation."""
    return text in (">", "»", "›", ">>", "|")


def takes_value(label: str, text: str) -> bool:
    """Whether `text` is the value of the label that is all of the line before it."""
    found = _LABEL.fullmatch(label)
    if found is None or len(text) > 24:
        return False
    if found["undated"] is None:
        return re.match(_DATE, text) is not None
    return not re.search(r"[。，：:；](?!\d)|[【】>]", text) and not _CONTROL.fullmatch(text)
