import { useEffect, useState } from "preact/hooks";
import { ask } from "./client";
import type { Failure } from "./failure";
import type { Operation } from "./operation";

export type Answer<Data> =
  | { state: "idle" }
  | { state: "loading" }
  | { state: "failed"; failure: Failure; again(): void }
  | { state: "ready"; data: Data };

// The answer to one operation; null variables ask nothing. An answer that comes
// after the question has changed is dropped.
export function useAnswer<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables | null): Answer<Data> {
  const [turn, setTurn] = useState(0);
  const key = variables === null ? null : `${turn} ${JSON.stringify(variables)}`;
  const [held, hold] = useState<{ key: string | null; answer: Answer<Data> }>({ key: null, answer: { state: "idle" } });

  useEffect(() => {
    if (variables === null) return;
    let wanted = true;
    void ask(operation, variables, turn > 0).then(outcome => {
      if (!wanted) return;
      hold({
        key,
        answer: "data" in outcome
          ? { state: "ready", data: outcome.data }
          : { state: "failed", failure: outcome.failure, again: () => setTurn(t => t + 1) },
      });
    });
    return () => {
      wanted = false;
    };
  }, [operation, key]);

  if (key === null) return { state: "idle" };
  return held.key === key ? held.answer : { state: "loading" };
}
