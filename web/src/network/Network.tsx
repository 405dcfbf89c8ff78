import cytoscape, { type Core, type NodeSingular } from "cytoscape";
import fcose from "cytoscape-fcose";
import { useEffect, useRef } from "preact/hooks";
import { elements, moreOf, type Drawing } from "./elements";
import { stylesheet, type Colours } from "./style";

cytoscape.use(fcose);

type Props = {
  drawing: Drawing;
  label: string;
  choose(id: string): void;
  expand(id: string): void;
  // Hands out what can save the picture.
  ready(image: () => Promise<Blob>): void;
};

// The graph as a picture. What is drawn already keeps its place when more comes.
export function Network({ drawing, label, choose, expand, ready }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const graph = useRef<Core | null>(null);
  const act = useRef({ choose, expand });
  act.current = { choose, expand };

  useEffect(() => {
    const cy = cytoscape({ container: frame.current!, minZoom: 0.1, maxZoom: 4, style: stylesheet(colours()) });
    graph.current = cy;
    cy.on("tap", "node", event => {
      const id = event.target.id() as string;
      const of = moreOf(id);
      if (of === null) act.current.choose(id);
      else act.current.expand(of);
    });
    ready(() => cy.png({ output: "blob-promise", full: true, scale: 2, bg: colours().ground }));
    const scheme = window.matchMedia("(prefers-color-scheme: dark)");
    const restyle = () => cy.style(stylesheet(colours()));
    scheme.addEventListener("change", restyle);
    const resized = new ResizeObserver(() => cy.resize());
    resized.observe(frame.current!);
    return () => {
      scheme.removeEventListener("change", restyle);
      resized.disconnect();
      cy.destroy();
    };
  }, []);

  useEffect(() => draw(graph.current!, drawing), [JSON.stringify(drawing)]);

  return <div ref={frame} class="network" role="img" aria-label={label} />;
}

function draw(cy: Core, drawing: Drawing) {
  const wanted = elements(drawing);
  const ids = new Set(wanted.map(e => e.data.id));
  const placed = cy.nodes().toArray().filter(n => ids.has(n.id())).map(n => ({ nodeId: n.id(), position: { ...(n as NodeSingular).position() } }));
  cy.batch(() => {
    cy.elements().filter(e => !ids.has(e.id())).remove();
    for (const element of wanted) {
      const there = cy.getElementById(element.data.id as string);
      if (there.nonempty()) there.data(element.data);
      else cy.add({ ...element, position: beside(cy, element.data.source as string) } as never);
    }
  });
  if (placed.length === wanted.filter(e => e.group === "nodes").length) return;
  cy.layout({
    name: "fcose", animate: false, randomize: placed.length === 0, quality: "default", nodeRepulsion: () => 9000, idealEdgeLength: () => 90,
    nodeDimensionsIncludeLabels: true, fixedNodeConstraint: placed, fit: true, padding: 30,
  } as never).run();
}

function beside(cy: Core, source: string | undefined) {
  const from = source ? cy.getElementById(source) : null;
  return from?.nonempty() ? { ...from.position() } : { x: 0, y: 0 };
}

function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return { text: value("--text"), soft: value("--soft"), line: value("--line"), ground: value("--ground"), accent: value("--accent") };
}
