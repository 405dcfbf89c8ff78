import { defineConfig } from "vitest/config";

// Plain functions are tested without a page; everything else in a real browser
// against the real server.
const inBrowser = { globalSetup: ["test/server.ts"], testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    reporters: [process.env.CI ? "default" : "dot"],
    projects: [
      { test: { name: "unit", include: ["src/**/*.test.ts", "site/**/*.test.mjs"] } },
      {
        test: {
          name: "browser",
          include: ["test/**/*.test.ts"],
          exclude: ["test/times.test.ts"],
          ...inBrowser,
          maxWorkers: 2,
        },
      },
      // Times are told, by a command of their own, and decide nothing.
      { test: { name: "times", include: ["test/times.test.ts"], ...inBrowser, maxWorkers: 1 } },
    ],
  },
});
