package workbench

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store/memstore"
)

// derived is what is made of the whole dataset, a moment after it changed: it takes
// too long for each act to wait for.
type derived struct {
	generation     int64 // that it was made of
	problems       []Problem
	proposalsOf    map[string]int // by slugs
	contradictions map[string]int
}

// settle makes anew what is derived, and gives the graph to whom it concerns.
func (s *Service) settle(ctx context.Context) {
	s.prepareAll()
	s.mu.Lock()
	generation := s.generation
	unknown := s.unknown()
	texts := map[string][]rune{}
	for _, d := range s.documents {
		if r := s.reading(d); r != nil {
			texts[d.file.Document.SHA256] = r.text
		}
	}
	s.mu.Unlock()
	d, err := dataset.Load(s.folder.FS())
	if err != nil {
		s.log.Warn("the dataset cannot be read as it is", "error", err)
		return
	}
	next := derived{generation: generation, proposalsOf: map[string]int{}, contradictions: map[string]int{}}
	for _, p := range s.proposals() {
		if unknown[p.ID] {
			continue
		}
		for _, slug := range p.documents {
			next.proposalsOf[slug]++
		}
	}
	problems, err := loader.Problems(d, texts)
	if err != nil {
		s.log.Error("check the dataset", "error", err)
	}
	next.problems = s.problemsOf(problems)
	if len(dataset.Wrong(d.Faults())) == 0 {
		if err := s.build(ctx, d, &next); err != nil && ctx.Err() == nil {
			s.log.Error("build the graph", "error", err)
		}
	}
	s.mu.Lock()
	was := s.derived
	s.derived = next
	s.mu.Unlock()
	next.generation, was.generation = 0, 0
	if !reflect.DeepEqual(was, next) {
		s.hub.publish(Change{Problems: true})
	}
}

// build builds the graph and looks for what contradicts in it.
func (s *Service) build(ctx context.Context, d *dataset.Dataset, next *derived) error {
	g, err := loader.BuildChecked(d)
	if err != nil {
		return err
	}
	st := memstore.New()
	if err := st.Replace(ctx, g); err != nil {
		return err
	}
	conflicts, err := analysis.FindConflicts(ctx, st, analysis.ConflictFilter{})
	if err != nil {
		return fmt.Errorf("look for contradictions: %w", err)
	}
	documents := map[string][]string{} // that state a fact, by its id
	for i := range g.Nodes {
		documents[g.Nodes[i].ID], _ = g.Nodes[i].Props["documents"].([]string)
	}
	own := ownOf(d)
	for _, c := range conflicts {
		if own.has(c.Facts) {
			continue
		}
		sides := map[string]bool{}
		for _, fact := range c.Facts {
			for _, id := range documents[fact] {
				sides[strings.TrimPrefix(id, ontology.DocumentID(""))] = true
			}
		}
		for slug := range sides {
			next.contradictions[slug]++
		}
	}
	if s.graph != nil {
		return s.graph(ctx, g)
	}
	return nil
}

// problemsOf finds the facts that problems speak of.
func (s *Service) problemsOf(problems []dataset.Problem) []Problem {
	out := make([]Problem, len(problems))
	files := map[string]*dataset.File{}
	lines := map[string]map[int]string{} // ids of facts, by file and line
	for i, p := range problems {
		out[i] = problemOf(p)
		name, ok := strings.CutPrefix(p.File, dataset.DocumentsFolder+"/")
		if !ok {
			continue
		}
		out[i].Document = dataset.SlugOf(name)
		if lines[p.File] == nil {
			files[p.File], lines[p.File] = s.factLines(p.File)
		}
		out[i].Fact = lines[p.File][p.Line]
		if p.Seen != nil && files[p.File] != nil {
			out[i].Fact, out[i].Item = ownFact(files[p.File], p.Seen), ownID(p.Seen)
		}
	}
	return out
}

// factLines are the ids of facts by the lines of a document's file.
func (s *Service) factLines(path string) (*dataset.File, map[int]string) {
	out := map[int]string{}
	raw, _, err := s.folder.Read(path)
	if err != nil {
		return nil, out
	}
	file, err := dataset.Read(raw, dataset.SlugOf(path))
	if err != nil {
		return nil, out
	}
	ids := map[dataset.RecordPlace]string{}
	for _, k := range kinds {
		for _, r := range k.list(file) {
			if k.in != "" {
				ids[dataset.RecordPlace{List: k.in, At: r.at}] = r.id
			}
		}
	}
	for line, at := range dataset.RecordsAt(raw) {
		out[line] = ids[at]
	}
	return file, out
}

// Problems are what check says of the dataset as it was a moment ago.
func (s *Service) Problems() Problems {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := Problems{At: s.hub.now(), Pending: s.derived.generation != s.generation, Problems: s.derived.problems}
	if out.Problems == nil {
		out.Problems = []Problem{}
	}
	if s.fault != nil {
		out.Problems = append([]Problem{*s.fault}, out.Problems...)
	}
	return out
}
