package loader

import (
	"slices"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// addOrganisation joins bodies to the plan in the roles that they have for it as a
// whole. A body has each role once, where it is printed first, with all that it has
// the role in.
func (d *document) addOrganisation() error {
	stated := slices.Clone(d.Organisation)
	slices.SortStableFunc(stated, func(a, b dataset.Organisation) int { return byPlace(a.Locator, b.Locator) })
	position := int64(0)
	for _, o := range stated {
		if d.isPlaceless(o.Agency) {
			d.note(d.Slug, "give the document an area, or say under agencies of which area it is", "the area of %s is not known: its role (%s) is left out", o.Agency, o.Role)
			continue
		}
		agencies, err := d.agencies(o.Agency)
		if err != nil {
			return err
		}
		role := dataset.OrganisationRoles().Value(o.Role)
		for _, agency := range agencies {
			d.nameIn(agency, o.Locator)
			rel := ontology.OrganisationRelation(role)
			if d.edge(agency.id, rel, d.plan, store.Props{
				"position": position + 1, "of": []string{}, "open": o.Open, "statedName": agency.name, "passage": d.passage(o.Locator),
			}) {
				position++
			}
			d.addObject(d.edges[[3]string{agency.id, rel, d.plan}], o)
		}
	}
	return nil
}

// isPlaceless says that a name means a body of which neither it nor the document tells
// the area.
func (d *document) isPlaceless(statedName string) bool {
	return slices.ContainsFunc(d.names.Agencies(statedName), func(part dataset.Part) bool { return part.Area == nil })
}

// addObject adds what one statement says that a body has its role in, and lets the
// body be found by it: 科技局 领导小组办公室.
func (d *document) addObject(e *store.Edge, o dataset.Organisation) {
	if o.Open {
		e.Props["open"] = true
	}
	if of, _ := e.Props["of"].([]string); o.Of != "" && !slices.Contains(of, o.Of) {
		e.Props["of"] = append(of, o.Of)
	}
	addContext(d.nodes[e.From], "organises", o.Of+titleOf(ontology.OrganisationRoleOf(e.Rel)))
	if e.Rel == ontology.LeadingGroupOf {
		addText(d.nodes[d.plan], "organisation", o.Agency)
	}
}

// titleOf is what documents call a body in a role.
func titleOf(role ontology.OrganisationRole) string {
	switch role {
	case ontology.OrganisationOffice:
		return "办公室"
	case ontology.OrganisationHead:
		return "组长单位"
	case ontology.OrganisationMember:
		return "成员单位"
	case ontology.OrganisationHost:
		return "依托单位"
	case ontology.OrganisationOperator:
		return "运营单位"
	case ontology.OrganisationAssessor:
		return "考核单位"
	case ontology.OrganisationCampaignLead:
		return "牵头单位"
	}
	return ""
}
