import { addresses, type PageName } from "../url/addresses";
import { go, keepingLanguage, withCommon } from "../url/location";
import { hrefOf } from "../url/addresses";
import { useWords } from "../ui/language";
import { Link } from "../ui/Link";
import { NodePicker } from "../ui/NodePicker";
import { pageAt } from "./routes";

const menu: PageName[] = ["plans", "agencies", "areas", "platforms", "indicators", "compare", "matrix", "timeline", "conflicts", "gaps", "graph"];

export function Header({ url }: { url: URL }) {
  const words = useWords();
  const here = pageAt(url.pathname);
  return (
    <header class="site">
      <div class="bar">
        <Link href={addresses.home.href()} class="brand" current={here === "home"}>{words.name}</Link>
        {here !== "home" && (
          <div class="site-search">
            <NodePicker
              label={words.home.search} hint={words.home.search}
              choose={n => go(keepingLanguage(hrefOf(n.type, n.id) ?? addresses.search.href({ text: n.name })))}
              submit={text => go(keepingLanguage(addresses.search.href({ text })))}
            />
          </div>
        )}
        <a
          class="language" lang={words.language.otherCode} href={withCommon(url, { lang: words.language.otherCode })}
          onClick={event => { event.preventDefault(); go(withCommon(url, { lang: words.language.otherCode }), "replace"); }}
        >
          {words.language.other}
        </a>
      </div>
      <nav aria-label={words.menu}>
        {menu.map(name => <Link key={name} href={addresses[name].href()} current={here === name}>{words.pages[name]}</Link>)}
        <a href="/graphiql">GraphiQL</a>
      </nav>
    </header>
  );
}
