// Checks every operation below src against schema.graphqls and writes their types to
// src/api/generated.ts, and beside each x.graphql its operations as text to
// x.operations.ts, so that a page brings only its own.
import { codegen } from "@graphql-codegen/core";
import * as operations from "@graphql-codegen/typescript-operations";
import { buildSchema, concatAST, Kind, parse, print, validate, visit } from "graphql";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

const here = join(dirname(fileURLToPath(import.meta.url)), "..");
const target = join(here, "src/api/generated.ts");
const schemaText = readFileSync(join(here, "../schema.graphqls"), "utf8");

const documents = sources().map(path => ({ location: path, document: parse(readFileSync(path, "utf8")) }));
const all = concatAST(documents.map(d => d.document));
const mistakes = validate(buildSchema(schemaText), all);
if (mistakes.length > 0) {
  console.error(mistakes.map(String).join("\n\n"));
  process.exit(1);
}
const types = await codegen({
  filename: target,
  schema: withCertainRoots(parse(schemaText)),
  documents,
  plugins: [{ operations: { enumsAsTypes: true, scalars: { ID: "string", Cursor: "string" }, skipTypename: false } }],
  pluginMap: { operations },
  config: {},
});
writeFileSync(target, `// Written by build/operations.mjs.\n\n${types}\n`);

const fragments = new Map(all.definitions.filter(d => d.kind === Kind.FRAGMENT_DEFINITION).map(d => [d.name.value, d]));
for (const { location, document } of documents) {
  const operations = document.definitions.filter(d => d.kind === Kind.OPERATION_DEFINITION);
  if (operations.length > 0) writeFileSync(location.replace(/\.graphql$/, ".operations.ts"), operationsFile(location, operations));
}

// A question of the root is null only beside an error, and the client shows no answer
// that has one; a node is null where there is none of its id.
function withCertainRoots(schema) {
  const nodes = new Set(["Node", ...schema.definitions.filter(d => d.interfaces?.some(i => i.name.value === "Node")).map(d => d.name.value)]);
  const certain = type => (type.kind === Kind.NON_NULL_TYPE || (type.kind === Kind.NAMED_TYPE && nodes.has(type.name.value)) ? type : { kind: Kind.NON_NULL_TYPE, type });
  return visit(schema, {
    ObjectTypeDefinition: d => (d.name.value === "Query" ? { ...d, fields: d.fields.map(f => ({ ...f, type: certain(f.type) })) } : undefined),
  });
}

function sources() {
  const files = readdirSync(join(here, "src"), { recursive: true });
  return files.filter(path => path.endsWith(".graphql")).sort().map(path => join(here, "src", path));
}

// Each operation as text, with the fragments that it needs, typed by what goes in
// and comes out.
function operationsFile(location, operations) {
  const api = posix.relative(posix.dirname(posix.relative(here, location)), "src/api") || ".";
  const from = api.startsWith(".") ? api : `./${api}`;
  const names = operations.map(o => o.name.value);
  const lines = operations.map(operation => {
    const needed = new Set();
    collect(operation, needed);
    const name = operation.name.value;
    const text = [operation, ...needed].map(print).join("\n\n");
    return `export const ${name} = ${JSON.stringify(text)} as Operation<${name}Query, ${name}QueryVariables>;\n`;
  });
  return [
    "// Written by build/operations.mjs.",
    `import type { Operation } from "${from}/operation";`,
    `import type { ${names.flatMap(n => [`${n}Query`, `${n}QueryVariables`]).join(", ")} } from "${from}/generated";`,
    "",
    ...lines,
  ].join("\n");
}

function collect(node, needed) {
  visit(node, {
    FragmentSpread(spread) {
      const fragment = fragments.get(spread.name.value);
      if (needed.has(fragment)) return;
      needed.add(fragment);
      collect(fragment, needed);
    },
  });
}
