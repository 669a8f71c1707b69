"""holds_post_at: who holds a post where.

The post is told by the words between a body and a person (东沟村党支部书记X), by an apposition or a verb behind the person
(X，东沟村党支部书记; X到东沟村担任第一书记), or by the body that people extraction noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ingest.extract.relations.reading import Named, Reading, Sentence, own_name, relate
from ingest.extract.relations.references import FREE
from ingest.lexicon import words_of
from kg.model import Entity, Relation

_OFFICES = words_of("roles.txt") | words_of("titles.txt")
_LONGEST = max(map(len, _OFFICES))
_BARE = re.compile(
    r"的|[一-龥]{1,5}[科室部处股系院班组]的?|(?:党|团)?(?:总支|支部)"
)  # 骨科的|赵医生: the name says the post
_TITLED = re.compile("[一-龥](?:[一-龥]长|书记|主任|会计|委员|经理|总监|教授|老师|医生|院士|律师|警官|法官|教练)$")
_MOST_BETWEEN = 24  # characters of posts between a body and a name
_NO_POST = re.compile(  # standing without a post, deeds, and what belongs to another body than the one named
    r"[民众户农][”\"]?$|^代表$|能手|[，。；：！？!?]|[了着对向与在给为被把将有像]|是|(?<![书])籍|某|流动党员|(?:企业|公司|食堂|学校)的|走访|慰问|看望|邀请|学习|牢记|深入|坚持"
    r"|业主|学[生员子]|同学|毕业生|本科生|硕士生|博士生|研究生|退休|离休|老人|小伙|姑娘|志愿者|记者|通讯员|作者|老乡|租户|先生|女士|大[爷妈姐娘伯婶叔哥嫂]|阿姨|奶奶|爷爷|青年$|专家$|[员职]工$|工人$"
)
_BECOMES = re.compile(  # between a person and the body of his post
    r"[,，]?(?!的)[^,，。；;“”的]{0,10}?(?:是|系|任|受命(?:担任)?|当选为?|成为|[选聘举命]为|为现?任)(?:了|一名|原|时任)?|[,，（(](?:男|女)?[,，]?(?:现任|时任|原)?"
)
_HEAD = re.compile("[\u4e00-\u9fff](?<![成增生特擅家延漫])长$")
_THEN = re.compile("(?:时任|现任|担任|曾任|任)[^,，。]{0,8}$")
_TAKES = re.compile(r"(?:担任|兼任|当选为?|当上)了?(?P<office>[\u4e00-\u9fff]{2,6})(?=[,，。；;])")
_LATER = re.compile("[,，][^,，。]{0,10}(?:担任|当选为?|兼任|任命为|推?选为|聘为)$")
_SENT = re.compile(r"[^。；;]{0,16}(?:[到在赴至去]|来到|回到)")
_SERVES = re.compile(r"(?:担?任|兼任|挂职|当选|当)(?:了|上)?(?P<office>[^,，。；;]{2,14})")
_OFFICE = re.compile(r"(?P<office>[^,，。；;、)）\s是]{2,14})(?=[,，。；;、)）\s]|$)")
_OWN_BODY = re.compile(
    rf"(?:{FREE})(?P<body>党总支|党支部|支部|村委会|居委会|党委|党工委)(?:第一|副)?(?:书记|主任|委员)$"
)
_SECOND = re.compile(r"[、兼]\s?(?:常务)?副?(?P<of>[一-龥]{0,2}[院局校厂馆所站]|[厅处]|镇|乡|县|区|市|省)长$")
_AND = re.compile("[、和及与]|以及")


def holds_post_at(reading: Reading) -> Iterator[Relation]:
    """By what the text says, else by the body that people extraction noted."""
    placed: set[str] = set()
    bodies = {name: entity for entity in reading.of_type("organisation", "place") for name in _names(entity)}
    for told in (_told(reading), _in_the_only_one(reading, bodies)):
        found = [relation for relation in told if relation.subject not in placed]
        yield from found
        placed.update(relation.subject for relation in found)
    for person in reading.of_type("person"):
        body = bodies.get(person.attrs.get("body", ""))
        if person.id not in placed and body is not None and not _NO_POST.search(person.attrs.get("role", "")):
            yield relate(person, "holds_post_at", body, own_name(person), "body", 0.8)


def _told(reading: Reading) -> Iterator[Relation]:
    for sentence in reading.sentences:
        for ordinal, person in enumerate(sentence.named):
            if person.type == "person":
                for relation in _before(sentence.named[:ordinal], person, sentence):
                    yield relation
                    yield from _second(relation, person, sentence, reading)
                yield from _behind(sentence.named[ordinal + 1 :], person, sentence)


def _before(named: tuple[Named, ...], person: Named, sentence: Sentence) -> Iterator[Relation]:
    """Body, post and name; of two bodies (A书记、B主任X) each with a post of its own."""
    end = person.start
    for body in reversed(named):
        gap = sentence.text(body.end, end)
        if end != person.start:
            if not _AND.fullmatch(gap[-1:]) or not _is_office(gap[:-1]):
                return
        elif not (
            _is_office(_office_before(gap, body, sentence))
            or (_TITLED.search(person.entity.canonical) and (not gap or _BARE.fullmatch(gap)))
        ):
            return
        if body.type not in ("organisation", "place"):
            return
        confidence = 0.9 if body.type == "organisation" else 0.85
        evidence = sentence.evidence(body, person)
        yield relate(person.entity, "holds_post_at", body.entity, evidence, "post_before_name", confidence)
        end = body.start


def _office_before(gap: str, body: Named, sentence: Sentence) -> str:
    """The post of 时任海湾救援队班长的林海生: 班长; else the words between as they are."""
    served = _THEN.search(sentence.text(sentence.start, body.start))
    return gap.removesuffix("的") if served else gap


def _second(first: Relation, person: Named, sentence: Sentence, reading: Reading) -> Iterator[Relation]:
    """学院党总支书记、院长X heads the college as well."""
    second = _SECOND.search(sentence.text(sentence.start, person.start))
    name = reading.entities[first.object].canonical
    holders = {entity.canonical: entity for entity in reading.of_type("organisation", "place")}
    for end in range(len(name) - 1, 1, -1) if second else ():
        if (holder := holders.get(name[:end])) and second and name[:end].endswith(second["of"]):
            yield relate(person.entity, "holds_post_at", holder, first.evidence[0], "post_before_name", 0.9)
            return


def _behind(named: tuple[Named, ...], person: Named, sentence: Sentence) -> Iterator[Relation]:
    """X，A书记; X是A书记; X到A担任书记. Of a chain (某县某镇) the last place or body counts."""
    yield from _takes_office(person, sentence)
    chain: list[Named] = []
    for body in named:
        if body.type not in ("organisation", "place") or (chain and chain[-1].end != body.start):
            break
        chain.append(body)
    if not chain:
        return
    between = sentence.text(person.end, chain[0].start)
    behind = sentence.text(chain[-1].end, sentence.end)
    office = _BECOMES.fullmatch(between) and _OFFICE.match(behind)
    serves = _SENT.fullmatch(between) and _SERVES.match(behind)
    found = office or serves
    yield from _later(person, named, sentence)
    others = [one.start for one in named if one.type == "person" and one.start > chain[-1].end]
    if others and _is_office(sentence.text(chain[-1].end, others[0])):
        return
    if found and _is_office(found["office"]):
        evidence = sentence.evidence(person, chain[-1])
        yield relate(person.entity, "holds_post_at", chain[-1].entity, evidence, "post_behind_name", 0.9)
        yield from _and_another(person, chain[-1], sentence)


def _and_another(person: Named, body: Named, sentence: Sentence) -> Iterator[Relation]:
    """X，A书记、B主任: the second post too."""
    following = next((one for one in sentence.named if one.start >= body.end), None)
    if following is None or following.type != "organisation":
        return
    gap = sentence.text(body.end, following.start)
    office = _OFFICE.match(sentence.text(following.end, sentence.end))
    if gap and _AND.fullmatch(gap[-1]) and _is_office(gap[:-1]) and office and _is_office(office["office"]):
        evidence = sentence.evidence(person, following)
        yield relate(person.entity, "holds_post_at", following.entity, evidence, "post_behind_name", 0.9)


def _later(person: Named, named: tuple[Named, ...], sentence: Sentence) -> Iterator[Relation]:
    """X来到A工作，后来他担任B书记: a post that a later clause of the sentence tells of the one person named."""
    for body in named:
        if body.type == "person":
            return
        office = _OFFICE.match(sentence.text(body.end, sentence.end))
        told = _LATER.search(sentence.text(person.end, body.start))
        if body.type == "organisation" and told and office and _is_office(office["office"]):
            evidence = sentence.evidence(person, body)
            yield relate(person.entity, "holds_post_at", body.entity, evidence, "post_behind_name", 0.85)


def _takes_office(person: Named, sentence: Sentence) -> Iterator[Relation]:
    """村里选出理事会，X担任会长: a post without its body, right behind the body that the clause before ends with."""
    taken = _TAKES.match(sentence.text(person.end, sentence.end))
    before = [one for one in sentence.named if one.end <= person.start]
    if not taken or taken["office"] not in _OFFICES or not before or before[-1].type != "organisation":
        return
    if sentence.text(before[-1].end, person.start) in ("，", ","):
        evidence = sentence.evidence(before[-1], person)
        yield relate(person.entity, "holds_post_at", before[-1].entity, evidence, "post_behind_name", 0.9)


def _is_office(words: str) -> bool:
    """Whether words between a body and a name end with a post, and say of nobody else or of no deed."""
    words = words.strip('“”" ')
    known = any(words[-length:] in _OFFICES for length in range(2, _LONGEST + 1)) or _HEAD.search(words)
    return bool(known) and len(words) <= _MOST_BETWEEN and not _NO_POST.search(words)


def _in_the_only_one(reading: Reading, bodies: Mapping[str, Entity]) -> Iterator[Relation]:
    """党总支副书记X without the owner of the body, where the document has but one such body."""
    for sentence in reading.sentences:
        for person in (named for named in sentence.named if named.type == "person"):
            own = _OWN_BODY.search(sentence.text(max(sentence.start, person.start - 9), person.start))
            fits = {entity.id: entity for name, entity in bodies.items() if own and name.endswith(own["body"])}
            for body in fits.values() if len(fits) == 1 else ():
                evidence = sentence.evidence(person)
                yield relate(person.entity, "holds_post_at", body, evidence, "only_such_body", 0.75)


def _names(entity: Entity) -> tuple[str, ...]:
    return (*entity.surfaces, entity.canonical)
