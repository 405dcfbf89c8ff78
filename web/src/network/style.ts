import type { StylesheetJson } from "cytoscape";

// Each kind has a hue that the colour-blind tell apart and a shape as well.
export const kinds: Record<string, { colour: string; shape: string }> = {
  Plan: { colour: "#0072b2", shape: "round-rectangle" },
  Task: { colour: "#e69f00", shape: "rectangle" },
  Agency: { colour: "#009e73", shape: "ellipse" },
  Area: { colour: "#56b4e9", shape: "hexagon" },
  Platform: { colour: "#cc79a7", shape: "diamond" },
  Indicator: { colour: "#d55e00", shape: "triangle" },
  IndicatorFamily: { colour: "#3d3d3d", shape: "rhomboid" },
  Target: { colour: "#8a8a8a", shape: "pentagon" },
  Observation: { colour: "#b8a900", shape: "octagon" },
};

export type Colours = { text: string; soft: string; line: string; ground: string; accent: string };

export function stylesheet(colours: Colours): StylesheetJson {
  return [
    {
      selector: "node",
      style: {
        label: "data(label)", "text-wrap": "wrap", "font-size": 11, "min-zoomed-font-size": 4, color: colours.text, "text-valign": "bottom", "text-margin-y": 3,
        "text-background-color": colours.ground, "text-background-opacity": 0.75, width: 22, height: 22, "background-color": "#8a8a8a", "border-width": 0,
      },
    },
    ...Object.entries(kinds).map(([kind, { colour, shape }]) => ({
      selector: `node[type = "${kind}"]`, style: { "background-color": colour, shape: shape as "ellipse" },
    })),
    { selector: "node[?opened]", style: { width: 32, height: 32, "font-weight": "bold" as const } },
    { selector: "node[?chosen]", style: { "border-width": 4, "border-color": colours.accent } },
    { selector: "node[?more]", style: { "background-opacity": 0, "border-width": 1, "border-style": "dashed" as const, "border-color": colours.soft, color: colours.soft } },
    {
      selector: "edge",
      style: {
        width: 1.2, "line-color": colours.line, "target-arrow-color": colours.line, "target-arrow-shape": "triangle", "arrow-scale": 0.8, "curve-style": "bezier",
        label: "data(label)", "font-size": 9, "min-zoomed-font-size": 7, color: colours.soft, "text-rotation": "autorotate", "text-background-color": colours.ground, "text-background-opacity": 0.75,
      },
    },
    { selector: "edge[?towardsMore]", style: { "line-style": "dashed" as const, "target-arrow-shape": "none" } },
  ];
}
