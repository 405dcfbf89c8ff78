import type { ServiceError } from "./api";

// The review service over HTTP. Whoever serves the page has given the browser its
// token; nothing of it is known here.

export type Reply<T> = { data: T } | { error: ServiceError } | { error: null };

export function get<T>(path: string, signal?: AbortSignal): Promise<Reply<T>> {
  return request<T>(path, signal ? { signal } : {});
}

export function post<T>(path: string, body: unknown): Promise<Reply<T>> {
  return request<T>(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

// The error is null where no answer came, or none of the service's.
async function request<T>(path: string, init: RequestInit): Promise<Reply<T>> {
  try {
    const response = await fetch(`/review/api/${path}`, init);
    const answer = (await response.json()) as T & ServiceError;
    return response.ok ? { data: answer } : { error: answer };
  } catch {
    return { error: null };
  }
}
