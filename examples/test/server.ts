import type { TestProject } from "vitest/node";
import "./context";
import { serve } from "./program";

// One server for all tests that ask it as any client may; a page of Vite's development
// server may ask it too.
export default async function start(project: TestProject) {
  const server = await serve("--mcp", "--cors-origin", "http://localhost:5173");
  project.provide("server", server.address);
  return server.stop;
}
