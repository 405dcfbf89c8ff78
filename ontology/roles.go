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

// OrganisationRole is what a body is for a plan as a whole.
type OrganisationRole string

// The roles in the organisation of a plan.
const (
	OrganisationLeadingGroup OrganisationRole = "LEADING_GROUP" // 领导小组, 专班, 指挥部
	OrganisationOffice       OrganisationRole = "OFFICE"        // 办公室设在某局
	OrganisationHead         OrganisationRole = "HEAD"          // 组长
	OrganisationMember       OrganisationRole = "MEMBER"        // 成员单位
	OrganisationHost         OrganisationRole = "HOST"          // 依托单位
	OrganisationOperator     OrganisationRole = "OPERATOR"      // 运营单位
	OrganisationAssessor     OrganisationRole = "ASSESSOR"      // 负责考核
	OrganisationCampaignLead OrganisationRole = "CAMPAIGN_LEAD" // 大会战牵头单位
)

// organisation pairs each role with its relation, in the order in which plans
// name them.
var organisation = []struct {
	role OrganisationRole
	rel  string
}{
	{OrganisationLeadingGroup, LeadingGroupOf},
	{OrganisationOffice, OfficeOf},
	{OrganisationHead, Heads},
	{OrganisationMember, SitsOn},
	{OrganisationHost, Hosts},
	{OrganisationOperator, Operates},
	{OrganisationAssessor, Assesses},
	{OrganisationCampaignLead, LeadsCampaignOf},
}

// OrganisationRoles lists them.
func OrganisationRoles() []OrganisationRole {
	out := make([]OrganisationRole, len(organisation))
	for i, o := range organisation {
		out[i] = o.role
	}
	return out
}

// OrganisationRelations are the relations of the roles; of every role when roles is
// nil.
func OrganisationRelations(roles []OrganisationRole) []string {
	if roles == nil {
		roles = OrganisationRoles()
	}
	rels := make([]string, len(roles))
	for i, r := range roles {
		rels[i] = OrganisationRelation(r)
	}
	return rels
}

// OrganisationRelation is the relation of a role; "" for what is no role.
func OrganisationRelation(r OrganisationRole) string {
	for _, o := range organisation {
		if o.role == r {
			return o.rel
		}
	}
	return ""
}

// OrganisationRoleOf is the role that a relation gives; "" where it gives none.
func OrganisationRoleOf(rel string) OrganisationRole {
	for _, o := range organisation {
		if o.rel == rel {
			return o.role
		}
	}
	return ""
}

// RoleGiven is the name of the role that a relation gives, in a task or in the
// organisation of a plan; "" where it gives none.
func RoleGiven(rel string) string {
	if IsAssignment(rel) {
		return string(RoleOf(rel))
	}
	return string(OrganisationRoleOf(rel))
}
