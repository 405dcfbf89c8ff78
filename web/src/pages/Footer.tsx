import { useAnswer } from "../api/answer";
import { DataVersion } from "./footer.operations";
import { useLanguage, useWords } from "../ui/language";

export function Footer({ url }: { url: URL }) {
  const words = useWords();
  const language = useLanguage();
  const answer = useAnswer(DataVersion, {});
  return (
    <footer class="site">
      {answer.state === "ready" && <span>{words.footer.version(answer.data.stats.dataVersion)}</span>}
      <a href="/schema.graphql">{words.footer.schema}</a>
      <a href={language === "zh" ? "/docs/index.zh-CN.html" : "/docs/"}>{words.footer.docs}</a>
      <a href="/licenses">{words.footer.licenses}</a>
      <span class="print-only">{words.footer.printed} {decodeURI(url.href)}</span>
    </footer>
  );
}
