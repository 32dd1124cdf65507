"""A reader as a process of its own: opens the read copy again and again, and says what it saw.

usage: publish_reader.py FILE [hold]

Once a line comes in on standard input it says what it saw and ends. hold: opens the file once and keeps it open, with a
query half read.
"""

import json
import select
import sys
import time

import duckdb

# Article n brings one event of each type; a torn copy would not even open, a mixed one would not add up.
SEEN = """
    select
        (select count(*) from articles),
        (select count(*) from statements),
        (select count(*) from event_fields),
        (select count(*) from event_history),
        (select sum(articles) from flow_runs)
"""


PAUSE = 0.25  # seconds between openings: readers that spin take the processor from the writer they test


def asked_to_end() -> bool:
    return bool(select.select([sys.stdin], [], [], PAUSE)[0])


def read(path: str) -> list[int]:
    """What one opening sees."""
    with duckdb.connect(path, read_only=True) as connection:
        return numbers(connection.execute(SEEN))


def again_and_again(path: str) -> list[list[int]]:
    """What was seen, each copy once; the last opening is after the end was asked for."""
    seen, ending = [read(path)], False
    print("open", flush=True)
    while not ending:
        ending = asked_to_end()
        if (found := read(path)) != seen[-1]:
            seen.append(found)
        time.sleep(0.02)  # else the readers keep every core from the writer they are to watch
    return seen


def numbers(cursor: duckdb.DuckDBPyConnection) -> list[int]:
    return [int(n or 0) for n in cursor.fetchone()]


def hold(path: str) -> list[list[int]]:
    """What was seen before and after the wait."""
    with duckdb.connect(path, read_only=True) as connection:
        connection.execute("begin")
        half_read = connection.execute(SEEN)
        print("open", flush=True)
        sys.stdin.readline()
        return [numbers(half_read), numbers(connection.execute(SEEN))]


if __name__ == "__main__":
    print(json.dumps((hold if sys.argv[2:] else again_and_again)(sys.argv[1])), flush=True)
