"""Durable work: the only module that knows the engine (DBOS Transact).

A tick is one workflow, the covering of one story's revision another. A workflow finishes once; a step may run twice
when the process is killed in the middle, so each step is one transaction of the record that does nothing the second time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Protocol

import sqlalchemy
from dbos import DBOS, DBOSConfig, SetWorkflowID
from sqlalchemy import event

_VERSION = "1"
"""Part of recovery: raise it only when workflows that wait cannot be finished by newer code."""


class Work(Protocol):
    """The steps of a tick, each safe to repeat. Moments are the newsroom clock's."""

    def batches(self, at: datetime) -> list[list[str]]:
        """The sources to be asked now, in batches."""
        ...

    def hear(self, batch: str, asked: Sequence[str], at: datetime) -> int:
        """How many items are new. `batch` is this batch's own name, so that it is taken in once."""
        ...

    def look(self, at: datetime) -> int:
        """How many pages had changed."""
        ...

    def link(self, at: datetime) -> int: ...

    def revise(self, at: datetime) -> int:
        """How many changes by sources were told."""
        ...

    def watch(self, at: datetime) -> int:
        """How many alarms stand."""
        ...

    def choose(self, at: datetime) -> list[tuple[str, int]]:
        """The stories to write about now, each with the number of the revision to be written."""
        ...

    def cover(self, story: str, revision: int, at: datetime) -> str:
        """What came of it, in a word."""
        ...

    def close(self, at: datetime, summary: Mapping[str, int]) -> None: ...


class Engine:
    """Runs ticks of one wire durably. `launch` takes up what an earlier process left unfinished."""

    def __init__(self, work: Work, wire: str, file: Path, database: str = "") -> None:
        self._wire = wire
        self._database = _postgres(database) if database else _sqlite(file)
        DBOS(config=self._config())
        self._flows = _register(work, wire)

    def _config(self) -> DBOSConfig:
        return {
            "name": "nightdesk",
            "system_database_url": str(self._database.url.render_as_string(hide_password=False)),
            "system_database_engine": self._database,
            "application_version": _VERSION,
            "executor_id": f"shift:{self._wire}",  # what another wire left unfinished is not ours to take up
            "log_level": "ERROR",
            "max_executor_threads": 8,
        }

    def launch(self) -> None:
        DBOS.launch()

    def tick(self, at: datetime) -> dict[str, int]:
        """Do all the work of one moment; return when it is done. A tick that was done before returns its summary again.

        A tick that ended in an error (a full disk, say) is tried anew on the next call.
        """
        return self._run(self._flows.tick, "tick", at)

    def hear(self, at: datetime) -> dict[str, int]:
        """Hear whoever is due and look at pages again, without linking or writing; otherwise like `tick`."""
        return self._run(self._flows.hearing, "hearing", at)

    def watch(self, at: datetime) -> dict[str, int]:
        """The hourly round over sources and languages."""
        return self._run(self._flows.watch, "watch", at)

    def forget(self, before: datetime) -> None:
        """Drop the engine's own notes on what was finished before a moment of the system's clock."""
        while done := DBOS.list_workflows(status=["SUCCESS", "ERROR", "CANCELLED"], end_time=before.isoformat(), limit=500):
            DBOS.delete_workflows([workflow.workflow_id for workflow in done])

    def _run(self, flow: Callable[[str], dict[str, int]], name: str, at: datetime) -> dict[str, int]:
        with SetWorkflowID(_untroubled(f"{name}:{self._wire}:{at.isoformat()}")):
            summary: dict[str, int] = DBOS.start_workflow(flow, at.isoformat()).get_result()
            return summary

    def stop(self) -> None:
        """Stop after the step in hand."""
        DBOS.destroy(destroy_registry=True)
        self._database.dispose()


def _untroubled(name: str) -> str:
    """`name`, or with the number of the next try if the tries before it ended in an error."""
    tries = (name if number == 1 else f"{name}:{number}" for number in count(1))
    return next(workflow for workflow in tries if (status := DBOS.get_workflow_status(workflow)) is None or status.status != "ERROR")


@dataclass(frozen=True, slots=True)
class _Flows:
    tick: Callable[[str], dict[str, int]]
    hearing: Callable[[str], dict[str, int]]
    watch: Callable[[str], dict[str, int]]


def _register(work: Work, wire: str) -> _Flows:
    batches = DBOS.step(name="batches")(lambda at: work.batches(datetime.fromisoformat(at)))
    ask = DBOS.step(name="hear")(lambda batch, asked, at: work.hear(batch, asked, datetime.fromisoformat(at)))
    look = DBOS.step(name="look")(lambda at: work.look(datetime.fromisoformat(at)))
    link = DBOS.step(name="link")(lambda at: work.link(datetime.fromisoformat(at)))
    revise = DBOS.step(name="revise")(lambda at: work.revise(datetime.fromisoformat(at)))
    choose = DBOS.step(name="choose")(lambda at: work.choose(datetime.fromisoformat(at)))
    write = DBOS.step(name="write")(lambda story, revision, at: work.cover(story, revision, datetime.fromisoformat(at)))
    close = DBOS.step(name="close")(lambda at, summary: work.close(datetime.fromisoformat(at), summary))
    go_round = DBOS.step(name="watch")(lambda at: work.watch(datetime.fromisoformat(at)))

    @DBOS.workflow(name="batch")
    def batch(name: str, asked: list[str], at: str) -> int:
        return ask(name, asked, at)

    @DBOS.workflow(name="cover")
    def cover(story: str, revision: int, at: str) -> str:
        return write(story, revision, at)

    @DBOS.workflow(name="hearing")
    def hearing(at: str) -> dict[str, int]:
        summary = {"asked": 0, "items": 0}
        for number, asked in enumerate(batches(at)):
            name = f"batch:{wire}:{at}:{number}"
            with SetWorkflowID(name):
                summary["items"] += batch(name, asked, at)
            summary["asked"] += len(asked)
        summary["changed"] = look(at)
        return summary

    @DBOS.workflow(name="tick")
    def tick(at: str) -> dict[str, int]:
        with SetWorkflowID(f"hearing-of-tick:{wire}:{at}"):
            summary = hearing(at)
        summary |= {"linked": link(at), "revised": revise(at)}
        for story, revision in choose(at):
            with SetWorkflowID(f"cover:{story}:{revision}:{at}"):
                outcome = cover(story, revision, at)
            summary[outcome] = summary.get(outcome, 0) + 1
        close(at, summary)
        return summary

    @DBOS.workflow(name="watch")
    def watch(at: str) -> dict[str, int]:
        return {"alarms": go_round(at)}

    return _Flows(tick, hearing, watch)


def _sqlite(file: Path) -> sqlalchemy.Engine:
    """SQLite with a write-ahead log: several times the throughput of the default journal, still consistent after a kill."""
    file.parent.mkdir(parents=True, exist_ok=True)
    engine = sqlalchemy.create_engine(f"sqlite:///{file}", connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def _set_up(connection, _record) -> None:  # type: ignore[no-untyped-def]
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    return engine


def _postgres(address: str) -> sqlalchemy.Engine:
    return sqlalchemy.create_engine(address.replace("postgresql://", "postgresql+psycopg://", 1), pool_pre_ping=True)
