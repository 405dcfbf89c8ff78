package ontology

import "strings"

// The kinds of node. Each node carries its kind and the label Node.
const (
	KindDocument     = "Document"
	KindPassage      = "Passage"
	KindPlan         = "Plan"
	KindArea         = "Area"
	KindPlatform     = "Platform"
	KindAgency       = "Agency"
	KindTask         = "Task"
	KindTarget       = "Target"
	KindObservation  = "Observation"
	KindIndicator    = "Indicator"
	KindAnnouncement = "Announcement"
	KindDiscrepancy  = "Discrepancy"

	KindIndicatorFamily = "IndicatorFamily"
)

// KindRedirect is the kind of node that stands for one whose id went by a merge. It
// is no fact, and the schema has no type for it: who asks for its id is answered with
// the node that it leads to.
const KindRedirect = "Redirect"

// KindChange is the kind of node that tells what an act did to facts, an entry of
// changes.yaml. It is no fact: the question changes shows what it says.
const KindChange = "Change"

// HiddenKinds lists every kind of node that is no fact and that the schema has no type for.
func HiddenKinds() []string { return []string{KindRedirect, KindChange} }

// Kinds lists every kind of node that the schema shows.
func Kinds() []string {
	return []string{
		KindDocument, KindPassage, KindPlan, KindArea, KindPlatform, KindAgency, KindTask,
		KindTarget, KindObservation, KindIndicator, KindAnnouncement, KindDiscrepancy, KindIndicatorFamily,
	}
}

// NodeKind is the schema's name of a kind of node, in capitals.
type NodeKind string

// KindNamed is the kind of node that the schema's name stands for.
func KindNamed(k NodeKind) string { return string(k[:1]) + strings.ToLower(string(k[1:])) }

// KindOf is the schema's name of a kind of node.
func KindOf(kind string) NodeKind { return NodeKind(strings.ToUpper(kind)) }
