import { useId } from "preact/hooks";
import type { Assignment, Field, Value } from "./api";
import { useReviewWords } from "./context";
import { written } from "./fields";

// The fields of a fact as inputs. What is typed stays text until it is saved.
export type Typed = Record<string, string | Assignment[]>;

export function asTyped(fields: readonly Field[], values: Record<string, Value>): Typed {
  return Object.fromEntries(fields.map(f => [f.name, f.type === "assignments" ? ((values[f.name] as Assignment[] | undefined) ?? []) : written(values[f.name])]));
}

type Props = { fields: readonly Field[]; typed: Typed; change(typed: Typed): void; wrong: string | null };

export function Inputs({ fields, typed, change, wrong }: Props) {
  return (
    <div class="inputs">
      {fields.map(f => {
        const value = typed[f.name];
        if (value === undefined) return null;
        const set = (next: string | Assignment[]) => change({ ...typed, [f.name]: next });
        return Array.isArray(value)
          ? <AssignmentInputs key={f.name} field={f} value={value} change={set} />
          : <OneInput key={f.name} field={f} value={value} change={set} wrong={wrong === f.name} />;
      })}
    </div>
  );
}

function OneInput({ field, value, change, wrong }: { field: Field; value: string; change(value: string): void; wrong: boolean }) {
  const words = useReviewWords();
  const id = useId();
  const problem = wrong ? (field.type === "whole" ? words.edit.notWhole : words.edit.notNumber) : null;
  const common = { id, "data-field": field.name, "aria-invalid": wrong, "aria-describedby": problem || isList(field) ? `${id}-said` : undefined };
  return (
    <div class="field">
      <label for={id}>{words.fields[field.name] ?? field.name}</label>
      {field.type === "flag"
        ? <input {...common} type="checkbox" checked={value === "true"} onChange={e => change(String(e.currentTarget.checked))} />
        : field.values
          ? <Choice common={common} field={field} value={value} change={change} />
          : <input {...common} type="text" autocomplete="off" spellcheck={false} value={value} onInput={e => change(e.currentTarget.value)} />}
      {problem ? <small class="wrong" id={`${id}-said`}>{problem}</small> : isList(field) ? <small id={`${id}-said`}>{words.edit.listHint}</small> : null}
    </div>
  );
}

function isList(field: Field): boolean {
  return field.type === "texts" || field.type === "schedule";
}

function Choice({ common, field, value, change }: { common: object; field: Field; value: string; change(value: string): void }) {
  const words = useReviewWords();
  const values = field.values!.includes(value) || value === "" ? field.values! : [value, ...field.values!];
  return (
    <select {...common} value={value} onChange={e => change(e.currentTarget.value)}>
      {!values.includes("") && <option value="">{words.edit.empty}</option>}
      {values.map(v => <option key={v} value={v}>{words.values[field.name]?.[v] ?? v}</option>)}
    </select>
  );
}

function AssignmentInputs({ field, value, change }: { field: Field; value: Assignment[]; change(value: Assignment[]): void }) {
  const words = useReviewWords();
  const set = (i: number, part: Partial<Assignment>) => change(value.map((a, n) => (n === i ? { ...a, ...part } : a)));
  const roles = Object.keys(words.values.role!).slice(0, 3);
  return (
    <fieldset class="assignments">
      <legend>{words.fields[field.name]}</legend>
      {value.map((a, i) => (
        <div class="assignment" key={i}>
          <input type="text" aria-label={`${words.fields.agency} ${i + 1}`} data-field={i === 0 ? field.name : undefined} value={a.agency} onInput={e => set(i, { agency: e.currentTarget.value })} />
          <select aria-label={`${words.fields.role}:${a.agency}`} value={a.role} onChange={e => set(i, { role: e.currentTarget.value })}>
            {roles.map(r => <option key={r} value={r}>{words.values.role![r]}</option>)}
          </select>
          <button type="button" class="small" aria-label={words.edit.remove(a.agency)} onClick={() => change(value.filter((_, n) => n !== i))}>×</button>
        </div>
      ))}
    </fieldset>
  );
}
