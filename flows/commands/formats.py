"""`dateline formats`: what can be read."""

from rich.table import Table

from flows.console import out


def formats() -> None:
    """List the raw formats that `dateline run` reads. Content decides; an extension is only a hint."""
    from extraction.read import formats as readers

    table = Table("Format", "What is read", box=None, header_style="bold")
    for reader in readers():
        table.add_row(reader.name, reader.description)
    out.print(table)
