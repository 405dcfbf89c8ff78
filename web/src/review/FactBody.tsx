import { useLanguage } from "../ui/language";
import type { Fact } from "./api";
import { useReviewState, useReviewWords, useStore } from "./context";
import { inWords } from "./describe";
import { assignmentsOf } from "./fields";
import { DeleteForm } from "./DeleteForm";
import { Do } from "./Do";
import { EditForm } from "./EditForm";
import { keyFor, type Command } from "./keys";
import { run } from "./commands";
import type { Panel } from "./state";

const acts: Command[] = ["accept", "edit", "delete", "split", "merge", "everywhere", "place"];

// The chosen fact: each field, each body with its role, and what can be done.
export function FactBody({ fact, panel, part }: { fact: Fact; panel: Panel | null; part: number }) {
  const words = useReviewWords();
  const { opened } = useReviewState();
  const fields = opened?.document.fields[fact.kind] ?? [];
  if (panel?.kind === "edit") return <EditForm fact={fact} fields={fields} first={panel.field} />;
  if (panel?.kind === "delete") return <DeleteForm fact={fact} />;
  const inferred = new Set(fact.fields.inferred as string[] | undefined);
  const shown = fields.filter(f => f.type !== "assignments" && f.name !== "inferred" && inWords(words, f.name, fact.fields[f.name]) !== "");
  return (
    <div class="body-of-card">
      <dl class="fields">
        {shown.map(f => (
          <div key={f.name}>
            <dt>{words.fields[f.name] ?? f.name}{inferred.has(f.name) && <small> ({words.inferred})</small>}</dt>
            <dd><FieldValue name={f.name} text={inWords(words, f.name, fact.fields[f.name])} /></dd>
          </div>
        ))}
      </dl>
      {fact.kind === "task" && <Bodies fact={fact} part={part} />}
      <About fact={fact} />
      <p class="actions">
        {acts.map(command => <Do key={command} command={command} />)}
        {fact.kind === "task" && <Do command="body" />}
      </p>
    </div>
  );
}

function FieldValue({ name, text }: { name: string; text: string }) {
  const store = useStore();
  return <button type="button" class="value" onClick={() => store.ask({ kind: "edit", field: name })}>{text}</button>;
}

function Bodies({ fact, part }: { fact: Fact; part: number }) {
  const words = useReviewWords();
  const store = useStore();
  return (
    <ul class="bodies-of-task" aria-label={words.fields.assignments}>
      {assignmentsOf(fact).map((a, i) => (
        <li key={i}>
          <button type="button" aria-pressed={i === part} onClick={() => store.set({ part: i })}>{a.agency}</button>
          <span>{inWords(words, "role", a.role)}{a.inherited ? ` (${words.fields.inherited})` : ""}</span>
          {i === part && (["lead", "support", "responsible"] as const).filter(r => r !== a.role).map(r => (
            <button type="button" class="small" key={r} onClick={() => run(store, r)}><kbd>{keyFor(r)}</kbd> {words.values.role![r]}</button>
          ))}
        </li>
      ))}
    </ul>
  );
}

function About({ fact }: { fact: Fact }) {
  const words = useReviewWords();
  const reason = useLanguage() === "zh" ? fact.reason : fact.reasonEn;
  const said = [
    fact.place === null ? words.notPlaced : fact.place.moved ? words.moved : "",
    fact.section ? `${words.section} ${fact.section}` : "",
    reason ? `${words.reason}:${reason}` : "",
    fact.reviewed ? words.reviewedBy(fact.reviewed.by, fact.reviewed.on) : "",
    fact.bulk ? words.inBulk : "",
  ].filter(Boolean);
  return said.length > 0 ? <p class="hint">{said.join(" · ")}</p> : null;
}
