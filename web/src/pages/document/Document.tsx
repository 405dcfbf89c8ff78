import { DocumentHead } from "./document.operations";
import type { DocumentHeadQuery } from "../../api/generated";
import { addresses } from "../../url/addresses";
import { useWords } from "../../ui/language";
import { DataTable } from "../../ui/DataTable";
import { Facts } from "../../ui/Facts";
import { NodePage } from "../../ui/NodePage";
import { PageHead } from "../../ui/PageHead";
import { Toolbar } from "../../ui/Toolbar";
import { planColumns } from "../../tables/nodes";

type DocumentNode = Extract<NonNullable<DocumentHeadQuery["node"]>, { __typename: "Document" }>;

export function Document({ url }: { url: URL }) {
  const words = useWords();
  const { id } = addresses.document.read(url.searchParams);
  return (
    <NodePage id={id} operation={DocumentHead} kind={words.pages.document} has={d => d.node?.__typename === "Document"}>
      {data => {
        const d = data.node as DocumentNode;
        const table = { caption: words.document.plan, columns: planColumns(words), rows: data.plans.nodes };
        return (
          <>
            <PageHead kind={words.kinds.Document} title={d.title}>
              <Facts
                facts={[
                  [words.document.kind, words.document.kinds[d.documentKind]],
                  [words.document.docNumber, d.docNumber],
                  [words.document.issuedOn, d.issuedOn],
                  [words.document.publishedOn, d.publishedOn],
                  [words.document.printedOn, d.printedOn],
                  [words.document.validity, d.validity],
                  [words.document.url, d.url && <a href={d.url} rel="noreferrer">{d.url}</a>],
                  [words.document.sha256, <code>{d.sha256}</code>],
                ]}
              />
            </PageHead>
            <Toolbar table={table} asked={{ operation: DocumentHead, variables: { id } }} />
            {data.plans.nodes.length > 0 && <DataTable {...table} keyOf={p => p.id} />}
          </>
        );
      }}
    </NodePage>
  );
}
