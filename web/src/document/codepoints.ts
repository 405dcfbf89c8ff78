// Places count code points, strings of a browser UTF-16: 𠮷 is one of the first and
// two of the second. Everything that turns one into the other stands here.

const beyondBasic = /[\ud800-\udbff][\udc00-\udfff]/;

// The place in UTF-16 of a place in code points; past the end it is the end.
export function unitsAt(text: string, points: number): number {
  if (!beyondBasic.test(text)) return clamped(points, text.length);
  let at = 0;
  for (let passed = 0; passed < points && at < text.length; passed++) at += widthAt(text, at);
  return at;
}

// The place in code points of a place in UTF-16. A place between the halves of one
// character is the character's start.
export function pointsAt(text: string, units: number): number {
  if (!beyondBasic.test(text)) return clamped(units, text.length);
  let points = 0;
  for (let at = 0; at < text.length && at + widthAt(text, at) <= units; at += widthAt(text, at)) points++;
  return points;
}

export function lengthInPoints(text: string): number {
  return pointsAt(text, text.length);
}

function widthAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

function clamped(n: number, most: number): number {
  return Math.max(0, Math.min(n, most));
}
