import { useAnswer } from "../../api/answer";
import { MatrixOf } from "./matrix.operations";
import type { TaskFilter } from "../../api/generated";
import { addresses, axes, roles, type Axis, type StateOfPage } from "../../url/addresses";
import { go, keepingLanguage } from "../../url/location";
import { useWords } from "../../ui/language";
import { Chips } from "../../ui/Chips";
import { NodePicker } from "../../ui/NodePicker";
import { PageHead } from "../../ui/PageHead";
import { Select } from "../../ui/Select";
import { Caveats } from "../../ui/Caveats";
import { When } from "../../ui/states";
import { CellTasks } from "./CellTasks";
import { MatrixGrid } from "./MatrixGrid";

export type MatrixState = StateOfPage<"matrix">;

export function Matrix({ url }: { url: URL }) {
  const words = useWords();
  const state = addresses.matrix.read(url.searchParams);
  const change = (next: Partial<MatrixState>) => go(keepingLanguage(addresses.matrix.href({ ...state, row: "", column: "", ...next })));
  const axis = (name: "rows" | "columns") => (
    <Select label={words.matrix[name]} value={state[name]} choices={axes.map(a => ({ value: a, name: words.axes[a] }))} change={v => change({ [name]: v as Axis })} />
  );
  return (
    <>
      <PageHead title={words.pages.matrix}><p class="lead">{words.home.ask.matrix}</p></PageHead>
      <div class="filters" role="search" aria-label={words.filters.label}>
        {axis("rows")}
        {axis("columns")}
        <button type="button" onClick={() => change({ rows: state.columns, columns: state.rows })}>{words.matrix.swap}</button>
        <Select label={words.filters.role} value={state.roles[0] ?? ""} all={words.filters.all} choices={roles.map(r => ({ value: r, name: words.roles[r] }))} change={v => change({ roles: roles.filter(r => r === v) })} />
        <NodePicker label={words.filters.plan} kinds={["PLAN"]} choose={n => change({ plans: [...state.plans, n.id] })} />
        <NodePicker label={words.filters.area} kinds={["AREA"]} choose={n => change({ areas: [...state.areas, n.id] })} />
        <Chips ids={[...state.plans, ...state.areas]} remove={id => change({ plans: state.plans.filter(p => p !== id), areas: state.areas.filter(a => a !== id) })} />
      </div>
      {state.rows === state.columns ? <p class="state">{words.matrix.same}</p> : <Counted state={state} change={change} />}
    </>
  );
}

export function filterOf(state: MatrixState): TaskFilter {
  return { plans: state.plans.length > 0 ? state.plans : null, areas: state.areas.length > 0 ? state.areas : null };
}

function Counted({ state, change }: { state: MatrixState; change(next: Partial<MatrixState>): void }) {
  const words = useWords();
  const variables = { rows: state.rows, columns: state.columns, roles: state.roles.length > 0 ? state.roles : null, filter: filterOf(state) };
  const answer = useAnswer(MatrixOf, variables);
  return (
    <When answer={answer}>
      {({ matrix }) => (
        <>
          <p>{words.matrix.tasks(matrix.tasks, matrix.outside)} <span class="hint">{words.matrix.keys}</span></p>
          {state.roles.includes("LEAD") && matrix.plansWithoutLeads.length > 0 && (
            <div class="notes"><p>{words.matrix.withoutLeads}{matrix.plansWithoutLeads.map(p => `《${p.title}》`).join("、")}</p></div>
          )}
          <Caveats caveats={matrix.caveats} />
          <MatrixGrid matrix={matrix} state={state} open={(row, column) => change({ row, column })} asked={{ operation: MatrixOf, variables }} />
          {state.row && state.column && <CellTasks matrix={matrix} state={state} />}
        </>
      )}
    </When>
  );
}
