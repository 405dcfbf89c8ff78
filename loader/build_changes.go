package loader

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// addChanges makes a node of each entry of changes.yaml. Its id is made of what it says:
// entries that two people wrote, each on their side, keep theirs when git brings them
// together. The facts are named and not joined: some are gone.
func (b *builder) addChanges() error {
	recorder := dataset.NewRecorder()
	for i := range b.data.Changes {
		c := &b.data.Changes[i]
		on, err := c.Time()
		if err != nil {
			return fmt.Errorf("%w: %s: entry %d: on is %q, which is no moment", dataset.ErrInvalid, dataset.ChangesFile, i+1, c.On)
		}
		sum := sha256.Sum256([]byte(recorder.Line(c)))
		n, _ := b.node(ontology.KindChange, ontology.ChangeID(hex.EncodeToString(sum[:8])))
		n.Props = store.Props{
			"on": c.On, "onKey": on.Unix(), "by": c.By, "act": strings.ToUpper(c.Act), "document": ontology.DocumentID(c.Document),
			"added": append([]string{}, c.Added...), "changed": []string{}, "fields": []string{}, "old": []string{}, "new": []string{},
			"withdrawn": []string{}, "withdrawnFacts": []string{}, "position": int64(i + 1),
		}
		list := func(name, value string) { n.Props[name] = append(n.Props[name].([]string), value) }
		for _, f := range c.Changed {
			list("changed", f.ID)
			list("fields", f.Field)
			list("old", f.Old)
			list("new", f.New)
		}
		for _, w := range c.Withdrawn {
			list("withdrawn", w.ID)
			list("withdrawnFacts", w.Fact)
		}
	}
	return nil
}
