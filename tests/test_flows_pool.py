"""The pool on its own: no spaCy, workers that misbehave on purpose."""

import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection

import pytest

from flows.pool import HELD, PATIENCE_S, READY, Pool
from models.errors import SettingsError


def doubling(pipe: Connection, poison: str) -> None:
    """A worker that doubles words, and dies of the poisoned one."""
    pipe.send(READY)
    while (items := pipe.recv()) is not None:
        if poison in items:
            os.kill(os.getpid(), 9)
        pipe.send([item * 2 for item in items])


def sleeping(pipe: Connection) -> None:
    """A worker that never answers."""
    pipe.send(READY)
    pipe.recv()
    time.sleep(60)


def broken(pipe: Connection) -> None:
    """A worker that cannot load its pipeline."""
    pipe.send("no such model")


def orphaned(pipe: Connection) -> None:
    """A worker that answers with the process it was started from."""
    pipe.send(READY)
    while pipe.recv() is not None:
        pipe.send(os.getppid())


def lost(item: str, reason: str) -> list[str]:
    return [f"lost {item}: {reason}"]


def test_every_chunk_is_answered_whatever_the_order() -> None:
    chunks = [[f"{n}a", f"{n}b"] for n in range(7)]
    with Pool(2, doubling, ("none",), lost) as pool:
        answers = [word for answer in pool.run(chunks) for word in answer]
    assert sorted(answers) == sorted(word * 2 for chunk in chunks for word in chunk)


def test_workers_may_start_before_there_is_work_and_end_without_any() -> None:
    with Pool(3, doubling, ("none",), lost) as pool:
        assert not pool.started
        pool.start(3)
        assert pool.started
        started = multiprocessing.active_children()
        assert len(started) == 3
        assert list(pool.run([["a"]])) == [["aa"]]
        assert len(multiprocessing.active_children()) == 3
    assert not any(child.is_alive() for child in started)


def test_little_work_starts_no_more_workers_than_it_is_told() -> None:
    with Pool(3, doubling, ("none",), lost) as pool:
        assert sorted(pool.run([["a"], ["b"], ["c"]], among=1)) == [["aa"], ["bb"], ["cc"]]
        assert len(multiprocessing.active_children()) == 1


def test_workers_that_are_not_needed_after_all_are_not_waited_for() -> None:
    began = time.monotonic()
    with Pool(2, sleeping, (), lost) as pool:
        pool.start(2)
    assert time.monotonic() - began < PATIENCE_S


@pytest.mark.skipif(sys.platform != "linux", reason="forks only there")
def test_several_workers_are_forked_from_one_process_that_has_loaded() -> None:
    with Pool(2, orphaned, (), lost, preload="json") as pool:
        pool.start(2)
        assert pool.started
        assert multiprocessing.active_children() == []  # they come with their work
        parents = set(pool.run([["a"], ["b"], ["c"]]))
    assert len(parents) == 1
    assert os.getpid() not in parents


@pytest.mark.skipif(sys.platform != "linux", reason="forks only there")
def test_workers_start_by_themselves_when_they_cannot_be_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    def dead(*_: object) -> None:
        raise EOFError

    monkeypatch.setattr("multiprocessing.popen_forkserver.Popen._launch", dead)
    with Pool(2, orphaned, (), lost, preload="json") as pool:
        pool.start(2)
        assert set(pool.run([["a"], ["b"], ["c"]])) == {os.getpid()}


def test_one_worker_is_its_own() -> None:
    with Pool(2, orphaned, (), lost, preload="json") as pool:
        pool.start(1)
        assert set(pool.run([["a"], ["b"]], among=1)) == {os.getpid()}


def test_a_record_that_kills_its_worker_is_lost_alone_and_named_with_the_signal() -> None:
    with Pool(2, doubling, ("bad",), lost) as pool:
        answers = [word for answer in pool.run([["a", "bad", "b"], ["c"], ["d"]]) for word in answer]
    died = [answer for answer in answers if answer.startswith("lost")]
    assert died == ["lost bad: the worker process was ended by signal 9, twice"]
    assert sorted(set(answers) - set(died)) == ["aa", "bb", "cc", "dd"]


def test_the_chunk_behind_the_one_that_kills_is_answered_as_a_whole() -> None:
    with Pool(1, doubling, ("bad",), lost) as pool:
        answers = list(pool.run([["bad"], ["a", "b"], ["c", "d"]]))
    assert ["aa", "bb"] in answers
    assert ["cc", "dd"] in answers
    assert ["lost bad: the worker process was ended by signal 9, twice"] in answers


def test_a_worker_that_never_answers_is_ended_after_the_time_limit() -> None:
    with Pool(1, sleeping, (), lost, timeout_s=0.5) as pool:
        answers = [word for answer in pool.run([["slow"]]) for word in answer]
    assert answers[0].startswith("lost slow")


def test_a_worker_without_a_model_stops_the_run_with_its_reason() -> None:
    with pytest.raises(SettingsError, match="no such model"), Pool(1, broken, (), lost) as pool:
        list(pool.run([["a"]]))


def test_chunks_are_drawn_only_as_workers_become_free() -> None:
    drawn = []

    def chunks() -> Iterator[list[str]]:
        for n in range(20):
            drawn.append(n)
            yield [str(n)]

    with Pool(2, doubling, ("none",), lost) as pool:
        for done, _ in enumerate(pool.run(chunks()), 1):
            assert len(drawn) <= done + 2 * HELD


def test_no_chunks_start_no_process() -> None:
    with Pool(2, broken, (), lost) as pool:
        assert list(pool.run([])) == []


def test_large_chunks_and_large_answers_do_not_wait_for_each_other() -> None:
    chunks = [["x" * 2_000_000, str(n)] for n in range(8)]
    with Pool(2, doubling, ("none",), lost) as pool:
        answers = [answer[1] for answer in pool.run(chunks)]
    assert sorted(answers) == [str(n) * 2 for n in range(8)]
