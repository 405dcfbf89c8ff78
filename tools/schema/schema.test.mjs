// The two checks find what they are for.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse, visit } from "graphql";

const root = fileURLToPath(new URL("../../", import.meta.url));
const schema = readFileSync(join(root, "schema.graphqls"), "utf8");

// What compare says where this was promised beside what the schema has.
function promised(text) {
  const folder = mkdtempSync(join(tmpdir(), "schema-"));
  try {
    writeFileSync(join(folder, "released.graphqls"), text);
    return spawnSync("node", ["compare.mjs", join(folder, "released.graphqls")], { cwd: join(root, "tools/schema"), encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function linted(text) {
  return spawnSync("tools/schema/node_modules/.bin/eslint", ["--config", "tools/schema/eslint.config.js", "--stdin", "--stdin-filename", "schema.graphqls"], { cwd: root, input: text, encoding: "utf8" });
}

test("what was promised and is gone is breaking", () => {
  const found = promised(`${schema}\nextend type Query { gone: Int }\n`);
  assert.equal(found.status, 1);
  assert.match(found.stderr, /breaking: Field 'gone' was removed/);
});

test("what came is told and is no fault", () => {
  const found = promised(schema.replace(/^  "[^"]*"\n  summary: String\n/m, ""));
  assert.equal(found.status, 0, found.stderr);
  assert.match(found.stdout, /new: Field 'summary' was added/);
});

test("the schema keeps to the rules", () => {
  const found = linted(schema);
  assert.equal(found.status, 0, found.stdout);
});

test("a name out of the usual, a page without its bounds and a thing without words are found", () => {
  const found = linted(`${schema}
type thing { x: Int }
type ThingConnection { edges: [ThingEdge!]! }
type ThingEdge { node: Plan! }
extend type Query { things: ThingConnection }
`);
  assert.equal(found.status, 1);
  for (const rule of ["naming-convention", "relay-connection-types", "relay-edge-types", "relay-arguments", "require-description"]) assert.match(found.stdout, new RegExp(rule));
});

test("an exception that nothing needs is found", () => {
  const found = linted(schema.replace("type Ranking {", "type Ranked {").replaceAll(": Ranking", ": Ranked"));
  assert.equal(found.status, 1);
  assert.match(found.stdout, /the exception for “type Ranking \{” is not needed/);
});

test("what is deprecated says what to ask instead, and stands in the changelog", () => {
  const changelog = readFileSync(join(root, "CHANGELOG.md"), "utf8");
  const places = deprecated(schema);
  assert.ok(places.length > 0);
  for (const { place, reason } of places) {
    assert.match(reason, /\w/, `${place} does not say what to ask instead`);
    assert.ok(changelog.includes(`\`${place}\``), `${place} is deprecated and not in CHANGELOG.md`);
  }
});

function deprecated(text) {
  const found = [];
  let type = "";
  const note = node => {
    const directive = node.directives?.find(d => d.name.value === "deprecated");
    if (directive) found.push({ place: `${type}.${node.name.value}`, reason: directive.arguments.find(a => a.name.value === "reason")?.value.value ?? "" });
  };
  const within = { enter: node => void (type = node.name.value) };
  visit(parse(text), { ObjectTypeDefinition: within, InterfaceTypeDefinition: within, InputObjectTypeDefinition: within, EnumTypeDefinition: within, FieldDefinition: note, InputValueDefinition: note, EnumValueDefinition: note });
  return found;
}
