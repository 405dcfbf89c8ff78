// Each view at two widths, light and dark, from a server that runs without
// documents, and the review page over an invented one: `npm run screenshots [VIEW...]`
// writes them to screenshots/.
import { chromium } from "playwright-core";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const web = fileURLToPath(new URL("..", import.meta.url));
const views = Object.entries(JSON.parse(readFileSync(join(web, "test/views.json"), "utf8")));
const wanted = process.argv.slice(2);
const address = "127.0.0.1:8097";
const server = spawn(join(web, "../bin/policygraph"), ["serve", "--addr", address], { stdio: ["ignore", "pipe", "inherit"] });
await new Promise(resolve => server.stdout.once("data", resolve));
mkdirSync(join(web, "screenshots"), { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  for (const width of [1280, 390]) {
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, locale: "zh-CN" });
      const page = await context.newPage();
      page.on("console", m => m.type() === "error" && console.log(m.text()));
      page.on("pageerror", e => console.log(String(e)));
      for (const [name, path] of views) {
        if (wanted.length > 0 && !wanted.includes(name)) continue;
        await page.goto(`http://${address}${path}`, { waitUntil: "networkidle" });
        await page.screenshot({ path: join(web, `screenshots/${name}-${width}-${colorScheme}.png`), fullPage: false });
      }
      await context.close();
    }
  }
  await reviewPages();
} finally {
  await browser.close();
  server.kill();
}

// The review page as the docs show it: what is at hand, a figure that is corrected,
// a name that is decided, the keys.
async function reviewPages() {
  const pictures = { "review": ["a", "a", "j"], "review-correct": ["v"], "review-names": ["q"], "review-keys": ["?"] };
  if (wanted.length > 0 && !wanted.some(name => name in pictures)) return;
  const program = join(web, "../bin/policygraph");
  const documents = join(web, "../docs/examples");
  const data = join(mkdtempSync(join(tmpdir(), "policygraph-review-")), "mine");
  spawnSync(program, ["add", "--data", data, "--empty", join(documents, "plan.txt")], { stdio: ["ignore", "ignore", "inherit"] });
  const review = spawn(program, ["review", "--data", data, "--documents", documents, "--by", "王芳"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const printed = await new Promise(resolve => review.stdout.on("data", said => /http\S+/.test(said) && resolve(/http\S+/.exec(said)[0])));
    for (const [name, pressed] of Object.entries(pictures)) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "zh-CN" });
      const page = await context.newPage();
      await page.goto(printed);
      await page.locator(".review-card").first().waitFor();
      for (const key of pressed) {
        await page.keyboard.press(key);
        await page.waitForTimeout(500);
      }
      await page.screenshot({ path: join(web, `screenshots/${name}.png`) });
      await context.close();
    }
  } finally {
    review.kill();
    rmSync(join(data, ".."), { recursive: true, force: true });
  }
}
