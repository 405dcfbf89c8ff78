package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/reading/source"
)

// read extracts a text and holds every fact's span against it.
func read(t *testing.T, text string) *dataset.File {
	t.Helper()
	doc, err := source.Read("plan.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	f, err := extract.Extract(doc)
	if err != nil {
		t.Fatal(err)
	}
	holds := func(what string, l dataset.Locator) {
		if l.Start < 0 || l.End > len(doc.Text) || l.Start > l.End {
			t.Fatalf("%s has the span %d to %d of %d", what, l.Start, l.End, len(doc.Text))
		}
	}
	for _, task := range f.Tasks {
		holds("task "+task.Key, task.Locator)
		if got := string(doc.Text[task.Start:task.End]); got != task.Quote {
			t.Errorf("task %s quotes %q, its span reads %q", task.Key, task.Quote, got)
		}
		for _, a := range task.Assignments {
			holds("assignment "+a.Agency, a.Locator)
			if got := strings.Join(strings.Fields(string(doc.Text[a.Start:a.End])), ""); got != a.Agency {
				t.Errorf("assignment of %s has the span of %q", a.Agency, got)
			}
		}
	}
	return f
}

// brief writes the tasks that have bodies, a line each: key, roles and names.
func brief(f *dataset.File) string {
	var lines []string
	for _, t := range f.Tasks {
		if len(t.Assignments) == 0 {
			continue
		}
		var names []string
		for _, a := range t.Assignments {
			mark := ""
			if a.Inherited {
				mark = "^"
			}
			names = append(names, mark+a.Role[:1]+":"+a.Agency)
		}
		lines = append(lines, fmt.Sprintf("%s %s", t.Key, strings.Join(names, " ")))
	}
	return strings.Join(lines, "\n")
}

func TestResponsibilityIsReadInEveryStyle(t *testing.T) {
	const head = "某地行动方案\n一、重点任务\n"
	for _, c := range []struct{ name, text, want string }{
		{"bracket with a label", "1.建设平台。办好三件事。（责任单位：甲局、乙局）", "一1 r:甲局 r:乙局"},
		{"narrow bracket", "1.建设平台。办好三件事。(责任单位:甲局、乙局)", "一1 r:甲局 r:乙局"},
		{"square bracket", "1.建设平台。办好三件事。[责任单位：甲局]", "一1 r:甲局"},
		{"tortoise-shell bracket around wide ones", "1.建设平台。办好事。〔牵头单位：甲部（乙办）、丙局〕", "一1 l:甲部（乙办） l:丙局"},
		{"lenticular bracket", "1.建设平台。办好事。【责任单位：甲局】", "一1 r:甲局"},
		{"wide bracket closed by a narrow one", "1.建设平台。办好事。（责任单位：甲局、乙局)", "一1 r:甲局 r:乙局"},
		{"bracket never closed", "1.建设平台。办好事。（责任单位：甲局、乙局", "一1 r:甲局 r:乙局"},
		{"lead and support", "1.建设平台。办好事。（牵头单位：甲局，配合单位：乙局、丙局）", "一1 l:甲局 s:乙局 s:丙局"},
		{"lead and responsible, semicolon", "1.建设平台。办好事。（牵头单位：甲局；责任单位：乙局）", "一1 l:甲局 r:乙局"},
		{"no separator between the roles", "1.建设平台。办好事。(牵头单位:甲局 配合单位:乙局)", "一1 l:甲局 s:乙局"},
		{"other nouns", "1.建设平台。办好事。（责任部门：甲局、乙大学）", "一1 r:甲局 r:乙大学"},
		{"other words", "1.建设平台。办好事。（主责单位：甲局；协同单位：乙局）", "一1 l:甲局 s:乙局"},
		{"colon left out", "1.建设平台。办好事。（责任单位甲局、乙局）", "一1 r:甲局 r:乙局"},
		{"second rank after a comma", "1.建设平台。办好事。（责任单位：甲局、乙局，丙集团）", "一1 r:甲局 r:乙局 r:丙集团"},
		{"star", "1.建设平台。办好事。（责任单位：*甲局、乙局）", "一1 l:甲局 r:乙局"},
		{"lead marked in brackets", "1.建设平台。办好事。（责任单位：甲局（牵头）、乙局）", "一1 l:甲局 r:乙局"},
		{"A leads, B support", "1.建设平台。办好事。（省甲厅牵头负责，省乙厅、丙厅，各市政府配合）", "一1 l:省甲厅 s:省乙厅 s:丙厅 s:各市政府"},
		{"several lead", "1.建设平台。办好事。（省甲厅、乙厅牵头，各市政府配合）", "一1 l:省甲厅 l:乙厅 s:各市政府"},
		{"under a label that divides duties", "1.建设平台。办好事。（责任分工：甲局牵头，乙局、丙局配合实施）", "一1 l:甲局 s:乙局 s:丙局"},
		{"names only under such a label", "1.建设平台。办好事。（职责分工：甲局、乙局）", "一1 r:甲局 r:乙局"},
		{"a line of its own", "1.建设平台。办好事。\n甲局牵头，乙局、各县（市）区丙局配合。", "一1 l:甲局 s:乙局 s:各县（市）区丙局"},
		{"a list with one body that is known by its name", "1.建设平台。办好事。（市甲局牵头，市乙局、国网青石电力按职责分工负责）", "一1 l:市甲局 r:市乙局 r:国网青石电力"},
		{"verbs under a label", "1.建设平台。办好事。（责任部门：甲局牵头，乙局、丙局配合）", "一1 l:甲局 s:乙局 s:丙局"},
		{"each by what is his", "1.建设平台。办好事。（甲局、乙局，各区政府依各自职责落实）", "一1 r:甲局 r:乙局 r:各区政府"},
		{"by their duties", "1.建设平台。办好事。（甲局，乙局按职责分工负责）", "一1 r:甲局 r:乙局"},
		{"lead, and nobody named supports", "1.建设平台。办好事。（甲局牵头，市级相关部门配合）", "一1 l:甲局"},
		{"由 before the list", "1.建设平台。办好事。（由甲局牵头，乙局配合）", "一1 l:甲局 s:乙局"},
		{"a bracket of short words may be a remark", "1.建设平台。办好事情。（某市甲局、乙局）", ""},
		{"names only", "1.建设平台。办好这件大事情。（市科技局、市财政局）", "一1 r:市科技局 r:市财政局"},
		{"a remark is no list", "1.建设平台（由某集团公司运营的孵化器）。办好这件大事情。", ""},
		{"line of its own", "1.建设平台。办好事。\n责任单位：甲局、乙局，各开发区管委会", "一1 r:甲局 r:乙局 r:各开发区管委会"},
		{"two lines of their own", "1.建设平台。办好事。\n牵头单位：甲局\n配合单位：乙局、丙局", "一1 l:甲局 s:乙局 s:丙局"},
		{"line that goes on in the next", "1.建设平台。办好事。\n责任单位：甲局、乙局，\n丙局、各区政府", "一1 r:甲局 r:乙局 r:丙局 r:各区政府"},
		{"label after the last sentence", "1.建设平台。办好事。责任单位：甲局、乙局。", "一1 r:甲局 r:乙局"},
		{"deadline and person in the bracket", "1.建设平台。办好事。（责任单位：甲局；责任人：张三；完成时限：2027年底）", "一1 r:甲局"},
		{"第一位 leads", "1.建设平台。办事。（责任单位：甲局、乙局。列第一位的为牵头单位，下同）\n2.建设网络。办事。（责任单位：丙局、丁局）", "一1 l:甲局 r:乙局\n一2 l:丙局 r:丁局"},
		{"before the comma leads", "1.建设平台。办事。（责任单位：甲局、乙局，丙局；第一个逗号前为牵头单位，下同）\n2.建设网络。办事。（责任单位：丙局，丁局）", "一1 l:甲局 l:乙局 r:丙局\n一2 l:丙局 r:丁局"},
		{"before the comma leads, after it supports", "1.建设平台。办事。（责任单位：甲局、乙局，丙局；逗号前为牵头单位，逗号后为配合单位，下同）\n2.建设网络。办事。（责任单位：丙局，丁局、戊局）", "一1 l:甲局 l:乙局 s:丙局\n一2 l:丙局 s:丁局 s:戊局"},
		{"rule in a note below", "1.建设平台。办事。（责任单位：甲局、乙局）\n2.建设网络。办事。（责任单位：丙局、丁局）\n注：责任单位中排在首位的为牵头单位。", "一1 l:甲局 r:乙局\n一2 l:丙局 r:丁局"},
		{"bodies added to every later task", "1.建设平台。办事。（责任单位：甲局，各区、县（市）政府。以下均需各区、县（市）政府落实，不再列出）\n2.建设网络。办事。（责任单位：乙局）", "一1 r:甲局 r:各区、县（市）政府\n一2 r:乙局 ^r:各区、县（市）政府"},
		{"rule in a bracket of names only", "1.建设平台。办好这件大事情。（市甲局、市乙局，列第一位的为牵头单位；以下各项均需各区县政府落实）\n2.建设网络。办好那件大事情。（市丙局、市丁局）", "一1 l:市甲局 r:市乙局\n一2 l:市丙局 r:市丁局 ^r:各区县政府"},
		{"rule after the verbs of a bracket", "1.建设平台。办事。（市甲局牵头，市乙局配合；以下任务均由各区政府落实，不再逐一列出）\n2.建设网络。办事。（市丙局负责）", "一1 l:市甲局 s:市乙局\n一2 r:市丙局 ^r:各区政府"},
		{"tail 等相关部门", "1.建设平台。办事。（责任单位：甲局等相关部门）", "一1 r:甲局"},
		{"clauses of one paragraph", "1.建设平台。先做甲事（责任单位：甲局）；再做乙事（责任单位：乙局）", "一1.1 r:甲局\n一1.2 r:乙局"},
		{"run-in labels", "1.建设平台。\n金融支持：设立一支新的创业基金。（责任单位：甲局）\n“一核”：建设一个新的核心区块。（责任单位：乙局）", "一1.1 r:甲局\n一1.2 r:乙局"},
		{"points closed by one bracket", "1.建设平台。\n（1）办好第一件事；\n（2）办好第二件事。（责任单位：甲局）", "一1 r:甲局"},
		{"points with a bracket each", "1.建设平台。\n（1）办好第一件事。（责任单位：甲局）\n（2）办好第二件事。（责任单位：乙局）", "一1(1) r:甲局\n一1(2) r:乙局"},
		{"items closed by a bracket in a line of its own", "（一）建设平台\n1.办好第一件事。\n2.办好第二件事。\n（责任单位：甲局）", "一(一) r:甲局"},
		{"fields of an item, a line each", "1.建设平台\n工作内容：把这件大事情完整地办好。\n责任单位：甲局、乙局\n完成时限：2027年底", "一1 r:甲局 r:乙局"},
		{"label broken over lines", "1.建设平台。办事。（责任\n单位：甲局、乙局）", "一1 r:甲局 r:乙局"},
		{"an item that says whose it is", "1.建设平台。由市甲局负责统筹推进各项工作，建立健全机制。", "一1 l:市甲局"},
		{"bracket broken over lines", "1.建设平台。办事。（责任单位：甲局、市经\n信局、丙局）", "一1 r:甲局 r:市经信局 r:丙局"},
		{"role words together", "1.建设平台。办好事。（牵头责任单位：甲局；协助责任单位：乙局；具体实施单位：丙公司）", "一1 l:甲局 s:乙局 r:丙公司"},
		{"common responsibility supports", "1.建设平台。办好事。（主办责任单位：甲局，共同责任部门：乙局）", "一1 l:甲局 s:乙局"},
		{"labels without a noun", "1.建设平台。办好事。（主办：甲局；协办：乙局）", "一1 l:甲局 s:乙局"},
		{"blanks in a label", "1.建设平台。办好事。（牵 头 单 位：甲局；配合单位 ：乙局）", "一1 l:甲局 s:乙局"},
		{"a level of government before the label", "1.建设平台。办好事。（市级牵头单位：甲局；县级责任单位：乙局）", "一1 l:甲局 r:乙局"},
		{"a note between label and colon", "1.建设平台。办好事。（责任单位（部门）：甲局、乙局）", "一1 r:甲局 r:乙局"},
		{"who collects and who supervises has no role", "1.建设平台。办好事。（牵头单位：甲局；汇总单位：乙局；督办单位：丙局）", "一1 l:甲局"},
		{"people have no role", "1.建设平台。办好事。\n牵头负责领导：张某。\n分管负责人：李某。\n牵头责任单位：甲局。", "一1 l:甲局"},
		{"by what is so, see to it", "1.建设平台。办好事。（省甲厅负责，各市政府结合实际抓好落实）", "一1 r:省甲厅 r:各市政府"},
		{"the second kind of place is no body", "1.建设平台。办好事。（责任单位：甲局，各区、县级市）", "一1 r:甲局 r:各区、县级市"},
		{"a short name beside a full one", "1.建设平台。办好这件大事情。（市检察院、法院、各镇）", "一1 r:市检察院 r:法院 r:各镇"},
		{"run-in labels closed by one bracket", "1.建设平台。\n“一核”：建设一个新的核心区块。\n“两翼”：建设两个新的侧翼区块。（责任单位：甲局、乙局）", "一1 r:甲局 r:乙局"},
		{"bracket broken over three lines", "1.建设平台。办事。（牵头单位：市\n经信局；配合单位：市财政\n局、市人社局）", "一1 l:市经信局 s:市财政局 s:市人社局"},
		{"a name behind a label broken over lines", "1.建设平台。办事。\n牵头单位：市住房和城乡\n建设局\n配合单位：市市场监督\n管理局、各镇", "一1 l:市住房和城乡建设局 s:市市场监督管理局 s:各镇"},
		{"labels in brackets of their own", "1.建设平台。办事。\n【责任领导】张某\n【牵头单位】县甲局\n【配合单位】县乙局、各镇", "一1 l:县甲局 s:县乙局 s:各镇"},
		{"names in the next line", "1.建设平台。办事。\n责任单位：县甲局\n县乙局、各镇\n青石县人民政府", "一1 r:县甲局 r:县乙局 r:各镇"},
		{"a label alone in its line", "1.建设平台。办事。\n责任单位：\n市甲局、市乙局", "一1 r:市甲局 r:市乙局"},
		{"full stop before the bracket's end", "1.建设平台。办事。（责任单位：甲局、乙局。）", "一1 r:甲局 r:乙局"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := brief(read(t, head+c.text)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestTimesAndStatesAfterTheBodiesNameNobody(t *testing.T) {
	const lead = "一1 l:市甲局 s:市乙局"
	const both = "一1 r:市甲局 r:市乙局"
	for _, c := range []struct{ bracket, bodies, period string }{
		{"（市甲局牵头，市乙局配合，2026年11月底前完成）", lead, "2026年11月底前"},
		{"（市甲局牵头，市乙局配合；完成时限：2026年12月）", lead, "2026年12月"},
		{"（市甲局牵头，市乙局配合，2026年年底前）", lead, "2026年年底前"},
		{"（市甲局牵头，市乙局配合，持续推进）", lead, ""},
		{"（2026年6月底前完成，市甲局牵头，市乙局配合）", lead, "2026年6月底前"},
		{"（市甲局牵头，市乙局配合，贯穿全年）", lead, ""},
		{"（市甲局牵头，市乙局配合，长期坚持）", lead, ""},
		{"（市甲局、市乙局；2026年6月底前完成）", both, "2026年6月底前"},
		{"（市甲局、市乙局按职责分工负责，常态化推进）", both, ""},
		{"（市甲局、市乙局负责，2026—2028年）", both, "2026—2028年"},
		{"（责任单位：市甲局、市乙局，2026年底前完成）", both, "2026年底前"},
		{"（责任单位：市甲局、市乙局 2026年\n6月）", both, "2026年6月"},
		{"（责任单位：市甲局、市乙局；持续推进）", both, ""},
		{"（牵头单位：市甲局；配合单位：市乙局；每年底前完成）", lead, "每年底前"},
	} {
		t.Run(c.bracket, func(t *testing.T) {
			f := read(t, "某地行动方案\n一、重点任务\n1.建设平台。办好三件事。"+c.bracket+"\n")
			if got := brief(f); got != c.bodies {
				t.Errorf("got bodies %s, want %s", got, c.bodies)
			}
			period := ""
			for _, due := range f.Tasks[len(f.Tasks)-1].Schedule {
				period += due.Period
			}
			if period != c.period {
				t.Errorf("got period %q, want %q", period, c.period)
			}
		})
	}
}

func TestTheLastTaskEndsBeforeWhatClosesThePlan(t *testing.T) {
	const item = "9.培育新社群。办好两场新活动。"
	for _, c := range []struct{ name, tail, want string }{
		{"in force from", "（责任单位：市甲局）\n本措施自2026年7月2日起施行，有效期2年。\n扫一扫打开本页\n", item + "（责任单位：市甲局）"},
		{"closing paragraph, signature and the page's foot", "（责任单位：市甲局）\n\n各单位要细化分工，按季报送进展。\n某某市甲局\n2026年3月4日\n某ICP备00000001号\n", item + "（责任单位：市甲局）"},
		{"no bodies", "\n本措施自2026年7月2日起施行。\n", item},
		{"number of the page", "（责任单位：市甲局）\n— 2 —\n10.建设网络。办事。\n", item + "（责任单位：市甲局）"},
		{"a further field of the item", "\n责任单位：市甲局\n完成时限：2027年底\n", item + "\n责任单位：市甲局\n完成时限：2027年底"},
		{"before an annex", "（责任单位：市甲局）\n本措施自2026年7月2日起施行。\n附件1\n名词解释\n1.社群。指一群人。\n", item + "（责任单位：市甲局）"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, task := range read(t, "某地行动方案\n一、重点任务\n8.建设平台。办事。\n"+item+c.tail).Tasks {
				if task.Key == "一9" {
					if task.Quote != c.want {
						t.Errorf("got %q, want %q", task.Quote, c.want)
					}
					return
				}
			}
			t.Error("the item is no task")
		})
	}
}

func TestDivisionOfWorkInProseGivesATaskAClause(t *testing.T) {
	f := read(t, "某地方案\n一、重点任务\n1.建设平台。办事。\n二、组织保障\n2.明确责任分工。甲局加强统筹,牵头做好平台建设;乙局、丙局负责资金落实;丁局配合做好宣传。\n")
	if got, want := brief(f), "二2.1 l:甲局\n二2.2 r:乙局 r:丙局\n二2.3 s:丁局"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, task := range f.Tasks[len(f.Tasks)-3:] {
		if task.Assignments[0].Start != task.Start {
			t.Errorf("%s starts at %d, its bodies, who stand first, at %d", task.Key, task.Start, task.Assignments[0].Start)
		}
	}
}

func TestDivisionOfWorkIsReadUnderOtherHeadings(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"three clauses in charge", "（一）强化部门协同。甲局负责统筹协调工作；乙局负责资金安排工作；丙局负责宣传引导工作。", "三(一).1 r:甲局\n三(一).2 r:乙局\n三(一).3 r:丙局"},
		{"exhortations are no duties", "（一）强化部门协同。甲局要加强统筹协调；乙局要加大资金支持；丙局要做好宣传引导。", ""},
		{"a body a heading", "（一）明确职责分工\n甲局：负责统筹协调各项建设工作。\n乙局：牵头做好资金安排工作。", "三(一).1 r:甲局\n三(一).2 l:乙局"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := brief(read(t, "某地方案\n一、重点任务\n1.建设平台。办事。\n三、组织保障\n"+c.text)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestDutiesOfBodiesAreTasksOfTheirs(t *testing.T) {
	got := brief(read(t, "某县工作方案\n一、主要任务\n1.建设平台。办事。（责任单位：县甲局）\n二、工作职责\n（一）县乙局：负责审批项目。\n（二）县丙局、县丁局：配合审批。\n（三）县戊局：牵头编制规划。\n三、保障措施\n1.加强领导。形成合力。"))
	if want := "一1 r:县甲局\n二(一) r:县乙局\n二(二) s:县丙局 s:县丁局\n二(三) l:县戊局"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestItemsOfADivisionOfWorkSayWhoseTheyAre(t *testing.T) {
	f := read(t, "某县工作方案\n一、主要任务\n1.建设平台。办事。（责任单位：县甲局）\n二、职责分工\n1.县乙局负责统筹协调，编制规划。\n2.县丙局配合做好建设。")
	if got, want := brief(f), "一1 r:县甲局\n二1 r:县乙局\n二2 s:县丙局"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := f.Tasks[len(f.Tasks)-2].Title; got != "统筹协调，编制规划" {
		t.Errorf("its title is %s", got)
	}
}

func TestASafeguardAmongTheTasksSetsTasks(t *testing.T) {
	f := read(t, "某县工作方案\n一、主要任务\n（一）健全要素保障机制\n1.预留建设用地。划出地块。\n二、保障机制\n1.加强领导。形成合力。")
	var keys []string
	for _, task := range f.Tasks {
		keys = append(keys, task.Key)
	}
	if got, want := strings.Join(keys, " "), "一(一) 一(一)1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWhoseSiteThePageIsOnAnswersForNothing(t *testing.T) {
	got := brief(read(t, "某县工作方案\n一、主要任务\n1.建设平台。办事。（责任单位：县甲局）\n主办：县人民政府\n承办：县数据中心\n"))
	if want := "一1 r:县甲局"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestGeneralPartsSetNoTasks(t *testing.T) {
	f := read(t, "某地方案\n一、总体要求\n（一）指导思想。说明。\n二、重点任务\n（一）建设平台。办事。\n三、保障措施\n（一）加强领导。说明。\n")
	if len(f.Tasks) != 1 || f.Tasks[0].Key != "二(一)" || f.Tasks[0].Title != "建设平台" {
		t.Errorf("got %+v", f.Tasks)
	}
}

func TestTitlesAreTheHeadingOrTheFirstWords(t *testing.T) {
	f := read(t, "某地方案\n一、重点任务\n1.建设平台。办事。（责任单位：甲局）\n2.到后年底前，要把全部的平台都建成并且投入使用，还要把三个园区连接起来，形成完整的服务网络，覆盖全部乡镇和街道，做到家家知晓（责任单位：乙局）\n")
	if len(f.Tasks) != 2 || f.Tasks[0].Title != "建设平台" || f.Tasks[1].Title != "到后年底前，要把全部的平台都建成并且投入使用，还要把三个园区…" {
		t.Errorf("got %+v", f.Tasks)
	}
}

func TestBracketThatIsNotUnderstoodIsWarnedOf(t *testing.T) {
	f := read(t, "某地方案\n一、重点任务\n1.建设平台。办事。（运营单位：另行公布）\n")
	if len(f.Warnings) != 1 || !strings.Contains(f.Warnings[0].Message, "not understood") {
		t.Errorf("got %+v", f.Warnings)
	}
}

func TestAWarningIsToldOnceWithItsCount(t *testing.T) {
	f := read(t, "某地行动方案\n一、重点任务\n1.建设平台。办事。（运营单位：另行公布）\n2.建设网络。办事。（运营单位：另行公布）")
	if len(f.Warnings) != 1 || f.Warnings[0].Count != 2 || f.Warnings[0].Start >= f.Tasks[1].Start {
		t.Errorf("got %+v", f.Warnings)
	}
}

func TestFlattenedTablesGiveATaskARow(t *testing.T) {
	lines := func(cells ...string) string {
		return "某地方案\n一、重点任务\n1.建设平台。办好事情。\n附件\n任务分解表\n" + strings.Join(cells, "\n\n") + "\n"
	}
	for _, c := range []struct{ name, text, want string }{
		{
			"cells one a line",
			lines("序号", "任务名称", "工作内容", "责任单位", "1", "建设平台", "办好第一件事情，做到应办尽办。", "甲局、乙局", "2", "建设网络", "办好第二件事情，做到应办尽办。", "丙局"),
			"A1.01 r:甲局 r:乙局\nA1.02 r:丙局",
		},
		{
			"merged names and bodies",
			lines("序号", "任务名称", "工作内容", "责任单位", "1", "建设平台", "办好第一件事情，做到应办尽办。", "甲局、乙局", "2", "办好第二件事情，做到应办尽办。", "3", "办好第三件事情，做到应办尽办。", "丙局"),
			"A1.01 r:甲局 r:乙局\nA1.02 ^r:甲局 ^r:乙局\nA1.03 r:丙局",
		},
		{
			"lead, support and deadline columns",
			lines("序号", "重点任务", "主要措施", "牵头单位", "配合单位", "完成时限", "1", "建设平台", "办好第一件事情，做到应办尽办。", "甲局", "乙局、丙局", "2027年底", "2", "建设网络", "办好第二件事情，做到应办尽办。", "丙局", "持续推进"),
			"A1.01 l:甲局 s:乙局 s:丙局\nA1.02 l:丙局",
		},
		{
			"divided rows",
			lines("序号", "项目名称", "建设内容", "时间安排", "责任单位", "1", "东山路", "（一期）全长三公里，年底完成。", "2026年", "*甲局、乙局", "（二期）长两公里，完成初步设计。", "2", "西山路", "全长五公里，含两座桥梁工程。", "2027年", "丙局"),
			"A1.01.1 l:甲局 r:乙局\nA1.01.2 ^l:甲局 ^r:乙局\nA1.02 r:丙局",
		},
		{
			"names broken over lines, a body a line",
			lines("序号", "任务名称", "工作内容", "责任单位", "1", "建设平台", "办好第一件事情，做到应办尽办。", "甲轨道", "集团", "2", "建设网络", "办好第二件事情，做到应办尽办。", "某市财政局", "某市统计局"),
			"A1.01 r:甲轨道集团\nA1.02 r:某市财政局 r:某市统计局",
		},
		{
			"header broken over lines",
			lines("序号", "任务名称", "工作内容", "责任", "单位", "1", "建设平台", "办好第一件事情，做到应办尽办。", "甲局", "2", "建设网络", "办好第二件事情，做到应办尽办。", "乙局"),
			"A1.01 r:甲局\nA1.02 r:乙局",
		},
		{
			"header repeated at a page break",
			lines("序号", "任务名称", "工作内容", "责任单位", "1", "建设平台", "办好第一件事情，做到应办尽办。", "甲局", "序号", "任务名称", "工作内容", "责任单位", "2", "建设网络", "办好第二件事情，做到应办尽办。", "乙局"),
			"A1.01 r:甲局\nA1.02 r:乙局",
		},
		{
			"groups between the rows",
			lines("序号", "任务名称", "工作内容", "责任单位", "一、产业发展", "1", "建设平台", "办好第一件事情，做到应办尽办。", "甲局", "二、城市建设", "2", "建设网络", "办好第二件事情，做到应办尽办。", "乙局"),
			"A1.01 r:甲局\nA1.02 r:乙局",
		},
		{
			"no numbers",
			lines("重点任务", "工作内容", "责任单位", "建设平台", "办好第一件事情，做到应办尽办。", "某市科技局、乙局", "建设网络", "办好第二件事情，做到应办尽办。", "某市财政局"),
			"A1.01 r:某市科技局 r:乙局\nA1.02 r:某市财政局",
		},
		{
			"what follows the table",
			lines("序号", "任务名称", "工作内容", "责任单位", "1", "建设平台", "办好第一件事情，做到应办尽办。", "甲局", "2", "建设网络", "办好第二件事情，做到应办尽办。", "乙局", "抄送：某市委各部门。", "某市人民政府办公室 2026年1月1日印发"),
			"A1.01 r:甲局\nA1.02 r:乙局",
		},
		{
			"labels inside a cell",
			lines("序号", "任务名称", "工作内容", "责任单位", "1", "建设平台", "办好第一件事情，做到应办尽办。", "牵头单位：甲局；配合单位：乙局", "2", "建设网络", "办好第二件事情，做到应办尽办。", "丙局牵头，丁局配合"),
			"A1.01 l:甲局 s:乙局\nA1.02 l:丙局 s:丁局",
		},
		{
			"figures allotted to bodies are no tasks",
			lines("序号", "行业", "计划（MW）", "责任单位", "1", "地铁", "35-36", "甲局", "2", "铁路", "15-20", "乙局"),
			"",
		},
		{
			"number and name in one line",
			lines("序号", "任务名称", "工作内容", "责任单位", "1.建设平台", "办好第一件事情，做到应办尽办。", "甲局", "2.建设网络", "办好第二件事情，做到应办尽办。", "乙局"),
			"A1.01 r:甲局\nA1.02 r:乙局",
		},
		{
			"tabs between the cells",
			"某地方案\n附件\n任务分解表\n序号\t任务名称\t工作内容\t责任单位\n1\t建设平台\t办好第一件事情。\t甲局、乙局\n2\t\t办好第二件事情。\t丙局、\n丁局\n3\t建设网络\t办好第三件事情。\t\n",
			"A1.01 r:甲局 r:乙局\nA1.02 r:丙局 r:丁局\nA1.03 ^r:丙局 ^r:丁局",
		},
		{
			"tabs before the cells",
			"某地方案\n附件\n任务分解表\n\n\t年度\n\t序号\n\t指标任务\n\t牵头单位\n\n\t2026年\n\t1\n\t平台建设。办好第一件事情。\n\t甲局\n\n\t\n\t2\n\t网络建设。办好第二件事情。\n\t乙局、\n丙局\n\n\t2027年\n\t1\n\t平台建设。办好第三件事情。\n\t甲局\n",
			"A1.2026.1 l:甲局\nA1.2026.2 l:乙局 l:丙局\nA1.2027.1 l:甲局",
		},
		{
			"bars between the cells",
			"某地方案\n附件\n任务分解表\n| 序号 | 任务 | 措施 | 责任单位 |\n|---|---|---|---|\n| 1 | 建设平台 | 办好第一件事情。 | 甲局、乙局 |\n| 2 | 建设网络 | 办好第二件事情。 | 丙局 |\n",
			"A1.01 r:甲局 r:乙局\nA1.02 r:丙局",
		},
		{
			"two annexes",
			"某地方案\n一、重点任务\n1.建设平台。办事。\n附件：1.任务表\n2.项目表\n附件1\n任务表\n序号\n任务名称\n工作内容\n责任单位\n1\n建设平台\n办好第一件事情，做到应办尽办。\n甲局\n附件2\n项目表\n序号\n项目名称\n建设内容\n责任单位\n1\n建设网络\n办好第二件事情，做到应办尽办。\n乙局\n",
			"A1.01 r:甲局\nA2.01 r:乙局",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := brief(read(t, c.text)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestRowsAreTiedToTheBody(t *testing.T) {
	f := read(t, "某地方案\n一、重点任务\n（一）建设平台。建成三个平台，服务全部企业（责任单位：甲局、乙局<丙办>）；鼓励企业上云用数（责任单位：丁局）\n（二）建设网络。建成骨干网络。\n附件\n任务分解表\n序号\n任务名称\n工作内容\n责任单位\n1\n建设平台\n建成三个平台，服务全部企业。\n甲局、乙局(丙办)\n2\n建设网络\n今年先建成骨干网络的南段。\n丁局\n")
	rows := map[string]dataset.Task{}
	for _, task := range f.Tasks {
		rows[task.Key] = task
	}
	if got := rows["A1.01"]; got.SameAs != "一(一).1" || got.Parent != "一(一)" || got.Source != "annex" || got.Table != "任务分解表" {
		t.Errorf("got %+v", got)
	}
	if got := rows["A1.02"]; got.SameAs != "" || got.Parent != "一(二)" {
		t.Errorf("got %+v", got)
	}
}

func TestFewerRowsThanAnnouncedAreWarnedOf(t *testing.T) {
	f := read(t, "某地方案\n附件\n重点项目(3项)\n序号\n项目名称\n建设内容\n责任单位\n1\n东山路\n全长三公里，今年底前完成建设。\n甲局\n")
	if len(f.Warnings) != 1 || f.Warnings[0].Message != "3 rows are announced, 1 were read" {
		t.Errorf("got %+v", f.Warnings)
	}
	want := dataset.Announcement{Of: "A1", Count: 3, Unit: "项"}
	if len(f.Announcements) != 1 || f.Announcements[0].Opening != "重点项目(3项)" {
		t.Fatalf("announced %+v", f.Announcements)
	}
	if f.Announcements[0].Locator = (dataset.Locator{}); f.Announcements[0] != want {
		t.Errorf("announced %+v, want %+v", f.Announcements[0], want)
	}
}

func TestANameThatMayBeTwoIsWarnedOf(t *testing.T) {
	f := read(t, "某地方案\n一、重点任务\n1.建设平台。办事。（责任单位：市甲管委市乙办、市丙局）\n")
	if got := brief(f); got != "一1 r:市甲管委市乙办 r:市丙局" || len(f.Warnings) != 1 || !strings.Contains(f.Warnings[0].Message, "two bodies") {
		t.Errorf("got %s and %+v", got, f.Warnings)
	}
}

func TestAStatedLeadOverridesTheRule(t *testing.T) {
	f := read(t, "某地方案\n一、重点任务\n1.建设平台。办事。（责任单位：甲局、乙局。列第一位的为牵头单位，下同）\n2.建设网络。办事。（牵头单位：丙局，责任单位：丁局）\n")
	if got, want := brief(f), "一1 l:甲局 r:乙局\n一2 l:丙局 r:丁局"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestADocumentPrintedTwiceIsReadOnce(t *testing.T) {
	once := "某地建设平台和网络的行动方案\n某地人民政府的办公室印发\n一、重点任务\n"
	for _, n := range []string{"1.建设第一个平台。", "2.建设第二个平台。", "3.建设第三个平台。", "4.建设第四个平台。", "5.建设第五个平台。", "6.建设第六个平台。"} {
		once += n + "办好这一件事情。（责任单位：甲局）\n"
	}
	if a, b := brief(read(t, once)), brief(read(t, once+once)); a != b || a == "" {
		t.Errorf("once\n%s\ntwice\n%s", a, b)
	}
}
