import { useEffect, useState } from "preact/hooks";
import { ask } from "./client";
import type { Failure } from "./failure";
import type { Operation } from "./operation";

export type Paged<Node> = {
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
};

export type Rows<Node, Data = unknown> = {
  state: "loading" | "failed" | "ready";
  rows: Node[];
  // The answer with the first of them: what it says of the list as a whole.
  first: Data | null;
  total: number;
  // There is more than was read; more() reads on.
  hasMore: boolean;
  more(): void;
  failure: Failure | null;
  again(): void;
};

const atOnce = 10;

// The rows of a list, page after page; after some pages it waits to be asked for
// more, so that a list of any length stays usable.
export function useRows<Data, Variables extends { after?: string | null }, Node>(
  operation: Operation<Data, Variables>,
  variables: Variables | null,
  pick: (data: Data) => Paged<Node> | null | undefined,
): Rows<Node, Data> {
  const key = JSON.stringify(variables);
  const [held, hold] = useState({ key: "", rows: [] as Node[], first: null as Data | null, total: 0, after: null as string | null, hasMore: false, failure: null as Failure | null });
  const [allowed, allow] = useState(atOnce);
  const [turn, setTurn] = useState(0);
  const fresh = held.key !== key;

  useEffect(() => allow(atOnce), [key]);
  useEffect(() => {
    if (variables === null) return;
    let wanted = true;
    void readOn();
    return () => {
      wanted = false;
    };

    async function readOn() {
      let { rows, first, after, hasMore, total } = fresh ? { rows: [] as Node[], first: null as Data | null, after: null as string | null, hasMore: true, total: 0 } : held;
      for (let page = Math.ceil(rows.length / 100); hasMore && page < allowed; page++) {
        const outcome = await ask(operation, { ...variables!, after });
        if (!wanted) return;
        if ("failure" in outcome) {
          hold({ key, rows, first, total, after, hasMore, failure: outcome.failure });
          return;
        }
        const found = pick(outcome.data);
        first ??= outcome.data;
        rows = [...rows, ...(found?.nodes ?? [])];
        total = found?.totalCount ?? 0;
        after = found?.pageInfo.endCursor ?? null;
        hasMore = found?.pageInfo.hasNextPage ?? false;
        hold({ key, rows, first, total, after, hasMore, failure: null });
      }
    }
  }, [operation, key, allowed, turn]);

  return {
    state: fresh ? "loading" : held.failure ? "failed" : "ready",
    rows: fresh ? [] : held.rows,
    first: fresh ? null : held.first,
    total: fresh ? 0 : held.total,
    hasMore: !fresh && held.hasMore,
    more: () => allow(a => a + atOnce),
    failure: held.failure,
    again: () => setTurn(t => t + 1),
  };
}
