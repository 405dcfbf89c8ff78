import { itemsOf, proposalsOf, refOf, toRedo, toUndo, upon, withAct, type Act, type FactRef } from "./acts";
import type { Acts, Change, Changes, Conflict, Document, Problems, Proposals, Queue, ServiceError } from "./api";
import { get, post } from "./client";
import { keepDraft, keepOpen, keptDraft, keptOpen } from "./kept";
import { nextLeft, neighbour, type Entry, type Order } from "./items";
import { Saving, waits, type Open, type Refusal, type Sent } from "./saving";
import { busyOf, changed, chosenAfter, entryOf, openedWith, recounted, reordered, start, type Panel, type State, type View } from "./state";

// The one store of the page: what the service has said, what is on its way there,
// and where the reviewer stands.
export class Store {
  private state: State = start;
  private readonly heard = new Set<() => void>();
  private readonly saving = new Saving<Act, Change>({
    prepare: act => ({ sha256: this.state.opened?.document.sha256, ...upon(act, ref => this.latest(ref)) }),
    send: (id, act) => this.send(id, act),
    saved: (_, act, change) => this.saved(act, change),
    open: open => {
      keepOpen(open);
      this.set({ open });
    },
  });
  // The acts of this window; what the service tells of them is known already.
  private readonly own = new Set<string>();
  // Of facts that our acts have changed: the versions that they had and have, and the last
  // one. A fact may come back to what it said before.
  private readonly versions = new Map<string, { all: Set<string>; last: string }>();
  // Where one stood when each was done: whoever has gone on since is left where they are.
  private readonly stoodAt = new WeakMap<Act, string | null>();
  private listening = false;
  private recount: ReturnType<typeof setTimeout> | undefined;

  subscribe = (hear: () => void) => {
    this.heard.add(hear);
    return () => void this.heard.delete(hear);
  };

  now = (): State => this.state;

  set(part: Partial<State>) {
    const panel = this.state.panel;
    this.state = { ...this.state, ...part };
    if (panel !== null && this.state.panel !== panel) {
      keepDraft(null);
      this.state.draft = null;
    }
    for (const hear of this.heard) hear();
  }

  async begin(slug: string) {
    const [queue, acts] = await Promise.all([get<Queue>("queue"), get<Acts>("acts?first=100")]);
    if ("error" in queue) return this.set({ failure: { error: queue.error } });
    const unsaved = keptOpen<Act>();
    this.set({ failure: null, queue: queue.data, ...("data" in acts ? { log: acts.data.acts, moreLog: acts.data.more } : {}) });
    if (!this.listening) void this.listen(queue.data.at);
    const draft = keptDraft();
    const first = queue.data.documents.find(d => d.slug === (slug || draft?.document)) ?? queue.data.documents.find(d => !d.done && !d.fault) ?? queue.data.documents[0];
    if (first) await this.open(first.slug, first.slug === slug ? this.state.chosen : null);
    if (unsaved.length > 0) this.saving.resume(unsaved);
    // A form that was open when the page went stands again as it was typed.
    if (draft && draft.document === first?.slug && (draft.chosen === null || entryOf(this.state, draft.chosen))) this.set({ chosen: draft.chosen, panel: draft.panel, draft: draft.typed });
  }

  // What was typed into the form that opens now, once.
  takeDraft(): unknown {
    const { draft } = this.state;
    this.state.draft = null;
    return draft;
  }

  // What is typed into the form that is open, as it goes on.
  typing(typed: unknown) {
    const { opened, chosen, panel } = this.state;
    if (opened && panel) keepDraft({ document: opened.document.slug, chosen, panel, typed });
  }

  async open(slug: string, chosen: string | null = null) {
    const answer = await get<Document>(`documents/${encodeURIComponent(slug)}`);
    if ("error" in answer) return this.set({ failure: { error: answer.error } });
    const other = this.state.opened?.document.slug !== slug;
    if (this.state.open.length === 0) this.versions.clear();
    const opened = openedWith(answer.data, this.state.order);
    const keep = chosen ?? (other ? null : this.state.chosen);
    const known = opened.list.some(e => e.id === keep) ? keep : (nextLeft(opened.list, null, busyOf(this.state.open))?.id ?? opened.list[0]?.id ?? null);
    this.set({ opened, failure: null, news: [], chosen: known, part: 0, selection: null, panel: null, ...(other ? { seen: new Set<string>(), view: "facts" as const } : {}) });
    void this.askProposals();
    void this.askProblems();
  }

  // The document as the service has it now: what others did is taken over.
  async reload() {
    const slug = this.state.opened?.document.slug;
    if (slug) await this.open(slug);
    void this.askQueue();
  }

  choose(id: string | null, part = 0) {
    this.set({ chosen: id, part, panel: null });
  }

  step(by: 1 | -1) {
    const next = neighbour(this.state.opened?.list ?? [], this.state.chosen, by);
    if (next) this.choose(next.id);
  }

  // On to what is to be decided next.
  moveOn() {
    const { opened, chosen, open } = this.state;
    const next = nextLeft(opened?.list ?? [], chosen, busyOf(open));
    if (next) this.choose(next.id);
    else this.set({ panel: null });
  }

  orderBy(order: Order) {
    this.set({ order, opened: this.state.opened && reordered(this.state.opened, order) });
  }

  show(view: View) {
    this.set({ view, panel: null });
    if (view === "problems") void this.askProblems();
  }

  ask(panel: Panel | null) {
    this.set({ panel });
  }

  see(ids: readonly string[]) {
    const fresh = ids.filter(id => !this.state.seen.has(id));
    if (fresh.length > 0) this.set({ seen: new Set([...this.state.seen, ...fresh]) });
  }

  do(act: Act) {
    this.stoodAt.set(act, this.state.chosen);
    this.set({ panel: null, selection: null });
    this.saving.add(act);
  }

  // Accepting what is accepted is no act, and moves on as well.
  accept(entry: Entry | null) {
    const { opened, open } = this.state;
    if (!opened || entry?.type !== "fact") return;
    if (entry.fact.state === "undecided" && !busyOf(open).has(entry.id)) this.do({ kind: "accept", document: opened.document.slug, facts: [refOf(entry.fact)] });
    this.moveOn();
  }

  async undo() {
    let act = toUndo(this.state.log);
    while (!act && this.state.moreLog && (await this.askLog())) act = toUndo(this.state.log);
    if (act) this.do({ kind: "undo", undoes: act.id });
  }

  redo() {
    const act = toRedo(this.state.log);
    if (act) this.do({ kind: "undo", undoes: act.id });
  }

  again() {
    this.saving.again();
  }

  drop(id: string) {
    this.saving.drop(id);
  }

  // To do an act in spite of what was changed meanwhile, which was shown.
  insist(open: Open<Act>, conflicts: readonly Conflict[]) {
    this.saving.drop(open.id);
    this.take(conflicts);
    this.do(upon(open.act, ref => conflicts.find(c => c.id === ref.id)?.now?.version ?? ref.version));
  }

  // To let an act go and take what others made of the facts.
  yield(open: Open<Act>, conflicts: readonly Conflict[]) {
    this.saving.drop(open.id);
    this.take(conflicts);
  }

  async askLog(): Promise<boolean> {
    const last = this.state.log.at(-1)?.number;
    const answer = await get<Acts>(`acts?first=100${last === undefined ? "" : `&before=${last}`}`);
    if ("error" in answer) return false;
    this.set({ log: [...this.state.log, ...answer.data.acts], moreLog: answer.data.more });
    return answer.data.acts.length > 0;
  }

  private take(conflicts: readonly Conflict[]) {
    const { opened } = this.state;
    if (!opened) return;
    const facts = conflicts.flatMap(c => c.now ?? []);
    const removed = conflicts.filter(c => c.now === null).map(c => c.id);
    this.set({ opened: changed(opened, { at: 0, facts, removed, unread: null, dismissed: null, warnings: null }) });
  }

  private async send(id: string, act: Act): Promise<Sent<Change>> {
    this.own.add(id);
    const reply = await post<Change>("acts", { id, ...act });
    return "data" in reply ? { answer: reply.data } : { refusal: refusalOf(reply.error) };
  }

  private latest(ref: FactRef): string {
    const ours = this.versions.get(ref.id);
    return ours?.all.has(ref.version) ? ours.last : ref.version;
  }

  private saved(act: Act, change: Change) {
    const { opened, log, queue, chosen, proposals, problems } = this.state;
    const [answered, settled] = [proposalsOf(act), itemsOf(act)];
    const here = opened !== null && change.document === opened.document.slug;
    if (opened && here) this.note(opened.document, change);
    const still = this.stoodAt.get(act) === chosen || entryOf(this.state, chosen) === null || change.removed?.includes(chosen ?? "");
    const id = opened && here && still ? chosenAfter(act, change, opened, chosen) : null;
    this.set({
      ...(opened && here ? { opened: changed(opened, change) } : {}),
      ...(id ? { chosen: id, part: 0 } : {}),
      ...(change.act ? { log: withAct(log, change.act), said: change.act } : {}),
      // What is settled is asked no more, also before the service has gone through all.
      ...(answered.length > 0 ? { proposals: proposals.filter(p => !answered.includes(p.id)) } : {}),
      ...(problems && settled.length > 0 ? { problems: { ...problems, problems: problems.problems.filter(p => !p.item || !settled.includes(p.item)) } } : {}),
      ...(queue && change.document && change.left ? { queue: recounted(queue, change.document, change.left) } : {}),
    });
    if (entryOf(this.state, this.state.chosen) === null) this.moveOn();
    // An undo may be of an act in another document: one stands where it was.
    if (act.kind === "undo" && change.document && !here) void this.open(change.document, change.facts?.[0]?.id ?? null);
    if (change.proposals || act.kind === "decide" || act.kind === "undo") this.recountSoon();
  }

  private note(document: Document, change: Change) {
    const before = new Map(document.facts.map(f => [f.id, f.version]));
    for (const fact of change.facts ?? []) {
      const old = before.get(fact.id);
      if (old === undefined || old === fact.version) continue;
      const all = this.versions.get(fact.id)?.all ?? new Set();
      this.versions.set(fact.id, { all: all.add(old).add(fact.version), last: fact.version });
    }
  }

  // Hears what others do, as long as the page is open.
  private async listen(since: number) {
    this.listening = true;
    for (;;) {
      const answer = await get<Changes>(`changes?since=${since}&wait=25`);
      const connection = "data" in answer ? "open" : isLocked(answer.error) ? "locked" : "lost";
      if (connection !== this.state.connection) this.set({ connection });
      // What waited for the service goes on by itself.
      if (connection === "open" && this.state.open.some(waits)) this.saving.again();
      if ("data" in answer) {
        since = answer.data.at;
        this.hear(answer.data);
      } else {
        await new Promise(done => setTimeout(done, 500));
      }
    }
  }

  private hear({ at, changes, reload }: Changes) {
    const others = changes.filter(c => !c.act || !this.own.has(c.act.id));
    const { opened, log } = this.state;
    const here = others.filter(c => opened && c.document === opened.document.slug);
    // Where the service cannot tell what changed, that too is offered.
    const unknown: Change[] = reload ? [{ at, unread: null, dismissed: null, warnings: null }] : [];
    if (here.length + unknown.length > 0) this.set({ news: [...this.state.news, ...here, ...unknown] });
    const acts = others.flatMap(c => c.act ?? []);
    if (acts.length > 0) this.set({ log: acts.reduce(withAct, log as typeof acts) });
    if (reload || others.length > 0) this.recountSoon();
  }

  private recountSoon() {
    clearTimeout(this.recount);
    this.recount = setTimeout(() => {
      void this.askQueue();
      void this.askProposals();
      void this.askProblems();
    }, 500);
  }

  private async askQueue() {
    const answer = await get<Queue>("queue");
    if ("data" in answer) this.set({ queue: answer.data });
  }

  private async askProposals() {
    const slug = this.state.opened?.document.slug;
    if (!slug) return;
    const answer = await get<Proposals>(`proposals?document=${encodeURIComponent(slug)}`);
    if ("data" in answer) this.set({ proposals: answer.data.proposals ?? [] });
  }

  private async askProblems() {
    const answer = await get<Problems>("problems");
    if (!("data" in answer)) return;
    this.set({ problems: answer.data });
    if (answer.data.pending) setTimeout(() => void this.askProblems(), 1500);
  }
}

function refusalOf(error: ServiceError | null): Refusal {
  if (!error) return { kind: "unreachable" };
  if (isLocked(error)) return { kind: "locked" };
  if (error.conflicts?.length) return { kind: "changed", conflicts: error.conflicts };
  return { kind: "refused", message: error.message, messageEn: error.messageEn };
}

// The service does not know the browser: it was started again since, with another key.
function isLocked(error: ServiceError | null): boolean {
  return error?.code === "UNAUTHENTICATED";
}
