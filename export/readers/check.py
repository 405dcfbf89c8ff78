"""Reads every export with programs that others wrote, and holds what they read against the API.

    python check.py POLICYGRAPH

POLICYGRAPH is the program. Exports of two datasets are read: the one built in, and one of an
invented plan whose titles are texts that a careless writer takes for more than texts. The
Cypher dump is read by Neo4j in export/cypher_test.go.
"""

import contextlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.request

import frictionless
import networkx
import openpyxl
import pandas
import rdflib

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "a\"b'c\\d", "<b>&amp;]]>", "𠮷野家；", "'quoted", "a,b;c d"]
# The tables that have a row a node: its kind, the field of the API that names it, and its list.
TABLES = {
    "plans": ("Plan", "title"), "areas": ("Area", "name"), "agencies": ("Agency", "name"), "platforms": ("Platform", "name"),
    "tasks": ("Task", "title"), "targets": ("Target", "statedIndicator"), "observations": ("Observation", "statedIndicator"),
}
TERMS = {
    "Plan": "http://www.w3.org/ns/prov#Plan", "Area": "https://schema.org/AdministrativeArea",
    "Agency": "http://www.w3.org/ns/org#FormalOrganization", "Indicator": "http://www.w3.org/2004/02/skos/core#Concept",
    "Passage": "http://www.w3.org/ns/oa#SpecificResource", "Task": "urn:policygraph:term:Task",
}
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
NAME = rdflib.URIRef("https://schema.org/name")


def same(what, got, want):
    if got != want:
        if isinstance(want, (set, dict, list)) and len(want) > 20:
            got, want = str(got)[:300], str(want)[:300]
        raise SystemExit(f"{what}: {got!r}, want {want!r}")


@contextlib.contextmanager
def serving(program, *arguments):
    server = subprocess.Popen([program, "serve", "--addr", "127.0.0.1:0", *arguments], stdout=subprocess.PIPE, text=True)
    try:
        yield re.search(r"http://\S+", server.stdout.readline()).group()
    finally:
        server.terminate()
        server.wait()


class Expected:
    """What the API says that there is."""

    def __init__(self, url):
        self.url = url
        stats = self.ask("{ stats { dataVersion nodes { name count } relations { name count } } }")["stats"]
        self.version = stats["dataVersion"]
        self.nodes = {c["name"]: c["count"] for c in stats["nodes"]}
        self.relations = {c["name"]: c["count"] for c in stats["relations"]}
        self.names = {table: self.named(table, name) for table, (_, name) in TABLES.items()}

    def ask(self, query, **variables):
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(self.url + "/graphql", body, {"Content-Type": "application/json"})
        answer = json.load(urllib.request.urlopen(request))
        if "errors" in answer:
            raise SystemExit(f"{query}: {answer['errors']}")
        return answer["data"]

    def named(self, table, name):
        """The names of all rows of a list, by their ids."""
        names, after = {}, None
        while True:
            query = f"query ($after: Cursor) {{ {table}(first: 100, after: $after) {{ nodes {{ id {name} }} pageInfo {{ hasNextPage endCursor }} }} }}"
            page = self.ask(query, after=after)[table]
            names.update({n["id"]: n[name] for n in page["nodes"]})
            if not page["pageInfo"]["hasNextPage"]:
                return names
            after = page["pageInfo"]["endCursor"]

    def assignments(self):
        return sum(self.relations.get(r, 0) for r in ("LEADS", "SUPPORTS", "RESPONSIBLE_FOR"))

    def rows(self, table):
        if table in TABLES:
            return len(self.names[table])
        return self.assignments() if table == "assignments" else self.ask("{ conflicts { totalCount } }")["conflicts"]["totalCount"]


def plain(cell):
    """A text without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if re.match(r"'[=+\-@\t\r]", cell) else cell


def check_names(what, table, rows, expected):
    count = len({r["id"] for r in rows}) if table == "conflicts" else len(rows)  # a row a side
    same(f"{what}: rows of {table}", count, expected.rows(table))
    if table in TABLES:
        same(f"{what}: names of {table}", {r["id"]: plain(str(r[TABLES[table][1]])) for r in rows}, expected.names[table])
    for row in rows:
        same(f"{what}: version of {table}", row.get("dataVersion", expected.version), expected.version)


def csv(folder, run, expected):
    for table in [*TABLES, "assignments", "conflicts"]:
        run("export", "--table", table, folder / f"{table}.csv")
        frame = pandas.read_csv(folder / f"{table}.csv", encoding="utf-8-sig", dtype=str, keep_default_na=False)
        same(f"CSV: the last column of {table}", frame.columns[-1], "dataVersion")
        check_names("CSV", table, frame.to_dict("records"), expected)
    run("export", "--table", "tasks", "--first", "2", folder / "cut.csv")
    frame = pandas.read_csv(folder / "cut.csv", encoding="utf-8-sig")
    same("CSV that is cut: rows and limit", (len(frame), frame["cutAfter"].iloc[-1], frame["dataVersion"].iloc[0]), (2, 2, expected.version))


def xlsx(folder, run, expected):
    run("export", folder / "graph.xlsx")
    book = openpyxl.load_workbook(folder / "graph.xlsx")
    about = {a.value: b.value for a, b in book["about"].iter_rows(max_col=2)}
    same("xlsx: version", about["dataVersion"], expected.version)
    same("xlsx: limit", "no limit" in about["limit"], True)
    for table in [*TABLES, "assignments", "conflicts"]:
        head, *rows = book[table].iter_rows()
        names = [cell.value for cell in head]
        for row in rows:
            for name, cell in zip(names, row):
                if cell.data_type == "f" and name != "url":
                    raise SystemExit(f"xlsx: {table} {cell.coordinate} is the formula {cell.value}")
        check_names("xlsx", table, [{n: "" if c.value is None else c.value for n, c in zip(names, row)} for row in rows], expected)
        same(f"xlsx: rows of {table} as told", about[f"rows of {table}"], len(rows))


def graphml(folder, run, expected):
    run("export", folder / "graph.graphml")
    graph = networkx.read_graphml(folder / "graph.graphml")
    same("GraphML: version", graph.graph["dataVersion"], expected.version)
    same("GraphML: limit", "no limit" in graph.graph["limit"], True)
    same("GraphML: nodes", graph.number_of_nodes(), sum(expected.nodes.values()))
    same("GraphML: relations", graph.number_of_edges(), sum(expected.relations.values()))
    for table, (kind, name) in TABLES.items():
        same(f"GraphML: names of {table}", {i: str(n[name]) for i, n in graph.nodes(data=True) if n["nodeKind"] == kind}, expected.names[table])


def jsonld(folder, run, expected):
    run("export", folder / "graph.jsonld")
    data = rdflib.Dataset()
    data.parse(folder / "graph.jsonld", format="json-ld")
    whole = rdflib.URIRef("urn:policygraph:data")
    same("JSON-LD: version", str(data.value(whole, rdflib.URIRef("urn:policygraph:term:dataVersion"))), expected.version)
    same("JSON-LD: limit", "no limit" in str(data.value(whole, rdflib.URIRef("urn:policygraph:term:limit"))), True)
    graph = data.graph(whole)
    for kind, term in TERMS.items():
        same(f"JSON-LD: nodes of kind {kind}", len(set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(term)))), expected.nodes.get(kind, 0))
    names = {}
    for subject in graph.subjects(rdflib.RDF.type, rdflib.URIRef(TERMS["Task"])):
        names[str(subject).removeprefix("urn:policygraph:node:")] = str(graph.value(subject, NAME))
    same("JSON-LD: names of tasks", names, expected.names["tasks"])
    for relation in ("LEADS", "HAS_TASK", "SETS"):
        same(f"JSON-LD: relations {relation}", len(list(graph.subject_objects(rdflib.URIRef("urn:policygraph:term:" + relation)))), expected.relations.get(relation, 0))
    selectors = list(graph.subject_objects(OA.hasSelector))
    same("JSON-LD: passages with a place", len(selectors), expected.nodes["Passage"])
    for _, selector in selectors:
        start, end = graph.value(selector, OA.start), graph.value(selector, OA.end)
        if int(start) >= int(end):
            raise SystemExit(f"JSON-LD: a passage from {start} to {end}")


def cypher(folder, run, expected):
    run("export", folder / "graph.cypher")
    with open(folder / "graph.cypher", encoding="utf-8") as file:
        head = file.readline()
    same("Cypher: version and limit", (expected.version in head, "no limit" in head), (True, True))


def datapackage(folder, run, expected):
    run("export", "--format", "datapackage", folder / "package.zip")
    run("export", "--format", "datapackage", folder / "package")
    described = json.loads((folder / "package" / "datapackage.json").read_text("utf-8"))
    told = {r["name"]: r["rows"] for r in described["resources"]}
    for path in (folder / "package.zip", folder / "package" / "datapackage.json"):
        report = frictionless.validate(str(path), type="package")
        if not report.valid:
            raise SystemExit(f"{path.name}: {report.flatten(['title', 'note'])[:5]}")
        package = frictionless.Package(str(path))
        same("data package: version", package.version, expected.version)
        same("data package: limit", "no limit" in package.custom["limit"], True)
        for resource in package.resources:
            rows = [{k: "" if v is None else v for k, v in row.items()} for row in resource.read_rows()]
            check_names("data package", resource.name, rows, expected)
            same(f"data package: rows of {resource.name} as told", told[resource.name], len(rows))


def dcat(folder, run, expected):
    run("export", "--format", "dcat", folder / "dcat.jsonld")
    base = expected.url + "/export/"
    for text in ((folder / "dcat.jsonld").read_text("utf-8"), urllib.request.urlopen(base + "dcat.jsonld").read().decode()):
        graph = rdflib.Graph().parse(data=text, format="json-ld", publicID=base + "dcat.jsonld")
        dataset = graph.value(predicate=rdflib.RDF.type, object=DCAT.Dataset)
        same("DCAT: version", str(graph.value(dataset, DCAT.version)), expected.version)
        same("DCAT: documents", len(list(graph.objects(dataset, rdflib.DCTERMS.source))), expected.nodes["Document"])
        same("DCAT: limit", "no limit" in str(graph.value(dataset, rdflib.RDFS.comment)), True)
        files = [str(f) for f in graph.objects(None, DCAT.downloadURL)]
        same("DCAT: files", len(files), 13)
    for file in files:
        answer = urllib.request.urlopen(file)
        same(f"DCAT: {file}", (answer.headers["X-Data-Version"], len(answer.read()) > 0), (expected.version, True))


def hostile(folder, program):
    """A dataset whose titles are hostile texts."""
    data, document = folder / "hostile", folder / "plan.txt"
    tasks = [f"{i + 1}.建设第{i + 1}座驿站。到2025年建成{i + 2}座。（牵头单位：区科技局）" for i in range(len(HOSTILE))]
    document.write_text("\n".join(["青川区驿站建设行动计划（2024-2026年）", "青川区人民政府办公室", "2024年3月5日", "一、主要任务", *tasks]), "utf-8")
    subprocess.run([program, "add", "--empty", "--data", data, document], check=True, stdout=subprocess.DEVNULL)
    for file in (data / "documents").iterdir():
        titles = iter(HOSTILE)
        lines = file.read_text("utf-8").splitlines(keepends=True)
        for i, line in enumerate(lines):
            if line.startswith("    title: ") and (text := next(titles, None)) is not None:
                lines[i] = f"    title: {json.dumps(text, ensure_ascii=False)}\n"
        file.write_text("".join(lines), "utf-8")
        same("hostile titles that found a task", next(titles, None), None)
    return data


def check(program, folder, *arguments):
    def run(*command):
        subprocess.run([program, *map(str, command[:1]), *arguments, *map(str, command[1:])], check=True)

    folder.mkdir()
    with serving(program, *arguments) as url:
        expected = Expected(url)
        for read in (csv, xlsx, graphml, jsonld, cypher, datapackage, dcat):
            read(folder, run, expected)
            print(f"{read.__name__}: as the API says, {sum(expected.nodes.values())} nodes, version {expected.version}")


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        check(program, folder / "builtin-exports")
        check(program, folder / "hostile-exports", "--data", str(hostile(folder, program)))


main()
