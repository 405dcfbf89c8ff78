import type { Conflict } from "./api";

// What a person did and the service has not said yes to: one request an act, one
// after the other, each with an id of its own by which the service does it once
// however often it is sent. It counts as saved only after the answer.

export type Refusal =
  // No answer: everything waits, since later acts build on this one.
  | { kind: "unreachable" }
  // The service was started again and does not know this browser yet: everything waits.
  | { kind: "locked" }
  // The service does not take this act; the next ones may still be taken.
  | { kind: "refused"; message: string; messageEn: string }
  // Someone else has changed the same thing meanwhile.
  | { kind: "changed"; conflicts: Conflict[] };

export type Sent<Answer> = { answer: Answer } | { refusal: Refusal };

// What was sent once is sent the same again: whether it was done then, nobody knows.
export type Open<Act> = { id: string; act: Act; state: "waiting" | "saving" | Refusal; sent?: Act };

type Service<Act, Answer> = {
  // The act as it is sent, made when it is sent first.
  prepare(act: Act): Act;
  send(id: string, act: Act): Promise<Sent<Answer>>;
  saved(id: string, act: Act, answer: Answer): void;
  // What is open now, each time that this changes.
  open(acts: readonly Open<Act>[]): void;
};

export class Saving<Act, Answer> {
  private acts: Open<Act>[] = [];
  private busy = false;

  constructor(private readonly service: Service<Act, Answer>, private readonly newId: () => string = () => crypto.randomUUID()) {}

  add(act: Act) {
    this.acts.push({ id: this.newId(), act, state: "waiting" });
    this.tell();
    void this.work();
  }

  // Sends again what got no answer, under the same id.
  again() {
    this.acts = this.acts.map(a => (waits(a) ? { ...a, state: "waiting" } : a));
    this.tell();
    void this.work();
  }

  // Takes up what was left open before the page was, in its order and under its ids.
  resume(acts: readonly Open<Act>[]) {
    const here = new Set(this.acts.map(a => a.id));
    this.acts = [...acts.filter(a => !here.has(a.id)).map(a => ({ ...a, state: "waiting" as const })), ...this.acts];
    this.tell();
    void this.work();
  }

  // What was refused is let go once somebody has read why.
  drop(id: string) {
    this.acts = this.acts.filter(a => a.id !== id || a.state === "waiting" || a.state === "saving");
    this.tell();
  }

  private async work() {
    if (this.busy) return;
    this.busy = true;
    for (let next = this.next(); next; next = this.next()) await this.sendOne(next);
    this.busy = false;
  }

  private next(): Open<Act> | undefined {
    if (this.acts.some(waits)) return undefined;
    return this.acts.find(a => a.state === "waiting");
  }

  private async sendOne({ id, act, sent: before }: Open<Act>) {
    const prepared = before ?? this.service.prepare(act);
    this.acts = this.acts.map(a => (a.id === id ? { ...a, sent: prepared } : a));
    this.set(id, "saving");
    const sent = await this.service.send(id, prepared);
    if ("refusal" in sent) {
      this.set(id, sent.refusal);
      return;
    }
    this.acts = this.acts.filter(a => a.id !== id);
    this.service.saved(id, act, sent.answer);
    this.tell();
  }

  private set(id: string, state: Open<Act>["state"]) {
    this.acts = this.acts.map(a => (a.id === id ? { ...a, state } : a));
    this.tell();
  }

  private tell() {
    this.service.open([...this.acts]);
  }
}

// Whether an act waits for the service to answer again.
export function waits(open: Open<unknown>): boolean {
  return kindOf(open) === "unreachable" || kindOf(open) === "locked";
}

export function kindOf(open: Open<unknown>): "waiting" | "saving" | Refusal["kind"] {
  return typeof open.state === "string" ? open.state : open.state.kind;
}
