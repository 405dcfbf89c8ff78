import { render } from "preact";
import { App } from "./pages/App";

render(<App />, document.getElementById("app")!);
