import { useReviewWords } from "./context";

// Things side by side: the same fields in the same order, gaps shown, what differs
// marked.
export type Side = { head: string; values: string[] };

export function Compared({ fields, sides }: { fields: string[]; sides: Side[] }) {
  const words = useReviewWords();
  return (
    <div class="table-frame">
      <table class="compared">
        <thead><tr><th scope="col">{words.questions.field}</th>{sides.map((s, i) => <th scope="col" key={i}>{s.head}</th>)}</tr></thead>
        <tbody>
          {fields.map((name, row) => {
            const differs = sides.some(s => s.values[row] !== sides[0]!.values[row]);
            return (
              <tr key={name} class={differs ? "differs" : undefined}>
                <th scope="row">{name}{differs && <small> {words.questions.differs}</small>}</th>
                {sides.map((s, i) => <td key={i}>{s.values[row] || "—"}</td>)}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
