import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Failed, Loading } from "./states";

// A component whose code is loaded when it is first drawn.
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function Lazy(props: Props) {
    const [, redraw] = useState(0);
    const [turn, setTurn] = useState(0);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (loaded) return;
      let wanted = true;
      setFailed(false);
      load().then(component => {
        loaded = component;
        if (wanted) redraw(n => n + 1);
      }, () => wanted && setFailed(true));
      return () => {
        wanted = false;
      };
    }, [turn]);
    const Shown = loaded;
    if (Shown) return <Shown {...props} />;
    return failed ? <Failed failure={{ kind: "unreachable" }} again={() => setTurn(t => t + 1)} /> : <Loading />;
  };
}
