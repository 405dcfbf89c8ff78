import { composing } from "./composing";

// Enter sends a form and Escape leaves it, unless the key belongs to an input method.
// A button keeps its Enter.
export function formKeys(submit: () => void, cancel: () => void) {
  return (event: KeyboardEvent) => {
    if (composing(event)) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      cancel();
    } else if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      event.stopPropagation();
      submit();
    }
  };
}
