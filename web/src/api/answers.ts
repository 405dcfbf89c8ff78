import { useEffect, useState } from "preact/hooks";
import type { Answer } from "./answer";
import { ask } from "./client";
import type { Operation } from "./operation";

// The answers to one operation asked several times; those that are known already
// come from the client's cache. It is ready when all are.
export function useAnswers<Data, Variables>(operation: Operation<Data, Variables>, asked: Variables[]): Answer<Data[]> {
  const [turn, setTurn] = useState(0);
  const [answer, hold] = useState<Answer<Data[]>>({ state: "loading" });
  const key = JSON.stringify(asked);
  useEffect(() => {
    let wanted = true;
    void Promise.all(asked.map(variables => ask(operation, variables))).then(outcomes => {
      if (!wanted) return;
      const failed = outcomes.find(o => "failure" in o);
      if (failed && "failure" in failed) hold({ state: "failed", failure: failed.failure, again: () => setTurn(t => t + 1) });
      else hold({ state: "ready", data: outcomes.flatMap(o => ("data" in o ? [o.data] : [])) });
    });
    return () => {
      wanted = false;
    };
  }, [operation, key, turn]);
  return answer;
}
