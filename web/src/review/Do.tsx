import { run } from "./commands";
import { useReviewWords, useStore } from "./context";
import { keyFor, type Command } from "./keys";

// A button of a command, with its key on it.
export function Do({ command }: { command: Command }) {
  const words = useReviewWords();
  const store = useStore();
  const names = words.actions as Record<string, string>;
  return <button type="button" class="small" title={words.helpOf[command]} onClick={() => run(store, command)}>{names[command] ?? words.helpOf[command]} <kbd>{keyFor(command)}</kbd></button>;
}
