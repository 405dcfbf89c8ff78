# %% [markdown]
# 几个地区的同一指标:用 pandas 读出,画成图。
#
# The targets of several districts for one indicator, read into pandas and drawn. Cells
# begin with `# %%`: VS Code, Spyder, PyCharm and Jupyter (by jupytext) run them one by one,
# and `python compare.py` all of them. It asks the server at `POLICYGRAPH`
# (http://127.0.0.1:8080) and draws into `PLOT` (compare.png).

# %%
import json
import os
import urllib.error
import urllib.request

import matplotlib
import pandas as pd

matplotlib.use(os.environ.get("MPLBACKEND", "Agg"))
import matplotlib.pyplot as plt  # noqa: E402 - once the backend is chosen

SERVER = os.environ.get("POLICYGRAPH", "http://127.0.0.1:8080")
PLOT = os.environ.get("PLOT", "compare.png")


class Refusal(Exception):
    """An answer with errors: code, and what the server says."""

    def __init__(self, error):
        self.code = error.get("extensions", {}).get("code", "")
        super().__init__(f"{self.code}: {error['message']}")


def ask(query, **variables):
    """The data of one query; an answer with any error is refused, also where it has data."""
    body = json.dumps({"query": query, "variables": variables}).encode()
    request = urllib.request.Request(f"{SERVER}/graphql", body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            answer = json.load(response)
    except urllib.error.HTTPError as refused:  # 4xx and 5xx bring errors in the same form
        answer = json.load(refused)
    if answer.get("errors"):
        raise Refusal(answer["errors"][0])
    return answer["data"]


def every(query, field, **variables):
    """All nodes of a list, page after page."""
    after = None
    while True:
        page = ask(query, after=after, **variables)[field]
        yield from page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


# %% [markdown]
# Which districts have a plan, and how many tasks has each role? A plan that names no
# leads has 0 of them for another reason than idleness: `rolesUsed` tells.

# %%
PLANS = """
query Plans($after: Cursor) {
  plans(filter: {cited: false}, first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { id title rolesUsed area { id name } tasks(first: 1) { totalCount } }
  }
}
"""
plans = pd.DataFrame(
    {"area": p["area"]["name"], "id": p["area"]["id"], "tasks": p["tasks"]["totalCount"], "rolesUsed": " ".join(p["rolesUsed"])}
    for p in every(PLANS, "plans")
    if p["area"]
)
print(plans.to_string(index=False))

# %%
TASKS = """
query Tasks($areas: [ID!], $after: Cursor) {
  tasks(filter: {areas: $areas}, first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { id plan { area { name } } agencies(first: 100) { edges { role } } }
  }
}
"""
roles = pd.DataFrame(
    {"area": t["plan"]["area"]["name"], "role": role}
    for t in every(TASKS, "tasks", areas=list(plans["id"]))
    for role in {e["role"] for e in t["agencies"]["edges"]}
)
print(roles.groupby(["area", "role"]).size().unstack(fill_value=0))

# %% [markdown]
# One indicator side by side. A cell is STATED, or SILENT (a plan is loaded and does not
# say), or NOT_LOADED, EXPIRED, OPEN_ENDED: none of these is 0, so they stay empty.

# %%
COMPARE = """
query Compare($indicators: [ID!]!, $areas: [ID!]!) {
  compare(indicators: $indicators, areas: $areas) {
    indicators {
      indicator { name }
      rows {
        area { name }
        cells {
          year
          status
          targets { comparator canonicalValue canonicalUnit scope }
          observations { comparator canonicalValue canonicalUnit scope }
          caveats { message }
        }
      }
    }
  }
}
"""
answer = ask(COMPARE, indicators=["indicator:high-tech-enterprises"], areas=list(plans["id"]))
(compared,) = answer["compare"]["indicators"]
cells = pd.DataFrame(
    {
        "area": row["area"]["name"],
        "year": cell["year"],
        "status": cell["status"],
        "kind": kind,
        "comparator": figure.get("comparator"),
        "value": figure.get("canonicalValue"),
        "unit": figure.get("canonicalUnit"),
        "scope": figure.get("scope"),
    }
    for row in compared["rows"]
    for cell in row["cells"]
    for kind, figure in [("target", f) for f in cell["targets"]] + [("reported", f) for f in cell["observations"]] or [(None, {})]
).astype({"year": "Int64"})
print(cells.to_string(index=False, na_rep=""))
caveats = {c["message"] for row in compared["rows"] for cell in row["cells"] for c in cell["caveats"]}
print("\n".join(sorted(caveats)))

# %% [markdown]
# The plot: bars begin at 0, ≥ and ≤ stand beside the figure, and where nothing is stated
# a word stands in the bar's place.

# %%
plt.rcParams["font.sans-serif"] = ["WenQuanYi Micro Hei", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "DejaVu Sans"]
SIGNS = {"EQ": "", "GE": "≥", "LE": "≤", "APPROX": "约"}
WORDS = {"SILENT": "计划未提及", "NOT_LOADED": "未载入计划", "EXPIRED": "计划已期满", "OPEN_ENDED": "计划未写期限"}


def says(c):
    if c.status != "STATED":
        return WORDS[c.status]
    beside = [word for word in ("已报告" if c.kind == "reported" else None, c.scope) if word]
    return f"{SIGNS[c.comparator]}{c.value:g}{c.unit or ''}" + (f"({','.join(beside)})" if beside else "")


shown = list(cells.astype(object).where(cells.notna(), None).itertuples())[::-1]
labels = [f"{c.area} {'未写年份' if c.year is None else c.year}" for c in shown]
figure, axes = plt.subplots(figsize=(9, 0.35 * len(shown) + 1), layout="constrained")
axes.barh(range(len(shown)), [c.value or 0 for c in shown], color=["#9db7d5" if c.kind == "reported" else "#3367a8" for c in shown])
for at, c in enumerate(shown):
    axes.annotate(says(c), (c.value or 0, at), (4, 0), textcoords="offset points", va="center")
axes.margins(x=0.25)
axes.set_yticks(range(len(shown)), labels)
axes.set_title(compared["indicator"]["name"])
figure.savefig(PLOT, dpi=120)
print(f"drawn into {PLOT}: {len(cells)} cells, {int((cells['status'] == 'STATED').sum())} of them stated")
