// Why there is no answer, of the kinds that a reader can do something about.
export type Failure =
  | { kind: "unreachable" }
  | { kind: "overloaded"; message: string }
  | { kind: "timeout"; message: string }
  | { kind: "limit"; message: string }
  | { kind: "refused"; code: string; message: string; messageZh: string | null };

type Reported = {
  networkError?: Error;
  graphQLErrors?: { message: string; extensions?: Record<string, unknown> }[];
};

export function failureOf(error: Reported | undefined): Failure {
  const first = error?.graphQLErrors?.[0];
  if (!first) return { kind: "unreachable" };
  const code = String(first.extensions?.code ?? "");
  const { message } = first;
  switch (code) {
    case "STORE_UNAVAILABLE":
    case "OVERLOADED":
    case "RATE_LIMITED":
      return { kind: "overloaded", message };
    case "TIMEOUT":
      return { kind: "timeout", message };
    case "LIMIT_EXCEEDED":
      return { kind: "limit", message };
    default: {
      const messageZh = first.extensions?.messageZh;
      return { kind: "refused", code, message, messageZh: typeof messageZh === "string" ? messageZh : null };
    }
  }
}
