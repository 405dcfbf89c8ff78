// Chinese labels in lines of a width that we choose ourselves: no line begins with
// a mark that closes or continues, and no character and no number is cut.
const neverFirst = /^[，。、；：！？）》」』”’】〕…%％,.;:!?)\]]/;

export function lines(label: string, width: number, most = Infinity): string {
  const out: string[] = [];
  let line = "";
  let used = 0;
  for (const segment of pieces(label, width)) {
    const wide = widthOf(segment);
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

// What stays together: a character, or a number or word of Latin letters that fits a line.
function pieces(label: string, width: number): string[] {
  const out: string[] = [];
  for (const { segment } of new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(label)) {
    const last = out.at(-1) ?? "";
    const together = /^[0-9A-Za-z.]$/.test(segment) && /^[0-9A-Za-z.]+$/.test(last) && last.length < width * 2;
    if (together) out[out.length - 1] = last + segment;
    else out.push(segment);
  }
  return out;
}

// A Chinese character is as wide as two of others.
function widthOf(piece: string): number {
  if (/^[0-9A-Za-z.]+$/.test(piece)) return piece.length;
  return /[\u1100-\uffdc]/.test(piece) || piece.length > 1 ? 2 : 1;
}
