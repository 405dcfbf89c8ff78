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

	LeadingGroupOf  = "LEADING_GROUP_OF"
	OfficeOf        = "OFFICE_OF"
	Heads           = "HEADS"
	SitsOn          = "SITS_ON"
	Hosts           = "HOSTS"
	Operates        = "OPERATES"
	Assesses        = "ASSESSES"
	LeadsCampaignOf = "LEADS_CAMPAIGN_OF"
)

// Relations lists every relation with its endpoints.
//
// A plan SETS every target that it or any of its tasks states; a task SETS its
// own. CONFLICTS_WITH joins two targets in the order of their ids. COUNTS leads
// to the rows of the list whose number is announced. What an agency is for a
// plan as a whole (its leading group, where the office sits, who hosts) is a relation a role.
func Relations() []Relation {
	facts := []string{KindPlan, KindPlatform, KindTask, KindTarget, KindObservation, KindAnnouncement, KindDiscrepancy}
	passage := Property{"passage", Text, true, "the id of the passage that states the relation"}
	assignment := []Property{
		{"position", Integer, true, "the agency's place among all of the task, from 1"},
		{"inherited", Flag, true, "taken over from a merged cell or a rule for all"},
		{"statedName", Text, true, "the agency's name as written"},
		passage,
	}
	organised := []Property{
		{"position", Integer, true, "its place among all of the plan's organisation, from 1"},
		{"of", Texts, true, "what the agency has the role in, as written: a group, a campaign; none for the plan itself"},
		{"open", Flag, true, "the list that names it ends in 等: there are more"},
		{"statedName", Text, true, "the agency's name as written"},
		passage,
	}
	all := []Relation{
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
		{ConflictsWith, []string{KindTarget}, []string{KindTarget}, []Property{
			{"reason", Text, true, "in what the two differ, in Chinese"}, {"reasonEn", Text, true, "the same in English"},
		}},
		{MemberOf, []string{KindAgency}, []string{KindAgency}, nil},
		{Announces, []string{KindPlan}, []string{KindAnnouncement}, nil},
		{Counts, []string{KindAnnouncement}, []string{KindTask}, nil},
		{HasDiscrepancy, []string{KindPlan}, []string{KindDiscrepancy}, nil},
		{InFamily, []string{KindIndicator}, []string{KindIndicatorFamily}, nil},
		{NamedIn, []string{KindAgency}, []string{KindPassage}, []Property{{"statedName", Text, true, "the agency's name as the passage writes it, there for the first time"}}},
	}
	for _, rel := range OrganisationRelations(nil) {
		all = append(all, Relation{rel, []string{KindAgency}, []string{KindPlan}, organised})
	}
	return all
}
