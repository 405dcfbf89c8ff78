import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

// The real server with the built-in data, one with 200 districts, and one with a
// document at hand (an invented one), once for all tests in the browser.
declare module "vitest" {
  interface ProvidedContext {
    origin: string;
    largeOrigin: string;
    documentsOrigin: string;
  }
}

const program = fileURLToPath(new URL("../../bin/policygraph", import.meta.url));
const documents = fileURLToPath(new URL("../../docs/examples", import.meta.url));

export default async function serve(project: TestProject) {
  const made = mkdtempSync(join(tmpdir(), "policygraph-"));
  const [large, one] = [join(made, "large"), join(made, "one")];
  run("synth", "--districts", "200", "--out", large);
  run("add", "--data", one, "--empty", join(documents, "plan.txt"));
  const servers = await Promise.all([start(), start("--data", large), start("--data", one, "--documents", documents)]);
  project.provide("origin", servers[0].address);
  project.provide("largeOrigin", servers[1].address);
  project.provide("documentsOrigin", servers[2].address);
  return () => {
    for (const s of servers) s.stop();
    rmSync(made, { recursive: true });
  };
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
