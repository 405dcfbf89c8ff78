import { defineConfig } from "vitest/config";

// Plain functions are tested without a page; everything else in a real browser
// against the real server.
export default defineConfig({
  test: {
    reporters: [process.env.CI ? "default" : "dot"],
    projects: [
      { test: { name: "unit", include: ["src/**/*.test.ts"] } },
      {
        test: {
          name: "browser",
          include: ["test/**/*.test.ts"],
          globalSetup: ["test/server.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
