import { choice, choices, list, sequence, text, years, type Field } from "./fields";

// Every page's address: its name and what of its state stands in the query.
export const roles = ["LEAD", "SUPPORT", "RESPONSIBLE"] as const;
export const axes = ["FUNCTION", "AGENCY", "AREA", "PLAN", "YEAR", "PLATFORM_KIND", "TASK_GROUP"] as const;
export type Axis = (typeof axes)[number];

const filters = { agencies: list, functions: list, roles: choices(...roles), years, text };

export const addresses = {
  home: page("", {}),
  search: page("search", { text }),
  plans: page("plans", { text }),
  plan: page("plan", { id: text, view: choice("tasks", "targets", "platforms", "organisation", "lineage"), only: choice("all", "withoutLead", "withoutAgency", "sole"), ...filters }),
  task: page("task", { id: text }),
  agencies: page("agencies", { text, areas: list, functions: list }),
  agency: page("agency", { id: text, view: choice("tasks", "organises", "partners", "elsewhere"), plans: list, roles: choices(...roles) }),
  areas: page("areas", { text }),
  area: page("area", { id: text, view: choice("plans", "agencies", "platforms", "targets", "observations", "workload", "progress", "growth"), parts: choice("without", "with") }),
  platforms: page("platforms", { text, areas: list, kinds: list }),
  platform: page("platform", { id: text }),
  indicators: page("indicators", { text }),
  indicator: page("indicator", { id: text, year: text }),
  document: page("document", { id: text }),
  compare: page("compare", { areas: sequence, indicators: sequence, years, view: choice("table", "chart") }),
  matrix: page("matrix", {
    rows: choice("FUNCTION", ...axes), columns: choice("AREA", ...axes),
    roles: choices(...roles), plans: list, areas: list, row: text, column: text,
  }),
  timeline: page("timeline", { plans: list, areas: list, functions: list, years }),
  conflicts: page("conflicts", { plans: list, areas: list, kinds: list }),
  gaps: page("gaps", { area: text, comparedTo: text }),
  graph: page("graph", { id: text, opened: sequence, chosen: text }),
  path: page("path", { from: text, to: text }),
} as const;

export type PageName = keyof typeof addresses;

export type StateOf<F> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };

export type Address<F> = {
  path: string;
  read(query: URLSearchParams): StateOf<F>;
  // The address of a state; what is not given has the value of an empty query.
  href(state?: Partial<StateOf<F>>): string;
};

export type StateOfPage<P extends PageName> = ReturnType<(typeof addresses)[P]["read"]>;

function page<F extends { [K in keyof F]: Field<any> }>(path: string, fields: F): Address<F> {
  const names = Object.keys(fields) as (keyof F & string)[];
  const read = (query: URLSearchParams) =>
    Object.fromEntries(names.map(n => [n, fields[n].read(query.get(n))])) as unknown as StateOf<F>;
  return {
    path: `/${path}`,
    read,
    href(state = {}) {
      const whole: Record<string, unknown> = { ...read(new URLSearchParams()), ...state };
      const parts = names.map(n => [n, fields[n].write(whole[n])] as const);
      return withQuery(`/${path}`, parts);
    },
  };
}

// Parameters that every page understands: the language, and the fact whose
// evidence is open. A table's order stands in sort, see ui/sort.ts.
export const common = { lang: choice("zh", "en"), fact: text };

export function withQuery(path: string, parts: readonly (readonly [string, string | null])[]): string {
  const query = parts.filter(p => p[1] !== null).map(([name, value]) => `${name}=${encode(value!)}`);
  return query.length > 0 ? `${path}?${query.join("&")}` : path;
}

// Colons stay readable: ids are full of them and every reader takes them.
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll("%3A", ":");
}

// The page of a node, by its kind.
export function hrefOf(type: string, id: string): string | null {
  switch (type) {
    case "Plan": return addresses.plan.href({ id });
    case "Task": return addresses.task.href({ id });
    case "Agency": return addresses.agency.href({ id });
    case "Area": return addresses.area.href({ id });
    case "Platform": return addresses.platform.href({ id });
    case "Indicator": return addresses.indicator.href({ id });
    case "Document": return addresses.document.href({ id });
    default: return null;
  }
}
