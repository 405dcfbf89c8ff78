import { useEffect, useRef } from "preact/hooks";
import type { Words } from "../words/words";
import { download, fileName } from "../ui/saving";
import type { Drawn } from "./data";
import { init } from "./echarts";
import { barOption, heightOf, type Colours } from "./option";

// What A4 leaves between its margins, in pixels of CSS.
const paperWidth = 680;
const onPaper: Colours = { text: "#000", soft: "#444", line: "#bbb", ground: "#fff" };

type Chart = ReturnType<typeof init>;

// A chart with its image to take away. Its table stands below it: what cannot see
// or print the canvas has the same there.
export function Bars({ title, drawn, words }: { title: string; drawn: Drawn; words: Words }) {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  useEffect(() => {
    const box = frame.current!;
    const shown = init(box, null, { renderer: "canvas" });
    chart.current = shown;
    const draw = () => {
      const width = box.clientWidth;
      shown.resize({ height: heightOf(drawn, width) });
      shown.setOption(barOption(title, drawn, words, colours(), width), { notMerge: true });
    };
    // A canvas keeps the width of the screen: for paper it is drawn as wide as paper is,
    // dark on white.
    const printed = () => {
      shown.resize({ width: paperWidth, height: heightOf(drawn, paperWidth) });
      shown.setOption(barOption(title, drawn, words, onPaper, paperWidth), { notMerge: true });
    };
    const shownAgain = () => {
      shown.resize({ width: "auto" });
      draw();
    };
    const resized = new ResizeObserver(() => {
      if (!window.matchMedia("print").matches) draw();
    });
    window.addEventListener("beforeprint", printed);
    window.addEventListener("afterprint", shownAgain);
    const scheme = window.matchMedia("(prefers-color-scheme: dark)");
    resized.observe(box);
    scheme.addEventListener("change", draw);
    return () => {
      resized.disconnect();
      window.removeEventListener("beforeprint", printed);
      window.removeEventListener("afterprint", shownAgain);
      scheme.removeEventListener("change", draw);
      shown.dispose();
    };
  }, [title, JSON.stringify(drawn), words]);
  const save = async () => {
    const image = await fetchBlob(chart.current!);
    if (image) download(fileName(title, "png"), image);
  };
  return (
    <figure class="chart">
      <div ref={frame} role="img" aria-label={words.compare.chartLabel(title)} />
      <button type="button" onClick={save}>{words.toolbar.image}</button>
    </figure>
  );
}

function fetchBlob(chart: Chart): Promise<Blob | null> {
  const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: colours().ground });
  return new Promise(resolve => canvas.toBlob(resolve));
}

function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return { text: value("--text"), soft: value("--soft"), line: value("--line"), ground: value("--ground") };
}
