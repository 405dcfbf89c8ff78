import { defineConfig } from "vitest/config";

// Plain functions are tested without a page; everything else in a real browser
// against the real server.
const inBrowser = { globalSetup: ["test/server.ts"], testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    reporters: [process.env.CI ? "default" : "dot"],
    projects: [
      { test: { name: "unit", include: ["src/**/*.test.ts"] } },
      {
        test: {
          name: "browser",
          include: ["test/**/*.test.ts"],
          exclude: ["test/budget.test.ts"],
          ...inBrowser,
          maxWorkers: 2,
        },
      },
      // Time is measured while nothing else runs.
      { test: { name: "budget", include: ["test/budget.test.ts"], ...inBrowser, maxWorkers: 1 } },
    ],
  },
});
