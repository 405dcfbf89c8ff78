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
	Caveats                          []*analysis.Caveat

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
	Focus                  any
	First                  *int
	AfterPair, AfterAgency *Cursor
}

// NewCollaboration shows one page of each of the two lists.
func NewCollaboration(of *analysis.Collaboration, pages CollaborationPages) (*Collaboration, error) {
	c := &Collaboration{NodeSet: newNodeSet(), Tasks: of.Tasks, TotalPairs: len(of.Pairs), TotalAgencies: len(of.Agencies), Caveats: of.Caveats, plans: of.Plans}
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
		c.Pairs = append(c.Pairs, newCollaboratingPair(c.NodeSet, p))
	}
	for _, a := range agencies {
		c.Agencies = append(c.Agencies, newCoordinator(c.NodeSet, a))
	}
	c.add(c.plans...)
	return c, nil
}

// NewCollaboratingPairConnection shows one page of the pairs as a connection. Focus
// is what the collaboration is of.
func NewCollaboratingPairConnection(of *analysis.Collaboration, focus any, first *int, after *Cursor) (*CollaboratingPairConnection, error) {
	return newRankedConnection(of.Pairs, "Query.collaboratingPairConnection", Args{Filter: focus, First: first, After: after}, 1, newCollaboratingPair)
}

// NewCoordinatorConnection shows one page of the agencies as a connection. Focus is
// what the collaboration is of.
func NewCoordinatorConnection(of *analysis.Collaboration, focus any, first *int, after *Cursor) (*CoordinatorConnection, error) {
	return newRankedConnection(of.Agencies, "Query.coordinatorConnection", Args{Filter: focus, First: first, After: after}, 3, newCoordinator)
}

func newCollaboratingPair(set *NodeSet, of *analysis.CollaboratingPair) *CollaboratingPair {
	set.add(of.Agencies[:]...)
	return &CollaboratingPair{of, set, set.list("CollaboratingPair.tasks", of.Tasks)}
}

func newCoordinator(set *NodeSet, of *analysis.Coordinator) *Coordinator {
	set.add(of.Agency)
	return &Coordinator{of, set}
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
