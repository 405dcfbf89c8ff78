import "vitest";

declare module "vitest" {
  interface ProvidedContext {
    server: string; // the address of a running policygraph
  }
}
