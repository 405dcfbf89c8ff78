import { lengthInPoints } from "./codepoints";

// A document as its reader saw it: paragraphs and tables in order, each with its
// place in the text, in code points. It is plain data; what is drawn is these
// characters and no other text.
export type Span = { start: number; end: number };

// Characters that stand together in the text and on the page.
export type Run = { start: number; text: string };

export type Cell = { start: number; text: string; col: number; rowSpan: number; colSpan: number; parts?: Run[] | undefined };

export type Paragraph = { kind: "paragraph" | "heading"; start: number; text: string; level?: number | undefined; noise?: boolean | undefined; page?: number | undefined };
export type Table = { kind: "table"; rows: Cell[][]; page?: number | undefined };
export type Block = Paragraph | Table;

export function endOf(run: Run): number {
  return run.start + lengthInPoints(run.text);
}

// Every run of some blocks, in the order in which the page draws them.
export function runsOf(blocks: Block[]): Run[] {
  return blocks.flatMap(b => (b.kind === "table" ? b.rows.flatMap(row => row.flatMap(runsOfCell)) : [b]));
}

// A cell that is drawn over several lines has its text in parts.
export function runsOfCell(cell: Cell): Run[] {
  return cell.parts ?? [cell];
}

// Blocks that are laid out together: a page, or some dozens where there are no pages.
export type Group = { page: number | undefined; blocks: Block[] };

const inGroup = 40;

export function grouped(blocks: Block[]): Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const same = last && last.page === block.page && (block.page !== undefined || last.blocks.length < inGroup);
    if (same) last.blocks.push(block);
    else groups.push({ page: block.page, blocks: [block] });
  }
  return groups;
}
