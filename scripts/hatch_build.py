"""Compiles translations whenever the package is built or installed from source."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileMessagesHook(BuildHookInterface):
    """Puts compiled translations beside their sources before files are collected."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, str(root / "scripts"))
        from compile_messages import compile_messages

        compile_messages(root / "wagtail_backcare" / "locale")
