#!/usr/bin/env python3
"""Prints how often the facts of the corpus' documents are right, by kind and by tenths of their confidence.

usage: calibration.py PROGRAM SHARED [SET ...]
PROGRAM is policygraph, SHARED the folder that holds score.py and corpus/, SET a folder of documents with
annotations (practice and practice2 where none is named). The table is that of `policygraph evaluate --calibration`."""
import json, pathlib, subprocess, sys

if len(sys.argv) < 3:
    sys.exit(__doc__)
program, shared = sys.argv[1], pathlib.Path(sys.argv[2])
sys.path.insert(0, str(shared))
import score

FORMS = (".txt", ".md", ".html")


def documents(name):
    for gold in sorted((shared / "corpus" / name).glob("*.gold.json")):
        stem = gold.name.removesuffix(".gold.json")
        yield next(path for form in FORMS if (path := gold.parent / (stem + form)).exists()), json.loads(gold.read_text())


def judge_tasks(read, gold):
    """A task is right where one like it is annotated; what counts neither way, and a heading that only groups, is left out."""
    asked, optional = score.divide(gold, "tasks")
    met = {i for i, _ in score.pair(read, asked, score.task_sim, 0.6)}
    for i, task in enumerate(read):
        if i in met:
            yield task["confidence"], True
        elif task.get("assignments") and not any(score.task_sim(task, g) >= 0.6 for g in optional):
            yield task["confidence"], False


def judge(kind, like, floor):
    def judged(read, gold):
        asked, optional = score.divide(gold, kind)
        _, right, _, spare = score.match(read, asked, optional, like, floor)
        for i, fact in enumerate(read):
            yield fact["confidence"], i in right | spare
    return judged


JUDGES = {
    "tasks": judge_tasks,
    "targets": judge("targets", score.figure_sim, 0.25),
    "observations": judge("observations", score.figure_sim, 0.25),
    "platforms": judge("platforms", score.platform_sim, 0.5),
}
judged = {kind: [] for kind in JUDGES}
for name in sys.argv[3:] or ["practice", "practice2"]:
    for path, gold in documents(name):
        run = subprocess.run([program, "extract", "--format", "json", str(path)], capture_output=True, text=True, timeout=120)
        read = json.loads(run.stdout)
        for kind, facts in judged.items():
            facts += JUDGES[kind](read[kind], gold)

print(f"{'kind':12}  confidence  read  right  share right  of all right")
for kind, facts in judged.items():
    everything = sum(right for _, right in facts)
    for tenth in reversed(range(10)):
        here = [right for confidence, right in facts if min(int(confidence * 10 + 1e-9), 9) == tenth]
        if here:
            print(f"{kind:12}  {tenth / 10:.1f}-{(tenth + 1) / 10:.1f}     {len(here):4}  {sum(here):5}  {sum(here) / len(here):11.3f}  {sum(here) / max(everything, 1):12.3f}")
