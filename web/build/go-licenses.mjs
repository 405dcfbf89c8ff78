// Prints the licences of Go itself and of every module that the program is built
// from, on whatever system.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const systems = ["linux", "windows", "darwin"];
const modules = new Map(systems.flatMap(modulesFor));
const goroot = go(["env", "GOROOT"]).trim();
const all = [["Go", goroot], ...[...modules].sort(([a], [b]) => (a < b ? -1 : 1))];
console.log(all.map(([name, dir]) => `${name}\n\n${licenceIn(dir, name)}`).join(`\n\n${"-".repeat(80)}\n\n`));

function modulesFor(system) {
  const format = "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}";
  return go(["list", "-deps", "-f", format, "./cmd/policygraph"], { GOOS: system, CGO_ENABLED: "0" }).split("\n").filter(Boolean).map(line => line.split("\t"));
}

function licenceIn(dir, name) {
  const files = readdirSync(dir).filter(f => /^(licen[cs]e|copying|notice)/i.test(f)).sort();
  if (files.length === 0) throw new Error(`${name} has no file of its licence`);
  return files.map(f => readFileSync(join(dir, f), "utf8")).join("\n");
}

function go(args, env = {}) {
  const done = spawnSync("go", args, { encoding: "utf8", env: { ...process.env, ...env }, maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`go ${args.join(" ")}: ${done.stderr}`);
  return done.stdout;
}
