// While an input method is composing, a key belongs to it: Enter takes a candidate,
// the arrows choose one. Some send Enter just after the end, with keyCode 229.
export function composing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
