package ontology

import (
	"strings"
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

// AgencyCollective is the kind of a name that stands for many: 各街道.
const AgencyCollective = "集体"
