"""Where batches of pages are worked on: in this process, in worker processes, or on a cluster; the same rows come back."""

from pipelines.engines.base import RETRIED, Engine, EngineError, Task
from pipelines.engines.cluster import RayEngine
from pipelines.engines.local import LocalEngine, start_early
from pipelines.engines.serial import SerialEngine

__all__ = ["RETRIED", "Engine", "EngineError", "LocalEngine", "RayEngine", "SerialEngine", "Task", "start_early"]
