package ontology_test

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/ontology"
)

func TestEveryPropertyIsDescribedOnce(t *testing.T) {
	types := []ontology.Type{ontology.Text, ontology.Integer, ontology.Decimal, ontology.Flag, ontology.Texts}
	check := func(of string, list []ontology.Property) {
		seen := map[string]bool{}
		for _, p := range list {
			if p.About == "" || !slices.Contains(types, p.Type) || seen[p.Name] {
				t.Errorf("%s of %s: %+v", p.Name, of, p)
			}
			seen[p.Name] = true
		}
	}
	for _, kind := range ontology.Kinds() {
		if len(ontology.PropertiesOf(kind)) == 0 {
			t.Errorf("%s has no properties", kind)
		}
		check(kind, ontology.PropertiesOf(kind))
	}
	for _, r := range ontology.Relations() {
		check(r.Name, r.Properties)
		for _, kind := range slices.Concat(r.From, r.To) {
			if !slices.Contains(ontology.Kinds(), kind) {
				t.Errorf("%s joins %s, which is no kind", r.Name, kind)
			}
		}
	}
}

func TestIndexedPropertiesAreThere(t *testing.T) {
	for _, indexed := range ontology.IndexedProperties() {
		if !slices.ContainsFunc(ontology.PropertiesOf(indexed.Kind), func(p ontology.Property) bool { return p.Name == indexed.Name }) {
			t.Errorf("%s has no %s", indexed.Kind, indexed.Name)
		}
	}
}

func TestANodeIsHeldToItsTable(t *testing.T) {
	area := map[string]any{"name": "青川区", "aliases": []string{}, "within": []string{"area:1"}, "nameOrder": int64(1), "searchOrder": int64(3), "planCount": int64(0)}
	for name, c := range map[string]struct {
		kind   string
		change map[string]any // nil takes the property away
		want   string
	}{
		"as it should be":      {ontology.KindArea, nil, ""},
		"an optional property": {ontology.KindArea, map[string]any{"code": "990101"}, ""},
		"an unknown kind":      {"Village", nil, `node area:1 is of kind "Village", which the ontology does not have`},
		"an unknown property":  {ontology.KindArea, map[string]any{"nmae": "青川区"}, `node area:1 (Area): property "nmae" is not in the ontology`},
		"another type":         {ontology.KindArea, map[string]any{"code": int64(990101)}, `node area:1 (Area): property "code" is of type int64, not string`},
		"no type at all":       {ontology.KindArea, map[string]any{"code": 990101}, `property "code" is of type int, not string`},
		"a required property":  {ontology.KindArea, map[string]any{"name": nil}, `node area:1 (Area): property "name" (string) is missing`},
		"two faults, the first by name": {
			ontology.KindArea,
			map[string]any{"name": nil, "zone": "x", "level": true},
			`property "level" is of type bool, not string`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			props := maps.Clone(area)
			for k, v := range c.change {
				props[k] = v
				if v == nil {
					delete(props, k)
				}
			}
			expect(t, ontology.NewChecker().Node(c.kind, "area:1", props), c.want)
		})
	}
}

func TestAnEdgeIsHeldToItsRelation(t *testing.T) {
	agency, task := ontology.End{Kind: ontology.KindAgency, ID: "agency:a"}, ontology.End{Kind: ontology.KindTask, ID: "task:t"}
	whole := map[string]any{"position": int64(1), "inherited": false, "statedName": "区科技局", "passage": "passage:p:1-2"}
	for name, c := range map[string]struct {
		from  ontology.End
		rel   string
		to    ontology.End
		props map[string]any
		want  string
	}{
		"as it should be":     {agency, ontology.Leads, task, whole, ""},
		"the wrong way":       {task, ontology.Leads, agency, whole, `edge task:t -LEADS-> agency:a joins kind "Task" to "Agency"; the relation joins [Agency] to [Task]`},
		"an unknown relation": {agency, "LIKES", task, nil, "edge agency:a -LIKES-> task:t is of a relation that the ontology does not have"},
		"a missing property":  {agency, ontology.Supports, task, nil, `edge agency:a -SUPPORTS-> task:t: property "inherited" (bool) is missing`},
		"a property too many": {task, ontology.HasSubtask, task, map[string]any{"position": int64(1)}, `property "position" is not in the ontology`},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, ontology.NewChecker().Edge(c.from, c.rel, c.to, c.props), c.want)
		})
	}
}

func expect(t *testing.T, err error, want string) {
	t.Helper()
	switch {
	case want == "" && err != nil:
		t.Errorf("refused: %v", err)
	case want != "" && (!errors.Is(err, ontology.ErrMismatch) || !strings.Contains(err.Error(), want)):
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestIdsAreAsReadersKnowThem(t *testing.T) {
	for want, got := range map[string]string{
		"document:plan-2023":              ontology.DocumentID("plan-2023"),
		"passage:plan-2023:10-25":         ontology.PassageID("plan-2023", 10, 25),
		"plan:plan-2023":                  ontology.PlanID("plan-2023"),
		"plan:云政〔2020〕3号":                 ontology.CitedPlanID("云政〔2020〕 3号", "创新规划"),
		"plan:创新规划":                       ontology.CitedPlanID("", "创新 规划"),
		"task:plan-2023:一1":               ontology.TaskID("plan-2023", "一1"),
		"target:plan-2023:一1-1":           ontology.TargetID("plan-2023", "一1-1"),
		"observation:plan-2023:一1-1":      ontology.ObservationID("plan-2023", "一1-1"),
		"area:990101":                     ontology.AreaID("990101"),
		"agency:990101:科技局":               ontology.AgencyID("990101", "科技局"),
		"platform:990101:青川孵化器":           ontology.PlatformID("990101", "青川 孵化器"),
		"indicator:incubators":            ontology.IndicatorID("incubators"),
		"announcement:plan-2023:A1-53":    ontology.AnnouncementID("plan-2023", "A1", 53),
		"discrepancy:plan-2023:1-2:30-45": ontology.DiscrepancyID("plan-2023", 1, 2, 30, 45),
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if slug, ok := ontology.DocumentSlug(ontology.DocumentID("a:b")); slug != "a:b" || !ok {
		t.Errorf("the slug is %q, %v", slug, ok)
	}
	if slug, ok := ontology.DocumentSlug("plan:a"); ok {
		t.Errorf("a plan's id gives the slug %q", slug)
	}
}

func TestARoleAndItsRelationLeadToEachOther(t *testing.T) {
	all := ontology.AssignmentsOf(nil)
	for i, role := range ontology.Roles() {
		rels := ontology.AssignmentsOf([]ontology.Role{role})
		if len(rels) != 1 || ontology.RoleOf(rels[0]) != role || all[i] != rels[0] {
			t.Errorf("%s is %v, of all %s", role, rels, all[i])
		}
	}
}

func TestARoleInTheOrganisationAndItsRelationLeadToEachOther(t *testing.T) {
	for i, rel := range ontology.OrganisationRelations(nil) {
		role := ontology.OrganisationRoleOf(rel)
		if role != ontology.OrganisationRoles()[i] || ontology.OrganisationRelation(role) != rel || ontology.RoleGiven(rel) != string(role) {
			t.Errorf("%s gives the role %s, which is %s", rel, role, ontology.OrganisationRelation(role))
		}
	}
	if got := ontology.RoleGiven(ontology.Leads) + ontology.RoleGiven(ontology.Issued) + string(ontology.OrganisationRoleOf(ontology.Leads)); got != "LEAD" {
		t.Errorf("roles of a task, of none and of a plan are %q", got)
	}
}

func TestYearsHaveBounds(t *testing.T) {
	for year, want := range map[int]bool{1948: false, 1949: true, 2030: true, 2100: true, 2101: false, 22: false} {
		if ontology.IsYear(year) != want {
			t.Errorf("%d: %v", year, !want)
		}
	}
}
