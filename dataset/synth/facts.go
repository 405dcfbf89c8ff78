package synth

import (
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/dataset"
)

const groups = 5 // headings of a plan, which have no assignments

var numerals = []rune("一二三四五六七八九十")

// tasks invents groups of tasks. The three plans of a district follow the
// styles of real ones: lead and support, lead and responsible, responsible
// only.
func (w *writer) tasks() {
	for g := range groups {
		section := "二(" + string(numerals[g]) + ")"
		title := w.title("强化")
		w.file.Tasks = append(w.file.Tasks, dataset.Task{Key: section, Title: title, Source: dataset.SourceBody, Locator: w.place(section, title, 40)})
		for n := 1; n < Tasks/groups; n++ {
			w.task(section, n)
		}
	}
}

func (w *writer) task(section string, n int) {
	title := w.title("推进")
	t := dataset.Task{
		Key: fmt.Sprintf("%s%d", section, n), Parent: section, Title: title, Source: dataset.SourceBody,
		Locator: w.place(section, title, 60),
	}
	for _, role := range w.roles() {
		name := w.agency(t.Assignments)
		l := w.place(section, name, len([]rune(name)))
		t.Assignments = append(t.Assignments, dataset.Assignment{Agency: name, Role: role, Position: len(t.Assignments) + 1, Locator: l})
		t.End = l.End
	}
	if len(t.Assignments) > 0 {
		t.Closing = w.tail(t)
	}
	w.file.Tasks = append(w.file.Tasks, t)
}

// tail is what a task ends with: its last body.
func (w *writer) tail(t dataset.Task) string {
	text := []rune("文文文文文文文文" + t.Assignments[len(t.Assignments)-1].Agency)
	return string(text[len(text)-8:])
}

// lengths are how long lists of bodies are in real plans, by weight.
var lengths = []struct{ length, weight int }{{1, 35}, {2, 33}, {3, 16}, {4, 6}, {5, 5}, {6, 4}, {8, 1}}

func (w *writer) length() int {
	n := w.rand.IntN(100)
	for _, l := range lengths {
		if n -= l.weight; n < 0 {
			return l.length
		}
	}
	return 1
}

func (w *writer) roles() []string {
	switch w.number {
	case 0:
		return append([]string{dataset.RoleLead}, slices.Repeat([]string{dataset.RoleSupport}, w.length()-1)...)
	case 1:
		return append([]string{dataset.RoleLead}, slices.Repeat([]string{dataset.RoleResponsible}, w.length())...)
	}
	return slices.Repeat([]string{dataset.RoleResponsible}, w.length())
}

// agency picks a body that the task has not yet. A quarter of all go to the
// first department, and now and then to one of the city or the province, which
// so become hubs; the streets come as one name.
func (w *writer) agency(taken []dataset.Assignment) string {
	for {
		name := ""
		switch n := w.rand.IntN(100); {
		case n < 25:
			name = "区科技局"
		case n < 28:
			name = "市科技局"
		case n < 30:
			name = "省科技厅"
		case n < 36:
			name = "各街道(乡镇)"
		case n < 40:
			name = w.area.Name + "产业研究院"
		case n < 44:
			name = "第" + string(numerals[w.rand.IntN(streets)]) + "街道"
		default:
			all := functions()
			name = "区" + all[min(w.rand.IntN(len(all)), w.rand.IntN(len(all)))]
		}
		if !slices.ContainsFunc(taken, func(a dataset.Assignment) bool { return a.Agency == name }) {
			return name
		}
	}
}

func (w *writer) title(verb string) string {
	what := []string{"创新平台", "孵化载体", "企业梯队", "人才引育", "成果转化", "金融服务", "场景开放", "数字改造", "绿色转型", "开放合作"}
	how := []string{"提升", "建设", "培育", "攻坚", "示范", "联动"}
	return verb + what[w.rand.IntN(len(what))] + how[w.rand.IntN(len(how))]
}

// someTask is any task of the plan but a heading.
func (w *writer) someTask() *dataset.Task {
	for {
		if t := &w.file.Tasks[w.rand.IntN(len(w.file.Tasks))]; t.Parent != "" {
			return t
		}
	}
}

// targets gives the indicators of this plan, every third, a value for each year.
func (w *writer) targets() {
	first := 2018 + (w.district+w.number*3)%7
	for i, n := range indicators() {
		if i%Plans != w.number {
			continue
		}
		task := w.someTask()
		value := float64(5 + w.rand.IntN(95))
		for y := range Years {
			year := first + y
			g := dataset.Figure{
				Key: fmt.Sprintf("%s-%d", n.ID, year), Indicator: n.Name, Comparator: []string{dataset.EQ, dataset.GE}[w.rand.IntN(2)],
				Value: value, Unit: n.Unit, Year: &year, Task: task.Key, Locator: w.place(task.Section, n.Name, 20),
			}
			value += float64(1 + w.rand.IntN(9))
			w.file.Targets = append(w.file.Targets, g)
		}
	}
}

// platforms names this plan's share of the district's.
func (w *writer) platforms() {
	kinds := []string{"孵化器", "众创空间", "加速器", "综合体", "科创园"}
	for i := range Platforms / Plans {
		n := w.number*Platforms/Plans + i
		name := w.area.Name + name(w.district*Platforms+n) + kinds[n%len(kinds)]
		task := w.someTask().Key
		w.file.Platforms = append(w.file.Platforms, dataset.Platform{Name: name, Kind: kinds[n%len(kinds)], Task: task, Locator: w.place("", name, len([]rune(name)))})
	}
}
