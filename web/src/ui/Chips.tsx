import { useAnswer } from "../api/answer";
import { Names } from "../api/search.operations";
import { named } from "../api/names";
import { useWords } from "./language";

// What is chosen, by name, each with a button that takes it out. A removed one
// hands the focus to its neighbour.
export function Chips({ ids, remove }: { ids: string[]; remove(id: string): void }) {
  const words = useWords();
  const answer = useAnswer(Names, ids.length > 0 ? { ids } : null);
  const names = new Map(answer.state === "ready" ? answer.data.nodes.filter(n => n !== null).map(n => [n.id, named(n).name]) : []);
  return (
    <ul class="chips">
      {ids.map(id => {
        const name = names.get(id) ?? id;
        return (
          <li key={id}>
            {name}
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
