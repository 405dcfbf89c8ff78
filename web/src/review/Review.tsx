import { useEffect, useState } from "preact/hooks";
import { choice, text } from "../url/fields";
import { go, useAddress, withCommon } from "../url/location";
import { LanguageContext } from "../ui/language";
import { actOf } from "../ui/keys";
import { Loading } from "../ui/states";
import { Bar } from "./Bar";
import { BulkDialog, BulkDismissDialog, BulkNewDialog, BulkOwnDialog } from "./BulkDialogs";
import { run } from "./commands";
import { useReviewState, useReviewWords, useStore } from "./context";
import { EverywhereDialog } from "./EverywhereDialog";
import { Help } from "./Help";
import { keys, meantIn } from "./keys";
import { MergeDialog } from "./MergeDialog";
import { OpenActs } from "./OpenActs";
import { Queue } from "./Queue";
import { Side } from "./Side";
import { entryOf, type State } from "./state";
import { Text } from "./Text";

// What of the page stands in its address: which document and where in it one stands.
const lang = choice("zh", "en");
const order = choice("place", "doubt");

export function Review() {
  const language = lang.read(useAddress().searchParams.get("lang"));
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  return <LanguageContext.Provider value={language}><Workbench /></LanguageContext.Provider>;
}

function Workbench() {
  const words = useReviewWords();
  const store = useStore();
  const state = useReviewState();
  const [letters, setLetters] = useLetters();
  const { opened, queue, panel, failure } = state;

  useEffect(() => {
    const query = new URL(window.location.href).searchParams;
    store.set({ order: order.read(query.get("order")), chosen: text.read(query.get("fact")) || null });
    void store.begin(text.read(query.get("document")));
  }, []);
  useInAddress(state);
  useLeaving(state);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // A dialog that is open has the keys.
      if (document.querySelector("dialog[open]")) return;
      const command = event.defaultPrevented ? null : actOf(keys, event, letters);
      if (!command || !meantIn(store.now().view, command)) return;
      event.preventDefault();
      // Held down, a key does what it does once: nothing is accepted unseen.
      if (!event.repeat || command === "next" || command === "previous") run(store, command);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [letters]);

  const fact = entryOf(state, state.chosen);
  return (
    <>
      <a class="skip" href="#side">{words.skip}</a>
      <Bar state={state} />
      <OpenActs state={state} />
      {failure && <p class="state failed" role="alert">{failure.error?.message ?? words.offline} <button type="button" onClick={() => void store.begin(opened?.document.slug ?? "")}>{words.open.again}</button></p>}
      {!queue ? (failure ? null : <Loading />) : queue.documents.length === 0 ? <main class="state">{words.nothingToReview}</main> : (
        <main class="workbench">
          <Queue queue={queue} open={opened?.document.slug ?? null} />
          {opened ? <section class="text-side" aria-label={words.text}><Text key={opened.document.slug} state={state} /></section> : <Loading />}
          {opened && <section class="facts-side" id="side" tabIndex={-1}><Side state={state} letters={letters} /></section>}
        </main>
      )}
      {panel?.kind === "help" && <Help letters={letters} setLetters={setLetters} />}
      {panel?.kind === "bulk" && <BulkDialog state={state} />}
      {panel?.kind === "bulkDismiss" && <BulkDismissDialog state={state} />}
      {panel?.kind === "bulkNew" && <BulkNewDialog state={state} />}
      {panel?.kind === "bulkOwn" && opened && <BulkOwnDialog state={state} />}
      {panel?.kind === "everywhere" && fact?.type === "fact" && <EverywhereDialog state={state} fact={fact.fact} />}
      {panel?.kind === "merge" && fact?.type === "fact" && <MergeDialog state={state} fact={fact.fact} />}
    </>
  );
}

// Whether single letters are keys, as this browser was told.
function useLetters(): [boolean, (on: boolean) => void] {
  const name = "policygraph.review.letters";
  const [on, set] = useState(() => localStorage.getItem(name) !== "off");
  return [on, value => {
    localStorage.setItem(name, value ? "on" : "off");
    set(value);
  }];
}

// Where one stands goes into the address when one has stood there for a moment;
// another document is a step that the back button undoes.
function useInAddress({ opened, chosen, order: by }: State) {
  const slug = opened?.document.slug;
  useEffect(() => {
    if (slug === undefined) return;
    const timer = setTimeout(() => {
      const url = new URL(window.location.href);
      const other = url.searchParams.get("document");
      go(withCommon(url, { document: slug, fact: chosen, order: by }), other !== null && other !== slug ? "step" : "replace");
    }, 300);
    return () => clearTimeout(timer);
  }, [slug, chosen, by]);
  const store = useStore();
  useEffect(() => {
    const back = () => {
      const query = new URL(window.location.href).searchParams;
      const wanted = query.get("document");
      if (wanted && wanted !== store.now().opened?.document.slug) void store.open(wanted, query.get("fact"));
    };
    window.addEventListener("popstate", back);
    return () => window.removeEventListener("popstate", back);
  }, []);
}

// The browser asks before it leaves only while something is not saved.
function useLeaving({ open }: State) {
  const unsaved = open.length > 0;
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved]);
}
