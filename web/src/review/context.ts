import { createContext } from "preact";
import { useContext, useEffect, useMemo, useState } from "preact/hooks";
import { reviewWords, type ReviewWords } from "../words/review";
import { useLanguage } from "../ui/language";
import type { State } from "./state";
import type { Store } from "./store";

export const StoreContext = createContext<Store | null>(null);

export function useStore(): Store {
  return useContext(StoreContext)!;
}

// What the page knows now; a component that uses it is drawn again whenever that
// changes, so only those at the top do.
export function useReviewState(): State {
  const store = useStore();
  const [state, set] = useState(store.now);
  useEffect(() => store.subscribe(() => set(store.now())), [store]);
  return state;
}

// What is typed into a form. It outlives the page: whoever opens it again finds the
// form as it was.
export function useTyped<T>(start: () => T): [T, (next: T) => void] {
  const store = useStore();
  const [typed, set] = useState<T>(() => (store.takeDraft() as T | null) ?? start());
  return [typed, next => {
    set(next);
    store.typing(next);
  }];
}

// The texts of the page, with the names of the areas that its document gives by ids.
export function useReviewWords(): ReviewWords {
  const words = reviewWords[useLanguage()];
  const areas = useContext(StoreContext)?.now().opened?.document.areas;
  return useMemo(() => (areas ? { ...words, values: { ...words.values, area: areas } } : words), [words, areas]);
}
