package analysis

import (
	"context"
	"fmt"
	"regexp"

	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// remarkConflicts fetches announced numbers and discrepancies and makes conflicts of
// those that are: one store call.
func remarkConflicts(ctx context.Context, s store.Store) ([]*Conflict, error) {
	plan := hop("plan", true, []string{ontology.Announces, ontology.HasDiscrepancy}, []string{}, along("area", ontology.Covers, nil))
	passages := along("passages", ontology.StatedIn, []string{"section", "start", "end", "opening", "closing"})
	passages.Paging.Order = []store.Order{{Prop: "position"}}
	items, err := find(ctx, s, store.Query{
		Kinds:  []string{ontology.KindAnnouncement, ontology.KindDiscrepancy},
		Props:  []string{"message", "messageEn", "kind", "says", "saysEn", "announced", "unit", "numbered", "rows", "conflicting", "documents"},
		Expand: []store.Hop{plan, passages, along("tasks", ontology.Counts, []string{"position"})},
	}, "announced numbers and discrepancies")
	if err != nil {
		return nil, err
	}
	var out []*Conflict
	for i := range items {
		item := &items[i]
		c := &Conflict{Place: WithinDocument, Facts: []string{item.Node.ID}, documents: value[[]string](item, "documents"), Explanations: []*Explanation{}}
		if plans := related(item, "plan"); len(plans) > 0 {
			c.plans, c.Area = nodeIDs(plans), first(&plans[0], "area")
		}
		switch item.Node.Kind {
		case ontology.KindDiscrepancy:
			c.ofDiscrepancy(item)
		case ontology.KindAnnouncement:
			if !value[bool](item, "conflicting") {
				continue
			}
			c.ofCount(item)
		}
		out = append(out, c)
	}
	return out, nil
}

// ofCount sets an announced number against the rows that are listed.
func (c *Conflict) ofCount(item *store.Item) {
	announced, unit := value[int64](item, "announced"), text(item, "unit")
	numbered, rows := value[int64](item, "numbered"), value[int64](item, "rows")
	listed := bilingual.Sprintf("%[1]d%[2]s", "%[1]d%[2]s", rows, unit)
	if numbered != rows {
		listed = bilingual.Sprintf("%[1]d个序号、%[2]d行", "%[1]d numbers, %[2]d rows", numbered, rows)
	}
	said := fmt.Sprintf("%d%s", announced, unit)
	items := related(item, "tasks")
	tasks := make([]*store.Item, len(items))
	for i := range items {
		tasks[i] = &items[i]
	}
	c.Kind = ConflictCount
	c.Sides = []*ConflictSide{
		{Says: said, SaysEn: said, Fact: item.Node.ID},
		{Says: listed.Message, SaysEn: listed.MessageEn, Tasks: newList(tasks)},
	}
	switch {
	case announced > max(numbered, rows):
		c.explain("所列少于所称:可能有的项目已删去或并入他项,而标题未改", "fewer are listed than announced: perhaps some were struck out or merged, and the heading was not revised")
	case announced < min(numbered, rows):
		c.explain("所列多于所称:可能后来添了项目,而标题未改", "more are listed than announced: perhaps some were added, and the heading was not revised")
	default:
		c.explain("所称介于序号数与行数之间:可能只有部分分项单独计数", "between the numbers and the rows: perhaps some of the parts were counted on their own")
	}
}

var annexSection = regexp.MustCompile(`^A\d`)

// ofDiscrepancy sets the two places of a discrepancy against each other: with what a rule
// took from them, or else with their wording as far as it is known.
func (c *Conflict) ofDiscrepancy(item *store.Item) {
	c.Kind = ConflictWording
	if ontology.DiscrepancyKind(text(item, "kind")) == ontology.DiscrepancyDate {
		c.Kind = ConflictDate
	}
	annexes, sections := 0, 0
	says, saysEn := value[[]string](item, "says"), value[[]string](item, "saysEn")
	places := related(item, "passages")
	for i := range places {
		wording := excerpt(&places[i])
		side := &ConflictSide{Says: wording, SaysEn: wording, Passage: places[i].Node.ID}
		if i < len(says) {
			side.Says, side.SaysEn = says[i], saysEn[i]
		}
		c.Sides = append(c.Sides, side)
		section := text(&places[i], "section")
		if section != "" { // the head of a document has none
			sections++
		}
		if annexSection.MatchString(section) {
			annexes++
		}
	}
	c.explain("%[1]s", "%[2]s", text(item, "message"), text(item, "messageEn"))
	if annexes == 1 && sections == 2 {
		c.explain(oneInAnnex, oneInAnnexEn)
	}
}

// excerpt is what a passage says as far as its locator does: whole where it is
// short enough, else its first and last characters.
func excerpt(passage *store.Item) string {
	opening, closing := []rune(text(passage, "opening")), []rune(text(passage, "closing"))
	length := int(value[int64](passage, "end") - value[int64](passage, "start"))
	if missing := length - len(opening); missing <= len(closing) {
		return string(opening) + string(closing[len(closing)-max(missing, 0):])
	}
	return string(opening) + "…" + string(closing)
}
