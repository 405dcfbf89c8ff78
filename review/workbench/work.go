package workbench

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/dataset"
)

// factActs are the acts on a document's facts. Each changes the file of the work, a
// copy of the document's; what was changed is found by comparing the two.
var factActs = map[string]func(*work) error{
	ActAccept: (*work).accept, ActCorrect: (*work).correct, ActAdd: (*work).add, ActDelete: (*work).delete,
	ActSplit: (*work).split, ActMerge: (*work).merge, ActDismiss: (*work).dismiss,
}

// work is an act on its way.
type work struct {
	service   *Service
	document  *document
	file      *dataset.File // to be changed
	text      *reading      // nil where the document's file is not at hand
	act       Act
	records   map[string]*record // of file, by their ids
	conflicts []Conflict
	locators  map[[2]int]dataset.Locator // of bodies, by their places
	touched   []string
	zh, en    string // what was done, in words
}

// find looks up the facts of the file. Pointers of records hold until a fact is added
// or removed.
func (w *work) find() {
	records := recordsOf(w.file)
	w.records = make(map[string]*record, len(records))
	for i := range records {
		w.records[records[i].id] = &records[i]
	}
}

func (w *work) say(zh, en string) { w.zh, w.en = zh, en }

// seen is a fact in the version that the sender has seen. Where it has another, that is
// a conflict, and the fact is nil.
func (w *work) seen(ref FactRef) *record {
	r := w.records[ref.ID]
	if r == nil || r.version() != ref.Version {
		w.conflicts = append(w.conflicts, w.service.conflictOf(w.document, ref.ID))
		return nil
	}
	return r
}

// all are the facts of the act, nil where there are conflicts.
func (w *work) all(least int) ([]*record, error) {
	if len(w.act.Facts) < least {
		return nil, badAct("该操作至少需要 %d 条事实", "the act takes at least %d facts", least)
	}
	var out []*record
	given := map[string]bool{}
	for _, ref := range w.act.Facts {
		if given[ref.ID] {
			return nil, badAct("%s 给了两次", "%s is given twice", ref.ID)
		}
		given[ref.ID] = true
		if r := w.seen(ref); r != nil {
			out = append(out, r)
			w.touched = append(w.touched, r.id)
		}
	}
	return out, nil
}

func (w *work) accept() error {
	all, err := w.all(1)
	if err != nil || len(w.conflicts) > 0 {
		return err
	}
	for _, r := range all {
		switch {
		case r.evidence != nil:
			r.evidence.Confidence, r.evidence.Reason = 0, ""
		case r.kind.name == KindDocument:
			if err := w.acceptDocument(len(all)); err != nil {
				return err
			}
		}
	}
	switch first := all[0]; {
	case first.kind.name == KindDocument:
		w.say("整份文件已审核："+label(first), "the document is reviewed: "+label(first))
	case len(all) == 1:
		w.say("确认"+first.kind.zh+"："+label(first), "accepted "+first.kind.en+": "+label(first))
	default:
		w.say(fmt.Sprintf("一并确认 %d 条", len(all)), fmt.Sprintf("accepted %d facts together", len(all)))
	}
	return nil
}

// acceptDocument says that the document is reviewed, once nothing is left.
func (w *work) acceptDocument(facts int) error {
	left := w.service.left(w.document)
	if left.Document = 0; left.open() > 0 || facts > 1 {
		e := refuse(CodeNotNow, "还有未处理的内容，整份文件最后确认", "something is left: the document is accepted last")
		e.Left = &left
		return e
	}
	w.file.Document.Reviewed = w.service.reviewed()
	return nil
}

func (w *work) correct() error {
	if len(w.act.Changes) == 0 {
		return badAct("没有给出更正", "no change is given")
	}
	var all []*record
	before := map[string]string{}
	for _, c := range w.act.Changes {
		r := w.records[c.ID]
		if !slices.Contains(all, r) || r == nil {
			if r = w.seen(c.FactRef); r == nil {
				continue
			}
			all, before[r.id] = append(all, r), label(r)
		}
		if err := w.set(r, c.Field, c.Value); err != nil {
			return err
		}
	}
	if len(w.conflicts) > 0 {
		return nil
	}
	for _, r := range all {
		w.byReviewer(r)
		w.complete(r)
	}
	w.follow()
	w.sayCorrected(all, before)
	for _, r := range all {
		w.touched = append(w.touched, w.idNow(r))
	}
	return nil
}

// idNow is the id of a fact after a change of its key or its place.
func (w *work) idNow(r *record) string {
	for _, other := range r.kind.list(w.file) {
		if other.at == r.at {
			return other.id
		}
	}
	return r.id
}

func (w *work) sayCorrected(all []*record, before map[string]string) {
	var fields []string
	for _, c := range w.act.Changes {
		if name, _, _ := strings.Cut(c.Field, "."); !slices.Contains(fields, name) {
			fields = append(fields, name)
		}
	}
	named := make([]string, len(fields))
	for i, f := range fields {
		named[i] = fieldName(f)
	}
	first := all[0]
	if len(all) > 1 {
		w.say(fmt.Sprintf("更正 %d 条的%s", len(all), strings.Join(named, "、")), fmt.Sprintf("corrected %s of %d facts", strings.Join(fields, ", "), len(all)))
		return
	}
	w.say(fmt.Sprintf("更正%s的%s：%s", first.kind.zh, strings.Join(named, "、"), changed(before[first.id], label(first))),
		fmt.Sprintf("corrected %s of %s: %s", strings.Join(fields, ", "), first.kind.en, changed(before[first.id], label(first))))
}

func changed(before, after string) string {
	if before == after {
		return after
	}
	return before + " → " + after
}

// byReviewer marks a fact as a reviewer's word.
func (w *work) byReviewer(r *record) {
	if r.evidence != nil {
		*r.evidence = dataset.Evidence{Reviewed: w.service.reviewed()}
	}
}

// set gives a field of a fact a value.
func (w *work) set(r *record, field string, value json.RawMessage) error {
	if field == "place" {
		return w.move(r, value)
	}
	name, below, _ := strings.Cut(field, ".")
	if slices.Contains(program, name) || slices.Contains(r.kind.hidden, name) || slices.Contains(written, lastPart(below)) {
		return badAct("%s 由程序填写", "%s is the program's to write", field)
	}
	if string(value) == `""` {
		value = json.RawMessage("null")
	}
	if err := dataset.SetValue(r.fact, field, value); errors.Is(err, dataset.ErrField) {
		return badAct("%s 不接受这个值：%v", "%s does not take the value: %v", field, err)
	} else if err != nil {
		return err
	}
	return nil
}

// written are fields of a task's bodies that the service writes.
var written = []string{"opening", "closing", "section", "position"}

func lastPart(path string) string { return path[strings.LastIndex(path, ".")+1:] }

// move gives a fact another place.
func (w *work) move(r *record, value json.RawMessage) error {
	var place [2]int
	if err := json.Unmarshal(value, &place); err != nil {
		return badAct("位置应为 [起, 止]", "a place is [start, end]: %v", err)
	}
	l := locatorOf(r.fact)
	if l == nil {
		return badAct("%s没有位置", "a %s has no place", r.kind.zh)
	}
	if err := w.mustFit(place[0], place[1]); err != nil {
		return err
	}
	*l = w.text.locator(place[0], place[1])
	r.Locator = *l
	return nil
}

func (w *work) mustFit(start, end int) error {
	switch {
	case w.text == nil:
		return refuse(CodeNotNow, "找不到这份文件的原文，无法定位", "the document's file is not in the folder, so that no place can be given")
	case !w.text.fits(start, end):
		return badAct("位置 %d-%d 不在原文之内", "the place %d-%d is not in the text", start, end)
	}
	return nil
}

// locatorOf is where a fact says that it stands, nil where its kind has no place.
func locatorOf(fact any) *dataset.Locator {
	v := reflect.ValueOf(fact).Elem().FieldByName("Locator")
	if !v.IsValid() {
		return nil
	}
	return v.Addr().Interface().(*dataset.Locator)
}

// complete writes what follows from a fact's other fields: positions and places of a
// task's bodies, the names of inferred fields that the fact has.
func (w *work) complete(r *record) {
	switch fact := r.fact.(type) {
	case *dataset.Task:
		inherited := false
		for i := range fact.Assignments {
			a := &fact.Assignments[i]
			a.Position = i + 1
			inherited = inherited || a.Inherited
			a.Locator = w.locator(a.Locator)
		}
		fact.Inferred = slices.DeleteFunc(fact.Inferred, func(name string) bool {
			return name == "assignments" && !inherited || name == "schedule" && len(fact.Schedule) == 0
		})
		if len(fact.Inferred) == 0 {
			fact.Inferred = nil
		}
	case *dataset.Figure:
		fact.Inferred = given(fact, fact.Inferred)
	case *dataset.Platform:
		fact.Inferred = given(fact, fact.Inferred)
	}
}

// locator is what the file, or the reader, says of a place: a body that stays where it
// is is described as it was. Of a place that is new the text tells.
func (w *work) locator(l dataset.Locator) dataset.Locator {
	if w.locators == nil {
		w.locators = map[[2]int]dataset.Locator{}
		if w.text != nil {
			noteLocators(w.locators, w.text.facts)
		}
		noteLocators(w.locators, w.document.file)
	}
	if known, ok := w.locators[[2]int{l.Start, l.End}]; ok {
		return known
	}
	if w.text.fits(l.Start, l.End) {
		return w.text.locator(l.Start, l.End)
	}
	return l
}

func noteLocators(into map[[2]int]dataset.Locator, f *dataset.File) {
	for i := range f.Tasks {
		for _, a := range f.Tasks[i].Assignments {
			into[[2]int{a.Start, a.End}] = a.Locator
		}
	}
}

// given are those of the inferred fields that a fact has.
func given(fact any, names dataset.Inferred) dataset.Inferred {
	values, err := dataset.Values(fact)
	if err != nil {
		return names
	}
	var out dataset.Inferred
	for _, name := range names {
		if values[name] != nil {
			out = append(out, name)
		}
	}
	return out
}

// follow leads what refers to tasks whose keys changed to the new keys.
func (w *work) follow() {
	moved := map[string]string{}
	for i := range w.file.Tasks {
		if was, is := w.document.file.Tasks[i].Key, w.file.Tasks[i].Key; was != is {
			moved[was] = is
		}
	}
	w.refer(moved)
}

// refer changes references to tasks, by their keys; to "" takes them away.
func (w *work) refer(moved map[string]string) {
	if len(moved) == 0 {
		return
	}
	to := func(key *string) {
		if now, ok := moved[*key]; ok {
			*key = now
		}
	}
	for i := range w.file.Tasks {
		to(&w.file.Tasks[i].Parent)
		to(&w.file.Tasks[i].SameAs)
	}
	for _, list := range [][]dataset.Figure{w.file.Targets, w.file.Observations} {
		for i := range list {
			to(&list[i].Task)
		}
	}
	for i := range w.file.Platforms {
		to(&w.file.Platforms[i].Task)
	}
	for i := range w.file.Announcements {
		to(&w.file.Announcements[i].Of)
	}
}

// add adds a fact where it stands in the text.
func (w *work) add() error {
	asked := w.act.Fact
	if asked == nil {
		return badAct("没有给出事实", "no fact is given")
	}
	k := kindOf(asked.Kind)
	if k == nil || k.only() {
		return badAct("不能添加 %q", "a fact of the kind %q cannot be added", asked.Kind)
	}
	fact := k.fresh()
	r := &record{kind: k, fact: fact}
	if l := locatorOf(fact); l != nil {
		if err := w.mustFit(asked.Start, asked.End); err != nil {
			return err
		}
		*l = w.text.locator(asked.Start, asked.End)
		r.Locator = *l
	}
	if k.evident {
		*evidenceOf(fact) = dataset.Evidence{Reviewed: w.service.reviewed()}
	}
	for _, name := range sorted(asked.Fields) {
		if err := w.set(r, name, asked.Fields[name]); err != nil {
			return err
		}
	}
	if w.standsThere(r) {
		return nil
	}
	w.fill(r)
	w.complete(r)
	at := w.insert(r)
	added := k.list(w.file)[at]
	w.touched = []string{added.id}
	w.say("补充"+k.zh+"："+label(&added), "added "+k.en+": "+label(&added))
	return nil
}

// standsThere says whether another window, or an editor, has added a fact of that kind
// and place since the sender read the file.
func (w *work) standsThere(r *record) bool {
	if w.act.SHA256 == "" || w.act.SHA256 == w.document.sum || locatorOf(r.fact) == nil {
		return false
	}
	for _, other := range r.kind.list(w.file) {
		if other.Start == r.Start && other.End == r.End {
			w.conflicts = append(w.conflicts, w.service.conflictOf(w.document, other.id))
		}
	}
	return len(w.conflicts) > 0
}

func evidenceOf(fact any) *dataset.Evidence {
	return reflect.ValueOf(fact).Elem().FieldByName("Evidence").Addr().Interface().(*dataset.Evidence)
}

// insert puts a fact among those of its kind where it stands in the text.
func (w *work) insert(r *record) int {
	list := r.kind.list(w.file)
	at := slices.IndexFunc(list, func(other record) bool { return other.Start > r.Start })
	if at < 0 {
		at = len(list)
	}
	r.kind.insert(w.file, at, r.fact)
	return at
}

// fill gives a new fact what it must have and nobody has given: a key, where a task
// stands, that a figure is equal to its value.
func (w *work) fill(r *record) {
	switch fact := r.fact.(type) {
	case *dataset.Task:
		if fact.Source == "" {
			fact.Source = w.sourceAt(fact.Start)
		}
		if fact.Key == "" {
			stem := fact.Parent
			if stem == "" {
				stem = fact.Section
			}
			fact.Key = w.freeKey(stem, ".")
		}
	case *dataset.Figure:
		if fact.Comparator == "" {
			fact.Comparator = dataset.EQ
		}
		if fact.Key == "" {
			stem := fact.Task
			if stem == "" {
				stem = fact.Section
			}
			fact.Key = w.freeKey(stem, "-")
		}
	}
}

// sourceAt is where the tasks around a place stand: the body or an annex.
func (w *work) sourceAt(start int) string {
	source := dataset.SourceBody
	for i := range w.file.Tasks {
		if t := &w.file.Tasks[i]; t.Start <= start {
			source = t.Source
		}
	}
	return source
}

// freeKey is the first key of a stem that nothing has.
func (w *work) freeKey(stem, separator string) string {
	taken := map[string]bool{}
	for i := range w.file.Tasks {
		taken[w.file.Tasks[i].Key] = true
	}
	for _, g := range slices.Concat(w.file.Targets, w.file.Observations) {
		taken[g.Key] = true
	}
	for n := 1; ; n++ {
		key := stem + separator + strconv.Itoa(n)
		if stem == "" {
			key = "0" + separator + strconv.Itoa(n)
		}
		if !taken[key] {
			return key
		}
	}
}

// remove takes facts out of the file, and leads what refers to tasks among them to
// where instead says, "" to nothing.
func (w *work) remove(all []*record, instead func(*dataset.Task) string) {
	moved := map[string]string{}
	for _, r := range all {
		if t, ok := r.fact.(*dataset.Task); ok {
			moved[t.Key] = instead(t)
		}
	}
	for key, to := range moved { // a parent may go, too
		for steps := 0; steps <= len(moved); steps++ {
			next, gone := moved[to]
			if !gone {
				break
			}
			to = next
		}
		moved[key] = to
	}
	slices.SortFunc(all, func(a, b *record) int { return b.at - a.at }) // of each list the last first
	for _, r := range all {
		r.kind.remove(w.file, r.at)
	}
	w.refer(moved)
}

// dismissFact remembers that a fact of the reader's is none.
func (w *work) dismissFact(r *record, reason string) {
	if r.kind.evident && w.text != nil && w.text.reads(r) {
		w.dismissed(dataset.Dismissed{What: r.kind.name, Reason: reason, Locator: r.Locator})
	}
}

func (w *work) dismissed(d dataset.Dismissed) {
	if d.Against == nil && w.file.Dismisses(d.What, d.Start, d.End) || d.Against != nil && w.file.KnowsContradiction(d.Locator, *d.Against) {
		return
	}
	d.Reviewed = w.service.reviewed()
	at := slices.IndexFunc(w.file.Dismissed, func(other dataset.Dismissed) bool { return other.Start > d.Start })
	if at < 0 {
		at = len(w.file.Dismissed)
	}
	w.file.Dismissed = slices.Insert(w.file.Dismissed, at, d)
}

func (w *work) delete() error {
	all, err := w.all(1)
	if err != nil || len(w.conflicts) > 0 {
		return err
	}
	first := label(all[0])
	kind := all[0].kind
	for _, r := range all {
		if r.kind.only() {
			return badAct("不能删除%s", "a %s cannot be deleted", r.kind.zh)
		}
		w.dismissFact(r, w.act.Reason)
	}
	w.remove(all, func(t *dataset.Task) string { return t.Parent })
	if len(all) > 1 {
		w.say(because(fmt.Sprintf("删除 %d 条", len(all)), "：", w.act.Reason), because(fmt.Sprintf("deleted %d facts", len(all)), ": ", w.act.Reason))
		return nil
	}
	w.say(because("删除"+kind.zh+"："+first, "：", w.act.Reason), because("deleted "+kind.en+": "+first, ": ", w.act.Reason))
	return nil
}

func because(what, mark, reason string) string {
	if reason == "" {
		return what
	}
	return what + mark + reason
}

// split makes several facts of one.
func (w *work) split() error {
	all, err := w.all(1)
	if err != nil || len(w.conflicts) > 0 {
		return err
	}
	if len(all) != 1 || len(w.act.Into) < 2 || all[0].kind.only() {
		return badAct("拆分需要一条事实和至少两份", "splitting takes one fact, and at least two to make of it")
	}
	r := all[0]
	was := label(r)
	whole := cloneFact(r.fact)
	for i, fields := range w.act.Into {
		part := r
		if i > 0 {
			part = &record{kind: r.kind, fact: cloneFact(whole), Locator: r.Locator}
			part.evidence = evidenceIn(part)
			clearKey(part.fact, fields)
		}
		for _, name := range sorted(fields) {
			if err := w.set(part, name, fields[name]); err != nil {
				return err
			}
		}
		w.byReviewer(part)
		w.fill(part)
		w.complete(part)
		if i > 0 {
			at := w.insert(part)
			w.touched = append(w.touched, r.kind.list(w.file)[at].id)
			r = w.again(r, at)
		}
	}
	w.say(fmt.Sprintf("把%s拆成 %d 条：%s", r.kind.zh, len(w.act.Into), was), fmt.Sprintf("split a %s into %d: %s", r.kind.en, len(w.act.Into), was))
	return nil
}

// again finds a fact of a list after another was inserted there.
func (w *work) again(r *record, inserted int) *record {
	at := r.at
	if inserted <= at {
		at++
	}
	return &r.kind.list(w.file)[at]
}

func evidenceIn(r *record) *dataset.Evidence {
	if !r.kind.evident {
		return nil
	}
	return evidenceOf(r.fact)
}

func cloneFact(fact any) any {
	switch f := fact.(type) {
	case *dataset.Task:
		return dataset.Clone(f)
	case *dataset.Figure:
		return dataset.Clone(f)
	case *dataset.Platform:
		return dataset.Clone(f)
	case *dataset.Organisation:
		return dataset.Clone(f)
	case *dataset.Cited:
		return dataset.Clone(f)
	case *dataset.Nickname:
		return dataset.Clone(f)
	case *dataset.Announcement:
		return dataset.Clone(f)
	case *dataset.Agency:
		return dataset.Clone(f)
	}
	panic(fmt.Sprintf("no copy of a %T", fact)) // kinds has a list of no other type
}

// clearKey lets a fact that is split off have a key of its own.
func clearKey(fact any, fields map[string]json.RawMessage) {
	if fields["key"] != nil {
		return
	}
	switch f := fact.(type) {
	case *dataset.Task:
		f.Key = ""
	case *dataset.Figure:
		f.Key = ""
	}
}

// merge makes one fact of several: the first stays.
func (w *work) merge() error {
	all, err := w.all(2)
	if err != nil || len(w.conflicts) > 0 {
		return err
	}
	first, others := all[0], all[1:]
	if len(w.act.Into) > 1 || first.kind.only() || slices.ContainsFunc(others, func(r *record) bool { return r.kind != first.kind }) {
		return badAct("只能合并同一类的事实", "only facts of one kind can be merged")
	}
	if l := locatorOf(first.fact); l != nil && w.text != nil {
		start, end := first.Start, first.End
		for _, r := range others {
			start, end = min(start, r.Start), max(end, r.End)
		}
		if w.text.fits(start, end) {
			*l = w.text.locator(start, end)
		}
	}
	for _, r := range others {
		unite(first.fact, r.fact)
		w.dismissFact(r, "merged")
	}
	if len(w.act.Into) == 1 {
		for _, name := range sorted(w.act.Into[0]) {
			if err := w.set(first, name, w.act.Into[0][name]); err != nil {
				return err
			}
		}
	}
	w.byReviewer(first)
	w.complete(first)
	key := ""
	if t, ok := first.fact.(*dataset.Task); ok {
		key = t.Key
		for _, r := range others {
			if gone := r.fact.(*dataset.Task).Key; gone == t.Parent {
				t.Parent = ""
			} else if gone == t.SameAs {
				t.SameAs = ""
			}
		}
	}
	w.say(fmt.Sprintf("把 %d 条%s合并为：%s", len(all), first.kind.zh, label(first)), fmt.Sprintf("merged %d facts into %s: %s", len(all), first.kind.en, label(first)))
	w.remove(slices.Clone(others), func(*dataset.Task) string { return key })
	return nil
}

// unite gives a task the bodies of another, each once.
func unite(stays, goes any) {
	one, ok := stays.(*dataset.Task)
	if !ok {
		return
	}
	for _, a := range goes.(*dataset.Task).Assignments {
		same := func(b dataset.Assignment) bool {
			return dataset.Normal(a.Agency) == dataset.Normal(b.Agency) && a.Role == b.Role
		}
		if !slices.ContainsFunc(one.Assignments, same) {
			one.Assignments = append(one.Assignments, a)
		}
	}
}

// dismiss says of what could not be read that it is no fact, or takes a warning away.
func (w *work) dismiss() error {
	if len(w.act.Items) == 0 {
		return badAct("没有给出要处理的内容", "no item is given")
	}
	items := map[string]Item{}
	for _, i := range slices.Concat(w.service.shown(w.document).unread, warningsOf(w.file)) {
		items[i.ID] = i
	}
	var first Item
	for n, ref := range w.act.Items {
		item, ok := items[ref.ID]
		own, isOwn := ownItem(w.file, ref.ID)
		switch {
		case isOwn:
			own.Reason = w.act.Reason
			w.dismissed(own)
			item = Item{Kind: own.What, Start: own.Start, End: own.End}
		case !ok:
			w.conflicts = append(w.conflicts, Conflict{ID: ref.ID})
			continue
		case item.Kind == "warning":
			w.file.Warnings = slices.DeleteFunc(w.file.Warnings, func(warning dataset.Warning) bool { return warningID(&warning) == ref.ID })
		default:
			w.dismissed(dataset.Dismissed{What: item.Kind, Class: ref.Class, Reason: w.act.Reason, Locator: w.text.locator(item.Start, item.End)})
		}
		if n == 0 {
			first = item
		}
		w.touched = append(w.touched, ref.ID)
	}
	if len(w.file.Warnings) == 0 {
		w.file.Warnings = nil
	}
	w.sayDismissed(first)
	return nil
}

func (w *work) sayDismissed(first Item) {
	reason := w.act.Reason
	said, en, several := "不是事实", "no fact", "places are no facts"
	if first.Kind == dataset.DismissedContradiction || first.Kind == dataset.DismissedAnnouncement {
		said, en, several = "原文如此", "the document says so", "places are as the document says"
	}
	if n := len(w.act.Items); n > 1 {
		w.say(because(fmt.Sprintf("%d 处%s", n, said), "：", reason), because(fmt.Sprintf("%d %s", n, several), ": ", reason))
		return
	}
	what := first.Message
	if first.Kind != "warning" && w.text != nil {
		what = shorten(string(w.text.text[first.Start:first.End]))
	}
	if class := w.act.Items[0].Class; class != "" {
		reason = strings.TrimSuffix(class+" "+reason, " ")
	}
	w.say(because(said+"："+what, "：", reason), because(en+": "+what, ": ", reason))
}

func sorted[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
