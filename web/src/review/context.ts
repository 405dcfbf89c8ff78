import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
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

export function useReviewWords(): ReviewWords {
  return reviewWords[useLanguage()];
}
