import { gql } from "@urql/core";
import { expect, inject, test, vi } from "vitest";
import { urql } from "./urql";

const server = inject("server");

type Tasks = { tasks: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: { id: string; title: string } }[] } };

const tasks = gql<Tasks, { filter?: object; after?: string }>`
  query Tasks($filter: TaskFilter, $after: Cursor) {
    tasks(filter: $filter, first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          title
        }
      }
    }
  }
`;

test("pages are merged into one list", async () => {
  const warned = vi.spyOn(console, "warn");
  const client = urql(server);
  const filter = { areas: ["area:330305"] };
  let { data } = await client.query(tasks, { filter }).toPromise();
  expect(data!.tasks.edges).toHaveLength(20);
  while (data!.tasks.pageInfo.hasNextPage) ({ data } = await client.query(tasks, { filter, after: data!.tasks.pageInfo.endCursor }).toPromise());
  expect(data!.tasks.edges).toHaveLength(data!.tasks.totalCount);
  expect(new Set(data!.tasks.edges.map(e => e.node.id)).size).toBe(data!.tasks.totalCount);

  const { data: other } = await client.query(tasks, { filter: { areas: ["area:330304"] } }).toPromise();
  expect(other!.tasks.edges).toHaveLength(20);
  expect(warned).not.toHaveBeenCalled();
});

test("a node that is there is not asked for again", async () => {
  const client = urql(server);
  const { data } = await client.query(tasks, {}).toPromise();
  const { id, title } = data!.tasks.edges[0]!.node;
  const asked = vi.spyOn(globalThis, "fetch");
  expect(client.readQuery(tasks, {})!.data!.tasks.edges[0]!.node).toMatchObject({ id, title });
  expect(asked).not.toHaveBeenCalled();
});

test("errors have their code", async () => {
  const { error } = await urql(server).query(gql`{ tasks(filter: {plans: ["plan:none"]}) { totalCount } }`, {}).toPromise();
  expect(error!.graphQLErrors[0]!.extensions.code).toBe("BAD_USER_INPUT");
  const { error: stale } = await urql(server).query(tasks, { after: "no cursor" }).toPromise();
  expect(stale!.graphQLErrors[0]!.extensions.code).toBe("INVALID_CURSOR");
});

test("small queries may go by GET, which caches understand", async () => {
  const { data, operation } = await urql(server).query(gql`{ stats { dataVersion } }`, {}, { preferGetMethod: "force" }).toPromise();
  expect(operation.context.preferGetMethod).toBe("force");
  expect(data.stats.dataVersion).toBeTruthy();
});
