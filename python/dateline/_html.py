"""A record as HTML for notebooks: its text with the words marked that tell of events and name actors, and its events.
Everything that comes from the story is escaped; there are no scripts, links or pictures."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline import _core
    from dateline.record import Record

_LONGEST = 20_000  # code points of text shown; a notebook is no place for more
_EVENT = "background:#ffe08a;color:#000"
_PARTY = "border-bottom:2px solid #4f8fd0"


def page_of(record: Record) -> str:
    head = " · ".join(escape(part) for part in (record.id, record.story.source, record.story.published) if part)
    counts = f"{len(record.events)} events, {len(record.actors)} actors, {len(record.places)} places"
    return (
        f'<div style="max-width:60em"><p><b>{head}</b><br><small>{counts}</small></p>'
        f'<p style="white-space:pre-wrap;line-height:1.6">{_marked(record)}</p>{_events(record)}</div>'
    )


def _marked(record: Record) -> str:
    """The text cut at every edge of a span, each piece with the labels of all spans that cover it."""
    text = record.text[:_LONGEST]
    spans: list[tuple[int, int, str, str]] = []
    for event in record.events:
        spans += [(*trigger.span, _EVENT, f"{event.id} {_what(event)}") for trigger in event.triggers]
    for actor in record.actors:
        spans += [(*mention.span, _PARTY, f"{actor.id} {actor.name}") for mention in actor.mentions]
    opened: dict[int, list[int]] = {}
    closed: dict[int, list[int]] = {}
    for i, (begin, end, _, _) in enumerate(spans):
        if begin < end:
            opened.setdefault(begin, []).append(i)
            closed.setdefault(end, []).append(i)
    edges = sorted({0, len(text), *(e for e in (*opened, *closed) if e < len(text))})
    out: list[str] = []
    covering: dict[int, None] = {}
    for begin, end in pairwise(edges):
        for i in closed.get(begin, []):
            covering.pop(i, None)
        covering.update(dict.fromkeys(opened.get(begin, [])))
        piece = escape(text[begin:end])
        if covering:
            style = ";".join(dict.fromkeys(spans[i][2] for i in covering))
            label = escape("; ".join(dict.fromkeys(spans[i][3] for i in covering)))
            piece = f'<span style="{style}" title="{label}">{piece}</span>'
        out.append(piece)
    if len(record.text) > len(text):
        out.append(f"… <small>({len(record.text) - len(text)} more characters)</small>")
    return "".join(out)


def _what(event: _core.Event) -> str:
    return f"{event.type} {event.mode}" if event.mode else event.type


def _events(record: Record) -> str:
    rows = []
    for event in record.events:
        days = event.date.start or ""
        if event.date.end and event.date.end != event.date.start:
            days += f" – {event.date.end}"
        source, target = ", ".join(record.names(event.source)), ", ".join(record.names(event.target))
        cells = (event.id, days, source, _what(event), target, event.status or "", f"{event.confidence:.2f}")
        rows.append("<tr>" + "".join(f'<td style="text-align:left">{escape(cell)}</td>' for cell in cells) + "</tr>")
    names = ("", "when", "who", "what", "whom", "status", "confidence")
    head = "".join(f'<th style="text-align:left">{name}</th>' for name in names)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>" if rows else ""
