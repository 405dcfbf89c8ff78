import { useEffect, useRef, useState } from "preact/hooks";
import { actOf } from "../ui/keys";
import { useLanguage } from "../ui/language";
import type { Answer, Proposal, ProposalSide } from "./api";
import { Compared, type Side } from "./Compared";
import { useReviewWords, useStore } from "./context";
import { correctedEntry, EntryInputs, type Entry } from "./EntryInputs";
import { inWords } from "./describe";
import { keyForQuestion, questionKeys, type QuestionCommand } from "./keys";
import { asksNow, newEntries, type State } from "./state";

const answers: QuestionCommand[] = ["same", "different", "new", "drop", "unknown"];

// Names to decide, one at a time: what is asked about beside its candidates.
export function Questions({ state, letters }: { state: State; letters: boolean }) {
  const words = useReviewWords();
  const store = useStore();
  const language = useLanguage();
  const { proposals, open } = state;
  const [at, setAt] = useState(0);
  const [which, setWhich] = useState(0);
  const [edited, edit] = useState<Entry>({});
  const head = useRef<HTMLHeadingElement>(null);
  const waiting = asksNow(proposals, open);
  const place = Math.min(at, waiting.length - 1);
  const proposal = waiting[place];
  const fresh = newEntries(waiting).length;
  useEffect(() => {
    setWhich(0);
    edit({});
  }, [proposal?.id]);

  const decide = (answer: Answer) => {
    if (!proposal?.answers.includes(answer)) return;
    const candidate = answer === "new" || answer === "drop" || answer === "unknown" ? undefined : proposal.candidates?.[which]?.id;
    if ((answer === "same" || answer === "different" || answer === "kind") && candidate === undefined) return;
    const fields = answer === "new" ? correctedEntry(proposal, edited) : {};
    store.do({ kind: "decide", proposal: proposal.id, answer, ...(candidate === undefined ? {} : { candidate }), ...(Object.keys(fields).length > 0 ? { fields } : {}) });
    head.current?.focus();
  };
  const go = (command: QuestionCommand) => {
    const candidates = proposal?.candidates?.length ?? 0;
    switch (command) {
      case "next": return setAt(Math.min(place + 1, waiting.length - 1));
      case "previous": return setAt(Math.max(place - 1, 0));
      case "nextCandidate": return setWhich(Math.min(which + 1, Math.max(candidates - 1, 0)));
      case "previousCandidate": return setWhich(Math.max(which - 1, 0));
      case "allNew": return fresh > 1 ? store.ask({ kind: "bulkNew" }) : undefined;
      case "same": return decide(proposal?.answers.includes("kind") ? "kind" : "same");
      default: return decide(command);
    }
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = state.panel ? null : actOf(questionKeys, event, letters);
      if (!command) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      go(command);
    };
    document.addEventListener("keydown", press, true);
    return () => document.removeEventListener("keydown", press, true);
  });
  if (!proposal) return <p class="state">{words.questions.none}</p>;
  const allowed = answers.filter(a => proposal.answers.includes(a === "same" && proposal.answers.includes("kind") ? "kind" : (a as Answer)));
  return (
    <section class="question">
      <h3 ref={head} tabIndex={-1}>{words.questions.kinds[proposal.kind] ?? proposal.kind}:{proposal.thing.name} <small>{words.questions.count(place + 1, waiting.length)}</small></h3>
      <p>{words.questions.why}:{language === "zh" ? proposal.reason : proposal.reasonEn}{proposal.unknown ? ` · ${words.questions.unknownBefore}` : ""}</p>
      {(proposal.candidates?.length ?? 0) > 1 && (
        <fieldset class="candidates">
          <legend>{words.questions.choose}</legend>
          {proposal.candidates!.map((c, i) => <label key={c.id}><input type="radio" name="candidate" checked={i === which} onChange={() => setWhich(i)} /> {c.name}</label>)}
        </fieldset>
      )}
      <Sides proposal={proposal} which={which} />
      <EntryInputs key={proposal.id} proposal={proposal} edited={edited} edit={edit} />
      <p class="actions">
        {allowed.map(a => (
          <button type="button" key={a} onClick={() => go(a)}>{a === "same" && proposal.answers.includes("kind") ? words.questions.kind : words.questions[a as "same" | "different" | "new" | "drop" | "unknown"]} <kbd>{keyForQuestion(a)}</kbd></button>
        ))}
        {fresh > 1 && <button type="button" onClick={() => go("allNew")}>{words.questions.allNew(fresh)} <kbd>{keyForQuestion("allNew")}</kbd></button>}
      </p>
      <div class="sides">
        {[proposal.thing, ...(proposal.candidates ?? []).slice(which, which + 1)].map(s => <Places key={s.id} side={s} />)}
      </div>
    </section>
  );
}

function Sides({ proposal, which }: { proposal: Proposal; which: number }) {
  const words = useReviewWords();
  const candidate = proposal.candidates?.[which];
  const names = [...new Set([proposal.thing, ...(candidate ? [candidate] : [])].flatMap(s => (s.detail ?? []).map(d => d.name)))].filter(n => n !== "name");
  const side = (head: string, s: ProposalSide): Side => ({
    head: `${head}:${s.name}`,
    values: [s.name, (s.areas ?? []).join("、"), ...names.map(n => inWords(words, n, s.detail?.find(d => d.name === n)?.value)), words.questions.touches(s.facts), s.new ? words.questions.isNew : ""],
  });
  const sides = [side(words.questions.thing, proposal.thing), ...(candidate ? [side(words.questions.candidate(which + 1), candidate)] : [])];
  return <Compared fields={[words.fields.name!, words.questions.areas, ...names.map(n => words.fields[n] ?? n), words.left.facts, words.questions.entry]} sides={sides} />;
}

function Places({ side }: { side: ProposalSide }) {
  const words = useReviewWords();
  const store = useStore();
  return (
    <section>
      <h4>{words.questions.places}:{side.name}</h4>
      {(side.places ?? []).map((p, i) => (
        <blockquote class="wording" key={i}>
          {p.before}<mark>{p.quote ?? p.named}</mark>{p.behind}
          <footer>
            <button type="button" class="small" onClick={() => void store.open(p.document)}>{p.title}</button> {[p.period, p.section].filter(Boolean).join(" · ")}
          </footer>
        </blockquote>
      ))}
    </section>
  );
}
