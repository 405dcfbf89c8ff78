import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, inject, test } from "vitest";
import { root } from "./program";

// Every snippet of docs/clients.md, as a reader would run it; where a block of text stands
// behind one, that is what it prints, and … stands for anything. Commands (console) and
// queries are run by the Go tests, which look at every page.
const server = inject("server");
const made = mkdtempSync(join(tmpdir(), "policygraph-"));
afterAll(() => rmSync(made, { recursive: true }));

type Snippet = { kind: string; text: string; line: number; prints: string | null };

function snippets(page: string): Snippet[] {
  const text = readFileSync(`${root}docs/${page}`, "utf8");
  const found = [...text.matchAll(/^```([a-z]+)\n([^]*?)^```$/gm)].map(m => ({ kind: m[1]!, text: m[2]!, line: text.slice(0, m.index).split("\n").length }));
  return found.flatMap((s, i) => (s.kind === "text" ? [] : [{ ...s, prints: found[i + 1]?.kind === "text" ? found[i + 1]!.text : null }]));
}

const here = (text: string) => text.replaceAll("http://127.0.0.1:8080", server);

function run(command: string, args: string[], cwd = made): string {
  const done = spawnSync(command, args, { cwd, encoding: "utf8" });
  expect(done.error ?? done.status, done.stderr).toBe(0);
  return done.stdout;
}

function file(name: string, text: string): string {
  const path = join(made, name);
  writeFileSync(path, here(text));
  return path;
}

const runners: Record<string, (text: string) => string | Promise<string>> = {
  sh: text => run("bash", ["-euo", "pipefail", file("snippet.sh", text)]),
  js: text => run("node", [file("snippet.mjs", text)]),
  python: text => run(`${root}.cache/python/bin/python`, [file("snippet.py", text)]),
  go: text => run("go", ["run", file("snippet.go", text)], root),
  ts: text => generate(text),
  yaml: text => {
    // The settings are those by which the client of this repository is generated.
    expect(readFileSync(`${root}client/genqlient.yaml`, "utf8")).toContain(text);
    return "";
  },
  json: text => assistant(text),
};

// The settings of graphql-codegen make types of a query, by the schema that the server has.
function generate(settings: string): string {
  const folder = mkdtempSync(join(made, "generated-"));
  mkdirSync(join(folder, "src"));
  symlinkSync(`${root}examples/node_modules`, join(folder, "node_modules"));
  writeFileSync(join(folder, "codegen.ts"), here(settings));
  writeFileSync(join(folder, "src/query.ts"), 'import { graphql } from "./gql";\n\nexport const page = graphql(`query Page($after: Cursor) { plans(after: $after) { pageInfo { endCursor } } }`);\n');
  const printed = run("npx", ["graphql-codegen", "--silent"], folder);
  expect(readFileSync(join(folder, "src/gql/graphql.ts"), "utf8")).toMatch(/Cursor: *\{ *input: *string; *output: *string;? *\}/);
  return printed;
}

// An assistant is started by its own settings and says who it is.
async function assistant(settings: string): Promise<string> {
  const [{ command, args }] = Object.values((JSON.parse(settings) as { mcpServers: Record<string, { command: string; args: string[] }> }).mcpServers) as [{ command: string; args: string[] }];
  const started = spawn(command, args, { cwd: made, stdio: ["pipe", "pipe", "inherit"] });
  try {
    started.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "1" } } })}\n`);
    const said = await new Promise<string>((resolve, reject) => {
      started.stdout.once("data", (line: Buffer) => resolve(line.toString()));
      started.once("error", reject);
      started.once("exit", code => reject(new Error(`it ended with ${code}`)));
    });
    expect(JSON.parse(said).result.serverInfo.name).toBe("policygraph");
    return "";
  } finally {
    started.removeAllListeners("exit");
    started.kill();
  }
}

const like = (wanted: string) => new RegExp(`^\\s*${wanted.trim().split("…").map(part => part.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[^]*")}\\s*$`);

process.env.PATH = `${root}bin:${process.env.PATH}`;

describe.each(["clients.md", "clients.zh-CN.md"])("docs/%s", page => {
  const ours = snippets(page).filter(s => s.kind !== "console" && s.kind !== "graphql");

  test.each(ours)("$kind in line $line", async ({ kind, text, prints }) => {
    const runner = runners[kind];
    expect(runner, `the test does not know how to run ${kind}`).toBeDefined();
    const printed = await runner!(text);
    if (prints !== null) expect(printed).toMatch(like(here(prints)));
  });
});

test("both languages have the same snippets", () => {
  const [english, chinese] = ["clients.md", "clients.zh-CN.md"].map(page => snippets(page).map(({ kind, text, prints }) => ({ kind, text, prints })));
  expect(english!.length).toBeGreaterThan(12);
  expect(chinese).toEqual(english);
});
