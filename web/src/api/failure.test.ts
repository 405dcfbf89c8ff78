import { expect, test } from "vitest";
import { failureOf } from "./failure";

const reported = (code: string) => ({ graphQLErrors: [{ message: "m", extensions: { code, messageZh: "中" } }] });

test("a reader can tell whether to wait, to narrow down or to look at the network", () => {
  expect(failureOf({ networkError: new Error("x") }).kind).toBe("unreachable");
  expect(failureOf(reported("RATE_LIMITED")).kind).toBe("overloaded");
  expect(failureOf(reported("TIMEOUT")).kind).toBe("timeout");
  expect(failureOf(reported("LIMIT_EXCEEDED")).kind).toBe("limit");
  expect(failureOf(reported("BAD_USER_INPUT"))).toEqual({ kind: "refused", code: "BAD_USER_INPUT", message: "m", messageZh: "中" });
});
