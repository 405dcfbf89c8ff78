import { useState } from "preact/hooks";
import { keepingLanguage } from "../url/location";
import { withQuery } from "../url/addresses";
import { csv, html, tabbed, type Table } from "./table";
import { copy, download, fileName } from "./saving";
import { useWords } from "./language";

export type Asked = { operation: string; variables: unknown };

type Props = {
  // The table in view, to copy and download.
  table?: Table<any> | undefined;
  asked?: Asked | undefined;
  image?: (() => Promise<Blob>) | undefined;
  json?: (() => unknown) | undefined;
};

// What can be taken from any view: its table, its address, the query behind it.
export function Toolbar({ table, asked, image, json }: Props) {
  const words = useWords();
  const [said, say] = useState("");
  const tell = async (done: Promise<boolean>, success: string) => say((await done) ? success : words.toolbar.copyFailed);
  const name = table?.caption ?? document.title;
  return (
    <div class="toolbar" role="group" aria-label={words.toolbar.label}>
      {table && <button type="button" onClick={() => tell(copy(tabbed(table), html(table)), words.toolbar.copied)}>{words.toolbar.copy}</button>}
      {table && <button type="button" onClick={() => download(fileName(name, "csv"), new Blob([csv(table)], { type: "text/csv;charset=utf-8" }))}>{words.toolbar.csv}</button>}
      {image && <button type="button" onClick={async () => download(fileName(name, "png"), await image())}>{words.toolbar.image}</button>}
      {json && <button type="button" onClick={() => download(fileName(name, "json"), new Blob([JSON.stringify(json(), null, 2)], { type: "application/json" }))}>{words.toolbar.json}</button>}
      <button type="button" onClick={() => tell(copy(window.location.href), words.toolbar.linkCopied)}>{words.toolbar.link}</button>
      <button type="button" onClick={() => window.print()}>{words.toolbar.print}</button>
      {asked && <a href={queryHref(asked)}>{words.toolbar.query}</a>}
      <span role="status" class="said">{said}</span>
    </div>
  );
}

function queryHref({ operation, variables }: Asked): string {
  return keepingLanguage(withQuery("/graphiql", [["query", operation], ["variables", JSON.stringify(variables)]]));
}
