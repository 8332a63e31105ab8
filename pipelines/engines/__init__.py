"""Where batches of pages are worked on: in this process, in worker processes, or on a cluster; the same rows come back."""

from pipelines.engines.base import Engine, EngineError, Task
from pipelines.engines.local import LocalEngine
from pipelines.engines.serial import SerialEngine

__all__ = ["Engine", "EngineError", "LocalEngine", "SerialEngine", "Task"]
