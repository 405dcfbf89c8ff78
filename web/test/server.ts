import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

// The real server with the built-in data, one with 200 districts, one whose one agency
// leads 5,000 tasks, and one with a document at hand (an invented one), once for all
// tests in the browser.
declare module "vitest" {
  interface ProvidedContext {
    origin: string;
    largeOrigin: string;
    hubOrigin: string;
    documentsOrigin: string;
  }
}

const program = fileURLToPath(new URL("../../bin/policygraph", import.meta.url));
const documents = fileURLToPath(new URL("../../docs/examples", import.meta.url));

export default async function serve(project: TestProject) {
  const made = mkdtempSync(join(tmpdir(), "policygraph-"));
  const [large, hub, one] = [join(made, "large"), join(made, "hub"), join(made, "one")];
  run("synth", "--districts", "200", "--out", large);
  run("synth", "--districts", "1", "--out", hub);
  giveTasks(join(hub, "documents", "d0000-plan-1.yaml"), "区科技局", 5000);
  run("add", "--data", one, "--empty", join(documents, "plan.txt"));
  const servers = await Promise.all([start(), start("--data", large), start("--data", hub), start("--data", one, "--documents", documents)]);
  project.provide("origin", servers[0].address);
  project.provide("largeOrigin", servers[1].address);
  project.provide("hubOrigin", servers[2].address);
  project.provide("documentsOrigin", servers[3].address);
  return () => {
    for (const s of servers) s.stop();
    rmSync(made, { recursive: true });
  };
}

// Adds so many tasks that the agency leads to a plan of invented data.
function giveTasks(file: string, agency: string, count: number) {
  const task = (n: number) => {
    const [start, name] = [100_000 + 20 * n, 100_010 + 20 * n];
    const end = name + agency.length;
    const lead = `{agency: ${agency}, role: lead, position: 1, section: 四, start: ${name}, end: ${end}, opening: ${agency}, closing: ${agency}}`;
    return `  - {key: 四${n}, title: 推进第${n}项, source: body, assignments: [${lead}], section: 四, start: ${start}, end: ${end}, opening: 推进各项创新工作, closing: 承担单位${agency}}\n`;
  };
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace("\ntargets:\n", `\n${Array.from({ length: count }, (_, i) => task(i + 1)).join("")}targets:\n`));
}

function run(...args: string[]) {
  const done = spawnSync(program, args, { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`policygraph ${args.join(" ")}: ${done.stderr}`);
}

async function start(...settings: string[]) {
  const server = spawn(program, ["serve", "--addr", "127.0.0.1:0", ...settings], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise<string>((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", code => reject(new Error(`the server ended with ${code}`)));
    server.stdout.on("data", (said: Buffer) => {
      const found = /http:\/\/[\d.:]+/.exec(said.toString());
      if (found) resolve(found[0]);
    });
  });
  return {
    address,
    stop() {
      server.removeAllListeners("exit");
      server.kill();
    },
  };
}
