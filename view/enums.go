package view

import (
	"strings"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

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
func Searchable() []ontology.NodeKind {
	var out []ontology.NodeKind
	for _, kind := range []string{
		ontology.KindPlan, ontology.KindArea, ontology.KindPlatform, ontology.KindAgency, ontology.KindTask,
		ontology.KindTarget, ontology.KindObservation, ontology.KindIndicator, ontology.KindDocument,
	} {
		out = append(out, ontology.KindOf(kind))
	}
	return out
}
