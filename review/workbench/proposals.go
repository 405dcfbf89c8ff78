package workbench

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/review/journal"
	"github.com/policygraph/policygraph/review/propose"
	"github.com/policygraph/policygraph/review/question"
)

// The kinds of proposals.
const (
	proposesArea      = "area"
	proposesAgency    = "agency"
	proposesIndicator = "indicator"
	proposesPlan      = "plan"
	proposesKind      = "kind" // of bodies
)

// shownPlaces are how many places of a side are shown.
const shownPlaces = 5

// around is how many characters stand before and behind a quote.
const around = 30

// proposalsOf are what is to be decided about a dataset: the questions that add and
// check ask, and new entries that nobody has looked at.
func proposalsOf(d *dataset.Dataset) []Proposal {
	lacking := lackingIn(d)
	d = d.With(lacking)
	p := &proposing{Dataset: d, places: question.Places(d), files: map[string]*dataset.File{}, at: map[string]int{}}
	for _, f := range d.Files {
		p.files[f.Slug] = f
	}
	for _, q := range question.All(d) {
		p.question(&q)
	}
	for i := range d.Areas {
		if a := &d.Areas[i]; a.New {
			p.entry(proposesArea, ontology.AreaID(a.ID))
		}
	}
	for i := range d.Agencies {
		if b := &d.Agencies[i]; b.New {
			p.entry(proposesAgency, ontology.AgencyID(b.Area, b.Name))
		}
	}
	for i := range d.Indicators {
		if n := &d.Indicators[i]; n.New {
			p.entry(proposesIndicator, ontology.IndicatorID(n.ID))
		}
	}
	for i := range p.all {
		p.all[i].lacking = entryOf(&lacking.Vocabularies, p.all[i].Thing.ID)
	}
	return p.all
}

// lackingIn are the entries for what reviewers named and the vocabularies do not have.
func lackingIn(d *dataset.Dataset) dataset.Addition {
	var out dataset.Addition
	seen := map[string]bool{}
	resolver := d.Resolver()
	for _, f := range d.Files {
		agencies, indicators := propose.Lacking(resolver, f)
		for _, b := range agencies {
			b.New, b.From = true, f.Slug
			if id := ontology.AgencyID(b.Area, b.Name); !seen[id] {
				seen[id] = true
				out.Agencies = append(out.Agencies, b)
			}
		}
		for _, n := range indicators {
			n.New, n.From = true, f.Slug
			if !seen[n.ID] {
				seen[n.ID] = true
				out.Indicators = append(out.Indicators, n)
			}
		}
	}
	return out
}

type proposing struct {
	*dataset.Dataset
	places map[string][]question.Place
	files  map[string]*dataset.File
	all    []Proposal
	at     map[string]int // in all, by the ids of the proposals
}

// question adds what a question asks. Several about one thing are one proposal with
// several candidates.
func (p *proposing) question(q *question.Question) {
	if q.Kind != "" {
		p.all = append(p.all, Proposal{
			ID: "kind:" + q.ID, Kind: proposesKind,
			Thing:      ProposalSide{ID: q.ID, Name: q.Name, New: true, Areas: q.Areas, Facts: len(q.Places), Places: p.first(q.Places)},
			Candidates: []ProposalSide{{ID: q.Kind, Name: q.NearestAs}},
			Reason:     q.Reason.Message, ReasonEn: q.Reason.MessageEn, Answers: []string{AnswerKind, AnswerDifferent, AnswerUnknown}, documents: documentsOf(q.Places),
		})
		return
	}
	i, ok := p.at[q.ID]
	if !ok {
		kind, _, _ := strings.Cut(q.ID, ":")
		i = len(p.all)
		p.at[q.ID] = i
		p.all = append(p.all, Proposal{ID: q.ID, Kind: kind, Thing: p.side(q.ID, q.Name), Reason: q.Reason.Message, ReasonEn: q.Reason.MessageEn, Entry: p.entryOf(q.ID), documents: documentsOf(q.Places)})
	}
	at := &p.all[i]
	at.Candidates = append(at.Candidates, p.side(q.Nearest, q.NearestAs))
	at.Answers = []string{AnswerSame, AnswerDifferent, AnswerNew, AnswerUnknown}
}

// entry adds a new entry that no question is about.
func (p *proposing) entry(kind, id string) {
	if _, asked := p.at[id]; asked {
		return
	}
	p.at[id] = len(p.all)
	next := Proposal{
		ID: id, Kind: kind, Thing: p.side(id, ""), Candidates: []ProposalSide{}, Entry: p.entryOf(id),
		Reason: "数据集中的新条目", ReasonEn: "new in the dataset", Answers: []string{AnswerNew, AnswerUnknown}, documents: documentsOf(p.places[id]),
	}
	if len(next.documents) == 0 { // the facts that it was proposed for are corrected or deleted
		next.Answers, next.documents = append([]string{AnswerDrop}, next.Answers...), []string{fromOf(entryOf(&p.Vocabularies, id))}
	}
	p.all = append(p.all, next)
}

// fromOf is the document that an entry was proposed for.
func fromOf(entry any) string {
	switch e := entry.(type) {
	case *dataset.Area:
		return e.From
	case *dataset.Body:
		return e.From
	case *dataset.Indicator:
		return e.From
	}
	return ""
}

// documentsOf are the documents of places, each once.
func documentsOf(places []question.Place) []string {
	var out []string
	for _, at := range places {
		if !slices.Contains(out, at.Document) {
			out = append(out, at.Document)
		}
	}
	return out
}

// side is a thing with what is known of it.
func (p *proposing) side(id, name string) ProposalSide {
	places := p.places[id]
	out := ProposalSide{ID: id, Name: name, Facts: len(places), Places: p.first(places)}
	switch e := entryOf(&p.Vocabularies, id).(type) {
	case *dataset.Area:
		out.Name, out.New = e.Name, e.New
		out.Detail = []Detail{{"name", e.Name}, {"aliases", join(e.Aliases)}, {"level", e.Level}, {"code", e.Code}, {"partOf", e.PartOf}, {"source", e.Source}}
	case *dataset.Body:
		out.Name, out.New, out.Areas = e.Name, e.New, []string{p.areaName(e.Area)}
		out.Detail = []Detail{{"name", e.Name}, {"function", e.Function}, {"functions", join(e.Functions)}, {"kind", e.Kind}, {"aliases", join(e.Aliases)}}
	case *dataset.Indicator:
		out.Name, out.New = e.Name, e.New
		out.Detail = []Detail{
			{"name", e.Name}, {"unit", e.Unit}, {"family", e.Family}, {"direction", e.Direction}, {"flow", flag(e.Flow)}, {"cumulative", flag(e.Cumulative)}, {"aliases", join(e.Aliases)},
		}
	default:
		if f := p.planOf(id); f != nil {
			d := &f.Document
			out.Name = d.Title
			out.Detail = []Detail{{"title", d.Title}, {"docNumber", d.DocNumber}, {"issuedOn", d.IssuedOn}, {"area", d.Area}, {"period", periodOf(d)}}
		} else if strings.HasPrefix(id, "plan:") {
			out.Detail = []Detail{{"title", name}, {"docNumber", ""}, {"issuedOn", ""}, {"area", ""}, {"period", ""}}
		}
	}
	return out
}

func join(list []string) string { return strings.Join(list, "、") }

func flag(on bool) string {
	if on {
		return "是"
	}
	return ""
}

func periodOf(d *dataset.Document) string {
	if d.PeriodStart == "" && d.PeriodEnd == "" {
		return ""
	}
	return d.PeriodStart + "–" + d.PeriodEnd
}

func (p *proposing) areaName(id string) string {
	for i := range p.Areas {
		if p.Areas[i].ID == id {
			return p.Areas[i].Name
		}
	}
	return id
}

func (p *proposing) planOf(id string) *dataset.File {
	slug, ok := strings.CutPrefix(id, "plan:")
	if !ok {
		return nil
	}
	return p.files[slug]
}

func (p *proposing) entryOf(id string) json.RawMessage {
	e := entryOf(&p.Vocabularies, id)
	if e == nil {
		return nil
	}
	values, err := dataset.Values(e)
	if err != nil {
		return nil
	}
	delete(values, "new")
	raw, err := json.Marshal(values)
	if err != nil {
		return nil
	}
	return raw
}

// entryOf is the entry of a vocabulary that an id of the graph speaks of, nil where
// there is none.
func entryOf(v *dataset.Vocabularies, id string) any {
	for i := range v.Areas {
		if ontology.AreaID(v.Areas[i].ID) == id {
			return &v.Areas[i]
		}
	}
	for i := range v.Agencies {
		if b := &v.Agencies[i]; ontology.AgencyID(b.Area, b.Name) == id {
			return b
		}
	}
	for i := range v.Indicators {
		if ontology.IndicatorID(v.Indicators[i].ID) == id {
			return &v.Indicators[i]
		}
	}
	return nil
}

// first are the first of a side's places, without the words around.
func (p *proposing) first(places []question.Place) []ProposalPlace {
	var out []ProposalPlace
	for _, at := range places[:min(shownPlaces, len(places))] {
		place := ProposalPlace{Document: at.Document, Section: at.Section, Start: at.Start, End: at.End, Named: at.Named}
		if f := p.files[at.Document]; f != nil {
			place.Title, place.Period = f.Document.Title, periodOf(&f.Document)
		}
		out = append(out, place)
	}
	return out
}

// asked is what is to be decided, and of which state of the names.
type asked struct {
	naming    int64
	proposals []Proposal
}

// proposals are what is to be decided. They are looked for while others work.
func (s *Service) proposals() []Proposal {
	s.mu.Lock()
	last, naming, d := s.asked, s.naming, s.dataset()
	s.mu.Unlock()
	if last != nil && last.naming == naming {
		return last.proposals
	}
	next := &asked{naming, proposalsOf(d)}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.asked == nil || s.asked.naming < naming {
		s.asked = next
	}
	return next.proposals
}

// Proposals are what is to be decided, of one document or (slug "") of all.
func (s *Service) Proposals(slug string) Proposals {
	s.prepareAll()
	all := s.proposals()
	s.mu.Lock()
	defer s.mu.Unlock()
	out := Proposals{At: s.hub.now(), Proposals: []Proposal{}}
	unknown := s.unknown()
	for _, p := range all {
		if slug != "" && !slices.Contains(p.documents, slug) {
			continue
		}
		p.Unknown = unknown[p.ID]
		s.quote(&p.Thing)
		p.Candidates = slices.Clone(p.Candidates)
		for i := range p.Candidates {
			s.quote(&p.Candidates[i])
		}
		out.Proposals = append(out.Proposals, p)
	}
	slices.SortStableFunc(out.Proposals, func(a, b Proposal) int {
		return cmp.Or(compareFlags(a.Unknown, b.Unknown), -cmp.Compare(a.Thing.Facts, b.Thing.Facts))
	})
	return out
}

// unknown are the proposals of which somebody said that they cannot be told.
func (s *Service) unknown() map[string]bool {
	out := map[string]bool{}
	for _, e := range s.folder.Entries() {
		if e.Answer == AnswerUnknown && s.folder.UndoneBy(e.ID) == "" {
			out[e.Proposal] = true
		}
	}
	return out
}

// quote adds the words around the places of a side.
func (s *Service) quote(side *ProposalSide) {
	side.Places = slices.Clone(side.Places) // those asked for are shared
	for i := range side.Places {
		p := &side.Places[i]
		d := s.document(p.Document)
		if d == nil {
			continue
		}
		r := s.reading(d)
		if !r.fits(p.Start, p.End) {
			continue
		}
		oneLine := func(part []rune) string { return strings.Join(strings.Fields(string(part)), " ") }
		p.Before = oneLine(r.text[max(0, p.Start-around):p.Start])
		p.Quote = oneLine(r.text[p.Start:min(p.End, p.Start+3*around)])
		p.Behind = oneLine(r.text[p.End:min(len(r.text), p.End+around)])
	}
}

// planDecision writes an answer into decisions.yaml, or says of a new entry that it is
// right.
func (s *Service) planDecision(a Act) (*plan, error) {
	v := s.vocabularies
	p := &plan{vocabularies: &v, entry: journal.Entry{Proposal: a.Proposal, Answer: a.Answer}}
	if a.Decision != nil {
		d := a.Decision
		of, err := s.meant(a.Document, d.Of)
		if err != nil {
			return nil, err
		}
		s.decide(p, dataset.Decision{Same: d.Same, Different: d.Different, Alias: d.Alias, Kind: d.Kind, Of: of, Note: d.Note})
		return p, nil
	}
	if len(a.Proposals) > 0 {
		return p, s.settleAll(p, a)
	}
	proposal, err := s.proposal(a.Proposal, a)
	if err != nil {
		return nil, err
	}
	return p, s.answer(p, a, proposal)
}

// meant is the id of what a decision is of: an id as it is given, or the body that a
// document names so.
func (s *Service) meant(slug, of string) (string, error) {
	if slug == "" {
		return of, nil
	}
	d := s.document(slug)
	if d == nil {
		return "", noDocument(slug)
	}
	resolver := s.vocabularies.Resolver()
	if named := resolver.Names(d.file).Agencies(of); len(named) == 1 {
		return resolver.AgencyID(named[0].Identity), nil
	}
	return "", badAct("“%s”不是一个机构的名称", "%q is not the name of one body", of)
}

// Named says which documents name a body so: what a decision about the name touches.
func (s *Service) Named(name string) Named {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := Named{Documents: []NamedIn{}}
	for _, d := range s.documents {
		at := NamedIn{Slug: d.slug, Title: d.file.Document.Title, Area: d.file.Document.Area}
		for i := range d.file.Tasks {
			for _, a := range d.file.Tasks[i].Assignments {
				if a.Agency == name {
					at.Places++
				}
			}
		}
		for _, o := range d.file.Organisation {
			if o.Agency == name {
				at.Places++
			}
		}
		if at.Places > 0 {
			out.Documents = append(out.Documents, at)
		}
	}
	return out
}

// proposal is one that the act may answer.
func (s *Service) proposal(id string, a Act) (*Proposal, error) {
	all := s.asked.proposals
	i := slices.IndexFunc(all, func(p Proposal) bool { return p.ID == id })
	if i < 0 || s.isAnswered(&all[i], a) {
		return nil, refuse(CodeConflict, "这个问题已经有了答案", "this is decided already")
	}
	if proposal := &all[i]; slices.Contains(proposal.Answers, a.Answer) {
		return proposal, nil
	}
	return nil, badAct("回答应为 %s 之一", "the answer is one of %s", strings.Join(all[i].Answers, ", "))
}

// settleAll says of several new entries, each as it is proposed, that they are right.
func (s *Service) settleAll(p *plan, a Act) error {
	if a.Answer != AnswerNew || len(a.Fields) > 0 {
		return badAct("一并回答只能是 %s", "several are answered together with %s alone", AnswerNew)
	}
	s.beginSettling(p)
	for _, id := range a.Proposals {
		proposal, err := s.proposal(id, a)
		if err != nil {
			return err
		}
		entry := s.entryFor(p, proposal)
		if entry == nil {
			return badAct("%s 不是新条目", "%s is no new entry", id)
		}
		if err := dataset.SetValue(entry, "new", json.RawMessage("false")); err != nil {
			return err
		}
	}
	p.entry.Sentence, p.entry.SentenceEn = fmt.Sprintf("一并确认 %d 个新条目", len(a.Proposals)), fmt.Sprintf("%d new entries are right", len(a.Proposals))
	s.settled(p)
	return nil
}

// beginSettling gives a plan lists of its own to change entries in.
func (s *Service) beginSettling(p *plan) {
	v := p.vocabularies
	v.Areas, v.Agencies, v.Indicators = slices.Clone(v.Areas), slices.Clone(v.Agencies), slices.Clone(v.Indicators)
}

// entryFor is the entry that a proposal is about. One that the vocabulary lacks is added
// to it.
func (s *Service) entryFor(p *plan, proposal *Proposal) any {
	v := p.vocabularies
	if e := entryOf(v, proposal.Thing.ID); e != nil {
		return e
	}
	switch e := proposal.lacking.(type) {
	case *dataset.Body:
		v.Agencies = append(v.Agencies, *e)
	case *dataset.Indicator:
		v.Indicators = append(v.Indicators, *e)
	}
	return entryOf(v, proposal.Thing.ID)
}

// settled writes down which entries were changed.
func (s *Service) settled(p *plan) {
	v := p.vocabularies
	for _, f := range []struct {
		path  string
		edits []dataset.Edit
	}{
		{dataset.AreasFile, dataset.DiffList(s.vocabularies.Areas, v.Areas)},
		{dataset.AgenciesFile, dataset.DiffList(s.vocabularies.Agencies, v.Agencies)},
		{dataset.IndicatorsFile, dataset.DiffList(s.vocabularies.Indicators, v.Indicators)},
	} {
		if len(f.edits) > 0 {
			p.entry.Files = append(p.entry.Files, journal.Change{Path: f.path, Edits: f.edits})
		}
	}
}

// isAnswered says whether somebody has answered a proposal since it was asked.
func (s *Service) isAnswered(p *Proposal, a Act) bool {
	switch a.Answer {
	case AnswerSame, AnswerDifferent:
		return s.vocabularies.Settled(p.Thing.ID, a.Candidate)
	case AnswerKind:
		return slices.ContainsFunc(s.vocabularies.Decisions, func(d dataset.Decision) bool { return d.Kind != "" && d.Of == p.Thing.ID })
	case AnswerDrop:
		return entryOf(&s.vocabularies, p.Thing.ID) == nil
	case AnswerNew:
		entry := entryOf(&s.vocabularies, p.Thing.ID)
		if p.lacking != nil {
			return entry != nil
		}
		return p.Kind != proposesPlan && (entry == nil || isReviewed(entry))
	}
	return false
}

func isReviewed(entry any) bool {
	switch e := entry.(type) {
	case *dataset.Area:
		return !e.New
	case *dataset.Body:
		return !e.New
	case *dataset.Indicator:
		return !e.New
	}
	return false
}

func (s *Service) answer(p *plan, a Act, proposal *Proposal) error {
	thing := &proposal.Thing
	candidate := ProposalSide{}
	if a.Answer == AnswerSame || a.Answer == AnswerDifferent {
		i := slices.IndexFunc(proposal.Candidates, func(c ProposalSide) bool { return c.ID == a.Candidate })
		if i < 0 {
			return badAct("没有候选 %q", "there is no candidate %q", a.Candidate)
		}
		candidate = proposal.Candidates[i]
	}
	// What one decides about has an entry; of one that is another nothing is left to ask.
	if proposal.lacking != nil && (a.Answer == AnswerSame || a.Answer == AnswerDifferent) {
		s.beginSettling(p)
		entry := s.entryFor(p, proposal)
		if a.Answer == AnswerSame {
			if err := dataset.SetValue(entry, "new", json.RawMessage("false")); err != nil {
				return err
			}
		}
		s.settled(p)
	}
	switch a.Answer {
	case AnswerSame:
		s.decide(p, dataset.Decision{Same: []string{candidate.ID, thing.ID}})
		p.entry.Sentence, p.entry.SentenceEn = thing.Name+" 就是 "+candidate.Name, thing.Name+" is "+candidate.Name
	case AnswerDifferent:
		s.decide(p, dataset.Decision{Different: []string{candidate.ID, thing.ID}})
		p.entry.Sentence, p.entry.SentenceEn = thing.Name+" 不是 "+candidate.Name, thing.Name+" is not "+candidate.Name
	case AnswerKind:
		if a.Candidate == "" {
			return badAct("没有给出类别", "no kind is given")
		}
		s.decide(p, dataset.Decision{Kind: a.Candidate, Of: thing.ID})
		p.entry.Sentence, p.entry.SentenceEn = thing.Name+" 属于 "+a.Candidate, thing.Name+" is a "+a.Candidate
	case AnswerNew:
		p.entry.Sentence, p.entry.SentenceEn = "确认新条目："+thing.Name, "the new entry is right: "+thing.Name
		return s.settleEntry(p, a, proposal)
	case AnswerDrop:
		p.entry.Sentence, p.entry.SentenceEn = "删去没有用到的条目："+thing.Name, "dropped what nothing names: "+thing.Name
		s.beginSettling(p)
		drop(p.vocabularies, thing.ID)
		s.settled(p)
	case AnswerUnknown:
		p.vocabularies = nil
		p.entry.Sentence, p.entry.SentenceEn = "暂时无法判断："+thing.Name, "cannot be told: "+thing.Name
	}
	return nil
}

// drop takes an entry away.
func drop(v *dataset.Vocabularies, id string) {
	v.Areas = slices.DeleteFunc(v.Areas, func(a dataset.Area) bool { return ontology.AreaID(a.ID) == id })
	v.Agencies = slices.DeleteFunc(v.Agencies, func(b dataset.Body) bool { return ontology.AgencyID(b.Area, b.Name) == id })
	v.Indicators = slices.DeleteFunc(v.Indicators, func(n dataset.Indicator) bool { return ontology.IndicatorID(n.ID) == id })
}

// decide adds a line to the decisions.
func (s *Service) decide(p *plan, d dataset.Decision) {
	d.By, d.On = s.by, s.today()
	was := p.vocabularies.Decisions
	p.vocabularies.Decisions = append(slices.Clone(was), d)
	p.entry.Files = append(p.entry.Files, journal.Change{Path: dataset.DecisionsFile, Edits: dataset.DiffList(was, p.vocabularies.Decisions)})
	p.entry.Sentence, p.entry.SentenceEn = "决定："+d.String(), "decided: "+d.String()
}

// settleEntry takes the mark new from an entry, and corrects its fields. A plan that is
// only cited has no entry: it is told from each candidate.
func (s *Service) settleEntry(p *plan, a Act, proposal *Proposal) error {
	s.beginSettling(p)
	entry := s.entryFor(p, proposal)
	if entry == nil {
		for _, c := range proposal.Candidates {
			sentence, en := p.entry.Sentence, p.entry.SentenceEn
			s.decide(p, dataset.Decision{Different: []string{c.ID, proposal.Thing.ID}})
			p.entry.Sentence, p.entry.SentenceEn = sentence, en
		}
		return nil
	}
	if err := dataset.SetValue(entry, "new", json.RawMessage("false")); err != nil {
		return err
	}
	p.renames = len(a.Fields) > 0
	for _, name := range sorted(a.Fields) {
		if name == "new" || name == "from" {
			return badAct("%s 由程序填写", "%s is the program's to write", name)
		}
		if err := dataset.SetValue(entry, name, a.Fields[name]); err != nil {
			return badAct("%s 不接受这个值：%v", "%s does not take the value: %v", name, err)
		}
	}
	s.settled(p)
	return nil
}
