import { ask } from "./api";
import { element } from "./dom";
import { failure } from "./failure";
import { graphql } from "./gql";
import type { TasksPageQuery } from "./gql/graphql";

const tasksPage = graphql(`
  query TasksPage($filter: TaskFilter, $after: Cursor) {
    tasks(filter: $filter, first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        key
        title
        plan {
          id
          area {
            name
          }
        }
        agencies(first: 20) {
          edges {
            role
            node {
              id
              name
            }
          }
        }
      }
    }
  }
`);

type Task = NonNullable<TasksPageQuery["tasks"]>["nodes"][number];

// tasks lists all tasks whose title has the words of the address, as far as the reader
// scrolls: the next page is asked for shortly before the end of the list comes into view.
export function tasks(text: string, signal: AbortSignal): HTMLElement {
  const list = element("ol", { "aria-label": "任务" });
  const count = element("p", { class: "note", role: "status" }, "正在读取……");
  const end = element("div");
  let after: string | null = null;
  let reading = false;

  async function read() {
    if (reading) return;
    reading = true;
    end.replaceChildren();
    try {
      const { tasks } = await ask(tasksPage, { filter: text ? { text } : null, after }, signal);
      if (!tasks) return;
      list.append(...tasks.nodes.map(row));
      count.textContent = `共 ${tasks.totalCount} 项,已列 ${list.childElementCount} 项`;
      after = tasks.pageInfo.endCursor ?? null;
      watcher.unobserve(end);
      if (tasks.pageInfo.hasNextPage) watcher.observe(end); // anew: it tells at once where the end is still in view
    } catch (cause) {
      if (!signal.aborted) end.replaceChildren(failure(cause, () => void read()));
    } finally {
      reading = false;
    }
  }

  const watcher = new IntersectionObserver(seen => seen.some(s => s.isIntersecting) && void read(), { rootMargin: "300px" });
  signal.addEventListener("abort", () => watcher.disconnect());
  watcher.observe(end);

  const words = element("input", { name: "text", value: text, "aria-label": "标题中的词" });
  const search = element("form", {}, words, element("button", {}, "查找"));
  search.onsubmit = event => {
    event.preventDefault();
    location.hash = words.value ? `#/?${new URLSearchParams({ text: words.value })}` : "#/";
  };
  return element("section", {}, element("h1", {}, "任务"), search, count, list, end);
}

function row(task: Task): HTMLElement {
  const leads = task.agencies.edges.filter(e => e.role === "LEAD").map(e => e.node.name);
  return element(
    "li",
    {},
    element("a", { href: `#/task/${encodeURIComponent(task.id)}` }, task.title),
    element("span", { class: "note" }, ` ${task.plan.area?.name ?? ""} ${task.key} ${leads.length > 0 ? `牵头:${leads.join("、")}` : "未写牵头单位"}`),
  );
}
