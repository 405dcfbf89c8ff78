import { gql, type TypedDocumentNode } from "@apollo/client";
import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { filter, firstValueFrom, map } from "rxjs";
import { expect, inject, test } from "vitest";
import { apollo } from "./apollo";

const server = inject("server");

type Tasks = { tasks: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { cursor: string; node: { id: string; title: string } }[] } };

const tasks = gql`
  query Tasks($filter: TaskFilter, $after: Cursor) {
    tasks(filter: $filter, first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          title
        }
      }
    }
  }
` as TypedDocumentNode<Tasks, { filter?: object; after?: string }>;

test("pages are merged into one list", async () => {
  const client = apollo(server);
  const list = client.watchQuery({ query: tasks, variables: { filter: { areas: ["area:330305"] } } });
  const shown = list.subscribe({});
  const first = await firstValueFrom(list.pipe(filter(r => r.dataState === "complete")));
  expect(first.data.tasks.edges).toHaveLength(20);
  for (let { pageInfo } = first.data.tasks as Tasks["tasks"]; pageInfo.hasNextPage; ) {
    const { data: page } = await list.fetchMore({ variables: { after: pageInfo.endCursor } });
    pageInfo = page!.tasks.pageInfo;
  }
  const { tasks: all } = await firstValueFrom(list.pipe(map(r => r.data as Tasks), filter(d => !d.tasks.pageInfo.hasNextPage)));
  shown.unsubscribe();
  expect(all.edges).toHaveLength(all.totalCount);
  expect(new Set(all.edges.map(e => e.node.id)).size).toBe(all.totalCount);

  // Another filter is another list.
  const { data: other } = await client.query({ query: tasks, variables: { filter: { areas: ["area:330304"] } } });
  expect(other?.tasks.edges).toHaveLength(20);
  expect(all.edges.map(e => e.node.id)).not.toContain(other?.tasks.edges[0]?.node.id);
});

test("a node is kept by its id, and fragments match by interface", async () => {
  const client = apollo(server);
  const { data } = await client.query({ query: tasks, variables: {} });
  const { id, title } = data!.tasks.edges[0]!.node;
  expect(client.cache.readFragment({ id: `Task:${id}`, fragment: gql`fragment T on Task { title }` })).toMatchObject({ title });
  const fact = await client.query<{ node: { passages: { totalCount: number } } }>({
    query: gql`
      query ($id: ID!) {
        node(id: $id) {
          id
          ... on Fact {
            passages(first: 1) {
              totalCount
            }
          }
        }
      }
    `,
    variables: { id },
  });
  expect(fact.data!.node.passages.totalCount).toBeGreaterThan(0);
});

test("errors have their code", async () => {
  const refused = apollo(server).query({ query: gql`{ tasks(filter: {plans: ["plan:none"]}) { totalCount } }` });
  await expect(refused).rejects.toSatisfy(e => CombinedGraphQLErrors.is(e) && e.errors[0]?.extensions?.code === "BAD_USER_INPUT" && e.errors[0].message.includes("plan:none"));
  const stale = apollo(server).query({ query: tasks, variables: { after: "no cursor" } });
  await expect(stale).rejects.toSatisfy(e => CombinedGraphQLErrors.is(e) && e.errors[0]?.extensions?.code === "INVALID_CURSOR");
});

test("a client that sends hashes is answered", async () => {
  const { data } = await apollo(server, true).query({ query: tasks, variables: {} });
  expect(data?.tasks.edges).toHaveLength(20);
});
