import { Client, cacheExchange, fetchExchange, type CombinedError } from "@urql/core";
import type { Operation } from "./operation";
import { failureOf, type Failure } from "./failure";

const client = new Client({
  url: "/graphql",
  preferGetMethod: false,
  exchanges: [cacheExchange, fetchExchange],
  fetchOptions: { headers: { Accept: "application/graphql-response+json" } },
});

export type Outcome<Data> = { data: Data } | { failure: Failure };

// What the API answers, or why it did not. Part of an answer is none: nothing is
// shown whose other half is missing.
export async function ask<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables, fresh = false): Promise<Outcome<Data>> {
  const { data, error } = await client
    .query<Data>(operation as string, variables as Record<string, unknown>, fresh ? { requestPolicy: "network-only" } : {})
    .toPromise();
  return error || data == null ? { failure: failureOf(error as CombinedError | undefined) } : { data };
}
