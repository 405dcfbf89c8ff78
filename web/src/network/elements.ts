import { lines } from "../words/lines";

export type NetworkNode = { id: string; type: string; name: string; opened: boolean; chosen: boolean };
export type NetworkEdge = { id: string; source: string; target: string; label: string };
export type NetworkMore = { of: string; label: string };
export type Drawing = { nodes: NetworkNode[]; edges: NetworkEdge[]; more: NetworkMore[] };

type Element = { group: "nodes" | "edges"; data: Record<string, string | boolean> };

const lineWidth = 9;
const mostLines = 3;

// The id of the node that stands for what is not shown around another.
export const moreId = (of: string) => `more ${of}`;
export const moreOf = (id: string) => (id.startsWith("more ") ? id.slice(5) : null);

export function elements(d: Drawing): Element[] {
  return [
    ...d.nodes.map((n): Element => ({ group: "nodes", data: { id: n.id, type: n.type, label: lines(n.name, lineWidth, mostLines), opened: n.opened, chosen: n.chosen } })),
    ...d.more.map((m): Element => ({ group: "nodes", data: { id: moreId(m.of), type: "", label: m.label, more: true } })),
    ...d.edges.map((e): Element => ({ group: "edges", data: { id: e.id, source: e.source, target: e.target, label: e.label } })),
    ...d.more.map((m): Element => ({ group: "edges", data: { id: `edge ${moreId(m.of)}`, source: m.of, target: moreId(m.of), label: "", towardsMore: true } })),
  ];
}
