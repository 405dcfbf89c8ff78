package ontology

// Role is an agency's role in a task.
type Role string

// The roles.
const (
	RoleLead        Role = "LEAD"
	RoleSupport     Role = "SUPPORT"
	RoleResponsible Role = "RESPONSIBLE"
)

// Roles lists the roles.
func Roles() []Role { return []Role{RoleLead, RoleSupport, RoleResponsible} }

// AssignmentsOf are the relations of the roles; of every role when roles is nil.
func AssignmentsOf(roles []Role) []string {
	if roles == nil {
		roles = Roles()
	}
	rels := make([]string, len(roles))
	for i, r := range roles {
		rels[i] = AssignmentOf(r)
	}
	return rels
}

// AssignmentOf is the relation of a role; "" for what is no role.
func AssignmentOf(r Role) string {
	switch r {
	case RoleLead:
		return Leads
	case RoleSupport:
		return Supports
	case RoleResponsible:
		return ResponsibleFor
	}
	return ""
}

// IsAssignment says whether a relation gives a role.
func IsAssignment(rel string) bool { return rel == Leads || rel == Supports || rel == ResponsibleFor }

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
