import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { grouped, runsOfCell, type Block, type Cell, type Paragraph } from "./blocks";
import { DrawnDocument } from "./drawn";
import type { Places } from "./places";

type Props = {
  label: string;
  blocks: Block[];
  // Those of the blocks' runs.
  places: Places;
  pageName(page: number): string;
  // The states of marks, those on top last.
  states: readonly string[];
  // Called once the document stands on the page.
  drawn(document: DrawnDocument): void;
  click?(point: number): void;
};

// A document drawn from its blocks: nothing of the file's own markup comes here.
// It is drawn once; marks do not touch it.
export function Document({ label, blocks, places, pageName, states, drawn, click }: Props) {
  const pane = useRef<HTMLDivElement>(null);
  const held = useRef<DrawnDocument | null>(null);
  const content = useMemo(() => groupsOf(blocks, pageName), [blocks]);
  useLayoutEffect(() => {
    const made = new DrawnDocument(pane.current!, places, states);
    held.current = made;
    drawn(made);
    return () => made.leave();
  }, [blocks]);
  const onClick = (event: MouseEvent) => {
    if (!document.getSelection()?.isCollapsed) return;
    const point = held.current?.pointAt(event.clientX, event.clientY);
    if (point != null) click?.(point);
  };
  return <div class="document" ref={pane} role="document" aria-label={label} tabIndex={0} onClick={onClick}>{content}</div>;
}

// Runs are numbered in the order of runsOf.
function groupsOf(blocks: Block[], pageName: (page: number) => string) {
  let run = 0;
  const number = () => run++;
  return grouped(blocks).map((group, i) => (
    <div class="group" key={i} data-group={i}>
      {group.page !== undefined && <p class="page-name">{pageName(group.page)}</p>}
      {group.blocks.map(b => (b.kind === "table" ? table(b.rows, number) : paragraph(b, number())))}
    </div>
  ));
}

function paragraph({ kind, text, level, noise }: Paragraph, number: number) {
  return <p data-run={number} class={kind === "heading" ? `heading heading-${level ?? 1}` : noise ? "noise" : undefined}>{text}</p>;
}

function table(rows: Cell[][], number: () => number) {
  return <table><tbody>{rows.map(row => <tr>{row.map(cell => oneCell(cell, number))}</tr>)}</tbody></table>;
}

function oneCell(cell: Cell, number: () => number) {
  return <td rowSpan={cell.rowSpan} colSpan={cell.colSpan}>{runsOfCell(cell).map(run => <div data-run={number()}>{run.text}</div>)}</td>;
}
