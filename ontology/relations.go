package ontology

// Relation is a kind of edge, the kinds that it joins, and the properties that
// it carries.
type Relation struct {
	Name       string
	From, To   []string
	Properties []Property
}

// The names of the relations.
const (
	PartOf         = "PART_OF"
	Serves         = "SERVES"
	LocatedIn      = "LOCATED_IN"
	Covers         = "COVERS"
	Issued         = "ISSUED"
	BasedOn        = "BASED_ON"
	Supersedes     = "SUPERSEDES"
	HasTask        = "HAS_TASK"
	HasSubtask     = "HAS_SUBTASK"
	Concerns       = "CONCERNS"
	Leads          = "LEADS"
	Supports       = "SUPPORTS"
	ResponsibleFor = "RESPONSIBLE_FOR"
	Sets           = "SETS"
	Measures       = "MEASURES"
	ForArea        = "FOR_AREA"
	StatedIn       = "STATED_IN"
	Of             = "OF"
	ConflictsWith  = "CONFLICTS_WITH"
	MemberOf       = "MEMBER_OF"
	Announces      = "ANNOUNCES"
	Counts         = "COUNTS"
	HasDiscrepancy = "HAS_DISCREPANCY"
	InFamily       = "IN_FAMILY"
	NamedIn        = "NAMED_IN"
)

// Relations lists every relation with its endpoints.
//
// A plan SETS every target that it or any of its tasks states; a task SETS its
// own. CONFLICTS_WITH joins two targets in the order of their ids. COUNTS leads
// to the rows of the list whose number is announced.
func Relations() []Relation {
	facts := []string{KindPlan, KindPlatform, KindTask, KindTarget, KindObservation, KindAnnouncement, KindDiscrepancy}
	passage := Property{"passage", Text, true, "the id of the passage that states the relation"}
	assignment := []Property{
		{"position", Integer, true, "the agency's place among all of the task, from 1"},
		{"inherited", Flag, true, "taken over from a merged cell or a rule for all"},
		{"statedName", Text, true, "the agency's name as written"},
		passage,
	}
	return []Relation{
		{PartOf, []string{KindArea}, []string{KindArea}, nil},
		{Serves, []string{KindAgency}, []string{KindArea}, nil},
		{LocatedIn, []string{KindPlatform}, []string{KindArea}, nil},
		{Covers, []string{KindPlan}, []string{KindArea}, nil},
		{Issued, []string{KindAgency}, []string{KindPlan}, nil},
		{BasedOn, []string{KindPlan}, []string{KindPlan}, []Property{passage}},
		{Supersedes, []string{KindPlan}, []string{KindPlan}, []Property{passage}},
		{HasTask, []string{KindPlan}, []string{KindTask}, nil},
		{HasSubtask, []string{KindTask}, []string{KindTask}, nil},
		{Concerns, []string{KindTask, KindPlan}, []string{KindPlatform}, []Property{passage}},
		{Leads, []string{KindAgency}, []string{KindTask}, assignment},
		{Supports, []string{KindAgency}, []string{KindTask}, assignment},
		{ResponsibleFor, []string{KindAgency}, []string{KindTask}, assignment},
		{Sets, []string{KindPlan, KindTask}, []string{KindTarget}, []Property{passage}},
		{Measures, []string{KindTarget, KindObservation}, []string{KindIndicator}, nil},
		{ForArea, []string{KindTarget, KindObservation}, []string{KindArea}, nil},
		{StatedIn, facts, []string{KindPassage}, nil},
		{Of, []string{KindPassage}, []string{KindDocument}, nil},
		{ConflictsWith, []string{KindTarget}, []string{KindTarget}, []Property{{"reason", Text, true, "in what the two differ"}}},
		{MemberOf, []string{KindAgency}, []string{KindAgency}, nil},
		{Announces, []string{KindPlan}, []string{KindAnnouncement}, nil},
		{Counts, []string{KindAnnouncement}, []string{KindTask}, nil},
		{HasDiscrepancy, []string{KindPlan}, []string{KindDiscrepancy}, nil},
		{InFamily, []string{KindIndicator}, []string{KindIndicatorFamily}, nil},
		{NamedIn, []string{KindAgency}, []string{KindPassage}, []Property{{"statedName", Text, true, "the agency's name as the passage writes it, there for the first time"}}},
	}
}
