import { expect, test } from "vitest";
import pages from "../../pages.json";
import { addresses, hrefOf } from "./addresses";

test("the server knows every page by the same name", () => {
  expect(Object.values(addresses).map(a => a.path).sort()).toEqual(pages.map(p => `/${p}`).sort());
});

// Links that were sent once keep showing what they showed.
test.each([
  ["/plan?id=plan:a&view=targets&only=all", addresses.plan.href({ id: "plan:a", view: "targets" })],
  ["/compare?areas=area:2~area:1&indicators=indicator:x&years=2023~2024&view=table", addresses.compare.href({ areas: ["area:2", "area:1"], indicators: ["indicator:x"], years: [2024, 2023] })],
  ["/timeline?areas=area:1&years=2022", addresses.timeline.href({ areas: ["area:1"], years: [2022] })],
  ["/area?id=area:1&view=platforms&parts=with", addresses.area.href({ id: "area:1", view: "platforms", parts: "with" })],
  ["/matrix?rows=FUNCTION&columns=AREA", addresses.matrix.href()],
])("%s", (link, written) => {
  expect(written).toBe(link);
});

test("a link from before a choice was there shows what it showed", () => {
  expect(addresses.plan.read(new URLSearchParams("id=plan:a&view=targets")).only).toBe("all");
  expect(addresses.area.read(new URLSearchParams("id=area:1&view=platforms")).parts).toBe("without");
});

test("what is written is read back", () => {
  const state = { id: "agency:330305:科技局", opened: ["a&b", "c!2"], chosen: "d" };
  expect(addresses.graph.read(new URL(addresses.graph.href(state), "http://x").searchParams)).toEqual(state);
});

test("what an address names and nobody knows is left out", () => {
  const state = addresses.matrix.read(new URLSearchParams("rows=NOTHING&roles=LEAD~BOSS"));
  expect([state.rows, state.roles]).toEqual(["FUNCTION", ["LEAD"]]);
});

test("a kind without a page has no address", () => {
  expect(hrefOf("Passage", "x")).toBeNull();
});
