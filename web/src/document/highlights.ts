import type { Span } from "./blocks";
import type { Places } from "./places";

// Marks by the CSS Custom Highlight API: one highlight a state, and no element is
// put into the page for any of them. What is marked as before is not touched, so that
// one act in a long document draws one mark anew.
export type Mark = Span & { key: string; state: string };

export class Highlights {
  private readonly layers = new Map<string, Highlight>();
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
    const next = new Map<string, { mark: Mark; ranges: StaticRange[] }>();
    for (const mark of marks) {
      const before = this.drawn.get(mark.key);
      this.drawn.delete(mark.key);
      if (before && same(before.mark, mark)) next.set(mark.key, before);
      else {
        if (before) this.take(before);
        const ranges = this.rangesOf(mark);
        for (const range of ranges) this.layers.get(mark.state)?.add(range);
        next.set(mark.key, { mark, ranges });
      }
    }
    for (const gone of this.drawn.values()) this.take(gone);
    this.drawn = next;
  }

  private take({ mark, ranges }: { mark: Mark; ranges: StaticRange[] }) {
    for (const range of ranges) this.layers.get(mark.state)?.delete(range);
  }

  private rangesOf(span: Span): StaticRange[] {
    return this.places.pieces(span).flatMap(({ run, from, to }) => {
      const text = this.texts[run];
      return text ? [new StaticRange({ startContainer: text, startOffset: from, endContainer: text, endOffset: to })] : [];
    });
  }
}

function same(a: Mark, b: Mark): boolean {
  return a.state === b.state && a.start === b.start && a.end === b.end;
}
