import { expect, test } from "vitest";
import type { NeighboursQuery } from "../../api/generated";
import { canOpen, neighbourhood, openedWith, readOpened } from "./neighbourhood";

type Node = NonNullable<NeighboursQuery["node"]>;
const agency = (id: string) => ({ __typename: "Agency" as const, id, name: id, area: null });
const task = (id: string) => ({ __typename: "Task" as const, id, key: "一", title: id, plan: null });
const none = { totalCount: 0, nodes: [] };
const emptyTask = { parent: null, subtasks: none, leads: none, supports: none, responsible: none, platforms: none, targets: none };
const emptyAgency = { leadsTasks: none, supportsTasks: none, responsibleTasks: none, issued: none, members: none, memberOf: none };

test("a relation met from both its ends is one edge", () => {
  const opened = [
    { ...agency("a"), ...emptyAgency, leadsTasks: { totalCount: 1, nodes: [task("t")] } },
    { ...task("t"), ...emptyTask, leads: { totalCount: 1, nodes: [agency("a")] } },
  ] as unknown as Node[];
  const { nodes, edges } = neighbourhood(opened);
  expect(nodes.map(n => n.id)).toEqual(["a", "t"]);
  expect(edges).toEqual([{ id: "a LEADS t", source: "a", target: "t", relation: "LEADS" }]);
});

test("who carries a plan out stands in the relation of its role", () => {
  const group = { totalCount: 2, edges: [{ role: "LEADING_GROUP", node: agency("g") }, { role: "OFFICE", node: agency("a") }] };
  const { edges } = neighbourhood([{ __typename: "Plan", id: "p", title: "p", organisation: group }] as unknown as Node[]);
  expect(edges.map(e => e.id)).toEqual(["g LEADING_GROUP_OF p", "a OFFICE_OF p"]);
});

test("what is not shown is counted", () => {
  const { more } = neighbourhood([{ ...agency("a"), ...emptyAgency, leadsTasks: { totalCount: 5000, nodes: [task("t")] }, issued: { totalCount: 2, nodes: [] } }] as unknown as Node[]);
  expect(more).toEqual([{ of: "a", left: 5001 }]);
});

test("opening again shows more, up to a bound", () => {
  let opened = openedWith([], "agency:1:科技局");
  expect(opened).toEqual(["agency:1:科技局"]);
  opened = openedWith(openedWith(openedWith(opened, "agency:1:科技局"), "agency:1:科技局"), "agency:1:科技局");
  expect(opened).toEqual(["agency:1:科技局!3"]);
  expect(readOpened(opened[0]!)).toEqual({ id: "agency:1:科技局", level: 3 });
  expect(canOpen(opened, "agency:1:科技局", [{ of: "agency:1:科技局", left: 9 }])).toBe(false);
});
