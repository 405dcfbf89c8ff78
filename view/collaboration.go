package view

import (
	"fmt"

	"github.com/policygraph/policygraph/analysis"
)

// Collaboration shows who works with whom: a page of pairs and one of agencies.
type Collaboration struct {
	*NodeSet
	Tasks, TotalPairs, TotalAgencies int
	Pairs                            []*CollaboratingPair
	Agencies                         []*Coordinator
	PairsPageInfo, AgenciesPageInfo  *PageInfo

	plans []string
}

// CollaboratingPair is two agencies that share tasks.
type CollaboratingPair struct {
	*analysis.CollaboratingPair
	set   *NodeSet
	tasks *nodeList
}

// Coordinator is one agency's part in working together.
type Coordinator struct {
	*analysis.Coordinator
	set *NodeSet
}

// CollaborationPages says which pages of the two lists are shown. Focus is what
// the collaboration is of: cursors are good for the same only.
type CollaborationPages struct {
	Focus                  []*string
	First                  *int
	AfterPair, AfterAgency *Cursor
}

// NewCollaboration shows one page of each of the two lists.
func NewCollaboration(of *analysis.Collaboration, pages CollaborationPages) (*Collaboration, error) {
	c := &Collaboration{NodeSet: newNodeSet(), Tasks: of.Tasks, TotalPairs: len(of.Pairs), TotalAgencies: len(of.Agencies), plans: of.Plans}
	pairs, info, err := rankedPage(of.Pairs, "Collaboration.pairs", Args{Filter: pages.Focus, First: pages.First, After: pages.AfterPair}, 1)
	if err != nil {
		return nil, fmt.Errorf("afterPair: %w", err)
	}
	c.PairsPageInfo = info
	agencies, info, err := rankedPage(of.Agencies, "Collaboration.agencies", Args{Filter: pages.Focus, First: pages.First, After: pages.AfterAgency}, 3)
	if err != nil {
		return nil, fmt.Errorf("afterAgency: %w", err)
	}
	c.AgenciesPageInfo = info
	for _, p := range pairs {
		c.add(p.Agencies[:]...)
		c.Pairs = append(c.Pairs, &CollaboratingPair{p, c.NodeSet, c.list("CollaboratingPair.tasks", p.Tasks)})
	}
	for _, a := range agencies {
		c.add(a.Agency)
		c.Agencies = append(c.Agencies, &Coordinator{a, c.NodeSet})
	}
	c.add(c.plans...)
	return c, nil
}

// Plans are the plans whose tasks were looked at.
func (c *Collaboration) Plans() ([]*Plan, error) { return nodesIn[*Plan](c.NodeSet, c.plans) }

// Agencies are the two.
func (p *CollaboratingPair) Agencies() ([]*Agency, error) {
	return nodesIn[*Agency](p.set, p.CollaboratingPair.Agencies[:])
}

// Tasks are those that they share.
func (p *CollaboratingPair) Tasks(first *int, after *Cursor) (*TaskConnection, error) {
	return connectionOf[Task](p.tasks, first, after)
}

// Agency is the agency.
func (c *Coordinator) Agency() (*Agency, error) { return nodeIn[*Agency](c.set, c.Coordinator.Agency) }
