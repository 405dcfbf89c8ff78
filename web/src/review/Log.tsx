import { useLanguage } from "../ui/language";
import { stands } from "./acts";
import { useReviewWords, useStore } from "./context";
import type { State } from "./state";

// What was done, newest first, as sentences. An act that is in force can be taken
// back; nothing is ever erased.
export function Log({ state }: { state: State }) {
  const words = useReviewWords();
  const store = useStore();
  const language = useLanguage();
  const { log, moreLog } = state;
  if (log.length === 0) return <p class="state">{words.log.none}</p>;
  return (
    <>
      <ol class="log" reversed>
        {log.map(act => {
          const inForce = stands(act, log);
          const fact = act.facts?.[0];
          return (
            <li key={act.id} class={inForce ? undefined : "undone"} value={act.number}>
              <p>{language === "zh" ? act.sentence : act.sentenceEn} {!inForce && <small>({words.log.undone})</small>}</p>
              <p class="actions">
                <small>{words.log.by(act.by, act.on.slice(0, 16).replace("T", " "))}</small>
                {act.document && fact && <button type="button" class="small" onClick={() => void goTo(store, act.document!, fact)}>{words.log.go}</button>}
                {inForce && <button type="button" class="small" onClick={() => store.do({ kind: "undo", undoes: act.id })}>{words.log.undo}</button>}
              </p>
            </li>
          );
        })}
      </ol>
      {moreLog && <button type="button" onClick={() => void store.askLog()}>{words.log.more}</button>}
    </>
  );
}

async function goTo(store: ReturnType<typeof useStore>, slug: string, fact: string) {
  if (store.now().opened?.document.slug !== slug) await store.open(slug, fact);
  store.show("facts");
  store.choose(fact);
}
