package dataset

import (
	"github.com/policygraph/policygraph/ontology"
)

// Kinds of document.
const (
	KindPlan    = "plan"    // 行动计划, 实施方案, 意见, 举措, 要点
	KindReport  = "report"  // figures reported, no plan
	KindUnknown = "unknown" // neither could be told
)

// Where a task stands.
const (
	SourceBody  = "body"
	SourceAnnex = "annex"
)

// Roles.
const (
	RoleLead        = "lead"
	RoleSupport     = "support"
	RoleResponsible = "responsible"
)

// Roles of bodies in the organisation of a plan.
const (
	OrganisationGroup        = "leading_group" // 领导小组, 专班, 指挥部
	OrganisationOffice       = "office"        // 办公室设在某局
	OrganisationHead         = "head"          // 组长
	OrganisationMember       = "member"        // 成员单位
	OrganisationHost         = "host"          // 依托单位
	OrganisationOperator     = "operator"      // 运营单位
	OrganisationAssessor     = "assessor"      // 负责考核
	OrganisationCampaignLead = "campaign_lead" // 三大会战牵头单位
)

// Comparators.
const (
	EQ     = "="
	GE     = ">="
	LE     = "<="
	Approx = "~"
)

// Kinds of label that a passage stands below or beside.
const (
	ContextHeading = "heading"
	ContextGroup   = "group"
	ContextRow     = "row"
	ContextColumn  = "column"
)

// Natures of a target, which are written as the graph holds them.
const (
	NatureGoal       = string(ontology.NatureGoal)
	NatureSize       = string(ontology.NatureSize)
	NatureInvestment = string(ontology.NatureInvestment)
)

// Enum pairs each word that the files write with the value of the ontology that
// it stands for.
type Enum[V ~string] []struct {
	Word  string
	Value V
}

// DocumentKinds are the kinds of document.
func DocumentKinds() Enum[ontology.DocumentKind] {
	return Enum[ontology.DocumentKind]{{KindPlan, ontology.DocumentPlan}, {KindReport, ontology.DocumentReport}, {KindUnknown, ontology.DocumentUnknown}}
}

// Sources are where a task may stand.
func Sources() Enum[ontology.TaskSource] {
	return Enum[ontology.TaskSource]{{SourceBody, ontology.SourceBody}, {SourceAnnex, ontology.SourceAnnex}}
}

// Roles are the roles of assignments.
func Roles() Enum[ontology.Role] {
	return Enum[ontology.Role]{{RoleLead, ontology.RoleLead}, {RoleSupport, ontology.RoleSupport}, {RoleResponsible, ontology.RoleResponsible}}
}

// OrganisationRoles are the roles of bodies in the organisation of a plan.
func OrganisationRoles() Enum[ontology.OrganisationRole] {
	return Enum[ontology.OrganisationRole]{
		{OrganisationGroup, ontology.OrganisationLeadingGroup},
		{OrganisationOffice, ontology.OrganisationOffice},
		{OrganisationHead, ontology.OrganisationHead},
		{OrganisationMember, ontology.OrganisationMember},
		{OrganisationHost, ontology.OrganisationHost},
		{OrganisationOperator, ontology.OrganisationOperator},
		{OrganisationAssessor, ontology.OrganisationAssessor},
		{OrganisationCampaignLead, ontology.OrganisationCampaignLead},
	}
}

// Comparators are the comparators of figures.
func Comparators() Enum[ontology.Comparator] {
	return Enum[ontology.Comparator]{{EQ, ontology.EQ}, {GE, ontology.GE}, {LE, ontology.LE}, {Approx, ontology.Approx}}
}

// Natures are the natures of targets.
func Natures() Enum[ontology.TargetNature] {
	return Enum[ontology.TargetNature]{{NatureGoal, ontology.NatureGoal}, {NatureSize, ontology.NatureSize}, {NatureInvestment, ontology.NatureInvestment}}
}

// ContextKinds are the kinds of label that a passage stands below or beside, outer to
// inner.
func ContextKinds() Enum[ontology.ContextKind] {
	return Enum[ontology.ContextKind]{
		{ContextHeading, ontology.ContextHeading}, {ContextGroup, ontology.ContextGroup}, {ContextRow, ontology.ContextRow}, {ContextColumn, ontology.ContextColumn},
	}
}

// Words lists the words.
func (e Enum[V]) Words() []string {
	out := make([]string, len(e))
	for i := range e {
		out[i] = e[i].Word
	}
	return out
}

// Value is the value that a word stands for, "" for a word that is none of the
// enum's.
func (e Enum[V]) Value(word string) V {
	for i := range e {
		if e[i].Word == word {
			return e[i].Value
		}
	}
	return ""
}

// Word is the word for a value, "" for a value that is none of the enum's.
func (e Enum[V]) Word(value V) string {
	for i := range e {
		if e[i].Value == value {
			return e[i].Word
		}
	}
	return ""
}
