// The licences of all that the built pages hold, as the packages themselves state
// them. The Go modules' are added by `make dist`.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

// Licences that leave the whole under ours. A package of another one is not taken.
const permissive = new Set(["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD", "CC0-1.0", "Python-2.0", "MIT AND BSD-3-Clause"]);

export function licensesPage(web) {
  const modules = join(web, "../dist/go-licenses.txt");
  const packages = runtimePackages(web);
  const refused = packages.filter(p => !permissive.has(p.license));
  if (refused.length > 0) throw new Error(`no permissive licence: ${refused.map(p => `${p.name} (${p.license})`).join(", ")}`);
  const own = ["LICENSE", "NOTICE"].map(name => readFileSync(join(web, "..", name), "utf8"));
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/icon.svg"><title>许可 Licences · policygraph</title></head>
<body><h1>许可 Licences</h1>
<h2>policygraph</h2>${own.map(text => `<pre>${escaped(text)}</pre>`).join("")}
${existsSync(modules) ? `<h2>Go</h2><pre>${escaped(readFileSync(modules, "utf8"))}</pre>` : ""}
${packages.map(p => `<h2>${escaped(p.name)} ${escaped(p.version)} (${escaped(p.license)})</h2><pre>${escaped(p.text)}</pre>`).join("\n")}
</body></html>
`;
}

// The packages of the lock file that are not for development only.
function runtimePackages(web) {
  const lock = JSON.parse(readFileSync(join(web, "package-lock.json"), "utf8"));
  return Object.entries(lock.packages)
    .filter(([path, p]) => path !== "" && !p.dev && !p.optional)
    .map(([path, p]) => ({ name: path.replace(/^.*node_modules\//, ""), version: p.version, ...licenceOf(join(web, path)) }));
}

function licenceOf(folder) {
  const { license, licenses } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find(name => /^(licen[cs]e|copying)/i.test(name));
  return { license: license ?? licenses?.[0]?.type ?? "none", text: file ? readFileSync(join(folder, file), "utf8") : "" };
}

function escaped(text) {
  return String(text).replace(/[&<>]/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]);
}
