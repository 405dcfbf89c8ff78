import type { ComponentType } from "preact";
import { addresses, type PageName } from "../url/addresses";
import { lazy } from "../ui/lazy";
import { Home } from "./home/Home";

// Which component draws which page. The first view comes with the program, every
// other is loaded when it is first needed.
type Page = ComponentType<{ url: URL }>;

const page = (load: () => Promise<Page>) => lazy(load);

export const pages: Record<PageName, Page> = {
  home: Home,
  search: page(() => import("./search/Search").then(m => m.Search)),
  plans: page(() => import("./lists/Lists").then(m => m.Plans)),
  agencies: page(() => import("./lists/Lists").then(m => m.Agencies)),
  areas: page(() => import("./lists/Lists").then(m => m.Areas)),
  platforms: page(() => import("./lists/Lists").then(m => m.Platforms)),
  indicators: page(() => import("./lists/Lists").then(m => m.Indicators)),
  plan: page(() => import("./plan/Plan").then(m => m.Plan)),
  task: page(() => import("./task/Task").then(m => m.Task)),
  agency: page(() => import("./agency/Agency").then(m => m.Agency)),
  area: page(() => import("./area/Area").then(m => m.Area)),
  platform: page(() => import("./platform/Platform").then(m => m.Platform)),
  indicator: page(() => import("./indicator/Indicator").then(m => m.Indicator)),
  document: page(() => import("./document/Document").then(m => m.Document)),
  compare: page(() => import("./compare/Compare").then(m => m.Compare)),
  matrix: page(() => import("./matrix/Matrix").then(m => m.Matrix)),
  timeline: page(() => import("./timeline/Timeline").then(m => m.Timeline)),
  conflicts: page(() => import("./conflicts/Conflicts").then(m => m.Conflicts)),
  gaps: page(() => import("./gaps/Gaps").then(m => m.Gaps)),
  graph: page(() => import("./graph/Graph").then(m => m.Graph)),
  path: page(() => import("./path/Path").then(m => m.Path)),
};

export function pageAt(path: string): PageName | null {
  const names = Object.keys(addresses) as PageName[];
  return names.find(name => addresses[name].path === path) ?? null;
}
