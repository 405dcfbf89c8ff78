// Chinese labels in lines of a width that we choose ourselves: no line begins with
// a mark that closes or continues, and no character is cut.
const neverFirst = /^[，。、；：！？）》」』”’】〕…%％,.;:!?)\]]/;

export function lines(label: string, width: number, most = Infinity): string {
  const out: string[] = [];
  let line = "";
  let used = 0;
  for (const { segment } of new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(label)) {
    const wide = /[\u1100-\uffdc]/.test(segment) || segment.length > 1 ? 2 : 1;
    if (used + wide > width * 2 && line !== "" && !neverFirst.test(segment)) {
      out.push(line);
      line = "";
      used = 0;
    }
    line += segment;
    used += wide;
  }
  if (line !== "") out.push(line);
  if (out.length <= most) return out.join("\n");
  return [...out.slice(0, most - 1), `${[...out[most - 1]!].slice(0, -1).join("")}…`].join("\n");
}
