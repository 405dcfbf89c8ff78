// What a page of the docs must be: readable without a network and under the policy of the
// server's pages, which takes scripts and styles from own files alone.
import { posix } from "node:path";

export function checkPage(name, html, files) {
  const problems = [];
  const say = what => problems.push(`${name}: ${what}`);
  if (/<script\b/.test(html)) say("it has a script");
  if (/<style\b|\sstyle="/.test(html)) say("it has a style of its own");
  if (/\son[a-z]+="/.test(html)) say("it has a handler");
  for (const [, address] of html.matchAll(/<(?:link|img|iframe|source)\b[^>]*?\s(?:href|src)="([^"]+)"/g)) {
    if (/^[a-z]+:|^\/\//.test(address)) say(`it takes ${address} from another host`);
    else if (!exists(address)) say(`there is no ${address}`);
  }
  for (const [, address] of html.matchAll(/<a\b[^>]*?\shref="([^"#?]+)[^"]*"/g)) {
    if (!/^[a-z]+:/.test(address) && (address.startsWith("/docs/") || !address.startsWith("/")) && !exists(address)) say(`it links to ${address}, which there is none of`);
  }
  return problems;

  function exists(address) {
    const path = address.startsWith("/docs/") ? address.slice("/docs/".length) : posix.join(posix.dirname(name), address);
    return address.startsWith("/icon.svg") || path === "" || path === "./" || files.includes(decodeURIComponent(path)) || files.includes(`${decodeURIComponent(path)}.html`);
  }
}
