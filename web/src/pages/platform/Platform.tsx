import { PlatformHead } from "./platform.operations";
import type { PlatformHeadQuery } from "../../api/generated";
import { addresses } from "../../url/addresses";
import { useWords } from "../../ui/language";
import { DataTable } from "../../ui/DataTable";
import { Facts } from "../../ui/Facts";
import { Link, NodeLink } from "../../ui/Link";
import { NodePage } from "../../ui/NodePage";
import { PageHead } from "../../ui/PageHead";
import { Toolbar } from "../../ui/Toolbar";
import { EvidenceLink } from "../../document/EvidenceLink";
import { planColumns, taskColumns } from "../../tables/nodes";

type PlatformNode = Extract<NonNullable<PlatformHeadQuery["node"]>, { __typename: "Platform" }>;

export function Platform({ url }: { url: URL }) {
  const words = useWords();
  const { id } = addresses.platform.read(url.searchParams);
  return (
    <NodePage id={id} operation={PlatformHead} kind={words.pages.platform} has={d => d.node?.__typename === "Platform"}>
      {data => <Shown platform={data.node as PlatformNode} />}
    </NodePage>
  );
}

function Shown({ platform }: { platform: PlatformNode }) {
  const words = useWords();
  const tasks = { caption: words.platform.tasks, columns: taskColumns(words), rows: platform.tasks.nodes };
  return (
    <>
      <PageHead kind={words.kinds.Platform} title={platform.name}>
        <Facts
          facts={[
            [words.platform.kind, platform.kind && <Link href={addresses.platforms.href({ kinds: [platform.kind] })}>{platform.kind}</Link>],
            [words.platform.area, platform.area && <NodeLink type="Area" id={platform.area.id}>{platform.area.name}</NodeLink>],
            [words.platform.aliases, platform.aliases.join("、")],
          ]}
        />
        <p class="actions">
          <EvidenceLink id={platform.id} of={platform.name} />
          <Link href={addresses.graph.href({ id: platform.id })}>{words.pages.graph}</Link>
        </p>
      </PageHead>
      <Toolbar table={tasks} asked={{ operation: PlatformHead, variables: { id: platform.id } }} />
      <DataTable {...tasks} keyOf={t => t.id} total={platform.tasks.totalCount} />
      {platform.plans.totalCount > 0 && <DataTable caption={words.platform.plans} columns={planColumns(words)} rows={platform.plans.nodes} keyOf={p => p.id} total={platform.plans.totalCount} />}
    </>
  );
}
