"""The read copy → one self-contained page, for `dateline report`."""

from flows.reporting.page import page

__all__ = ["page"]
