import { expect, test } from "vitest";
import { Places } from "../document/places";
import { standing } from "./bodies";

const places = new Places([{ start: 0, text: "牵头单位:区科技局,配合单位:区财政局(区国资办)" }]);
const body = (agency: string, start: number, end: number) => ({ agency, role: "lead", start, end });

test("a body with another name stands where that is written nearest", () => {
  const before = [body("区财政局", 15, 19), body("区科技局", 5, 9)];
  expect(standing([body("区财政局(区国资办)", 15, 19), before[1]!], before, places)).toEqual([body("区财政局(区国资办)", 15, 25), before[1]!]);
});

test("a name that is written nowhere stays where it was, for the service to refuse", () => {
  expect(standing([body("区教育局", 5, 9)], [], places)).toEqual([body("区教育局", 5, 9)]);
});
