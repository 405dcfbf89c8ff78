import { useAnswer } from "../api/answer";
import { Names } from "../api/search.operations";
import { named } from "../api/names";
import { useWords } from "./language";

// What is chosen, by name, and what of it nothing is known of by its id; each with a button that takes it out. A removed one
// hands the focus to its neighbour.
export function Chips({ ids, remove }: { ids: string[]; remove(id: string): void }) {
  const words = useWords();
  const answer = useAnswer(Names, ids.length > 0 ? { ids } : null);
  const names = new Map(answer.state === "ready" ? answer.data.nodes.filter(n => n !== null).map(n => [n.id, named(n).name]) : []);
  return (
    <ul class="chips">
      {ids.map(id => {
        const name = names.get(id) ?? id;
        const unknown = answer.state === "ready" && !names.has(id);
        return (
          <li key={id}>
            {name}
            {unknown && <strong role="alert"> {words.picker.unknown}</strong>}
            <button
              type="button" aria-label={words.picker.remove(name)}
              onClick={event => {
                const item = event.currentTarget.closest("li")!;
                const next = (item.nextElementSibling ?? item.previousElementSibling)?.querySelector("button");
                remove(id);
                next?.focus();
              }}
            >
              ×
            </button>
          </li>
        );
      })}
    </ul>
  );
}
