import { expect, test } from "vitest";
import type { TaskRowFragment } from "../api/generated";
import { outline } from "./outline";

const task = (id: string, parent: string | null): TaskRowFragment => ({
  id, key: id, title: id, part: "BODY", parent: parent ? { id: parent } : null, agencies: { totalCount: 0, edges: [] }, targets: { totalCount: 0 }, platforms: { totalCount: 0 },
});

test("a task stands one step deeper than its parent", () => {
  expect(outline([task("a", null), task("b", "a"), task("c", "b"), task("d", null)]).map(t => t.depth)).toEqual([0, 1, 2, 0]);
});

test("a task whose parent a filter has taken out stands at the left", () => {
  expect(outline([task("b", "a"), task("c", "b")]).map(t => t.depth)).toEqual([0, 1]);
});
