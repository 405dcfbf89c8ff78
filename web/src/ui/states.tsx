import { useEffect, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Answer } from "../api/answer";
import type { Failure } from "../api/failure";
import { useLanguage, useWords } from "./language";

// What stands where an answer will be, or where none came: in words, for a screen
// reader as well.

const soon = 200;
const slow = 5000;

export function Loading() {
  const words = useWords();
  const waited = useWaited([soon, slow]);
  return (
    <p class="state" role="status" aria-busy="true">
      {waited === 0 ? "" : waited === 1 ? words.states.loading : words.states.slow}
    </p>
  );
}

function useWaited(steps: number[]): number {
  const [passed, pass] = useState(0);
  useEffect(() => {
    const timers = steps.map((after, i) => setTimeout(() => pass(i + 1), after));
    return () => timers.forEach(clearTimeout);
  }, []);
  return passed;
}

// What is asked wrongly gets no other answer when it is asked again.
export function Failed({ failure, again }: { failure: Failure; again(): void }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <div class="state failed" role="alert">
      <p>{words.states[failure.kind]}</p>
      {"message" in failure && <p class="detail">{failure.kind === "refused" && language === "zh" && failure.messageZh ? failure.messageZh : failure.message}</p>}
      {!(failure.kind === "refused" && failure.code === "BAD_USER_INPUT") && <button type="button" onClick={again}>{words.states.again}</button>}
    </div>
  );
}

export function Empty({ children }: { children?: ComponentChildren }) {
  const words = useWords();
  return <p class="state empty">{children ?? words.table.empty}</p>;
}

// The answer's own view once it is there.
export function When<Data>({ answer, children }: { answer: Answer<Data>; children(data: Data): ComponentChildren }) {
  switch (answer.state) {
    case "idle": return null;
    case "loading": return <Loading />;
    case "failed": return <Failed failure={answer.failure} again={answer.again} />;
    case "ready": return <>{children(answer.data)}</>;
  }
}
