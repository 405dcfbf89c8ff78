import { ask } from "./api";
import { element } from "./dom";
import { failure } from "./failure";
import { graphql } from "./gql";
import type { Role, TaskDetailQuery } from "./gql/graphql";

const taskDetail = graphql(`
  query TaskDetail($id: ID!) {
    task(id: $id) {
      id
      key
      title
      plan {
        id
        title
        rolesUsed
      }
      agencies(first: 100) {
        edges {
          role
          statedName
          node {
            id
            name
          }
        }
      }
      targets(first: 100) {
        nodes {
          id
          statedIndicator
          comparator
          value
          valueMax
          unit
          year
          inferred
        }
      }
      passages(first: 5) {
        nodes {
          id
          section
          opening
          closing
          quote
          document {
            id
            title
            docNumber
            url
          }
        }
      }
    }
  }
`);

type Task = NonNullable<TaskDetailQuery["task"]>;
type Target = Task["targets"]["nodes"][number];

const roles: Record<Role, string> = { LEAD: "牵头", SUPPORT: "配合", RESPONSIBLE: "责任" };
const comparators: Record<Target["comparator"], string> = { EQ: "", GE: "≥", LE: "≤", APPROX: "约" };

// task shows one task: who has it, what it promises, and where that is said.
export function task(id: string, signal: AbortSignal): HTMLElement {
  const section = element("section", {}, element("p", { role: "status" }, "正在读取……"));
  const read = async () => {
    try {
      const { task } = await ask(taskDetail, { id }, signal);
      section.replaceChildren(...(task ? shown(task) : [element("p", {}, `没有编号为 ${id} 的任务。`)]));
    } catch (cause) {
      if (!signal.aborted) section.replaceChildren(failure(cause, () => void read()));
    }
  };
  void read();
  return section;
}

function shown(task: Task): HTMLElement[] {
  const bodies = task.agencies.edges.map(e => element("li", {}, `${roles[e.role]}:${e.node.name}`, element("span", { class: "note" }, ` 原文写作“${e.statedName}”`)));
  // A plan that names no leads at all is told from a task that has none.
  const leadless = task.plan.rolesUsed.includes("LEAD") ? null : element("p", { class: "note" }, "这份计划不写牵头单位。");
  const targets = task.targets.nodes.map(t => element("li", {}, figure(t)));
  const passages = task.passages.nodes.map(p =>
    element(
      "li",
      {},
      p.document.url ? element("a", { href: p.document.url, rel: "noopener" }, p.document.title) : p.document.title,
      ` ${p.document.docNumber ?? ""} ${p.section ?? ""} `,
      element("q", {}, p.quote ?? `${p.opening ?? ""}……${p.closing ?? ""}`),
    ),
  );
  return [
    element("h1", {}, `${task.key} ${task.title}`),
    element("p", {}, task.plan.title),
    element("h2", {}, "单位"),
    element("ul", { "aria-label": "单位" }, ...bodies),
    ...(leadless ? [leadless] : []),
    element("h2", {}, "目标"),
    targets.length > 0 ? element("ul", { "aria-label": "目标" }, ...targets) : element("p", { class: "note" }, "这项任务没有写数值目标。"),
    element("h2", {}, "出处"),
    element("ul", { "aria-label": "出处" }, ...passages),
  ];
}

function figure(t: Target): string {
  const value = t.valueMax == null ? `${t.value}` : `${t.value}–${t.valueMax}`;
  const year = t.year == null ? "未写年份" : `${t.year}年${t.inferred.includes("year") ? "(推定)" : ""}`;
  return `${t.statedIndicator} ${comparators[t.comparator]}${value}${t.unit ?? ""}(${year})`;
}
