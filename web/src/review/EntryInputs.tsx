import { useId } from "preact/hooks";
import type { Proposal, Value } from "./api";
import { useReviewWords } from "./context";
import { listOf, written } from "./fields";

// A new entry of a vocabulary as it is proposed: what is corrected here goes with the
// answer that it is new.
export type Entry = Record<string, string>;

const lists: readonly string[] = ["aliases", "functions", "members"];
const editable: readonly string[] = ["name", "fullName", "level", "code", "partOf", "function", "kind", "unit", "family", ...lists];

export function EntryInputs({ proposal, edited, edit }: { proposal: Proposal; edited: Entry; edit(entry: Entry): void }) {
  const words = useReviewWords();
  const id = useId();
  const names = (proposal.thing.detail ?? []).map(d => d.name).filter(n => editable.includes(n));
  if (!proposal.entry || names.length === 0) return null;
  return (
    <fieldset class="assignments">
      <legend>{words.questions.entry}</legend>
      <div class="inputs">
        {names.map(name => (
          <div class="field" key={name}>
            <label for={`${id}-${name}`}>{words.fields[name] ?? name}</label>
            <input id={`${id}-${name}`} type="text" autocomplete="off" spellcheck={false} value={edited[name] ?? written(proposal.entry![name])} onInput={e => edit({ ...edited, [name]: e.currentTarget.value })} />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

// What of an entry was corrected, as the service takes it.
export function correctedEntry(proposal: Proposal, edited: Entry): Record<string, Value> {
  const otherwise = Object.entries(edited).filter(([name, text]) => text.trim() !== written(proposal.entry?.[name]));
  return Object.fromEntries(otherwise.map(([name, text]) => [name, lists.includes(name) ? listOf(text) : text.trim()]));
}
