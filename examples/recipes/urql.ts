import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";

// urql with its normalised cache: nodes are kept by their id, lists are merged page by page.
export function urql(server: string) {
  return new Client({
    url: `${server}/graphql`,
    exchanges: [
      cacheExchange({
        resolvers: { Query: { tasks: relayPagination() }, Plan: { tasks: relayPagination() } },
        // What has no id stands where it was asked for; name each such type that is used.
        keys: { Stats: () => null },
      }),
      fetchExchange,
    ],
  });
}
