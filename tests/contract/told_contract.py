"""What every GraphStore must tell of slogans, figures and contradictions over all documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.ids import EntityId, coded_place
from kg.model import Conflict, DocumentRecord
from kg.store import GraphStore
from kg.views import Contradiction, DocumentFilter, FigureFilter
from tests.contract.records import Report

REGIONS = {  # by what the narrowest place is called
    "东岛县": (("东岛县", "999901"), ("东海市", "9999"), ("海省", "99")),
    "东海市": (("东海市", "9999"), ("海省", "99")),
}


def put_report(store: GraphStore, about: str, date: str = "") -> Report:
    """A report of 120 渔民 in 海山镇 (of 东岛县), 30.5 万元 of no one, and 3 艘."""
    report = Report(
        f"{about}{date}情况", "海山镇帮扶渔民120户。投入30.5万元，渔船3艘。", date=date, region=REGIONS[about]
    )
    town = report.place("海山镇", "999901100")
    report.figure("海山镇帮扶渔民120户", 120, "户", subject="渔民", owner=town)
    report.figure("投入30.5万元", 30.5, "万元")
    report.figure("渔船3艘", 3, "艘", subject="渔船")
    report.conflicts.append(Conflict((0, 2), "对不上"))
    report.slogan("渔船", "一", "二")
    store.put(report.record())
    return report


class ToldContract:
    """Needs a fixture `store` that gives an empty store."""

    def test_figures_come_by_subject_those_without_last_then_by_unit(self, store: GraphStore) -> None:
        report = Report("三船十人，四船，五吨，六船", date="2012")
        for words, value, unit, subject in [
            ("三船", 3, "条", "船"),
            ("十人", 10, "人", ""),
            ("四船", 4, "条", "船"),
            ("五吨", 5, "吨", "船"),
            ("六船", 6, "条", "舟"),
        ]:
            report.figure(words, value, unit, subject=subject)
        store.put(report.record())
        assert [figure.value for figure in store.find_figures(FigureFilter()).items] == [6, 5, 3, 4, 10]

    @pytest.mark.parametrize(
        ("where", "expected"),
        [
            (FigureFilter(), 9),
            (FigureFilter(subject="渔"), 6),
            (FigureFilter(subject="%"), 0),
            (FigureFilter(units=("万元",)), 3),
            (FigureFilter(units=("万元", "艘", "%")), 6),
            (FigureFilter(year="2012"), 3),
            (FigureFilter(below="place:99"), 9),
            (FigureFilter(below="place:999901"), 7),  # what the town owns, too
            (FigureFilter(below="place:999901100"), 3),
            (FigureFilter(below="place:98"), 0),
            (FigureFilter(subject="渔民", units=("户",), below="place:999901", year="2012"), 1),
        ],
        ids=str,
    )
    def test_figures_are_filtered(self, store: GraphStore, where: FigureFilter, expected: int) -> None:
        put_report(store, "东岛县", "2012-03")
        put_report(store, "东岛县", "2013")
        put_report(store, "东海市")
        found = store.find_figures(where)
        assert (len(found.items), found.total) == (expected, expected)

    def test_a_region_that_a_document_is_about_twice_gives_its_figures_once(self, store: GraphStore) -> None:
        record = put_report(store, "东岛县").record()
        twice = replace(record.document, region_ids=record.document.region_ids * 2, region=record.document.region * 2)
        store.put(replace(record, document=twice))
        assert store.find_figures(FigureFilter(below="place:999901")).total == 3

    def test_a_page_of_figures_tells_how_many_there_are(self, store: GraphStore) -> None:
        put_report(store, "东岛县")
        page = store.find_figures(FigureFilter(), limit=1, offset=1)
        assert ([figure.subject for figure in page.items], page.total) == (["渔船"], 3)

    def test_units_are_counted_most_first_and_years_latest_first(self, store: GraphStore) -> None:
        for date in ("2012-03", "2013", ""):
            report = Report(f"{date}十人，二十人，三船，四", date=date)
            for words, unit in (("三船", "条"), ("十人", "人"), ("二十人", "人"), ("四", "")):
                report.figure(words, 1, unit)
            store.put(report.record())
        counts = store.figure_counts(FigureFilter())
        assert list(counts.units.items()) == [("人", 6), ("条", 3)]
        assert list(counts.years.items()) == [("2013", 4), ("2012", 4)]

    @pytest.mark.parametrize(
        "where",
        [
            FigureFilter(),
            FigureFilter(subject="渔"),
            FigureFilter(units=("户", "艘")),
            FigureFilter(year="2012"),
            FigureFilter(below="place:999901"),
            FigureFilter(subject="渔民", units=("户",), below="place:9999", year="2013"),
        ],
        ids=str,
    )
    def test_what_is_counted_is_what_would_be_found(self, store: GraphStore, where: FigureFilter) -> None:
        put_report(store, "东岛县", "2012-03")
        put_report(store, "东岛县", "2013")
        put_report(store, "东海市")
        places = [EntityId(place) for place in ("place:99", "place:999901", "place:999901100", "place:98")]
        counts = store.figure_counts(where, places)
        instead = [
            *((replace(where, units=(unit,)), counts.units.get(unit, 0)) for unit in ("户", "万元", "艘", "吨")),
            *((replace(where, year=year), counts.years.get(year, 0)) for year in ("2012", "2013", "2014")),
            *((replace(where, below=place), counts.places.get(place, 0)) for place in places),
        ]
        assert [store.find_figures(other).total for other, _ in instead] == [count for _, count in instead]

    def test_regions_have_all_that_documents_are_about(self, store: GraphStore) -> None:
        put_report(store, "东岛县")
        put_report(store, "东海市")
        expected = [("place:99", "海省"), ("place:9999", "东海市"), ("place:999901", "东岛县")]
        assert list(store.regions().items()) == expected

    def test_slogans_of_the_documents_that_fit(self, store: GraphStore) -> None:
        reports = [put_report(store, "东岛县", "2012"), put_report(store, "东海市", "2013")]
        told = [slogan for report in sorted(reports, key=lambda r: r.id) for slogan in report.slogans]
        assert store.find_slogans(DocumentFilter()) == told
        assert store.find_slogans(DocumentFilter(below="place:999901")) == reports[0].slogans
        assert store.find_slogans(DocumentFilter(year="2014")) == []

    def test_slogans_with_one_of_some_surfaces(self, store: GraphStore) -> None:
        report = Report("三亮：亮身份。双诺：诺事。四诊：诊。")
        for surface, component in (("三亮", "亮身份"), ("双诺", "诺事"), ("四诊", "诊")):
            report.slogan(surface, component)
        store.put(report.record())
        assert store.slogan_surfaces() == sorted(["三亮", "双诺", "四诊"])
        found = store.find_slogans(DocumentFilter(), surfaces=("四诊", "三亮", "别的"))
        assert [slogan.surface for slogan in found] == ["三亮", "四诊"]
        assert store.find_slogans(DocumentFilter(year="2014"), surfaces=("四诊",)) == []

    def test_contradictions_have_both_figures(self, store: GraphStore, island: DocumentRecord) -> None:
        put_report(store, "东海市", "2013")
        found = store.find_contradictions(DocumentFilter(below="place:999901"))
        assert found == [Contradiction("同一对象的数字不同", *island.figures)]
        assert len(store.find_contradictions(DocumentFilter())) == 2

    def test_a_figure_is_owned_by_the_entity_that_is_shown(self, store: GraphStore) -> None:
        owners = []
        for place in ("甲", "乙"):
            report = Report(f"{place}：东海大学有学生300名", region=REGIONS["东岛县"])
            body = report.entity("organisation", "东海大学", scope=f"document:{place}")
            report.figure("学生300名", 300, "名", subject="学生", owner=body)
            report.conflicts.append(Conflict((0, 0), "自相矛盾"))
            store.put(report.record())
            owners.append(body)
        shown = {store.get_entity(owner).id for owner in owners}
        figures = store.find_figures(FigureFilter()).items
        told = [figure for one in store.find_contradictions(DocumentFilter()) for figure in (one.one, one.other)]
        assert {figure.owner for figure in (*figures, *told)} == shown

    def test_what_a_removed_document_told_is_gone(self, store: GraphStore) -> None:
        store.remove(put_report(store, "东岛县").id)
        assert store.find_figures(FigureFilter(below=EntityId(coded_place("99")))).total == 0
        assert store.find_slogans(DocumentFilter()) == []
        assert store.find_contradictions(DocumentFilter()) == []
        assert store.figure_counts(FigureFilter()).units == {}
