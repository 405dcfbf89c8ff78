import { PlanHead } from "./plan.operations";
import type { PlanHeadQuery } from "../../api/generated";
import { addresses, type StateOfPage } from "../../url/addresses";
import { go, keepingLanguage, type Move } from "../../url/location";
import { period } from "../../words/number";
import { said } from "../../words/said";
import { useLanguage, useWords } from "../../ui/language";
import { Facts } from "../../ui/Facts";
import { Link, NodeLink } from "../../ui/Link";
import { NodePage } from "../../ui/NodePage";
import { PageHead } from "../../ui/PageHead";
import { Tabs } from "../../ui/Tabs";
import { EvidenceLink } from "../../document/EvidenceLink";
import { PlanFilters } from "./PlanFilters";
import { Lineage } from "./Lineage";
import { OrganisationTab, PlatformsTab, TargetsTab, TasksTab } from "./PlanTabs";

export type PlanNode = Extract<NonNullable<PlanHeadQuery["node"]>, { __typename: "Plan" }>;
export type PlanState = StateOfPage<"plan">;

const views = ["tasks", "targets", "platforms", "organisation", "lineage"] as const;

export function Plan({ url }: { url: URL }) {
  const words = useWords();
  const state = addresses.plan.read(url.searchParams);
  const change = (next: Partial<PlanState>, move: Move = "step") => go(keepingLanguage(addresses.plan.href({ ...state, ...next })), move);
  return (
    <NodePage id={state.id} operation={PlanHead} kind={words.pages.plan} has={d => d.node?.__typename === "Plan"}>
      {data => {
        const plan = data.node as PlanNode;
        return (
          <>
            <PageHead kind={words.kinds.Plan} title={plan.title}><PlanFacts plan={plan} /></PageHead>
            <Notes plan={plan} />
            <Tabs label={plan.title} tabs={views.map(v => [v, words.plan.tabs[v]])} chosen={state.view} choose={view => change({ view })}>
              {(state.view === "tasks" || state.view === "targets") && <PlanFilters data={data} state={state} change={change} />}
              {state.view === "tasks" && <TasksTab plan={plan} state={state} />}
              {state.view === "targets" && <TargetsTab plan={plan} state={state} />}
              {state.view === "platforms" && <PlatformsTab plan={plan} />}
              {state.view === "organisation" && <OrganisationTab plan={plan} />}
              {state.view === "lineage" && <Lineage plan={plan.id} />}
            </Tabs>
          </>
        );
      }}
    </NodePage>
  );
}

function PlanFacts({ plan }: { plan: PlanNode }) {
  const words = useWords();
  const document = plan.passages.nodes[0]?.document;
  return (
    <>
      <Facts
        facts={[
          [words.plan.docNumber, plan.docNumber],
          [words.plan.issuedOn, plan.issuedOn],
          [words.plan.period, period(plan.periodStart, plan.periodEnd)],
          [words.plan.area, plan.area && <NodeLink type="Area" id={plan.area.id}>{plan.area.name}</NodeLink>],
          [words.plan.issuers, plan.issuers.nodes.map((a, i) => <>{i > 0 && "、"}<NodeLink type="Agency" id={a.id}>{a.name}</NodeLink></>)],
          [words.plan.validity, plan.validity],
          [words.plan.rolesUsed, plan.rolesUsed.map(r => words.roles[r]).join("、")],
          [words.plan.document, document && <NodeLink type="Document" id={document.id}>{document.title}</NodeLink>],
        ]}
      />
      <p class="actions">
        <EvidenceLink id={plan.id} of={plan.title} />
        <Link href={addresses.timeline.href({ plans: [plan.id] })}>{words.pages.timeline}</Link>
        <Link href={addresses.matrix.href({ plans: [plan.id], columns: "TASK_GROUP" })}>{words.pages.matrix}</Link>
        <Link href={addresses.graph.href({ id: plan.id })}>{words.pages.graph}</Link>
      </p>
    </>
  );
}

function Notes({ plan }: { plan: PlanNode }) {
  const words = useWords();
  const language = useLanguage();
  const conflicting = plan.announcements.nodes.filter(a => a.conflicting);
  return (
    <div class="notes">
      {plan.cited && <p>{words.plan.cited}</p>}
      {!plan.cited && plan.rolesUsed.length > 0 && !plan.rolesUsed.includes("LEAD") && <p>{words.plan.noLeads}</p>}
      {conflicting.length + plan.discrepancies.nodes.length > 0 && (
        <details>
          <summary>{words.pages.conflicts} ({conflicting.length + plan.discrepancies.nodes.length})</summary>
          <ul>
            {conflicting.map(a => <li key={a.id}>{words.plan.announced(a.of, a.announced, a.rows)} <EvidenceLink id={a.id} of={a.of} /></li>)}
            {plan.discrepancies.nodes.map(d => <li key={d.id}>{said(d, language)} <EvidenceLink id={d.id} of={said(d, language)} /></li>)}
          </ul>
        </details>
      )}
    </div>
  );
}
