"""What is true of a graph on a server only: who is let in, what people are told, what many at once do to it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from threading import Barrier

import pytest

from kg.errors import ConfigError, HongfanError, StoreUnavailableError
from kg.model import DocumentRecord
from kg.settings import Login
from kg.store import GraphStore
from kg.stores import STORES, open_store
from kg.stores.neo4j_.schema import VERSION
from kg.stores.neo4j_.server import Ask, Server
from kg.views import DocumentFilter, EntityFilter
from tests.contract.records import PRACTICE, id_of, island_record, practice_report
from tests.services.neo4j import Neo4jServer, OwnServer

CONNECTIONS = 32  # that a store takes at most


@pytest.fixture
def store(neo4j: Neo4jServer) -> Iterator[GraphStore]:
    with open_store(neo4j.url, neo4j.login) as store:
        yield store


@pytest.fixture
def server(neo4j: Neo4jServer) -> Iterator[Server]:
    with closing(Server(neo4j.url, neo4j.login)) as server:
        yield server


@pytest.fixture
def own_server(neo4j: Neo4jServer) -> Iterator[OwnServer]:
    """One that a test may stop."""
    if not isinstance(neo4j, OwnServer):
        pytest.skip("a server that is not ours is not stopped")
    yield neo4j
    if not neo4j.is_running:
        neo4j.start()


# who is let in, and what the others are told


def test_a_wrong_password_is_told_with_the_settings_to_look_at(neo4j: Neo4jServer) -> None:
    with pytest.raises(
        StoreUnavailableError, match=r"密码不对.*HONGFAN_STORE_PASSWORD.*wrong user or password"
    ) as told:
        open_store(neo4j.url, replace(neo4j.login, password="wrong-password"))
    assert "wrong-password" not in str(told.value)


def test_a_database_that_is_not_there_is_told_by_name(neo4j: Neo4jServer) -> None:
    with pytest.raises(StoreUnavailableError, match=r"'reports'.*HONGFAN_STORE_DATABASE"):
        open_store(neo4j.url, replace(neo4j.login, database="reports"))


def test_a_password_that_must_be_changed_first_is_told(neo4j: Neo4jServer) -> None:
    with closing(Server(neo4j.url, replace(neo4j.login, database="system"))) as system:
        system.write(lambda ask: ask("CREATE OR REPLACE USER newcomer SET PASSWORD 'first-password' CHANGE REQUIRED"))
        with pytest.raises(StoreUnavailableError, match="must be changed"):
            open_store(neo4j.url, Login("newcomer", "first-password"))
        system.write(lambda ask: ask("DROP USER newcomer"))


@pytest.mark.parametrize("url", ["bolt://127.0.0.1:1", "neo4j://127.0.0.1:1", "bolt+s://127.0.0.1:1"])
def test_a_server_that_does_not_answer_is_told_with_what_to_do(url: str) -> None:
    with pytest.raises(StoreUnavailableError, match=r"没有应答.*does not answer") as told:
        open_store(url)
    assert str(told.value).startswith(url)


@pytest.mark.parametrize("scheme", [scheme for scheme in STORES if STORES[scheme] == STORES["bolt"]])
def test_a_password_in_the_url_is_refused_and_not_printed(scheme: str) -> None:
    with pytest.raises(ConfigError, match="HONGFAN_STORE_PASSWORD_FILE") as told:
        open_store(f"{scheme}://neo4j:geheim@127.0.0.1:7687")
    assert "geheim" not in str(told.value)


@pytest.mark.parametrize("url", ["bolt://", "bolt://127.0.0.1:port", "bolt:127.0.0.1", "bolt://127.0.0.1:7687/reports"])
def test_a_url_that_is_none_is_told(url: str) -> None:
    with pytest.raises(ConfigError, match="bolt://HOST:7687"):
        open_store(url)


def test_a_database_with_something_else_in_it_is_left_alone(neo4j: Neo4jServer, server: Server) -> None:
    server.write(lambda ask: ask("CREATE (:Film {title: '别人的数据'})"))
    with pytest.raises(StoreUnavailableError, match="use an empty one"):
        open_store(neo4j.url, neo4j.login)
    assert server.ask("MATCH (n) RETURN labels(n) AS labels") == [{"labels": ["Film"]}]


@pytest.mark.parametrize(("version", "advice"), [(VERSION + 1, "update Hongfan"), (VERSION - 1, "hongfan rebuild")])
@pytest.mark.usefixtures("store")
def test_a_graph_of_another_version_is_refused_with_advice(
    neo4j: Neo4jServer, server: Server, version: int, advice: str
) -> None:
    server.write(lambda ask: ask("MATCH (h:Hongfan) SET h.version = $version", version=version))
    with pytest.raises(StoreUnavailableError, match=advice):
        open_store(neo4j.url, neo4j.login)


def test_a_closed_store_says_so(store: GraphStore) -> None:
    store.close()
    with pytest.raises(StoreUnavailableError, match="closed"):
        store.counts()


def test_a_mistake_in_a_statement_is_not_taken_for_trouble_with_the_server(server: Server) -> None:
    with pytest.raises(Exception, match="Invalid input") as told:
        server.ask("MATCH nonsense")
    assert not isinstance(told.value, HongfanError)


# stopped, killed, started again


@pytest.mark.usefixtures("island")
def test_a_store_says_that_the_server_was_killed_and_has_lost_nothing_when_it_is_back(
    own_server: OwnServer, store: GraphStore
) -> None:
    before = (store.sequence, list(store.export()), store.counts())
    own_server.kill()
    for ask in (store.counts, lambda: store.put(practice_report("渔家先锋行动。")[1])):
        with pytest.raises(StoreUnavailableError, match="does not answer"):
            ask()
    own_server.start()
    assert (store.sequence, list(store.export()), store.counts()) == before
    assert store.put(practice_report("渔家先锋行动。")[1])


def test_an_error_while_putting_leaves_the_state_before(store: GraphStore, island: DocumentRecord) -> None:
    before = (store.sequence, list(store.export()), store.counts())
    broken = replace(island, noise=(object(),))  # type: ignore[arg-type]  # noticed when most is written
    with pytest.raises(AttributeError):
        store.put(broken)
    assert (store.sequence, list(store.export()), store.counts()) == before


# many at once


def test_many_readers_leave_no_connection_and_no_transaction_behind(
    server: Server, store: GraphStore, island: DocumentRecord
) -> None:
    practice = id_of(island, PRACTICE)
    questions = [
        lambda: store.get_entity(practice),
        lambda: store.one_hop(practice),
        lambda: store.find_entities(EntityFilter(prefix="渔家")),
        lambda: store.find_documents(DocumentFilter()),
        lambda: store.mentions_of(practice),
    ]
    counts = []
    for _ in range(2):
        with ThreadPoolExecutor(48) as pool:
            for answer in [pool.submit(questions[n % len(questions)]) for n in range(300)]:
                answer.result()
        counts.append(len(server.ask("CALL dbms.listConnections() YIELD connectionId RETURN connectionId")))
    assert max(counts) <= CONNECTIONS + 1  # the one that asks
    assert len(server.ask("SHOW TRANSACTIONS YIELD transactionId RETURN transactionId")) == 1


def test_several_writers_lose_nothing(neo4j: Neo4jServer, store: GraphStore) -> None:
    records = [practice_report(f"第{n}次推进渔家先锋行动。")[1] for n in range(12)]
    with (
        open_store(neo4j.url, neo4j.login) as another,
        open_store("memory:") as expected,
        ThreadPoolExecutor(4) as pool,
    ):
        done = [pool.submit((store, another)[n % 2].put, record) for n, record in enumerate(records)]
        assert all(one.result() for one in done)
        for record in records:
            expected.put(record)
        assert list(store.export()) == list(expected.export())
        assert store.find_entities(EntityFilter()) == expected.find_entities(EntityFilter())
        assert store.sequence == len(records)


def test_threads_that_read_beside_a_writer_see_the_state_before_or_after(
    store: GraphStore, island: DocumentRecord
) -> None:
    bare = replace(island, entities=(), relations=(), slogans=(), figures=(), conflicts=())
    with ThreadPoolExecutor(3) as pool:
        reads = []
        for n in range(20):
            reads += [pool.submit(store.get_record, island.document.id) for _ in range(3)]
            store.put((bare, island)[n % 2])
    assert all(read.result() in (bare, island) for read in reads)


def test_two_that_stand_in_each_other_s_way_both_get_through(server: Server) -> None:
    server.write(lambda ask: ask("CREATE (:Turn {n: 1}), (:Turn {n: 2})"))
    meet, tries = Barrier(2, timeout=30), []

    def take(first: int, second: int) -> None:
        def work(ask: Ask) -> None:
            tries.append(first)
            ask("MATCH (t:Turn {n: $n}) SET t.taken = $n", n=first)
            if tries.count(first) == 1:
                meet.wait()  # each holds one and wants the other: the server stops one of them
            ask("MATCH (t:Turn {n: $n}) SET t.taken = $n", n=second)

        server.write(work)

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(take, 1, 2), pool.submit(take, 2, 1)]:
            done.result()
    assert len(tries) > 2


def test_constraints_and_indexes_are_made_once(neo4j: Neo4jServer, store: GraphStore, server: Server) -> None:
    store.put(island_record())
    made = server.ask(
        "SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'hongfan_' RETURN name, state ORDER BY name"
    )
    assert {row["state"] for row in made} == {"ONLINE"}
    assert len(made) > 10
    with open_store(neo4j.url, neo4j.login) as again:
        assert again.sequence == 1
    assert len(server.ask("SHOW INDEXES YIELD name WHERE name STARTS WITH 'hongfan_' RETURN name")) == len(made)
