import { useEffect, useState } from "preact/hooks";

// A value kept outside the components, drawn anew when it changes.
export function useSyncExternalStore<T>(subscribe: (hear: () => void) => () => void, read: () => T): T {
  const [value, set] = useState(read);
  useEffect(() => {
    const hear = () => set(read);
    hear();
    return subscribe(hear);
  }, []);
  return value;
}
