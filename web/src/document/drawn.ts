import type { Span } from "./blocks";
import { Highlights, type Mark, type Stretch } from "./highlights";
import type { Places } from "./places";

// A document that stands on the page: what is marked, shown, clicked and selected
// in it. Elements with data-run hold one text node, the characters of that run.
export class DrawnDocument {
  private readonly texts: Text[] = [];
  private readonly groups: ({ element: Element } & Stretch)[] = [];
  private readonly highlights: Highlights;
  private readonly nearness: IntersectionObserver;

  constructor(readonly pane: HTMLElement, readonly places: Places, states: readonly string[]) {
    this.highlights = new Highlights(places, this.texts, states);
    for (const element of pane.querySelectorAll("[data-group]")) {
      const from = this.texts.length;
      for (const run of element.querySelectorAll("[data-run]")) this.texts[numberOf(run)] = run.firstChild as Text;
      this.groups.push({ element, from, to: this.texts.length });
    }
    this.nearness = new IntersectionObserver(this.look, { root: pane, rootMargin: "100% 0%" });
    for (const group of this.groups) this.nearness.observe(group.element);
    window.addEventListener("beforeprint", this.lookAtAll);
    window.addEventListener("afterprint", this.look);
    this.look();
  }

  // The page has another document.
  leave() {
    this.nearness.disconnect();
    window.removeEventListener("beforeprint", this.lookAtAll);
    window.removeEventListener("afterprint", this.look);
  }

  mark(marks: readonly Mark[]) {
    this.highlights.draw(marks);
  }

  // Brings a place into view where it is not; false where the document has no such
  // place.
  show(span: Span): boolean {
    const first = this.places.pieces(span)[0];
    const text = first && this.texts[first.run];
    if (!text) return false;
    if (this.inView(this.rectOf(text, first.from))) return true;
    text.parentElement!.scrollIntoView({ block: "center", behavior: "instant" });
    // A paragraph may be higher than the pane.
    const rect = this.rectOf(text, first.from);
    const pane = this.pane.getBoundingClientRect();
    if (!this.inView(rect)) this.pane.scrollBy({ top: rect.top - pane.top - pane.height / 2, behavior: "instant" });
    this.look();
    return true;
  }

  // Which of some places stand in view now. What is far away is not laid out for this.
  standsInView(spans: readonly Span[]): boolean[] {
    const runs = new Set(this.runsInView());
    return spans.map(span => {
      const first = this.places.pieces(span)[0];
      return first !== undefined && runs.has(first.run) && this.inView(this.rectOf(this.texts[first.run]!, first.from));
    });
  }

  // The place in the text of a place on the screen; null beside the text.
  pointAt(x: number, y: number): number | null {
    const caret = document.caretPositionFromPoint(x, y);
    if (!caret) return null;
    const point = this.pointOf(caret.offsetNode, caret.offset);
    // On the right half of a character the caret stands behind it.
    const left = caret.getClientRect()?.left ?? 0;
    return point !== null && x < left ? point - 1 : point;
  }

  // What is selected in the document, as a span of the text.
  selected(): Span | null {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.pane)) return null;
    const touched = this.texts.filter(t => range.intersectsNode(t));
    const [first, last] = [touched[0], touched.at(-1)];
    if (!first || !last) return null;
    const start = this.pointOf(range.startContainer, range.startOffset) ?? this.pointOf(first, 0)!;
    const end = this.pointOf(range.endContainer, range.endOffset) ?? this.pointOf(last, last.length)!;
    return start < end ? this.places.trimmed({ start, end }) : null;
  }

  // Marks are drawn in the view and a screen above and below it; on paper, everywhere.
  private readonly look = () => {
    const { height } = this.pane.getBoundingClientRect();
    const near = this.groupsWithin(height);
    this.highlights.look({ from: near[0]?.from ?? 0, to: near.at(-1)?.to ?? 0 });
  };

  private readonly lookAtAll = () => this.highlights.look({ from: 0, to: this.texts.length });

  private runsInView(): number[] {
    const runs = this.groupsWithin(0).flatMap(group => [...group.element.querySelectorAll("[data-run]")]);
    return runs.filter(run => this.isWithin(run, 0)).map(numberOf);
  }

  private groupsWithin(around: number) {
    const first = this.groups.findIndex(g => this.isWithin(g.element, around));
    if (first < 0) return [];
    const behind = this.groups.findIndex((g, i) => i > first && !this.isWithin(g.element, around));
    return this.groups.slice(first, behind < 0 ? undefined : behind);
  }

  // Whether any of an element stands in the view, or so near to it.
  private isWithin(element: Element, around: number): boolean {
    const [rect, pane] = [element.getBoundingClientRect(), this.pane.getBoundingClientRect()];
    return rect.bottom > pane.top - around && rect.top < pane.bottom + around;
  }

  private rectOf(text: Text, from: number): DOMRect {
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, Math.min(from + 1, text.length));
    return range.getBoundingClientRect();
  }

  private inView(rect: DOMRect): boolean {
    const pane = this.pane.getBoundingClientRect();
    return rect.height > 0 && rect.top >= pane.top && rect.bottom <= pane.bottom;
  }

  private pointOf(node: Node, offset: number): number | null {
    const element = node instanceof Text ? node.parentElement : null;
    return element?.hasAttribute("data-run") ? this.places.point(numberOf(element), offset) : null;
  }
}

function numberOf(element: Element): number {
  return Number(element.getAttribute("data-run"));
}
