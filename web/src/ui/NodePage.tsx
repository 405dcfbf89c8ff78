import type { ComponentChildren } from "preact";
import { useAnswer } from "../api/answer";
import type { Operation } from "../api/operation";
import { Loading, Failed } from "./states";
import { PageHead } from "./PageHead";
import { useWords } from "./language";

// The page of one node: its answer, or that there is no such node.
type Props<Data> = { id: string; operation: Operation<Data, { id: string }>; kind: string; has(data: Data): boolean; children(data: Data): ComponentChildren };

export function NodePage<Data>({ id, operation, kind, has, children }: Props<Data>) {
  const words = useWords();
  const answer = useAnswer(operation, id === "" ? null : { id });
  if (id === "") return <PageHead title={kind}><p>{words.states.chooseOne}</p></PageHead>;
  switch (answer.state) {
    case "failed":
      if (answer.failure.kind === "refused" && answer.failure.code === "BAD_USER_INPUT") return <Unknown id={id} kind={kind} />;
      return <Failed failure={answer.failure} again={answer.again} />;
    case "ready": return has(answer.data) ? <>{children(answer.data)}</> : <Unknown id={id} kind={kind} />;
    default: return <Loading />;
  }
}

function Unknown({ id, kind }: { id: string; kind: string }) {
  const words = useWords();
  return <PageHead title={kind}><p class="state">{words.states.noNode(id)}</p></PageHead>;
}
