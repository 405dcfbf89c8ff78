import { ask } from "./api";
import { drawn, element } from "./dom";
import { failure } from "./failure";
import { graphql } from "./gql";
import type { CompareQuery, Status } from "./gql/graphql";

const planned = graphql(`
  query PlannedAreas {
    areas(first: 100) {
      nodes {
        id
        name
        plans(filter: { cited: false }, first: 1) {
          totalCount
        }
      }
    }
  }
`);

const common = graphql(`
  query CommonIndicators($areas: [ID!]!) {
    suggestIndicators(areas: $areas, first: 20) {
      indicators {
        indicator {
          id
          name
        }
      }
    }
  }
`);

const compare = graphql(`
  query Compare($indicators: [ID!]!, $areas: [ID!]!) {
    compare(indicators: $indicators, areas: $areas) {
      indicators {
        indicator {
          id
          name
          unit
        }
        rows {
          area {
            id
            name
          }
          cells {
            year
            status
            message
            targets {
              id
              comparator
              canonicalValue
              canonicalUnit
              scope
            }
            observations {
              id
              comparator
              canonicalValue
              canonicalUnit
              scope
            }
            caveats {
              message
            }
          }
        }
      }
    }
  }
`);

type Compared = NonNullable<CompareQuery["compare"]>["indicators"][number];
type Cell = Compared["rows"][number]["cells"][number];

// comparison draws the targets and reported figures of all districts with a plan for one indicator.
export function comparison(chosen: string | null, signal: AbortSignal): HTMLElement {
  const section = element("section", {}, element("p", { role: "status" }, "正在读取……"));
  const read = async () => {
    try {
      const { areas } = await ask(planned, {}, signal);
      const ids = areas?.nodes.filter(a => a.plans.totalCount > 0).map(a => a.id) ?? [];
      const { suggestIndicators } = await ask(common, { areas: ids }, signal);
      const indicators = suggestIndicators?.indicators.map(s => s.indicator) ?? [];
      const indicator = chosen ?? indicators[0]?.id;
      if (indicator === undefined) return section.replaceChildren(element("p", {}, "这些地区没有共同的指标。"));
      const { compare: compared } = await ask(compare, { indicators: [indicator], areas: ids }, signal);
      section.replaceChildren(choice(indicators, indicator), ...(compared?.indicators.flatMap(chart) ?? []));
    } catch (cause) {
      if (!signal.aborted) section.replaceChildren(failure(cause, () => void read()));
    }
  };
  void read();
  return section;
}

function choice(indicators: { id: string; name: string }[], chosen: string): HTMLElement {
  const select = element("select", { "aria-label": "指标" }, ...indicators.map(i => element("option", { value: i.id, ...(i.id === chosen ? { selected: "" } : {}) }, i.name)));
  select.onchange = () => (location.hash = `#/compare?${new URLSearchParams({ indicator: select.value })}`);
  return select;
}

type Figure = Cell["targets"][number] | Cell["observations"][number];

const comparators: Record<Cell["targets"][number]["comparator"], string> = { EQ: "", GE: "≥", LE: "≤", APPROX: "约" };
const [line, left, full] = [26, 170, 420];

type Line = { label: string; value: number | null; says: string };

function chart({ indicator, rows }: Compared): (HTMLElement | SVGElement)[] {
  const lines = rows.flatMap(row => row.cells.flatMap(cell => linesOf(row.area.name, cell)));
  const largest = Math.max(...lines.map(l => l.value ?? 0), 0);
  const bars = lines.map(({ label, value, says }, i) =>
    drawn(
      "g",
      { transform: `translate(0 ${i * line})` },
      drawn("text", { x: left - 8, y: 17, "text-anchor": "end" }, label),
      // Bars begin at 0. Where nothing is stated there is no bar, and the words say why.
      value === null ? null : drawn("rect", { x: left, y: 3, width: largest > 0 ? (full * value) / largest : 0, height: line - 6, fill: "#3367a8" }),
      drawn("text", { x: left + 6 + (value !== null && largest > 0 ? (full * value) / largest : 0), y: 17 }, says),
    ),
  );
  const caveats = new Set(rows.flatMap(r => r.cells.flatMap(c => c.caveats.map(v => v.message))));
  return [
    element("h1", {}, indicator.name),
    drawn("svg", { viewBox: `0 0 800 ${lines.length * line}`, role: "img", "aria-label": `${indicator.name}:各地区的目标和已报告的数值` }, ...bars),
    element("ul", { "aria-label": "提示" }, ...[...caveats].map(c => element("li", { class: "note" }, c))),
  ];
}

// What stands where no figure is: a silent plan, and a plan that is not loaded, are two
// things, and neither is 0.
const silences: Record<Exclude<Status, "STATED">, string> = {
  SILENT: "计划未提及",
  NOT_LOADED: "未载入计划",
  EXPIRED: "计划已期满",
  OPEN_ENDED: "计划未写期限",
};

function linesOf(area: string, cell: Cell): Line[] {
  const label = `${area} ${cell.year ?? "未写年份"}`;
  if (cell.status !== "STATED") return [{ label, value: null, says: silences[cell.status] }];
  const lineOf = (figure: Figure, kind: string | null): Line => {
    const { comparator, canonicalValue, canonicalUnit, scope } = figure;
    const beside = [kind, scope].filter(word => word);
    const words = canonicalValue == null ? "见原文" : `${comparators[comparator]}${canonicalValue}${canonicalUnit ?? ""}`;
    return { label, value: canonicalValue ?? null, says: beside.length > 0 ? `${words}(${beside.join(",")})` : words };
  };
  return [...cell.targets.map(t => lineOf(t, null)), ...cell.observations.map(o => lineOf(o, "已报告"))];
}
