// Package ontology says which kinds of node there are, which relations join
// which kinds, and which properties each carries. The loader writes by it, the
// schema and the questions read by it, stores know nothing of it.
package ontology

// The kinds of node. Each node carries its kind and the label Node.
const (
	KindDocument    = "Document"
	KindPassage     = "Passage"
	KindPlan        = "Plan"
	KindArea        = "Area"
	KindPlatform    = "Platform"
	KindAgency      = "Agency"
	KindTask        = "Task"
	KindTarget      = "Target"
	KindObservation = "Observation"
	KindIndicator   = "Indicator"

	KindAnnouncement = "Announcement"
	KindDiscrepancy  = "Discrepancy"
)

// Relation is a kind of edge and the kinds that it joins.
type Relation struct {
	Name     string
	From, To []string
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
)

// Relations lists every relation with its endpoints.
//
// Assignments (LEADS, SUPPORTS, RESPONSIBLE_FOR) carry position (int64, from 1
// over all roles of the task), inherited (bool), statedName (the name as
// written) and passage (a Passage's id). A plan SETS every target that it or
// any of its tasks states; a task SETS its own. CONFLICTS_WITH joins two
// targets in the order of their ids and carries reason. COUNTS leads to the
// rows of the list whose number is announced.
func Relations() []Relation {
	fact := []string{KindPlan, KindPlatform, KindTask, KindTarget, KindObservation, KindAnnouncement, KindDiscrepancy}
	return []Relation{
		{PartOf, []string{KindArea}, []string{KindArea}},
		{Serves, []string{KindAgency}, []string{KindArea}},
		{LocatedIn, []string{KindPlatform}, []string{KindArea}},
		{Covers, []string{KindPlan}, []string{KindArea}},
		{Issued, []string{KindAgency}, []string{KindPlan}},
		{BasedOn, []string{KindPlan}, []string{KindPlan}},
		{Supersedes, []string{KindPlan}, []string{KindPlan}},
		{HasTask, []string{KindPlan}, []string{KindTask}},
		{HasSubtask, []string{KindTask}, []string{KindTask}},
		{Concerns, []string{KindTask, KindPlan}, []string{KindPlatform}},
		{Leads, []string{KindAgency}, []string{KindTask}},
		{Supports, []string{KindAgency}, []string{KindTask}},
		{ResponsibleFor, []string{KindAgency}, []string{KindTask}},
		{Sets, []string{KindPlan, KindTask}, []string{KindTarget}},
		{Measures, []string{KindTarget, KindObservation}, []string{KindIndicator}},
		{ForArea, []string{KindTarget, KindObservation}, []string{KindArea}},
		{StatedIn, fact, []string{KindPassage}},
		{Of, []string{KindPassage}, []string{KindDocument}},
		{ConflictsWith, []string{KindTarget}, []string{KindTarget}},
		{MemberOf, []string{KindAgency}, []string{KindAgency}},
		{Announces, []string{KindPlan}, []string{KindAnnouncement}},
		{Counts, []string{KindAnnouncement}, []string{KindTask}},
		{HasDiscrepancy, []string{KindPlan}, []string{KindDiscrepancy}},
	}
}

// The properties, by kind. Dates are strings (2022-09-30) with a numeric twin
// to order by (issuedOnKey, yyyymmdd as int64). Enums are in capitals as in the
// schema. What a document does not say is absent.
//
//	Document     slug title kind docNumber issuedOn issuedOnKey publishedOn printedOn url sha256 validity
//	Passage      section start end opening closing; position is start
//	Plan         title docNumber issuedOn issuedOnKey periodStart periodEnd validity cited rolesUsed ([]string) documents
//	Area         name fullName aliases level code
//	Platform     name kind aliases position documents
//	Agency       name aliases function kind
//	Task         key title summary source table schedule ([]string) position documents
//	Target       key statedIndicator comparator value valueMax unit canonicalValue canonicalUnit qualifier scope year stretch nature conflicting position documents
//	Observation  as Target, without stretch, nature and conflicting
//	Indicator    name unit concept direction flow cumulative aliases
//	Announcement of announced unit numbered rows conflicting position documents
//	Discrepancy  message position documents
//
// position is an int64, the order of facts over the whole dataset: documents in
// order of their slugs, facts in order of their places. documents are the ids
// of the documents that state the fact. value, valueMax, canonicalValue are
// float64; year, start, end, announced, numbered, rows are int64.
//
// Ids are readable and stable:
//
//	document:SLUG  plan:SLUG  task:SLUG:KEY  target:SLUG:KEY  observation:SLUG:KEY
//	passage:SLUG:START-END  area:ID  agency:AREA:FUNCTION (or name, where a function is not unique)
//	platform:AREA:NAME  indicator:ID  announcement:SLUG:LIST-NUMBER  discrepancy:SLUG:START-END:START-END  and plan:DOCNUMBER (or plan:TITLE) for a plan only cited
