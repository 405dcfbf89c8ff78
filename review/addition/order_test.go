package addition_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/data"
	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/internal/corpus"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/review/addition"
	"github.com/policygraph/policygraph/review/documents"
)

// added is the graph of a dataset to which files were added: at once, or one after
// the other, each to what the one before left.
func added(t *testing.T, to *dataset.Dataset, files []*dataset.File, atOnce bool) []string {
	t.Helper()
	after := to
	for _, part := range parts(files, atOnce) {
		draft, err := addition.To(after)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range part {
			if _, err := draft.Add(f, false); err != nil {
				t.Fatalf("add %s: %v", f.Slug, err)
			}
		}
		after = after.With(draft.Addition())
	}
	g, err := loader.BuildChecked(after)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i := range g.Nodes {
		n := &g.Nodes[i]
		out = append(out, fmt.Sprintf("%s (%s) %v %v", n.ID, n.Kind, n.Props["name"], n.Props["to"]))
	}
	for i := range g.Edges {
		out = append(out, g.Edges[i].From+" "+g.Edges[i].Rel+" "+g.Edges[i].To)
	}
	return out
}

func parts(files []*dataset.File, atOnce bool) [][]*dataset.File {
	if atOnce {
		return [][]*dataset.File{files}
	}
	var out [][]*dataset.File
	for _, f := range files {
		out = append(out, []*dataset.File{f})
	}
	return out
}

// sameInAnyOrder holds that files give one graph, however they come.
func sameInAnyOrder(t *testing.T, to *dataset.Dataset, files []*dataset.File, orders int) {
	t.Helper()
	want := added(t, to, files, true)
	shuffle := rand.New(rand.NewPCG(1, 2))
	for i := range orders {
		order := slices.Clone(files)
		switch i {
		case 0: // the same, one by one
		case 1:
			slices.Reverse(order)
		default:
			shuffle.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		}
		atOnce := i%2 == 1
		got := added(t, to, order, atOnce)
		if diff := firstDifferences(want, got); diff != "" {
			var slugs []string
			for _, f := range order {
				slugs = append(slugs, f.Slug)
			}
			t.Errorf("order %s, at once %v:\n%s", strings.Join(slugs, " "), atOnce, diff)
		}
	}
}

// firstDifferences are some lines that only one of two graphs has.
func firstDifferences(want, got []string) string {
	const most = 20
	var lines []string
	only := func(in, other []string, mark string) {
		there := map[string]bool{}
		for _, l := range other {
			there[l] = true
		}
		for _, l := range in {
			if !there[l] {
				lines = append(lines, mark+l)
			}
		}
	}
	only(want, got, "- ")
	only(got, want, "+ ")
	if rest := len(lines) - most; rest > 0 {
		lines = append(lines[:most], fmt.Sprintf("… and %d more", rest))
	}
	return strings.Join(lines, "\n")
}

func read(t *testing.T, path string) *dataset.File {
	t.Helper()
	doc, err := documents.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := extract.Extract(doc)
	if err != nil {
		t.Fatal(err)
	}
	f.Slug = dataset.SlugOf(path)
	return f
}

// plans are invented plans of real places that speak of the same bodies, figures and
// plans in different words.
var plans = map[string]string{
	"city":     "绍兴市低空经济发展行动计划（2025—2027年）\n绍兴市人民政府办公室\n2025年3月5日\n根据《浙江省低空经济发展规划》，制定本计划。\n一、主要任务\n1.建设起降场。到2027年，全市建成起降场50个，低空经济企业达到200家。（牵头单位：市发展改革委，配合单位：市科技局、市交通运输局，各区、县（市）政府）\n2.培育企业。到2026年新增低空经济企业30家。（责任单位：市经信局、市科学技术局、市发展改革委（市数据局））\n",
	"district": "越城区低空经济发展实施方案（2025—2027年）\n越城区人民政府办公室\n2025年6月1日\n为落实《绍兴市低空经济发展行动计划（2025-2027年）》，制定本方案。\n一、主要任务\n1.建设起降场。到2027年建成起降场12个，低空经济企业达到60家。（牵头单位：区发改局，配合单位：区科技局、市交通运输局）\n2.招引人才。到2027年引进低空经济人才100名。（牵头单位：区人力社保局，配合单位：区委组织部）\n",
	"county":   "新昌县支持低空经济的若干措施\n新昌县人民政府\n2025年4月8日\n一、主要任务\n1.建设起降点。到2027年建成起降场8个，集聚低空经济企业30家。（责任单位：县发改局、县科技局）\n2.用好高新区。支持新昌高新区建设低空产业园。（责任单位：新昌高新区管委会、县经信局）\n",
	"province": "浙江省低空经济发展规划\n浙江省人民政府\n2024年12月1日\n一、主要任务\n1.建设基础设施。到2027年全省建成起降场500个。（牵头单位：省发展改革委，配合单位：省交通运输厅、绍兴市政府、宁波市政府）\n",
	"draft":    "绍兴市低空经济发展行动计划（2025—2027年）（征求意见稿）\n绍兴市发展和改革委员会\n2025年1月5日\n一、主要任务\n1.建设起降场。到2027年，全市建成起降场40个。（牵头单位：市发展和改革委员会，配合单位：市交通局、市数据局）\n",
	"other":    "柯桥区低空经济创新发展计划（2025—2027年）\n柯桥区人民政府\n2025年7月1日\n依据《绍兴市低空经济发展行动计划》（绍政办发〔2025〕3号），制定本计划。\n一、主要任务\n1.建设起降场。到2027年起降场数量达到15个。（牵头单位：区发展和改革局，配合单位：柯桥区科学技术局）\n",
}

func TestPlansGiveOneGraphInAnyOrder(t *testing.T) {
	dir := t.TempDir()
	var files []*dataset.File
	for _, slug := range []string{"city", "county", "district", "draft", "other", "province"} {
		path := filepath.Join(dir, slug+".txt")
		if err := os.WriteFile(path, []byte(plans[slug]), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, read(t, path))
	}
	empty, err := dataset.Load(dataset.Empty())
	if err != nil {
		t.Fatal(err)
	}
	sameInAnyOrder(t, empty, files, 8)
	graph := strings.Join(added(t, empty, files, true), "\n")
	for _, want := range []string{
		"plan:district BASED_ON plan:city", "plan:city BASED_ON plan:province", "plan:city SUPERSEDES plan:draft",
		"agency:330600:发改局 SUPPORTS task:draft:一1", "agency:330600:数据局 (Redirect)",
	} {
		if !strings.Contains(graph, want) {
			t.Errorf("%s is not in the graph", want)
		}
	}
	if cmp.Equal(added(t, empty, files[:2], true), added(t, empty, files[1:3], true)) {
		t.Error("other plans give the same graph")
	}
}

// TestPracticeGivesOneGraphInAnyOrder adds the corpus' practice documents in several
// orders.
func TestPracticeGivesOneGraphInAnyOrder(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(corpus.Dir(t), "practice", "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no practice documents: %v", err)
	}
	var files []*dataset.File
	for _, path := range paths {
		files = append(files, read(t, path))
	}
	sameInAnyOrder(t, builtIn(t), files, 4)
}

func builtIn(t *testing.T) *dataset.Dataset {
	t.Helper()
	d, err := dataset.Load(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	return d
}
