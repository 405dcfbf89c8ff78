import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { root } from "./program";

test("the notebook in Python reads figures and draws them", () => {
  const made = mkdtempSync(join(tmpdir(), "policygraph-"));
  try {
    const plot = join(made, "compare.png");
    const done = spawnSync(`${root}.cache/python/bin/python`, [`${root}examples/python/compare.py`], { encoding: "utf8", env: { ...process.env, POLICYGRAPH: inject("server"), PLOT: plot } });
    expect(done.status, done.stderr).toBe(0);
    expect(done.stdout).toMatch(/龙湾区 +109 +157 +0/); // leads, responsible, support
    expect(done.stdout).toMatch(/瓯海区 +2021 +STATED +target +EQ +10\.0/);
    expect(done.stdout).toMatch(/龙湾区 +2022 +SILENT\s*\n/);
    expect(done.stdout).toContain("7 of them stated");
    const picture = readFileSync(plot);
    expect(picture.subarray(1, 4).toString()).toBe("PNG");
    expect(picture.readUInt32BE(16)).toBeGreaterThan(800); // its width
  } finally {
    rmSync(made, { recursive: true });
  }
});

test("a refusal has its code in Python too", () => {
  const asked = `

source = open(${JSON.stringify(`${root}examples/python/compare.py`)}, encoding="utf8").read().split("# %% [markdown]\\n# Which districts")[0]
exec(source)
try:
    ask('{ tasks(filter: {plans: ["plan:none"]}) { totalCount } }')
except Refusal as refused:
    print(refused.code, refused)
`;
  const done = spawnSync(`${root}.cache/python/bin/python`, ["-c", asked], { encoding: "utf8", env: { ...process.env, POLICYGRAPH: inject("server") } });
  expect(done.stdout, done.stderr).toMatch(/^BAD_USER_INPUT .*plan:none/);
});
