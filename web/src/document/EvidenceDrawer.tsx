import { useEffect, useRef, useState } from "preact/hooks";
import { useAnswer } from "../api/answer";
import { Evidence } from "./evidence.operations";
import type { EvidenceQuery, PlaceInContextFragment } from "../api/generated";
import { named } from "../api/names";
import { NodeLink } from "../ui/Link";
import { Facts } from "../ui/Facts";
import { copy } from "../ui/saving";
import { When } from "../ui/states";
import { said as inLanguage } from "../words/said";
import type { Language } from "../words/words";
import { useLanguage, useWords } from "../ui/language";
import { citation, errorReport, labelsOf, type FactSource } from "./cite";

type Fact = NonNullable<EvidenceQuery["node"]>;

// The passages of one fact, at the side of the view. It is a dialog: Escape closes
// it and the focus goes back to where it was.
export function EvidenceDrawer({ id, close }: { id: string; close(): void }) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const answer = useAnswer(Evidence, { id });
  useEffect(() => {
    const before = document.activeElement;
    dialog.current!.showModal();
    return () => before instanceof HTMLElement && before.focus();
  }, []);
  return (
    <dialog ref={dialog} class="drawer" aria-labelledby="evidence-title" onCancel={event => { event.preventDefault(); close(); }}>
      <header>
        <h2 id="evidence-title">{words.evidence.title}</h2>
        <button type="button" onClick={close}>{words.evidence.close}</button>
      </header>
      <When answer={answer}>{data => (data.node ? <Passages node={data.node} /> : <p>{words.states.noNode(id)}</p>)}</When>
    </dialog>
  );
}

function Passages({ node }: { node: Fact }) {
  const words = useWords();
  const language = useLanguage();
  const places = placesOf(node);
  const at = sourceOf(node);
  const fact = named(node);
  const [said, say] = useState("");
  const report = async () => {
    const done = await copy(errorReport(words.evidence.reportText, node.id, places, at));
    say(done ? words.evidence.reportCopied : words.toolbar.copyFailed);
  };
  return (
    <>
      <p class="fact-name">{sayingOf(node, language, words.plan.announced) ?? (node.__typename === "Passage" ? "" : fact.name)}</p>
      {places.length === 0 && <p>{words.evidence.none}</p>}
      {places.map((place, i) => <OnePlace key={place.id} place={place} title={places.length > 1 ? words.evidence.passage(i + 1) : ""} />)}
      <p class="actions">
        <button type="button" onClick={report}>{words.evidence.report}</button>
        <span role="status" class="said">{said}</span>
      </p>
      <p class="id"><code>{node.id}</code>{at && <> · <code>{at.file}:{at.line}</code></>}</p>
    </>
  );
}

function placesOf(node: Fact): PlaceInContextFragment[] {
  if (node.__typename === "Passage") return [node];
  return "passages" in node ? node.passages.nodes : [];
}

function sourceOf(node: Fact): FactSource | null {
  return "source" in node ? node.source ?? null : null;
}

function sayingOf(node: Fact, language: Language, announced: (of: string, n: number, rows: number) => string): string | null {
  if (node.__typename === "Discrepancy") return inLanguage(node, language);
  if (node.__typename === "Announcement") return announced(node.of, node.announced, node.rows);
  return null;
}

function OnePlace({ place, title }: { place: PlaceInContextFragment; title: string }) {
  const words = useWords();
  const [said, say] = useState("");
  const d = place.document;
  const cite = async () => say((await copy(citation(place))) ? words.evidence.citeCopied : words.toolbar.copyFailed);
  return (
    <section class="place">
      {title && <h3>{title}</h3>}
      {place.context.length > 0 && (
        <ul class="context" aria-label={words.evidence.context}>
          {labelsOf(place).map(l => <li key={`${l.kind} ${l.label}`} class={l.kind.toLowerCase()}><small>{words.evidence.labels[l.kind]}</small> {l.label}</li>)}
        </ul>
      )}
      {place.quote != null
        ? <blockquote class="wording">{place.surrounding?.before}<mark>{place.quote}</mark>{place.surrounding?.after}</blockquote>
        : <>
            <blockquote class="ends">{place.opening}<span aria-hidden="true">……</span>{place.closing}</blockquote>
            <p class="hint">{words.evidence.noQuote}</p>
          </>}
      <Facts
        facts={[
          [words.evidence.document, d && <NodeLink type="Document" id={d.id}>{d.title}</NodeLink>],
          [words.document.docNumber, d?.docNumber],
          [words.document.issuedOn, d?.issuedOn ?? d?.publishedOn],
          [words.evidence.section, place.section],
          [words.evidence.place, words.evidence.codePoints(place.start, place.end)],
          [words.document.url, d?.url && <a href={d.url} rel="noreferrer">{words.evidence.page}</a>],
        ]}
      />
      <p class="actions">
        <button type="button" onClick={cite}>{words.evidence.cite}</button>
        <span role="status" class="said">{said}</span>
      </p>
    </section>
  );
}
