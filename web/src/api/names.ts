import { figure, year } from "../words/number";
import type { NodeNameFragment } from "./generated";

// A node in a few words: its name, and what tells it from others of that name.
export type Named = { id: string; type: string; name: string; detail: string };

export function named(node: NodeNameFragment): Named {
  const [name, detail] = parts(node);
  return { id: node.id, type: node.__typename, name, detail: detail ?? "" };
}

function parts(node: NodeNameFragment): [string, (string | null | undefined)?] {
  switch (node.__typename) {
    case "Plan": return [node.title, joined(node.docNumber, node.area?.name)];
    case "Task": return [`${node.key} ${node.title}`, node.plan?.title];
    case "Agency": return [node.name, node.area?.name];
    case "Area": return [node.name, node.partOf?.name];
    case "Platform": return [node.name, joined(node.platformKind, node.area?.name)];
    case "Indicator": return [node.name, node.unit];
    case "IndicatorFamily": return [node.name];
    case "Document": return [node.title, node.docNumber];
    case "Target":
    case "Observation": return [`${node.statedIndicator} ${figure(node)}`, joined(year(node.year), node.area?.name)];
    default: return [node.id];
  }
}

function joined(...some: (string | null | undefined)[]): string {
  return some.filter(Boolean).join(" · ");
}
