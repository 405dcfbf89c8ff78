// Holds schema.graphqls against released.graphqls, what clients were promised last: a change
// by which a query that was valid then fails now is refused.
import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildSchema } from "graphql";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const read = path => buildSchema(readFileSync(resolve(import.meta.dirname, path), "utf8"));

// Directives of fields say how the server reads its graph; clients do not see them.
const changes = (await diff(read(process.argv[2] ?? "released.graphqls"), read("../../schema.graphqls"))).filter(c => !c.type.startsWith("DIRECTIVE_USAGE"));
const of = level => changes.filter(c => c.criticality.level === level);
const breaking = of(CriticalityLevel.Breaking);

for (const c of breaking) console.error(`breaking: ${c.message}${c.criticality.reason ? ` (${c.criticality.reason})` : ""}`);
for (const c of of(CriticalityLevel.Dangerous)) console.log(`beware: ${c.message}`);
// A type that came has come with all that is in it.
const came = new Set(changes.filter(c => c.type === "TYPE_ADDED").map(c => c.path));
for (const c of of(CriticalityLevel.NonBreaking)) {
  const partOf = c.path?.includes(".") ? c.path.split(".")[0] : null;
  if (!c.type.includes("DESCRIPTION") && !came.has(partOf)) console.log(`new: ${c.message}`);
}
if (breaking.length > 0) {
  console.error("clients rely on the released schema: add beside what is there and deprecate it (CHANGELOG.md says how)");
  process.exit(1);
}
