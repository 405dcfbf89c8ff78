import { composing } from "./composing";

// Keys, one table a program: what handles them, the buttons and the help read the
// same. A key is written as KeyboardEvent.key has it; ⇧ before it asks for Shift.
export type Keys<Act extends string> = readonly (readonly [Act, string])[];

export function keyOf<Act extends string>(keys: Keys<Act>, act: Act): string {
  return keys.find(([a]) => a === act)?.[1] ?? "";
}

// Which act a key asks for. Within a field only Escape does, and single letters can be
// switched off.
export function actOf<Act extends string>(keys: Keys<Act>, event: KeyboardEvent, letters = true): Act | null {
  const field = inField(event.target);
  if (field ? composing(event) : event.isComposing) return null;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const pressed = nameOf(event);
  if (field ? pressed !== "Escape" : !letters && pressed.replace("⇧", "").length === 1) return null;
  return keys.find(([, key]) => key === pressed)?.[0] ?? null;
}

// What a key is called. Where an input method has taken the key, or gives its sign
// in full width, the place on the keyboard tells.
function nameOf({ key, code, shiftKey }: KeyboardEvent): string {
  const taken = key === "Process" || key === "Unidentified" || /^[\u3000-\u303f\uff00-\uffef\u2018-\u201d…—]$/.test(key);
  const plain = taken ? fromCode(code, shiftKey) : key;
  if (/^[a-z]$/i.test(plain)) return (shiftKey ? "⇧" : "") + plain.toLowerCase();
  return plain.length > 1 && shiftKey ? `⇧${plain}` : plain;
}

function fromCode(code: string, shift: boolean): string {
  const letter = /^(?:Key([A-Z])|Digit(\d))$/.exec(code);
  if (letter) return (letter[1] ?? letter[2]!).toLowerCase();
  const signs: Record<string, [string, string]> = { Slash: ["/", "?"], Comma: [",", "<"], Period: [".", ">"], BracketLeft: ["[", "{"], BracketRight: ["]", "}"], Minus: ["-", "_"], Equal: ["=", "+"], Semicolon: [";", ":"] };
  return signs[code]?.[shift ? 1 : 0] ?? code;
}

function inField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
