import { render } from "preact";
import { StoreContext } from "./context";
import { Review } from "./Review";
import { Store } from "./store";

render(<StoreContext.Provider value={new Store()}><Review /></StoreContext.Provider>, document.getElementById("app")!);
