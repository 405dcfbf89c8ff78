package ontology_test

import (
	"fmt"

	"github.com/policygraph/policygraph/ontology"
)

func ExampleChecker() {
	check := ontology.NewChecker()
	fmt.Println(check.Node(ontology.KindArea, ontology.AreaID("990101"), map[string]any{"name": "青川区", "aliases": []string{"青川"}, "within": []string{"area:990101"}, "nameOrder": int64(1), "searchOrder": int64(3), "planCount": int64(2)}))
	fmt.Println(check.Node(ontology.KindArea, ontology.AreaID("990102"), map[string]any{"name": "东山区", "aliases": "东山"}))
	// Output:
	// <nil>
	// the graph does not fit the ontology: node area:990102 (Area): property "aliases" is of type string, not []string
}

func ExamplePropertiesOf() {
	for _, p := range ontology.PropertiesOf(ontology.KindDiscrepancy) {
		fmt.Println(p.Name, p.Type, p.About)
	}
	// Output:
	// message string in what the two places differ, in Chinese
	// messageEn string the same in English; what a reviewer wrote stays as it is
	// kind string a DiscrepancyKind
	// says []string what the two places say, where a rule compared them; empty where their wording tells
	// saysEn []string the same in English; names and periods stay as they are
	// position int64 its place in the order of all facts of its kind
	// documents []string the ids of the documents that state it
	// sourceFile string the file of the dataset that it stands in
	// sourceLine int64 its line in that file
}

func ExampleAssignmentsOf() {
	fmt.Println(ontology.AssignmentsOf([]ontology.Role{ontology.RoleLead}), ontology.AssignmentsOf(nil))
	// Output: [LEADS] [LEADS SUPPORTS RESPONSIBLE_FOR]
}
