import { Environment, graphql, Network, RecordSource, Store, type FetchFunction } from "relay-runtime";

// Refusal is an answer with errors.
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

// Relay: the schema keeps to its conventions (node(id), connections, PageInfo), so that
// @connection and @refetchable work as they stand. The compiler needs the scalar's type:
// "customScalarTypes": {"Cursor": "string"} in relay.config.json.
export function relay(server: string) {
  const ask: FetchFunction = async ({ text, name }, variables) => {
    const response = await fetch(`${server}/graphql`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ query: text, operationName: name, variables }),
    });
    const answer = await response.json();
    // Relay itself passes over errors where there is data, and a refused list is
    // {"data": {"tasks": null}}: without this a page would show "none".
    const [first] = answer.errors ?? [];
    if (first) throw new Refusal(first.extensions.code, first.message);
    return answer;
  };
  return new Environment({ network: Network.create(ask), store: new Store(new RecordSource()) });
}

export const planTasks = graphql`
  query relayPlanTasksQuery($id: ID!) {
    plan(id: $id) {
      ...relay_tasks
    }
  }
`;

// usePaginationFragment takes this fragment; loadNext asks relayTasksPageQuery, which the
// compiler makes of it.
export const tasks = graphql`
  fragment relay_tasks on Plan @refetchable(queryName: "relayTasksPageQuery") @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "Cursor" }) {
    id
    title
    tasks(first: $first, after: $after) @connection(key: "relay_tasks_tasks") {
      totalCount
      edges {
        node {
          id
          title
        }
      }
    }
  }
`;

export const oneTask = graphql`
  query relayTaskQuery($id: ID!) {
    task(id: $id) {
      id
      title
      agencies(roles: [LEAD], first: 100) {
        edges {
          role
          node {
            id
            name
          }
        }
      }
    }
  }
`;

export const refused = graphql`
  query relayRefusedQuery($plans: [ID!]) {
    tasks(filter: { plans: $plans }) {
      totalCount
    }
  }
`;
