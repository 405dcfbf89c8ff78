import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

// The real server with the built-in data, once for all tests in the browser.
declare module "vitest" {
  interface ProvidedContext {
    origin: string;
  }
}

export default async function serve(project: TestProject) {
  const program = fileURLToPath(new URL("../../bin/policygraph", import.meta.url));
  const server = spawn(program, ["serve", "--addr", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise<string>((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", code => reject(new Error(`the server ended with ${code}`)));
    server.stdout.on("data", (said: Buffer) => {
      const found = /http:\/\/[\d.:]+/.exec(said.toString());
      if (found) resolve(found[0]);
    });
  });
  project.provide("origin", address);
  return () => {
    server.removeAllListeners("exit");
    server.kill();
  };
}
