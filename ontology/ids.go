package ontology

import (
	"fmt"
	"strings"
)

// Ids are readable and stable: a kind, a colon, and what tells the node from
// others of its kind. A document's slug stands in the ids of all that it states.
// White space in names is left out.

const documentPrefix = "document:"

// DocumentID is document:SLUG.
func DocumentID(slug string) string { return documentPrefix + slug }

// DocumentSlug is the slug in a document's id; ok is false where the id is not a
// document's.
func DocumentSlug(id string) (slug string, ok bool) { return strings.CutPrefix(id, documentPrefix) }

// PassageID is passage:SLUG:START-END.
func PassageID(slug string, start, end int) string {
	return fmt.Sprintf("passage:%s:%d-%d", slug, start, end)
}

// PlanID is plan:SLUG, of a plan whose document is loaded.
func PlanID(slug string) string { return "plan:" + slug }

// CitedPlanID is plan:NUMBER, or plan:TITLE where no document number is given, of
// a plan that is only cited.
func CitedPlanID(number, title string) string {
	if number == "" {
		return "plan:" + withoutSpace(title)
	}
	return "plan:" + withoutSpace(number)
}

// TaskID is task:SLUG:KEY.
func TaskID(slug, key string) string { return "task:" + slug + ":" + key }

// TargetID is target:SLUG:KEY.
func TargetID(slug, key string) string { return "target:" + slug + ":" + key }

// ObservationID is observation:SLUG:KEY.
func ObservationID(slug, key string) string { return "observation:" + slug + ":" + key }

// AreaID is area:CODE, or area:SLUG for a functional zone.
func AreaID(area string) string { return "area:" + area }

// AgencyID is agency:AREA:FUNCTION where one agency of the area has the function,
// else agency:AREA:NAME.
func AgencyID(area, functionOrName string) string {
	return "agency:" + area + ":" + withoutSpace(functionOrName)
}

// PlatformID is platform:AREA:NAME.
func PlatformID(area, name string) string { return "platform:" + area + ":" + withoutSpace(name) }

// IndicatorID is indicator:SLUG of the vocabulary, or indicator:NAME of a measure
// that the vocabulary does not know.
func IndicatorID(slugOrName string) string { return "indicator:" + withoutSpace(slugOrName) }

// IndicatorFamilyID is family:NAME.
func IndicatorFamilyID(name string) string { return "family:" + withoutSpace(name) }

// AnnouncementID is announcement:SLUG:LIST-NUMBER.
func AnnouncementID(slug, list string, number int) string {
	return fmt.Sprintf("announcement:%s:%s-%d", slug, list, number)
}

// DiscrepancyID is discrepancy:SLUG:START-END:START-END, of the two places that
// differ.
func DiscrepancyID(slug string, start, end, otherStart, otherEnd int) string {
	return fmt.Sprintf("discrepancy:%s:%d-%d:%d-%d", slug, start, end, otherStart, otherEnd)
}

// ChangeID is change:HASH, of the entry of changes.yaml.
func ChangeID(hash string) string { return "change:" + hash }

func withoutSpace(name string) string { return strings.Join(strings.Fields(name), "") }
