import type { EChartsOption, CustomSeriesOption, BarSeriesOption } from "./echarts";
import { grouped, year as yearWord } from "../words/number";
import type { Words } from "../words/words";
import type { Drawn, Point } from "./data";

export type Colours = { text: string; soft: string; line: string; ground: string };

// Hues that the colour-blind tell apart (Okabe and Ito), one a year; a reported
// figure has a pattern as well, so that colour says nothing alone.
const hues = ["#0072b2", "#e69f00", "#009e73", "#d55e00", "#56b4e9", "#cc79a7", "#999999", "#b8a900"];

const barHeight = 16;

// One indicator as bars: areas on the vertical axis, all of them named, bars from
// zero. A range is drawn from its one end to the other.
export function barOption(title: string, drawn: Drawn, words: Words, colours: Colours): EChartsOption {
  const groups = grouping(drawn.points);
  const series = [...groups].map(([key, points], i) => seriesOf(nameOf(points[0]!, words), key.endsWith("range"), points, drawn.areas, i));
  return {
    animation: false,
    backgroundColor: colours.ground,
    color: hues,
    title: { text: drawn.unit ? `${title}(${drawn.unit})` : title, left: 0, textStyle: { color: colours.text, fontSize: 15 } },
    legend: { top: 30, left: 0, type: "plain", textStyle: { color: colours.text }, inactiveColor: colours.soft },
    grid: { top: 66 + 24 * Math.floor(groups.size / 5), left: 8, right: 90, bottom: 8, containLabel: true },
    xAxis: { type: "value", min: 0, axisLabel: { color: colours.soft, formatter: (v: number) => grouped(v), hideOverlap: true }, splitLine: { lineStyle: { color: colours.line } } },
    yAxis: { type: "category", data: drawn.areas, inverse: true, axisLabel: { color: colours.text, interval: 0 }, axisLine: { lineStyle: { color: colours.line } } },
    tooltip: { trigger: "item", appendToBody: false, formatter: tooltip as never },
    series,
  };
}

export function heightOf(drawn: Drawn): number {
  const groups = grouping(drawn.points).size;
  return 90 + 24 * Math.floor(groups / 5) + drawn.areas.length * Math.max(34, groups * barHeight + 14);
}

// A series is a year and a kind; two figures of one series in one area make two.
function grouping(points: Point[]): Map<string, Point[]> {
  const groups = new Map<string, Point[]>();
  for (const point of points) {
    for (let n = 0; ; n++) {
      const key = [point.year ?? "—", point.reported ? "reported" : point.stretch ? "stretch" : "target", n, point.valueMax === null ? "bar" : "range"].join(" ");
      const group = groups.get(key) ?? [];
      if (group.some(p => p.area === point.area)) continue;
      groups.set(key, [...group, point]);
      break;
    }
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function nameOf(point: Point, words: Words): string {
  const kind = point.reported ? words.compare.observation : point.stretch ? words.target.stretch : words.compare.target;
  return `${yearWord(point.year) || words.compare.noYear} ${kind}`;
}

function seriesOf(name: string, range: boolean, points: Point[], areas: string[], hue: number): BarSeriesOption | CustomSeriesOption {
  const at = new Map(points.map(p => [p.area, p]));
  if (range) {
    return { type: "custom", name, renderItem: drawRange as never, encode: { x: [0, 1], y: 2 }, data: points.map(p => ({ value: [p.value, p.valueMax!, areas.indexOf(p.area)], name: p.label })) };
  }
  const reported = points[0]!.reported;
  return {
    type: "bar", name, barMaxWidth: barHeight,
    itemStyle: { ...(reported ? { decal: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: Math.PI / 4, color: "rgba(255,255,255,.65)" } } : {}), color: hues[hue % hues.length]! },
    label: { show: true, position: "right", formatter: p => String(p.name), color: "inherit", fontSize: 12 },
    data: areas.map(area => (at.has(area) ? { value: at.get(area)!.value, name: at.get(area)!.label } : { value: NaN, name: "" })),
  };
}

type Api = { value(i: number): number; coord(at: number[]): [number, number]; visual(name: string): string };

function drawRange(_: unknown, api: Api) {
  const [x, y] = api.coord([api.value(0), api.value(2)]);
  const [end] = api.coord([api.value(1), api.value(2)]);
  return { type: "rect", shape: { x, y: y - 3, width: Math.max(end - x, 2), height: 6 }, style: { fill: api.visual("color") } };
}

// An element, not markup: markup with styles in it would break the page's policy.
function tooltip(item: { seriesName: string; name: string }): HTMLElement {
  const box = document.createElement("div");
  box.textContent = `${item.seriesName}:${item.name}`;
  return box;
}
