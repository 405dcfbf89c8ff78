// Each view at two widths, light and dark, from a server that runs without
// documents: `npm run screenshots [VIEW...]` writes them to screenshots/.
import { chromium } from "playwright-core";
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
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
} finally {
  await browser.close();
  server.kill();
}
