import { useId } from "preact/hooks";

export type Choice = { value: string; name: string };

// One of a few; the empty value stands for all where `all` names it.
export function Select({ label, value, choices, all, change }: { label: string; value: string; choices: Choice[]; all?: string; change(value: string): void }) {
  const id = useId();
  const known = value === "" || choices.some(c => c.value === value);
  return (
    <span class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={e => change(e.currentTarget.value)}>
        {all !== undefined && <option value="">{all}</option>}
        {!known && <option value={value}>{value}</option>}
        {choices.map(c => <option key={c.value} value={c.value}>{c.name}</option>)}
      </select>
    </span>
  );
}
