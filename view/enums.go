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

// The values that stand for an order which is not given, or null.
const (
	orderByID       = "ID"
	orderByPosition = "POSITION_ASC"
)

// Default is the order of plans where none is given.
func (PlanOrder) Default() string { return orderByID }

// Default is the order of areas where none is given.
func (AreaOrder) Default() string { return orderByID }

// Default is the order of platforms where none is given.
func (PlatformOrder) Default() string { return orderByPosition }

// Default is the order of agencies where none is given.
func (AgencyOrder) Default() string { return orderByID }

// Default is the order of tasks where none is given.
func (TaskOrder) Default() string { return orderByPosition }

// Default is the order of targets where none is given.
func (TargetOrder) Default() string { return orderByPosition }

// Default is the order of observations where none is given.
func (ObservationOrder) Default() string { return orderByPosition }

// Default is the order of indicators where none is given.
func (IndicatorOrder) Default() string { return orderByID }

// Default is the order of documents where none is given.
func (DocumentOrder) Default() string { return orderByID }

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
	case "DUE":
		return []store.Order{{Prop: "due", Desc: desc}, {Prop: "position"}}
	case "NAME":
		return []store.Order{{Prop: "nameOrder", Desc: desc}}
	case "TASKS":
		return []store.Order{{Prop: "taskCount", Desc: desc}, {Prop: "nameOrder"}}
	case "TARGETS":
		return []store.Order{{Prop: "targetCount", Desc: desc}, {Prop: "nameOrder"}}
	case "PLANS":
		return []store.Order{{Prop: "planCount", Desc: desc}, {Prop: "nameOrder"}}
	}
	return nil
}

// SearchOrder is the order of equally good hits of a search.
func SearchOrder() []store.Order { return []store.Order{{Prop: "searchOrder"}} }

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
