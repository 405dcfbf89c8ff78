import { Tabs } from "../ui/Tabs";
import { AddForm } from "./AddForm";
import { Cards } from "./Cards";
import { useReviewWords, useStore } from "./context";
import { Log } from "./Log";
import { Problems } from "./Problems";
import { Questions } from "./Questions";
import { asksNow, isDone, type State, type View } from "./state";

// What stands at the right: facts, names to decide, the log, the check.
export function Side({ state, letters }: { state: State; letters: boolean }) {
  const words = useReviewWords();
  const store = useStore();
  const { view, panel, opened } = state;
  const asked = asksNow(state.proposals, state.open).length;
  const tabs: [View, string][] = [
    ["facts", words.views.facts], ["questions", asked > 0 ? `${words.views.questions} ${asked}` : words.views.questions],
    ["log", words.views.log], ["problems", state.problems?.problems?.length ? `${words.views.problems} ${state.problems.problems.length}` : words.views.problems],
  ];
  return (
    <Tabs label={words.viewsLabel} tabs={tabs} chosen={view} choose={v => store.show(v)}>
      {view === "questions" ? <Questions state={state} letters={letters} />
        : view === "log" ? <Log state={state} />
        : view === "problems" ? <Problems state={state} />
        : (
          <>
            {isDone(opened!.document.left) && <p class="all-done" role="status">✓ {words.allDone}</p>}
            {panel && (panel.kind === "add" || panel.kind === "body" || panel.kind === "split") && <AddForm key={panel.kind} state={state} kind={panel.kind} />}
            <Cards state={state} />
          </>
        )}
    </Tabs>
  );
}
