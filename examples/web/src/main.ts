import { comparison } from "./compare";
import { task } from "./task";
import { tasks } from "./tasks";

let shown = new AbortController();

// show draws the view of the address and stops what the last one was still asking.
function show() {
  shown.abort();
  shown = new AbortController();
  const [path = "/", query = ""] = location.hash.slice(1).split("?");
  const words = new URLSearchParams(query);
  document.querySelector("main")!.replaceChildren(view(path, words, shown.signal));
}

function view(path: string, words: URLSearchParams, signal: AbortSignal): HTMLElement {
  if (path === "/compare") return comparison(words.get("indicator"), signal);
  if (path.startsWith("/task/")) return task(decodeURIComponent(path.slice("/task/".length)), signal);
  return tasks(words.get("text") ?? "", signal);
}

window.addEventListener("hashchange", show);
show();
