import { serverAudits } from "graphql-http";
import { expect, inject, test } from "vitest";

// The official audit of GraphQL over HTTP: what the specification says MUST and SHOULD be
// is done, and of what MAY be, the server says what it does.
const audits = serverAudits({ url: `${inject("server")}/graphql`, fetchFn: fetch });

test("there are audits to pass", () => expect(audits.length).toBeGreaterThan(55));

test.each(audits.map(a => ({ audit: a, name: `${a.id} ${a.name}` })))("$name", async ({ audit }) => {
  const result = await audit.fn();
  expect(result.status === "ok" ? "" : `${result.status}: ${result.reason}`).toBe("");
});
