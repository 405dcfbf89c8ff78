import { AgencyHead } from "./agency.operations";
import type { AgencyHeadQuery } from "../../api/generated";
import { addresses, roles, type StateOfPage } from "../../url/addresses";
import { go, keepingLanguage } from "../../url/location";
import { useWords } from "../../ui/language";
import { Facts } from "../../ui/Facts";
import { Link, NodeLink } from "../../ui/Link";
import { NodePage } from "../../ui/NodePage";
import { PageHead } from "../../ui/PageHead";
import { Select } from "../../ui/Select";
import { Tabs } from "../../ui/Tabs";
import { Elsewhere, Organises, Partners, TasksByRole } from "./AgencyTabs";

export type AgencyNode = Extract<NonNullable<AgencyHeadQuery["node"]>, { __typename: "Agency" }>;
export type AgencyState = StateOfPage<"agency">;

const views = ["tasks", "organises", "partners", "elsewhere"] as const;

export function Agency({ url }: { url: URL }) {
  const words = useWords();
  const state = addresses.agency.read(url.searchParams);
  const change = (next: Partial<AgencyState>) => go(keepingLanguage(addresses.agency.href({ ...state, ...next })));
  return (
    <NodePage id={state.id} operation={AgencyHead} kind={words.pages.agency} has={d => d.node?.__typename === "Agency"}>
      {data => {
        const agency = data.node as AgencyNode;
        return (
          <>
            <PageHead kind={words.kinds.Agency} title={agency.name}><AgencyFacts agency={agency} /></PageHead>
            <Tabs label={agency.name} tabs={views.map(v => [v, words.agency.tabs[v]])} chosen={state.view} choose={view => change({ view })}>
              {state.view === "tasks" && (
                <>
                  <div class="filters" role="search" aria-label={words.filters.label}>
                    <Select label={words.filters.role} value={state.roles[0] ?? ""} all={words.filters.all} choices={roles.map(r => ({ value: r, name: words.roles[r] }))} change={v => change({ roles: roles.filter(r => r === v) })} />
                    <Select label={words.filters.plan} value={state.plans[0] ?? ""} all={words.filters.all} choices={data.plans.nodes.map(p => ({ value: p.id, name: p.title }))} change={v => change({ plans: v ? [v] : [] })} />
                  </div>
                  <TasksByRole agency={agency} state={state} />
                </>
              )}
              {state.view === "organises" && <Organises agency={agency} />}
              {state.view === "partners" && <Partners agency={agency} />}
              {state.view === "elsewhere" && <Elsewhere agency={agency} />}
            </Tabs>
          </>
        );
      }}
    </NodePage>
  );
}

function AgencyFacts({ agency }: { agency: AgencyNode }) {
  const words = useWords();
  const linked = (all: { id: string; name: string }[]) => all.map((a, i) => <>{i > 0 && "、"}<NodeLink type="Agency" id={a.id}>{a.name}</NodeLink></>);
  return (
    <>
      {agency.collective && <div class="notes"><p>{words.agency.collective}</p></div>}
      <Facts
        facts={[
          [words.agency.area, agency.area && <NodeLink type="Area" id={agency.area.id}>{agency.area.name}</NodeLink>],
          [words.agency.function, agency.function],
          [words.agency.functions, agency.functions.join("、")],
          [words.agency.aliases, agency.aliases.join("、")],
          [words.agency.workload, `${words.roles.LEAD} ${agency.leads.totalCount} · ${words.roles.SUPPORT} ${agency.supports.totalCount} · ${words.roles.RESPONSIBLE} ${agency.responsible.totalCount}`],
          [words.agency.members, linked(agency.members.nodes)],
          [words.agency.memberOf, linked(agency.memberOf.nodes)],
          [words.agency.issued, agency.plans.nodes.map((p, i) => <>{i > 0 && "、"}<NodeLink type="Plan" id={p.id}>{p.title}</NodeLink></>)],
        ]}
      />
      <p class="actions">
        <Link href={addresses.graph.href({ id: agency.id })}>{words.pages.graph}</Link>
        {agency.function && <Link href={addresses.timeline.href({ functions: [agency.function] })}>{words.pages.timeline}</Link>}
      </p>
    </>
  );
}
