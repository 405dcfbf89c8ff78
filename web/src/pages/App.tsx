import { useEffect } from "preact/hooks";
import { common } from "../url/addresses";
import { go, useAddress, withCommon } from "../url/location";
import { languages } from "../words/words";
import { LanguageContext, useWords } from "../ui/language";
import { EvidenceDrawer } from "../document/EvidenceDrawer";
import { PageHead } from "../ui/PageHead";
import { Header } from "./Header";
import { Footer } from "./Footer";
import { pageAt, pages } from "./routes";

export function App() {
  const url = useAddress();
  const language = common.lang.read(url.searchParams.get("lang"));
  const fact = common.fact.read(url.searchParams.get("fact"));
  const words = languages[language];
  useEffect(() => {
    document.documentElement.lang = words.language.here;
  }, [language]);
  return (
    <LanguageContext.Provider value={language}>
      <a class="skip" href="#content">{words.skip}</a>
      <Header url={url} />
      <main id="content" tabIndex={-1}><Page url={url} /></main>
      <Footer url={url} />
      {fact && <EvidenceDrawer key={fact} id={fact} close={() => go(withCommon(url, { fact: null }))} />}
    </LanguageContext.Provider>
  );
}

function Page({ url }: { url: URL }) {
  const name = pageAt(url.pathname);
  if (name === null) return <Missing />;
  const Shown = pages[name];
  return <Shown key={name} url={url} />;
}

function Missing() {
  const words = useWords();
  return <PageHead title={words.states.notFound} />;
}
