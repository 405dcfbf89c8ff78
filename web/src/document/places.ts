import { endOf, type Run, type Span } from "./blocks";
import { pointsAt, unitsAt } from "./codepoints";

// A place in the text, found on the page and back: a span is pieces of runs, in
// UTF-16, and what is selected is a span.
export type Piece = { run: number; from: number; to: number };

export class Places {
  private readonly ends: number[];
  // The runs by where they begin: cells that are drawn side by side over several
  // lines are not in the order of the text.
  private readonly order: number[];

  constructor(readonly runs: Run[]) {
    this.ends = runs.map(endOf);
    this.order = runs.map((_, i) => i).sort((a, b) => runs[a]!.start - runs[b]!.start);
  }

  pieces({ start, end }: Span): Piece[] {
    const found: Piece[] = [];
    for (let i = this.firstThatEndsAfter(start); i < this.order.length; i++) {
      const at = this.order[i]!;
      const run = this.runs[at]!;
      if (run.start >= end) break;
      const from = unitsAt(run.text, Math.max(0, start - run.start));
      const to = unitsAt(run.text, end - run.start);
      if (from < to) found.push({ run: at, from, to });
    }
    return found;
  }

  // From the first place to the last of some runs that are drawn one after the other.
  spanOf({ from, to }: { from: number; to: number }): Span {
    let [start, end] = [Infinity, -Infinity];
    for (let i = from; i < to; i++) [start, end] = [Math.min(start, this.runs[i]!.start), Math.max(end, this.ends[i]!)];
    return { start, end };
  }

  // Where a place of a run stands in the text.
  point(run: number, units: number): number {
    const { start, text } = this.runs[run]!;
    return start + pointsAt(text, units);
  }

  // The characters of a span, a line for each run.
  textOf(span: Span): string {
    return this.pieces(span).map(p => this.runs[p.run]!.text.slice(p.from, p.to)).join("\n");
  }

  // The words of a span with a little of what stands around them in the same line or
  // cell: what a bare number belongs to.
  excerpt(span: Span, around = 12): string {
    const [piece] = this.pieces(span);
    if (!piece) return "";
    const { start, text } = this.runs[piece.run]!;
    const from = unitsAt(text, span.start - start - around);
    const to = Math.min(unitsAt(text, span.end - start + around), text.length);
    return (from > 0 ? "…" : "") + text.slice(from, to).replace(/\s+/g, " ") + (to < text.length ? "…" : "");
  }

  // Where some words stand, the nearest to a place first. They are looked for exactly,
  // within one run: a line, a cell.
  find(words: string, near: number): Span[] {
    const length = pointsAt(words, words.length);
    const found = words === "" ? [] : this.runs.flatMap((run, i) => occurrences(run.text, words).map(at => ({ start: this.point(i, at), end: this.point(i, at) + length })));
    return found.sort((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near));
  }

  // A span without the blanks at its ends; null where nothing else is in it.
  trimmed({ start, end }: Span): Span | null {
    const filled = this.pieces({ start, end }).filter(p => this.runs[p.run]!.text.slice(p.from, p.to).trim() !== "");
    const [first, last] = [filled[0], filled.at(-1)];
    if (!first || !last) return null;
    const head = this.runs[first.run]!.text.slice(first.from, first.to);
    const tail = this.runs[last.run]!.text.slice(last.from, last.to);
    return { start: this.point(first.run, first.from + head.length - head.trimStart().length), end: this.point(last.run, last.from + tail.trimEnd().length) };
  }

  private firstThatEndsAfter(start: number): number {
    let [low, high] = [0, this.order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ends[this.order[middle]!]! <= start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function occurrences(text: string, words: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) found.push(at);
  return found;
}

// What is marked at a place, the shortest first: a body before the task around it.
export function marksAt<M extends Span>(marks: M[], point: number): M[] {
  return marks.filter(m => m.start <= point && point < m.end).sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
}

// The next of those at a place: after the one that is chosen, and round again.
export function nextAt<M extends Span & { id: string }>(marks: M[], point: number, chosen: string | null): M | null {
  const here = marksAt(marks, point);
  const at = here.findIndex(m => m.id === chosen);
  return here[(at + 1) % Math.max(here.length, 1)] ?? null;
}
