import { defineConfig } from "vitest/config";
import relay from "vite-plugin-relay";

export default defineConfig({
  plugins: [relay],
  test: {
    include: ["recipes/*.test.ts", "test/*.test.ts"],
    globalSetup: ["test/server.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    reporters: [process.env.CI ? "default" : "dot"],
  },
});
