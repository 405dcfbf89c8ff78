import { expect, test } from "vitest";
import { Saving, kindOf, type Open, type Sent } from "./saving";

// A service that answers what the test says, in the order in which it was asked.
function service(answers: Sent<string>[], prepare = (act: string) => act) {
  const asked: string[] = [];
  const saved: string[] = [];
  let open: readonly Open<string>[] = [];
  let n = 0;
  const saving = new Saving<string, string>({
    prepare,
    send: async (id, act) => {
      asked.push(`${id} ${act}`);
      return answers.shift() ?? { answer: "yes" };
    },
    saved: (_, act) => void saved.push(act),
    open: acts => void (open = acts),
  }, () => `id${++n}`);
  const still = () => new Promise(done => setTimeout(done, 0));
  return { saving, asked, saved, still, open: () => open.map(a => `${a.act} ${kindOf(a)}`) };
}

test("acts are sent one after the other, and saved once answered", async () => {
  const s = service([]);
  s.saving.add("a");
  s.saving.add("b");
  expect([s.open(), s.saved]).toEqual([["a saving", "b waiting"], []]);
  await s.still();
  expect([s.asked, s.saved, s.open()]).toEqual([["id1 a", "id2 b"], ["a", "b"], []]);
});

test("without an answer everything waits, and goes again under the same ids", async () => {
  const s = service([{ refusal: { kind: "unreachable" } }]);
  s.saving.add("a");
  s.saving.add("b");
  await s.still();
  expect([s.asked, s.open()]).toEqual([["id1 a"], ["a unreachable", "b waiting"]]);
  s.saving.again();
  await s.still();
  expect([s.asked, s.saved]).toEqual([["id1 a", "id1 a", "id2 b"], ["a", "b"]]);
});

test("what is refused stays, named, and holds up nothing", async () => {
  const s = service([{ refusal: { kind: "refused", message: "不", messageEn: "no" } }, { refusal: { kind: "changed", conflicts: [] } }]);
  s.saving.add("a");
  s.saving.add("b");
  s.saving.add("c");
  await s.still();
  expect([s.saved, s.open()]).toEqual([["c"], ["a refused", "b changed"]]);
  s.saving.again();
  s.saving.drop("id1");
  await s.still();
  expect(s.open()).toEqual(["b changed"]);
});

test("what is on its way cannot be dropped", async () => {
  const s = service([]);
  s.saving.add("a");
  s.saving.drop("id1");
  await s.still();
  expect(s.saved).toEqual(["a"]);
});

test("what was sent once goes again as it was, and what was left open before goes first", async () => {
  let state = 1;
  const s = service([{ refusal: { kind: "locked" } }], act => `${act}${state++}`);
  s.saving.add("a");
  await s.still();
  expect(s.open()).toEqual(["a locked"]);
  s.saving.resume([{ id: "id0", act: "z", state: "waiting", sent: "z0" }, { id: "id1", act: "a", state: "waiting" }]);
  s.saving.again();
  await s.still();
  expect([s.asked, s.saved]).toEqual([["id1 a1", "id0 z0", "id1 a1"], ["z", "a"]]);
});
