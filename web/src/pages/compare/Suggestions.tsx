import { useAnswer } from "../../api/answer";
import { CompareSuggestions } from "./compare.operations";
import { useWords } from "../../ui/language";
import { When } from "../../ui/states";

// Indicators that at least two of the areas have, best first, to add by a click.
export function Suggestions({ areas, chosen, add }: { areas: string[]; chosen: string[]; add(id: string): void }) {
  const words = useWords();
  const answer = useAnswer(CompareSuggestions, { areas });
  return (
    <section aria-labelledby="suggested">
      <h2 id="suggested">{words.compare.suggestions}</h2>
      <When answer={answer}>
        {({ suggestIndicators }) => {
          const left = suggestIndicators.indicators.filter(s => !chosen.includes(s.indicator.id));
          if (suggestIndicators.totalCount === 0) return <p class="state">{words.compare.none}</p>;
          return (
            <ul class="suggestions">
              {left.map(s => (
                <li key={s.indicator.id}>
                  <button type="button" onClick={() => add(s.indicator.id)}>
                    {s.indicator.name} <small>{words.compare.suggested(s.areas.length, s.targets + s.observations)}</small>
                  </button>
                </li>
              ))}
            </ul>
          );
        }}
      </When>
    </section>
  );
}
