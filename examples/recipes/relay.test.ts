import { createOperationDescriptor, fetchQuery, getRequest, getSingularSelector, type Environment, type GraphQLTaggedNode } from "relay-runtime";
import { expect, inject, test } from "vitest";
import type { relay_tasks$data } from "./__generated__/relay_tasks.graphql";
import type { relayPlanTasksQuery } from "./__generated__/relayPlanTasksQuery.graphql";
import page, { type relayTasksPageQuery } from "./__generated__/relayTasksPageQuery.graphql";
import type { relayRefusedQuery } from "./__generated__/relayRefusedQuery.graphql";
import type { relayTaskQuery } from "./__generated__/relayTaskQuery.graphql";
import { oneTask, planTasks, refused, relay, tasks } from "./relay";

const server = inject("server");
const id = "plan:dongtou-incubators-2022";

// What usePaginationFragment reads of the store, without a page to show it on.
function held(environment: Environment): relay_tasks$data {
  const query = createOperationDescriptor(getRequest(planTasks), { id });
  const root = environment.lookup(query.fragment).data as relayPlanTasksQuery["response"];
  return environment.lookup(getSingularSelector(tasks as GraphQLTaggedNode as never, root.plan)!).data as unknown as relay_tasks$data;
}

test("pages are merged into one connection", async () => {
  const environment = relay(server);
  const kept = environment.retain(createOperationDescriptor(getRequest(planTasks), { id }));
  await fetchQuery<relayPlanTasksQuery>(environment, planTasks, { id }).toPromise();
  expect(held(environment).tasks.edges).toHaveLength(20);
  const pageInfo = () => (held(environment).tasks as unknown as { pageInfo: { hasNextPage: boolean; endCursor: string } }).pageInfo;
  for (let pages = 1; pageInfo().hasNextPage; pages++) {
    expect(pages).toBeLessThan(20);
    await fetchQuery<relayTasksPageQuery>(environment, page, { id, first: 20, after: pageInfo().endCursor }).toPromise();
  }
  const { totalCount, edges } = held(environment).tasks;
  expect(edges).toHaveLength(totalCount);
  expect(new Set(edges.map(e => e.node.id)).size).toBe(totalCount);
  kept.dispose();
});

test("a node that another query brought is in the store", async () => {
  const environment = relay(server);
  await fetchQuery<relayPlanTasksQuery>(environment, planTasks, { id }).toPromise();
  const first = held(environment).tasks.edges[0]!.node;
  const answer = await fetchQuery<relayTaskQuery>(environment, oneTask, { id: first.id }).toPromise();
  expect(answer!.task!.title).toBe(first.title);
  expect(environment.getStore().getSource().get(first.id)?.title).toBe(first.title);
});

test("errors have their code", async () => {
  const answer = fetchQuery<relayRefusedQuery>(relay(server), refused, { plans: ["plan:none"] }).toPromise();
  await expect(answer).rejects.toMatchObject({ code: "BAD_USER_INPUT", message: expect.stringContaining("plan:none") });
});
