import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const program = `${root}bin/policygraph`;

// serve starts the real server with the built-in data on a port of its own.
export async function serve(...settings: string[]) {
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

// freePort is one that nobody listens on.
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>(done => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address() as { port: number };
  await new Promise(done => probe.close(done));
  return port;
}
