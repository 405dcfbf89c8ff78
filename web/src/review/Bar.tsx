import { go, useAddress, withCommon } from "../url/location";
import { useLanguage, useWords } from "../ui/language";
import { toRedo, toUndo } from "./acts";
import { titleOf } from "./BulkDialogs";
import { run } from "./commands";
import { useReviewWords, useStore } from "./context";
import { keyFor } from "./keys";
import { LeftOf } from "./Queue";
import type { State } from "./state";

// What stands above: the document, what is left of it, what was done last and how to
// take it back.
export function Bar({ state }: { state: State }) {
  const words = useReviewWords();
  const common = useWords();
  const store = useStore();
  const language = useLanguage();
  const url = useAddress();
  const { opened, queue, log, said, open, moreLog, connection, news } = state;
  const [undo, redo] = [toUndo(log), toRedo(log)];
  const sentence = (act: typeof undo) => (act ? (language === "zh" ? act.sentence : act.sentenceEn) : undefined);
  const under = open.filter(o => typeof o.state === "string").length;
  return (
    <header class="review-bar">
      <div class="bar">
        <span class="brand">{common.name}</span>
        <h1>{opened ? titleOf(state) : words.title}</h1>
        {opened && <LeftOf left={opened.document.left} />}
        <span class="said" role="status">{under > 0 ? words.saving : said ? `${words.saved}:${sentence(said)}` : ""}</span>
      </div>
      <div class="bar">
        <button type="button" class="small" disabled={!undo && !moreLog} title={sentence(undo)} onClick={() => run(store, "undo")}>{words.actions.undo} <kbd>{keyFor("undo")}</kbd></button>
        <button type="button" class="small" disabled={!redo} onClick={() => run(store, "redo")}>{words.actions.redo} <kbd>{keyFor("redo")}</kbd></button>
        <button type="button" class="small" onClick={() => run(store, "acceptSeen")}>{words.actions.acceptSeen} <kbd>{keyFor("acceptSeen")}</kbd></button>
        <button type="button" class="small" onClick={() => run(store, "add")}>{words.actions.add} <kbd>{keyFor("add")}</kbd></button>
        <button type="button" class="small" onClick={() => run(store, "nextDocument")}>{words.actions.nextDocument} <kbd>{keyFor("nextDocument")}</kbd></button>
        <button type="button" class="small" onClick={() => run(store, "help")}>{words.actions.help} <kbd>{keyFor("help")}</kbd></button>
        <span class="reviewer">{queue?.by ? words.reviewer(queue.by) : ""}</span>
        <a href="/">{words.explorer}</a>
        <a class="language" lang={common.language.otherCode} href={withCommon(url, { lang: common.language.otherCode })} onClick={event => { event.preventDefault(); go(withCommon(url, { lang: common.language.otherCode }), "replace"); }}>{common.language.other}</a>
      </div>
      {connection !== "open" && <p class="offline" role="alert">{connection === "locked" ? words.locked : words.offline}</p>}
      {news.length > 0 && (
        <p class="news" role="status">
          {words.news(news.length)} {news.flatMap(n => sentence(n.act ?? null) ?? []).slice(-3).join("; ")}{" "}
          <button type="button" class="small" onClick={() => run(store, "news")}>{words.actions.news} <kbd>{keyFor("news")}</kbd></button>
        </p>
      )}
    </header>
  );
}
