import { useLanguage } from "../ui/language";
import { inLanguage } from "./describe";
import { useReviewWords, useStore } from "./context";
import { busyOf, ownOf, type State } from "./state";

// What `policygraph check` says of the dataset as it is now.
export function Problems({ state }: { state: State }) {
  const words = useReviewWords();
  const store = useStore();
  const language = useLanguage();
  const { problems, opened } = state;
  if (!problems) return <p class="state" role="status">{words.problems.pending}</p>;
  const own = opened ? ownOf(problems, opened.document.slug, state.open).length : 0;
  const busy = busyOf(state.open);
  const open = (document: string, fact: string | undefined) => {
    if (document !== opened?.document.slug) void store.open(document, fact ?? null);
    else if (fact) store.choose(fact);
    store.show("facts");
  };
  return (
    <>
      {problems.pending && <p role="status">{words.problems.pending}</p>}
      {own > 1 && <p class="actions"><button type="button" onClick={() => store.ask({ kind: "bulkOwn" })}>{words.problems.allOwn(own)}</button></p>}
      {(problems.problems ?? []).length === 0 ? <p class="state">{words.problems.none}</p> : (
        <ul class="problems">
          {problems.problems.map((p, i) => (
            <li key={i} class={p.note ? "note" : "is-wrong"}>
              <p><strong>{p.note ? words.problems.note : words.problems.wrong}</strong> {inLanguage(language, p.message, p.messageEn)}</p>
              <p class="hint">{inLanguage(language, p.hint, p.hintEn)} {p.line ? words.problems.line(p.file, p.line) : p.file} {p.document && <button type="button" class="small" onClick={() => open(p.document!, p.fact)}>{words.log.go}</button>}
                {p.item && p.document && <> <button type="button" class="small" disabled={busy.has(p.item)} onClick={() => store.do({ kind: "dismiss", document: p.document!, items: [{ id: p.item! }] })}>{words.problems.own}</button></>}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
