package analysis

import (
	"context"
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// How many paths are shown at most and how long one may be.
const (
	MaxPaths      = 10
	MaxPathLength = 12
)

// Paths are the shortest ways between two nodes.
type Paths struct {
	Paths   []*Path
	HasMore bool      // there are more of the same length
	Barred  []string  // hubs that a shorter way goes through, which is not shown
	Caveats []*Caveat // that there is such a way
}

// Path is one way.
type Path struct {
	Length int
	Hops   []*PathHop
}

// PathHop is one step of a way, with its reason.
type PathHop struct {
	From, To string
	Passage  string // what states the relation; "" for what the vocabularies say
	Relation RelationType
	Along    bool // along the relation's direction
}

// RelationType is the name of a relation.
type RelationType string

// FindPaths finds the shortest ways between two nodes over the relations (nil:
// all but those that lead to passages and documents). Where all may be taken, ways
// that say why two things are connected come first, and those by a common place
// behind them. Unless asked for, no way goes through a hub: an area of city level or
// above, a name that stands for many bodies, a document or a passage; where that bars
// a shorter way, the answer says so. Seven store calls at most, four through hubs.
func FindPaths(ctx context.Context, s store.Store, from, to string, relations []RelationType, maxLength, rows int, throughHubs bool) (*Paths, error) {
	if rows < 1 || rows > MaxPaths {
		return nil, badArgument("first 是 %[1]d,须在 1 到 %[2]d 之间", "first is %[1]d; it must be from 1 to %[2]d", rows, MaxPaths)
	}
	if maxLength < 1 || maxLength > MaxPathLength {
		return nil, badArgument("maxLength 是 %[1]d,须在 1 到 %[2]d 之间", "maxLength is %[1]d; it must be from 1 to %[2]d", maxLength, MaxPathLength)
	}
	_, err := named(ctx, s, store.Query{Props: []string{}}, argument{name: "from", ids: []string{from}}, argument{name: "to", ids: []string{to}})
	if err != nil {
		return nil, err
	}
	q := store.PathQuery{From: from, To: to, Rels: relationNames(relations), MaxLength: maxLength, Limit: rows + 1}
	if !throughHubs {
		q.AvoidKinds = []string{ontology.KindDocument, ontology.KindPassage}
		if q.Avoid, err = hubs(ctx, s); err != nil {
			return nil, err
		}
	}
	ways, err := reasonsFirst(ctx, s, q, relations == nil)
	if err != nil {
		return nil, err
	}
	p := &Paths{HasMore: len(ways) > rows, Barred: []string{}, Caveats: []*Caveat{}}
	if !throughHubs {
		if err := p.bar(ctx, s, q, ways); err != nil {
			return nil, err
		}
	}
	ways = ways[:min(rows, len(ways))]
	passages, err := passagesOf(ctx, s, ways)
	if err != nil {
		return nil, err
	}
	for _, way := range ways {
		p.Paths = append(p.Paths, pathOf(way, passages))
	}
	return p, nil
}

// inOnePlace are the relations by which all that is of a place is connected.
var inOnePlace = []string{ontology.Serves, ontology.PartOf, ontology.LocatedIn, ontology.Covers, ontology.ForArea}

// reasonsFirst finds ways that take no relation to a place, and then, for what is
// missing, any. Two store calls; one where the relations are given.
func reasonsFirst(ctx context.Context, s store.Store, q store.PathQuery, all bool) ([]store.Path, error) {
	var ways []store.Path
	if all {
		reasons := q
		reasons.Rels = slices.DeleteFunc(slices.Clone(q.Rels), func(rel string) bool { return slices.Contains(inOnePlace, rel) })
		var err error
		if ways, err = s.Path(ctx, reasons); err != nil {
			return nil, fmt.Errorf("find paths: %w", err)
		}
		if len(ways) == q.Limit {
			return ways, nil
		}
	}
	others, err := s.Path(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("find paths: %w", err)
	}
	for _, way := range others {
		if !all || slices.ContainsFunc(way.Edges, func(e store.Edge) bool { return slices.Contains(inOnePlace, e.Rel) }) {
			ways = append(ways, way)
		}
	}
	return ways, nil
}

// bar says whether a way shorter than those found goes through a hub. One store call;
// none where no shorter way can.
func (p *Paths) bar(ctx context.Context, s store.Store, q store.PathQuery, ways []store.Path) error {
	through := q
	through.Limit, through.Avoid = 1, nil
	for _, way := range ways {
		through.MaxLength = min(through.MaxLength, len(way.Edges)-1)
	}
	if through.MaxLength < 2 { // a way through anything takes two steps
		return nil
	}
	shorter, err := s.Path(ctx, through)
	if err != nil {
		return fmt.Errorf("find a path through hubs: %w", err)
	}
	if len(shorter) == 0 {
		return nil
	}
	for _, n := range shorter[0].Nodes {
		if slices.Contains(q.Avoid, n.ID) && n.ID != q.From && n.ID != q.To {
			p.Barred = append(p.Barred, n.ID)
		}
	}
	p.Caveats = append(p.Caveats, caveat(CaveatHubs, p.Barred,
		"经由枢纽另有%[1]d步的路,未列出:枢纽几乎与一切相连;要列出请用 throughHubs",
		"a way of %[1]d steps goes through a hub, which joins nearly everything, and is left out: throughHubs shows it", len(shorter[0].Edges)))
	return nil
}

func relationNames(relations []RelationType) []string {
	rels := []string{}
	if relations == nil {
		for _, r := range ontology.Relations() {
			if !slices.Contains(r.To, ontology.KindPassage) && r.Name != ontology.Of {
				rels = append(rels, r.Name)
			}
		}
	}
	for _, r := range relations {
		rels = append(rels, string(r))
	}
	return rels
}

// hubs are the nodes that join nearly everything: two store calls.
func hubs(ctx context.Context, s store.Store) ([]string, error) {
	items, err := find(ctx, s, store.Query{Kinds: []string{ontology.KindArea}, Props: []string{}, Where: []store.Filter{
		anyOf("level", []string{"country", "province", "city"}),
	}}, "areas that are hubs")
	if err != nil {
		return nil, err
	}
	bodies, err := find(ctx, s, store.Query{Kinds: []string{ontology.KindAgency}, Props: []string{}, Where: []store.Filter{
		anyOf("kind", []string{ontology.AgencyCollective}),
	}}, "agencies that are hubs")
	return append(nodeIDs(items), nodeIDs(bodies)...), err
}

func nodeIDs(items []store.Item) []string {
	out := make([]string, len(items))
	for i := range items {
		out[i] = items[i].Node.ID
	}
	return out
}

// passagesOf are the first passages that state the facts on the ways: one store
// call.
func passagesOf(ctx context.Context, s store.Store, ways []store.Path) (map[string]string, error) {
	var ids []string
	for _, way := range ways {
		for _, n := range way.Nodes {
			if !slices.Contains(ids, n.ID) {
				ids = append(ids, n.ID)
			}
		}
	}
	stated := along("passages", ontology.StatedIn, nil)
	stated.Paging.First = 1
	items, err := find(ctx, s, store.Query{IDs: append([]string{}, ids...), Props: []string{}, Expand: []store.Hop{stated}}, "passages")
	if err != nil {
		return nil, err
	}
	passages := make(map[string]string, len(items))
	for i := range items {
		passages[items[i].Node.ID] = first(&items[i], "passages")
	}
	return passages, nil
}

func pathOf(way store.Path, passages map[string]string) *Path {
	out := &Path{Length: len(way.Edges), Hops: []*PathHop{}}
	for i, e := range way.Edges {
		out.Hops = append(out.Hops, &PathHop{
			From: way.Nodes[i].ID, To: way.Nodes[i+1].ID, Passage: reason(e, passages),
			Relation: RelationType(e.Rel), Along: e.From == way.Nodes[i].ID,
		})
	}
	return out
}

// reason is the passage that states an edge: the edge's own, or that of the fact
// which the edge is part of.
func reason(e store.Edge, passages map[string]string) string {
	if own, ok := e.Props["passage"].(string); ok {
		return own
	}
	switch e.Rel {
	case ontology.StatedIn:
		return e.To
	case ontology.Measures, ontology.ForArea, ontology.ConflictsWith, ontology.LocatedIn, ontology.Covers:
		return passages[e.From]
	case ontology.HasTask, ontology.HasSubtask, ontology.Sets, ontology.Concerns, ontology.Issued, ontology.Leads, ontology.Supports, ontology.ResponsibleFor:
		return passages[e.To]
	}
	return "" // the vocabularies say it
}
