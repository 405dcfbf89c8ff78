import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterEach } from "vitest";
import { open } from "./browser";

// The real review service over a dataset of its own, made from invented documents.
const program = fileURLToPath(new URL("../../bin/policygraph", import.meta.url));
const running: Workbench[] = [];

afterEach(() => {
  for (const w of running.splice(0)) w.end();
});

type Serving = { server: ChildProcess; address: string; token: string };

export class Workbench {
  private constructor(readonly folder: string, private serving: Serving) {}

  get address(): string {
    return this.serving.address;
  }

  // What the program prints, and opens the page.
  get url(): string {
    return `${this.address}/review?token=${this.serving.token}`;
  }

  // The area is named where nothing in a document tells it.
  static async over(documents: Record<string, string>, area?: string): Promise<Workbench> {
    const folder = mkdtempSync(join(tmpdir(), "policygraph-review-"));
    mkdirSync(join(folder, "documents"));
    for (const [name, text] of Object.entries(documents)) writeFileSync(join(folder, "documents", name), text);
    const files = Object.keys(documents).map(name => join(folder, "documents", name));
    try {
      run("add", "--data", join(folder, "data"), "--empty", ...files);
    } catch (refused) {
      if (area === undefined) throw refused;
      run("add", "--data", join(folder, "data"), "--empty", "--area", area, ...files);
    }
    const made = new Workbench(folder, await serve(folder, "127.0.0.1:0"));
    running.push(made);
    return made;
  }

  // Ends the program in the middle of whatever it does, and starts it again.
  async kill() {
    this.serving.server.removeAllListeners("exit");
    const ended = new Promise(done => this.serving.server.once("exit", done));
    this.serving.server.kill("SIGKILL");
    await ended;
  }

  async restart() {
    this.serving = await serve(this.folder, new URL(this.address).host);
  }

  // A window on it, opened by the address that the program prints.
  async window(options: Parameters<typeof open>[1] = {}, query = ""): Promise<Page> {
    const page = await open(this.url, { ...options, baseURL: this.address });
    if (query) await page.goto(`/review?${query}`);
    await page.locator(".review-card").first().waitFor({ timeout: 120_000 });
    return page;
  }

  async ask<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.address}/review/api/${path}`, { headers: { Authorization: `Bearer ${this.serving.token}` } });
    return (await answer.json()) as T;
  }

  // The dataset's own files, as they are on disk now, less what tells of changes: that
  // grows with an undo, too.
  files(): Record<string, string> {
    const data = join(this.folder, "data");
    const names = readdirSync(data, { recursive: true, encoding: "utf8" }).filter(n => n.endsWith(".yaml") && !n.startsWith(".") && n !== "changes.yaml");
    return Object.fromEntries(names.sort().map(n => [n, readFileSync(join(data, n), "utf8")]));
  }

  file(slug: string): string {
    return this.files()[`documents/${slug}.yaml`]!;
  }

  // What `policygraph check` finds wrong, notes apart.
  check(): { status: number | null; said: string } {
    const done = spawnSync(program, ["check", "--data", join(this.folder, "data")], { encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8" } });
    return { status: done.status, said: done.stdout + done.stderr };
  }

  end() {
    this.serving.server.removeAllListeners("exit");
    this.serving.server.kill();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function serve(folder: string, addr: string): Promise<Serving> {
  const server = spawn(program, ["review", "--data", join(folder, "data"), "--documents", join(folder, "documents"), "--addr", addr, "--by", "王芳"], { stdio: ["ignore", "pipe", "inherit"] });
  const [, address, token] = await new Promise<RegExpExecArray>((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", code => reject(new Error(`the review service ended with ${code}`)));
    server.stdout.on("data", (said: Buffer) => {
      const found = /(http:\/\/[\d.:]+)\/review\?token=(\S+)/.exec(said.toString());
      if (found) resolve(found);
    });
  });
  return { server, address: address!, token: token! };
}

function run(...args: string[]) {
  const done = spawnSync(program, args, { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`policygraph ${args.join(" ")}: ${done.stderr}`);
}

// Everything is saved; what is not is told.
export async function saved(page: Page) {
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.waitForFunction(() => !/保存中|saving/.test(document.querySelector(".review-bar [role=status]")?.textContent ?? "") || document.querySelector(".open-acts"));
  const open = await page.locator(".open-acts").allInnerTexts();
  if (open.length > 0) throw new Error(open.join(" "));
}

// The id of the entry that is open in the list.
export function chosen(page: Page): Promise<string | null> {
  return page.evaluate(() => document.querySelector(".review-card [aria-expanded=true]")?.getAttribute("data-entry") ?? null);
}

export async function choose(page: Page, id: string) {
  await page.locator(`[data-entry="${id}"]`).click();
  await page.waitForFunction(wanted => document.querySelector(".review-card [aria-expanded=true]")?.getAttribute("data-entry") === wanted, id);
}

// The text that a state marks, and whether all of it stands in view.
export function marked(page: Page, state: string): Promise<{ text: string; inView: boolean }> {
  return page.evaluate(name => {
    const ranges = [...(CSS.highlights.get(name) ?? [])] as StaticRange[];
    const pane = document.querySelector(".document")!.getBoundingClientRect();
    const rects = ranges.map(r => {
      const range = document.createRange();
      range.setStart(r.startContainer, r.startOffset);
      range.setEnd(r.endContainer, r.endOffset);
      return { text: range.toString(), top: range.getClientRects()[0]?.top ?? -1 };
    });
    return { text: rects.map(r => r.text).join(""), inView: rects.length > 0 && rects[0]!.top >= pane.top && rects[0]!.top < pane.bottom };
  }, state);
}
