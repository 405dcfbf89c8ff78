// The docs as VitePress builds them: pages without a script (mpa), so that they read under
// the server's strict policy, from any copy of the program, and print.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const source = join(dirname(fileURLToPath(import.meta.url)), "..");
const chinese = ".zh-CN";

// The pages by what a reader is after.
const sections = [
  { zh: "开始", en: "Start", pages: ["index", "tutorial", "howto", "explorer", "glossary"] },
  { zh: "查询与开发", en: "Ask and build", pages: ["queries", "analysis", "questions", "clients", "reference"] },
  { zh: "文件与数据", en: "Documents and data", pages: ["reviewing", "review-page", "data", "extraction"] },
  { zh: "运行", en: "Run", pages: ["running", "operations", "neo4j", "performance"] },
  { zh: "原理", en: "How and why", pages: ["concepts", "design"] },
];

const has = name => existsSync(join(source, `${name}.md`));
const titleOf = name => (/^# (.+)$/m.exec(readFileSync(join(source, `${name}.md`), "utf8"))?.[1] ?? name).replace(/\s*\{#.*\}$/, "");

// navigation in one language: a page that it does not have stands there in the other.
function navigation(language) {
  const listed = new Set(sections.flatMap(s => s.pages));
  const others = readdirSync(source).filter(f => f.endsWith(".md") && !f.includes(chinese)).map(f => f.slice(0, -3)).filter(n => !listed.has(n));
  if (others.length > 0) throw new Error(`no section has the pages ${others.join(", ")}: name them in web/site/vitepress/config.mjs`);
  return sections.map(s => ({
    title: s[language],
    pages: s.pages.filter(has).map(name => {
      const own = language === "zh" && has(name + chinese) ? name + chinese : name;
      return { link: `/docs/${own === "index" ? "" : `${own}.html`}`, title: titleOf(own), foreign: language === "zh" && own === name && name !== "glossary" };
    }),
  }));
}

export default {
  title: "policygraph",
  base: "/docs/",
  lang: "en",
  mpa: true,
  appearance: false,
  srcExclude: ["examples/**"],
  ignoreDeadLinks: true, // check.mjs looks for them in what was built
  themeConfig: { zh: navigation("zh"), en: navigation("en") },
  markdown: {
    highlight: (code, language) => `<pre tabindex="0"><code class="language-${language}">${code.replace(/[&<>]/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c])}</code></pre>`,
    config(md) {
      // Interpolation is Vue's, and no page means it.
      const text = md.renderer.rules.text;
      md.renderer.rules.text = (...args) => text(...args).replaceAll("{{", "&#123;&#123;");
      // A line's end between Chinese characters is no blank.
      const wide = /[\u3000-\u9fff\uff00-\uffef“”‘’…]/;
      md.renderer.rules.softbreak = (tokens, i) => (wide.test(tokens[i - 1]?.content.at(-1) ?? "") && wide.test(tokens[i + 1]?.content[0] ?? "") ? "" : "\n");
      // What a page says of files beside docs/ is no page here: the name stands without a link.
      const open = md.renderer.rules.link_open ?? ((tokens, i, options, env, self) => self.renderToken(tokens, i, options));
      md.renderer.rules.link_open = (tokens, i, options, env, self) => {
        const href = tokens[i].attrGet("href") ?? "";
        if (href.startsWith("../README")) tokens[i].attrSet("href", `/docs/${href.includes("zh-CN") ? `index${chinese}.html` : ""}`);
        else if (isElsewhere(href)) tokens[i].attrs = [["class", "elsewhere"], ["title", href.replace(/^(\.\.?\/)+/, "")]];
        return open(tokens, i, options, env, self);
      };
    },
  },
  // What is left of VitePress's own: no script, no style in the page, one sheet.
  transformHtml: (html, _, { page }) =>
    html
      .replace('<html lang="en"', `<html lang="${page.includes(chinese) ? "zh-CN" : "en"}"`)
      .replace('<div style="position:relative;">', "<div>")
      .replace(/<link rel="preload stylesheet" href="([^"]*)"[^>]*>/g, (_, href) => (href.endsWith("vp-icons.css") ? "" : `<link rel="stylesheet" href="${href}">`))
      .replace('<meta name="description" content="A VitePress site">', "")
      .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, "")
      .replace(/<link rel="(?:modulepreload|preload)"[^>]*>/g, "")
      .replace(/<button[^>]*class="copy"[^>]*><\/button>/g, "")
      .replaceAll("<pre><code>", '<pre tabindex="0"><code>')
      .replace(/<meta name="generator"[^>]*>/, "")
      .replace(/(<t[hd]) style="text-align:\s?(\w+);?"/g, '$1 class="$2"'),
  head: [["link", { rel: "icon", href: "/icon.svg" }]],
};

// isElsewhere says of a link that it leads to a file that the site does not have.
function isElsewhere(href) {
  if (href === "" || /^([a-z]+:|#|\/docs\/)/.test(href)) return false;
  const path = href.split(/[#?]/)[0].replace(/\.html$/, "").replace(/^\.\//, "").replace(/\.md$/, "");
  return path !== "" && !has(path) && !(path === "" || path.startsWith("images/"));
}
