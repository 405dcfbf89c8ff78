import "graphiql/graphiql.css";
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { examples } from "./examples";

// GraphiQL on our own host. What stands in the address is what is shown: tabs of
// an earlier visit are not kept, since a link must show the query that it carries.
const given = new URLSearchParams(window.location.search);
const kept = new Map<string, string>();
const storage = {
  get length() { return kept.size; },
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
  clear: () => kept.clear(),
};

const query = given.get("query");
const variables = readable(given.get("variables"));
const tabs = query ? [{ query, variables }, ...examples] : examples;

// An edit goes into the address, so that it can be sent as a link.
function remember(name: string, value: string | undefined) {
  const url = new URL(window.location.href);
  if (value) url.searchParams.set(name, value);
  else url.searchParams.delete(name);
  window.history.replaceState(null, "", url);
}

function readable(variables: string | null): string {
  try {
    return variables ? JSON.stringify(JSON.parse(variables), null, 2) : "";
  } catch {
    return variables ?? "";
  }
}

createRoot(document.getElementById("graphiql")!).render(
  createElement(GraphiQL, {
    fetcher: createGraphiQLFetcher({ url: "/graphql", headers: { Accept: "application/graphql-response+json" } }),
    storage,
    defaultTabs: tabs,
    ...(query ? { query, variables } : {}),
    defaultEditorToolsVisibility: variables ? "variables" : false,
    onEditQuery: text => remember("query", text),
    onEditVariables: text => remember("variables", text),
  }),
);
