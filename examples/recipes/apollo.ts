import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { relayStylePagination } from "@apollo/client/utilities";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { createHash } from "node:crypto";

// Apollo Client 4: lists are merged page by page, nodes are kept by their id, and fragments
// on Node and Fact match the types that implement them.
export function apollo(server: string, persisted = false) {
  const http = new HttpLink({ uri: `${server}/graphql` });
  return new ApolloClient({
    // The server keeps no queries: it says so to the first hash, and the link then sends the
    // text. There is nothing to gain by it but for a list of trusted queries (--trusted).
    link: persisted ? ApolloLink.from([new PersistedQueryLink({ sha256: text => createHash("sha256").update(text).digest("hex") }), http]) : http,
    cache: new InMemoryCache({
      possibleTypes: { Fact: ["Plan", "Platform", "Task", "Target", "Observation"] },
      typePolicies: {
        // A list is one for each filter and order; first and after are its pages.
        Query: { fields: { tasks: relayStylePagination(["filter", "orderBy"]) } },
        Plan: { fields: { tasks: relayStylePagination(["filter", "orderBy"]) } },
      },
    }),
  });
}
