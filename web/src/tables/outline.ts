import type { TaskRowFragment } from "../api/generated";

export type OutlineRow = TaskRowFragment & { depth: number };

// The tasks of a plan in its own order, each as deep as its parents among them.
export function outline(tasks: TaskRowFragment[]): OutlineRow[] {
  const depths = new Map<string, number>();
  return tasks.map(task => {
    const above = task.parent ? depths.get(task.parent.id) : undefined;
    const depth = above === undefined ? 0 : above + 1;
    depths.set(task.id, depth);
    return { ...task, depth };
  });
}
