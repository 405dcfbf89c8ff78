import type { Block } from "../document/blocks";

// What the review service is asked and answers, under /review/api/. The same stands
// in review/workbench/api.go, with what each field means.

export type Left = { document: number; facts: number; numbers: number; rows: number; brackets: number; proposals: number; contradictions: number; warnings: number };

export type Reviewed = { by: string; on: string };

export type QueueEntry = {
  slug: string; title: string; area?: string; kind: string; found: boolean; facts: number; left: Left;
  confidence?: number; reviewed?: Reviewed; done: boolean; fault?: string;
};

export type Queue = { at: number; by: string; documents: QueueEntry[]; left: Left };

export type FactKind = "document" | "cited" | "superseded" | "nickname" | "task" | "target" | "observation" | "platform" | "organisation" | "agency" | "announcement";

export type Value = string | number | boolean | null | string[] | Assignment[] | unknown[] | undefined;

export type Assignment = { agency: string; role: string; position?: number; inherited?: boolean; start: number; end: number };

export type Place = { start: number; end: number; moved?: boolean };

export type Fact = {
  id: string; version: string; kind: FactKind; fields: Record<string, Value>; place: Place | null; section?: string;
  confidence?: number; reason?: string; reasonEn?: string; state: "undecided" | "accepted" | "changed" | "added"; bulk?: boolean; reviewed?: Reviewed; act?: string;
};

export type Item = {
  id: string; kind: string; class?: string; start: number; end: number; message?: string; messageEn?: string; count?: number; against?: Place; reason?: string; reviewed?: Reviewed;
};

export type Field = { name: string; type: "text" | "number" | "whole" | "flag" | "texts" | "assignments" | "schedule" | "context" | "place"; values?: string[] };

export type Document = {
  at: number; slug: string; sha256: string; source: { found: boolean; name?: string; format?: string; sha256: string; length: number };
  blocks: Block[] | null; facts: Fact[]; unread: Item[] | null; setAside: Item[] | null; dismissed: Item[] | null; warnings: Item[] | null;
  left: Left; reviewed?: Reviewed; fields: Record<string, Field[]>; areas: Record<string, string>;
};

export type ProposalPlace = { document: string; title: string; period?: string; section?: string; start: number; end: number; named: string; before?: string; quote?: string; behind?: string };

export type ProposalSide = { id: string; name: string; new: boolean; areas?: string[]; detail?: { name: string; value: string }[]; facts: number; places?: ProposalPlace[] };

export type Answer = "same" | "different" | "new" | "drop" | "kind" | "unknown";

export type Proposal = {
  id: string; kind: string; thing: ProposalSide; candidates: ProposalSide[] | null; reason: string; reasonEn: string; answers: Answer[]; unknown?: boolean; entry?: Record<string, Value>;
};

export type Named = { documents: { slug: string; title: string; area?: string; places: number }[] };

export type Proposals = { at: number; proposals: Proposal[] };

export type ActDone = { number: number; id: string; kind: string; by: string; on: string; document?: string; sentence: string; sentenceEn: string; facts?: string[]; undoes?: string; undoneBy?: string };

export type Acts = { at: number; acts: ActDone[]; more: boolean };

export type Change = {
  at: number; act?: ActDone; document?: string; sha256?: string; facts?: Fact[]; removed?: string[];
  unread: Item[] | null; dismissed: Item[] | null; warnings: Item[] | null; left?: Left; proposals?: boolean;
};

export type Changes = { at: number; reload?: boolean; changes: Change[] };

export type Problem = { file: string; line?: number; document?: string; fact?: string; message: string; messageEn?: string; hint: string; hintEn?: string; note?: boolean; item?: string };

export type Problems = { at: number; pending?: boolean; problems: Problem[] };

export type Conflict = { id: string; now: Fact | null; act?: string; by?: string };

export type ServiceError = { code: string; message: string; messageEn: string; conflicts?: Conflict[]; problems?: Problem[]; left?: Left };
