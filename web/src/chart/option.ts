import type { BarSeriesOption, CustomSeriesOption, EChartsOption } from "./echarts";
import { grouped, year as yearWord } from "../words/number";
import type { Words } from "../words/words";
import { chartRows, isOf, seriesOf, type Drawn, type Row, type Series } from "./data";

export type Colours = { text: string; soft: string; line: string; ground: string };

// Hues that the colour-blind tell apart (Okabe and Ito), one a year; a reported
// figure has a pattern as well, and each line names its year.
const hues = ["#0072b2", "#e69f00", "#009e73", "#d55e00", "#56b4e9", "#cc79a7", "#999999", "#b8a900"];

const barHeight = 14;
const rowHeight = 24;
const headHeight = 34;
const axisHeight = 40;
const labelRoom = 170;

// One indicator as bars from zero, a line a figure, all lines named. A range is
// drawn from its one end to the other.
export function barOption(title: string, drawn: Drawn, words: Words, colours: Colours, width: number): EChartsOption {
  const rows = chartRows(drawn);
  const series = seriesOf(drawn.points);
  return {
    animation: false,
    backgroundColor: colours.ground,
    title: { text: drawn.unit ? `${title}(${drawn.unit})` : title, left: 0, textStyle: { color: colours.text, fontSize: 15 } },
    legend: { top: headHeight, left: 0, type: "plain", textStyle: { color: colours.text }, inactiveColor: colours.soft },
    grid: { top: headHeight + legendHeight(series.length, width), left: 8, right: Math.min(labelRoom, width / 3), bottom: 8, containLabel: true },
    xAxis: { type: "value", min: 0, axisLabel: { color: colours.soft, formatter: (v: number) => grouped(v), hideOverlap: true }, splitLine: { lineStyle: { color: colours.line } } },
    yAxis: {
      type: "category", inverse: true, data: rows.map((_, i) => String(i)), axisTick: { show: false }, axisLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.text, interval: 0, formatter: (_: string, i: number) => rowLabel(rows[i]!, words) },
    },
    tooltip: { trigger: "item", formatter: tooltip as never },
    series: series.flatMap((s, i) => drawnSeries(s, hues[i % hues.length]!, rows, words, colours)),
  };
}

export function heightOf(drawn: Drawn, width: number): number {
  return headHeight + legendHeight(seriesOf(drawn.points).length, width) + chartRows(drawn).length * rowHeight + axisHeight;
}

// The legend breaks where the chart is narrow; each of its entries is about as wide.
function legendHeight(entries: number, width: number): number {
  return 26 * Math.ceil(entries / Math.max(1, Math.floor(width / 130))) + 6;
}

function rowLabel({ area, first, point }: Row, words: Words): string {
  const when = point ? yearWord(point.year) || words.compare.noYear : words.compare.noFigure;
  return first ? `${area}  ${when}` : when;
}

function nameOf(series: Series, words: Words): string {
  const kind = series.reported ? words.compare.observation : series.stretch ? words.target.stretch : words.compare.target;
  return `${yearWord(series.year) || words.compare.noYear} ${kind}`;
}

function drawnSeries(series: Series, hue: string, rows: Row[], words: Words, colours: Colours): (BarSeriesOption | CustomSeriesOption)[] {
  const own = rows.map(r => (r.point && isOf(r.point, series) ? r.point : null));
  const name = nameOf(series, words);
  const decal = { symbol: "rect", dashArrayX: [1, 0] as [number, number], dashArrayY: [3, 4] as [number, number], rotation: Math.PI / 4, color: "rgba(255,255,255,.65)" };
  const bars: BarSeriesOption = {
    // Each line has one figure: stacked, the series share its place.
    type: "bar", name, stack: "figures", barMaxWidth: barHeight, color: hue,
    itemStyle: { color: hue, ...(series.reported ? { decal } : {}) },
    label: { show: true, position: "right", formatter: p => String(p.name), color: colours.text, fontSize: 12 },
    data: own.map(p => (p && p.valueMax === null ? { value: p.value, name: p.label } : { value: NaN, name: "" })),
  };
  const ranges = own.flatMap((p, i) => (p && p.valueMax !== null ? [{ value: [p.value, p.valueMax, i], name: p.label }] : []));
  if (ranges.length === 0) return [bars];
  return [bars, { type: "custom", name, color: hue, renderItem: rangeDrawer(colours) as never, encode: { x: [0, 1], y: 2 }, data: ranges }];
}

type Api = { value(i: number): number; coord(at: number[]): [number, number]; visual(name: string): string };

function rangeDrawer(colours: Colours) {
  return (_: unknown, api: Api) => {
    const [x, y] = api.coord([api.value(0), api.value(2)]);
    const [end] = api.coord([api.value(1), api.value(2)]);
    const range = { type: "rect", shape: { x, y: y - 3, width: Math.max(end - x, 2), height: 6 }, style: { fill: api.visual("color") } };
    const words = { type: "text", style: { text: `${grouped(api.value(0))}–${grouped(api.value(1))}`, x: end + 5, y: y - 6, fill: colours.text, fontSize: 12 } };
    return { type: "group", children: [range, words] };
  };
}

// An element, not markup: markup with styles in it would break the page's policy.
function tooltip(item: { seriesName: string; name: string }): HTMLElement {
  const box = document.createElement("div");
  box.textContent = `${item.seriesName}:${item.name}`;
  return box;
}
