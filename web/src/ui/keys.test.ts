import { beforeAll, expect, test, vi } from "vitest";
import { actOf, keyOf, type Keys } from "./keys";

// The element that a page has; nothing else of a browser is needed here.
class Element {
  isContentEditable = false;
  constructor(readonly tagName: string) {}
}

beforeAll(() => void vi.stubGlobal("HTMLElement", Element));

const keys: Keys<"accept" | "help" | "undo" | "close" | "back" | "next"> = [["accept", "a"], ["help", "?"], ["undo", "z"], ["back", "⇧a"], ["close", "Escape"], ["next", "ArrowDown"]];

function pressed(key: string, more: object = {}): KeyboardEvent {
  return { key, code: "", shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, keyCode: 0, target: new Element("BODY"), ...more } as never;
}

test("a key asks for its act, and Shift for another", () => {
  expect([actOf(keys, pressed("a")), actOf(keys, pressed("A", { shiftKey: true })), actOf(keys, pressed("?", { shiftKey: true })), actOf(keys, pressed("q"))]).toEqual(["accept", "back", "help", null]);
});

test("with a Chinese input method on, the place on the keyboard tells", () => {
  expect(actOf(keys, pressed("Process", { code: "KeyA", keyCode: 229 }))).toBe("accept");
  expect(actOf(keys, pressed("？", { code: "Slash", shiftKey: true }))).toBe("help");
  expect(actOf(keys, pressed("ｚ", { code: "KeyZ" }))).toBe("undo");
});

test("keys belong to a field, Escape does not", () => {
  const target = new Element("INPUT");
  expect(["a", "ArrowDown", "Escape"].map(key => actOf(keys, pressed(key, { target })))).toEqual([null, null, "close"]);
});

test("while an input method composes no key is ours", () => {
  const target = new Element("INPUT");
  expect(actOf(keys, pressed("Escape", { target, isComposing: true }))).toBeNull();
  expect(actOf(keys, pressed("Escape", { target, keyCode: 229 }))).toBeNull();
});

test("letters can be switched off, and the browser keeps its own keys", () => {
  expect([actOf(keys, pressed("a"), false), actOf(keys, pressed("Escape"), false), actOf(keys, pressed("a", { ctrlKey: true }))]).toEqual([null, "close", null]);
});

test("a key is shown as it is pressed", () => {
  expect(keyOf(keys, "accept")).toBe("a");
});
