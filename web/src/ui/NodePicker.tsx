import { useState } from "preact/hooks";
import { useAnswer } from "../api/answer";
import { Suggest } from "../api/search.operations";
import type { NodeKind } from "../api/generated";
import { named, type Named } from "../api/names";
import { Combobox } from "./Combobox";
import { useWords } from "./language";

type Props = {
  label: string;
  hint?: string;
  kinds?: NodeKind[];
  choose(node: Named): void;
  submit?(text: string): void;
};

const suggestions = 12;

// Finds a node of some kinds by any of its names.
export function NodePicker({ kinds, choose, ...rest }: Props) {
  const words = useWords();
  const [text, setText] = useState("");
  const answer = useAnswer(Suggest, text === "" ? null : { text, kinds: kinds ?? null, first: suggestions });
  const found = answer.state === "ready" ? answer.data.search.edges.map(e => named(e.node)) : null;
  const kindOf = (n: Named) => words.kinds[n.type as keyof typeof words.kinds] ?? n.type;
  return (
    <Combobox
      {...rest}
      options={text === "" ? [] : (found?.map(n => (kinds?.length === 1 ? n : { ...n, kind: kindOf(n) })) ?? null)}
      type={setText}
      choose={option => choose(found!.find(n => n.id === option.id)!)}
    />
  );
}
