import { useLanguage } from "../ui/language";
import { factsOf, type Act } from "./acts";
import type { Conflict, Fact } from "./api";
import { Compared } from "./Compared";
import { useReviewWords, useStore } from "./context";
import { inWords, sentenceOf } from "./describe";
import { nameOf } from "./fields";
import type { Open } from "./saving";
import type { State } from "./state";

// What is not saved: each act named, with what became of it and what can be done.
export function OpenActs({ state }: { state: State }) {
  const words = useReviewWords();
  const store = useStore();
  const language = useLanguage();
  const stuck = state.open.filter(o => typeof o.state !== "string");
  if (stuck.length === 0) return null;
  return (
    <section class="open-acts" role="alert" aria-label={words.open.title}>
      <h2>{words.open.count(state.open.length)}</h2>
      <ul>
        {stuck.map(open => {
          if (typeof open.state === "string") return null;
          const names = factsOf(open.act).map(id => nameIn(state, id)).filter(Boolean).slice(0, 3).join("、");
          const what = `${sentenceOf(words, open.act)}${names ? `:${names}` : ""}`;
          switch (open.state.kind) {
            case "unreachable": case "locked": return <li key={open.id}>{what}: {words.open[open.state.kind]} <button type="button" onClick={() => store.again()}>{words.open.again}</button></li>;
            case "refused": return (
              <li key={open.id}>
                {what}: {words.open.refused}: {language === "zh" ? open.state.message : open.state.messageEn} <GoTo act={open.act} /> <button type="button" onClick={() => store.drop(open.id)}>{words.open.drop}</button>
              </li>
            );
            case "changed": return <Clash key={open.id} open={open} what={what} conflicts={open.state.conflicts} state={state} />;
          }
        })}
      </ul>
    </section>
  );
}

// Both readings of what somebody else has changed meanwhile.
function Clash({ open, what, conflicts, state }: { open: Open<Act>; what: string; conflicts: Conflict[]; state: State }) {
  const words = useReviewWords();
  const store = useStore();
  return (
    <li>
      <p>{what}: {words.open.changed}</p>
      {conflicts.map(c => {
        const before = state.opened?.document.facts.find(f => f.id === c.id);
        return before ? <Readings key={c.id} act={open.act} before={before} conflict={c} state={state} /> : null;
      })}
      <button type="button" disabled={conflicts.some(c => c.now === null)} onClick={() => store.insist(open, conflicts)}>{words.open.insist}</button>{" "}
      <button type="button" onClick={() => store.yield(open, conflicts)}>{words.open.yield}</button>
    </li>
  );
}

function Readings({ act, before, conflict, state }: { act: Act; before: Fact; conflict: Conflict; state: State }) {
  const words = useReviewWords();
  const mine = { ...before.fields, ...(act.kind === "correct" ? Object.fromEntries(act.changes.filter(c => c.id === before.id).map(c => [c.field, c.value])) : {}) };
  const fields = (state.opened?.document.fields[before.kind] ?? []).map(f => f.name);
  const values = (of: Fact["fields"]) => fields.map(f => inWords(words, f, of[f]));
  const shown = fields.filter((_, i) => values(mine)[i] !== "" || (conflict.now && values(conflict.now.fields)[i] !== ""));
  const only = (of: Fact["fields"]) => shown.map(f => inWords(words, f, of[f]));
  return (
    <Compared
      fields={shown.map(f => words.fields[f] ?? f)}
      sides={[{ head: words.open.mine, values: only(mine) }, { head: `${words.open.theirs}${conflict.by ? ` (${conflict.by})` : ""}`, values: conflict.now ? only(conflict.now.fields) : shown.map(() => words.open.gone) }]}
    />
  );
}

function GoTo({ act }: { act: Act }) {
  const words = useReviewWords();
  const store = useStore();
  const [id] = factsOf(act);
  return id ? <button type="button" onClick={() => { store.show("facts"); store.choose(id); }}>{words.open.goTo}</button> : null;
}

function nameIn(state: State, id: string): string {
  const fact = state.opened?.document.facts.find(f => f.id === id);
  return fact ? nameOf(fact) : "";
}
