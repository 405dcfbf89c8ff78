import { Dialog } from "../ui/Dialog";
import type { Keys } from "../ui/keys";
import { useReviewWords, useStore } from "./context";
import { keys, questionKeys, shownKey } from "./keys";

// All keys, from the table that handles them. Single letters can be switched off.
export function Help({ letters, setLetters }: { letters: boolean; setLetters(on: boolean): void }) {
  const words = useReviewWords();
  const store = useStore();
  return (
    <Dialog title={words.help.title} close={() => store.ask(null)} closeName={words.help.close}>
      <p>{words.help.field}</p>
      <p><label><input type="checkbox" checked={letters} onChange={e => setLetters(e.currentTarget.checked)} /> {words.help.letters}</label> <small>{words.help.lettersHint}</small></p>
      <KeyTable caption={words.views.facts} keys={keys} said={words.helpOf} />
      <KeyTable caption={words.views.questions} keys={questionKeys} said={words.questionHelp} />
    </Dialog>
  );
}

function KeyTable<Act extends string>({ caption, keys: table, said }: { caption: string; keys: Keys<Act>; said: Record<Act, string> }) {
  const acts = [...new Set(table.map(([act]) => act))];
  return (
    <table class="keys">
      <caption>{caption}</caption>
      <tbody>
        {acts.map(act => (
          <tr key={act}>
            <th scope="row">{table.filter(([a]) => a === act).map(([, key]) => <kbd key={key}>{shownKey(key)}</kbd>)}</th>
            <td>{said[act]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
