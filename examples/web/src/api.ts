import type { TypedDocumentString } from "./gql/graphql";

const server = import.meta.env.VITE_POLICYGRAPH ?? "http://127.0.0.1:8080";

// Refusal is an answer with errors, or none at all: code is "" where the server was not
// reached.
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }
}

type Answer<Data> = {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string; messageZh?: string } }[];
};

// ask sends one query. An answer with errors is a refusal even where it has some data: a
// page that shows half of an answer would show silence where there is none.
export async function ask<Data, Variables>(query: TypedDocumentString<Data, Variables>, variables: Variables, signal?: AbortSignal): Promise<Data> {
  let response: Response;
  let answer: Answer<Data>;
  try {
    response = await fetch(`${server}/graphql`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json, application/json" },
      body: JSON.stringify({ query: query.toString(), variables }),
      signal: signal ?? null,
    });
    answer = (await response.json()) as Answer<Data>;
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new Refusal("", String(cause));
  }
  const first = answer.errors?.[0];
  if (first) throw new Refusal(first.extensions?.code ?? "", first.extensions?.messageZh ?? first.message, Number(response.headers.get("Retry-After")) || null);
  if (!answer.data) throw new Refusal("", "回答没有内容");
  return answer.data;
}
