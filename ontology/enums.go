package ontology

import "strings"

// The enums of the schema. Stores hold their values in the same capitals; the
// words that the dataset's files write for them stand in package dataset.
type (
	Comparator   string
	TargetNature string
	DocumentKind string
	TaskSource   string

	DueBasis        string
	ContextKind     string
	DiscrepancyKind string
	ChangeAct       string
	AreaLevel       string
	BetterDirection string
)

// Comparators say how a figure's value is to be read.
const (
	EQ     Comparator = "EQ"     // the value itself
	GE     Comparator = "GE"     // at least
	LE     Comparator = "LE"     // at most
	Approx Comparator = "APPROX" // about, or a range
)

// Natures of a target.
const (
	NatureGoal       TargetNature = "GOAL"
	NatureSize       TargetNature = "SIZE"       // of one project or building
	NatureInvestment TargetNature = "INVESTMENT" // in one project
)

// Kinds of document.
const (
	DocumentPlan    DocumentKind = "PLAN"
	DocumentReport  DocumentKind = "REPORT"  // figures reported, no plan
	DocumentUnknown DocumentKind = "UNKNOWN" // neither could be told
)

// Where a task stands.
const (
	SourceBody  TaskSource = "BODY"
	SourceAnnex TaskSource = "ANNEX"
)

// What the year rests on that a task is due in.
const (
	DueBySchedule DueBasis = "SCHEDULE" // its schedule, or the year that its part of a table is for
	DueByTarget   DueBasis = "TARGET"   // the last year of the targets that it sets
	DueByPeriod   DueBasis = "PERIOD"   // the end of its plan's period
)

// Kinds of discrepancy.
const (
	DiscrepancyWording DiscrepancyKind = "WORDING" // one thing is worded in two ways
	DiscrepancyDate    DiscrepancyKind = "DATE"    // one thing is due at two times
)

// What a change was made by.
const (
	ChangedByAdding    ChangeAct = "ADD"    // a document came in, or was read again
	ChangedByReview    ChangeAct = "REVIEW" // a reviewer
	ChangedByComparing ChangeAct = "DIFF"   // two states of the dataset were compared
)

// Kinds of label that a passage stands below or beside, outer to inner.
const (
	ContextHeading ContextKind = "HEADING" // of a section or an annex
	ContextGroup   ContextKind = "GROUP"   // of rows of a table
	ContextRow     ContextKind = "ROW"
	ContextColumn  ContextKind = "COLUMN"
)

// Levels of an area, from the widest.
const (
	LevelCountry  = "country"
	LevelProvince = "province"
	LevelCity     = "city"
	LevelCounty   = "county"
	LevelTownship = "township"
	LevelZone     = "zone" // 功能区: no administrative division
)

// Levels lists the levels of an area.
func Levels() []string {
	return []string{LevelCountry, LevelProvince, LevelCity, LevelCounty, LevelTownship, LevelZone}
}

// AreaLevelOf is the schema's value of a level.
func AreaLevelOf(level string) AreaLevel { return AreaLevel(strings.ToUpper(level)) }

// Kinds of agency.
const (
	AgencyDepartment  = "部门"
	AgencySubdistrict = "街道/乡镇"
	AgencyZone        = "园区管委会"
	AgencyStateOwned  = "国企"
	AgencyUniversity  = "高校"
	AgencyCompany     = "企业"
	AgencyGroup       = "团体"
	AgencyCollective  = "集体" // a name that stands for many: 各街道(乡镇), 区级各部门

	AgencyLeadingGroup = "议事协调机构" // 领导小组, 专班, 指挥部, 联席会议
)

// AgencyKinds lists the kinds of agency.
func AgencyKinds() []string {
	return []string{
		AgencyDepartment, AgencySubdistrict, AgencyZone, AgencyStateOwned,
		AgencyUniversity, AgencyCompany, AgencyGroup, AgencyCollective, AgencyLeadingGroup,
	}
}

// Which way an indicator is better.
const (
	DirectionUp   = "up"
	DirectionDown = "down"
)

// Directions lists the directions of an indicator.
func Directions() []string { return []string{DirectionUp, DirectionDown} }

// BetterDirectionOf is the schema's value of a direction.
func BetterDirectionOf(direction string) BetterDirection {
	return BetterDirection(strings.ToUpper(direction))
}
