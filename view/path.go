package view

import "github.com/policygraph/policygraph/analysis"

// Paths shows the shortest ways between two nodes.
type Paths struct {
	*NodeSet
	Paths   []*Path
	HasMore bool
	Caveats []*analysis.Caveat

	barred []string
}

// Path is one way.
type Path struct {
	Length int
	Hops   []*PathHop
}

// PathHop is one step of a way, with its reason.
type PathHop struct {
	*analysis.PathHop
	set *NodeSet
}

// NewPaths shows paths.
func NewPaths(of *analysis.Paths) *Paths {
	p := &Paths{NodeSet: newNodeSet(), HasMore: of.HasMore, Caveats: of.Caveats, barred: of.Barred}
	p.add(of.Barred...)
	for _, way := range of.Paths {
		shown := &Path{Length: way.Length}
		for _, h := range way.Hops {
			p.add(h.From, h.To, h.Passage)
			shown.Hops = append(shown.Hops, &PathHop{h, p.NodeSet})
		}
		p.Paths = append(p.Paths, shown)
	}
	return p
}

// BarredHubs are the hubs that a shorter way goes through.
func (p *Paths) BarredHubs() ([]Node, error) { return nodesIn[Node](p.NodeSet, p.barred) }

// From is where the step begins.
func (h *PathHop) From() (Node, error) { return nodeIn[Node](h.set, h.PathHop.From) }

// To is where it leads.
func (h *PathHop) To() (Node, error) { return nodeIn[Node](h.set, h.PathHop.To) }

// Passage is what states the relation; nil for what the vocabularies say.
func (h *PathHop) Passage() (*Passage, error) { return nodeOrNone[*Passage](h.set, h.PathHop.Passage) }
