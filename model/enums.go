package model

import (
	"strings"

	"github.com/policygraph/policygraph/store"
)

// Role is an agency's role in a task.
type Role string

// The roles.
const (
	RoleLead        Role = "LEAD"
	RoleSupport     Role = "SUPPORT"
	RoleResponsible Role = "RESPONSIBLE"
)

// AssignmentsOf are the relations of the roles; of every role when roles is nil.
func AssignmentsOf(roles []Role) []string {
	if roles == nil {
		return []string{Leads, Supports, ResponsibleFor}
	}
	rels := make([]string, len(roles))
	for i, r := range roles {
		switch r {
		case RoleLead:
			rels[i] = Leads
		case RoleSupport:
			rels[i] = Supports
		case RoleResponsible:
			rels[i] = ResponsibleFor
		}
	}
	return rels
}

// RoleOf is the role that an assignment of the relation gives.
func RoleOf(rel string) Role {
	switch rel {
	case Leads:
		return RoleLead
	case Supports:
		return RoleSupport
	}
	return RoleResponsible
}

// NodeKind, Comparator and so on are the schema's enums. Stores hold them in
// the same capitals.
type (
	NodeKind     string
	Comparator   string
	TargetNature string
	DocumentKind string
	TaskSource   string
)

// KindNamed is the kind of node that the schema's name stands for.
func KindNamed(k NodeKind) string { return string(k[:1]) + strings.ToLower(string(k[1:])) }

// KindOf is the schema's name of a kind of node.
func KindOf(kind string) NodeKind { return NodeKind(strings.ToUpper(kind)) }

// The orders. Each value is ID or names a property and a direction.
type (
	PlanOrder        string
	AreaOrder        string
	PlatformOrder    string
	AgencyOrder      string
	TaskOrder        string
	TargetOrder      string
	ObservationOrder string
	IndicatorOrder   string
	DocumentOrder    string
)

// OrderBy is what an order's value means to the store; the id always follows.
func OrderBy(order string) []store.Order {
	name, desc := strings.CutSuffix(order, "_DESC")
	name = strings.TrimSuffix(name, "_ASC")
	switch name {
	case "POSITION":
		return []store.Order{{Prop: "position", Desc: desc}}
	case "ISSUED_ON":
		return []store.Order{{Prop: "issuedOnKey", Desc: desc}}
	case "YEAR":
		return []store.Order{{Prop: "year", Desc: desc}, {Prop: "position"}}
	case "VALUE":
		return []store.Order{{Prop: "canonicalValue", Desc: desc}, {Prop: "position"}}
	}
	return nil
}

// Direction is the way that the schema takes a relation.
type Direction string

// The directions.
const (
	Out  Direction = "OUT"
	In   Direction = "IN"
	Both Direction = "BOTH"
)

// Searchable are the kinds that a search looks through.
func Searchable() []NodeKind {
	return []NodeKind{"PLAN", "AREA", "PLATFORM", "AGENCY", "TASK", "TARGET", "OBSERVATION", "INDICATOR", "DOCUMENT"}
}
