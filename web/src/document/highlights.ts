import type { Span } from "./blocks";
import type { Places } from "./places";

// Marks by the CSS Custom Highlight API: one highlight a state, and no element is
// put into the page for any of them. The browser goes through all that it was given
// whenever some of it changes, so it is given only what stands near the view; and what
// is marked as before is not touched.
export type Mark = Span & { key: string; state: string };

// Runs from one to before another.
export type Stretch = { from: number; to: number };

export class Highlights {
  private readonly layers = new Map<string, Highlight>();
  private marks: readonly Mark[] = [];
  private near: Stretch = { from: 0, to: 0 };
  private drawn = new Map<string, { mark: Mark; ranges: StaticRange[] }>();

  // Later states lie on top.
  constructor(private readonly places: Places, private readonly texts: readonly Text[], states: readonly string[]) {
    states.forEach((state, priority) => {
      const layer = new Highlight();
      layer.priority = priority;
      this.layers.set(state, layer);
      CSS.highlights.set(state, layer);
    });
  }

  draw(marks: readonly Mark[]) {
    this.marks = marks;
    this.drawNear();
  }

  // Which runs stand near the view now.
  look(near: Stretch) {
    if (near.from === this.near.from && near.to === this.near.to) return;
    for (const { mark, ranges } of this.drawn.values()) this.take(mark, ranges);
    this.drawn = new Map();
    this.near = near;
    this.drawNear();
  }

  private drawNear() {
    const { start, end } = this.places.spanOf(this.near);
    const next: typeof this.drawn = new Map();
    for (const mark of this.marks) {
      if (mark.start >= end || mark.end <= start) continue;
      const before = this.drawn.get(mark.key);
      this.drawn.delete(mark.key);
      if (before && same(before.mark, mark)) next.set(mark.key, before);
      else {
        if (before) this.take(before.mark, before.ranges);
        const ranges = this.rangesOf(mark);
        for (const range of ranges) this.layers.get(mark.state)?.add(range);
        next.set(mark.key, { mark, ranges });
      }
    }
    for (const gone of this.drawn.values()) this.take(gone.mark, gone.ranges);
    this.drawn = next;
  }

  private take(mark: Mark, ranges: StaticRange[]) {
    for (const range of ranges) this.layers.get(mark.state)?.delete(range);
  }

  private rangesOf(span: Span): StaticRange[] {
    return this.places.pieces(span).flatMap(({ run, from, to }) => {
      const text = this.near.from <= run && run < this.near.to ? this.texts[run] : undefined;
      return text ? [new StaticRange({ startContainer: text, startOffset: from, endContainer: text, endOffset: to })] : [];
    });
  }
}

function same(a: Mark, b: Mark): boolean {
  return a.state === b.state && a.start === b.start && a.end === b.end;
}
