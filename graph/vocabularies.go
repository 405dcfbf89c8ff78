package graph

import (
	"context"
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/internal/searchtext"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
	"github.com/policygraph/policygraph/vocabulary/bodies"
)

func (q query) Vocabularies(ctx context.Context) (*analysis.Vocabularies, error) {
	return analysis.CountVocabularies(ctx, q.store)
}

// stated asks whether some node has each value that the filters name and that no
// vocabulary knows: one call a property, and one more to tell what may be meant.
func (q query) stated(ctx context.Context, known []view.Known) error {
	type property struct{ kind, prop string }
	var properties []property
	values := map[property][]any{}
	for _, k := range known {
		if k.Prop != "" {
			p := property{k.Kind, k.Prop}
			if values[p] == nil {
				properties = append(properties, p)
			}
			values[p] = append(values[p], k.ID)
		}
	}
	for _, p := range properties {
		if err := q.stateEach(ctx, p.kind, p.prop, values[p]); err != nil {
			return err
		}
	}
	return nil
}

// stateEach asks whether some node of a kind has each value of the property.
func (q query) stateEach(ctx context.Context, kind, prop string, values []any) error {
	found, err := q.values(ctx, kind, prop, []store.Filter{{Prop: prop, Op: store.In, Values: values}})
	if err != nil {
		return err
	}
	for _, v := range values {
		value := v.(string)
		switch {
		case slices.Contains(found, value):
		case prop == "functionNames":
			hint := nearestFunction(value)
			return badInput(
				"没有机构具有职能 %[1]q,机构名录中也没有;%[2]s",
				"no agency has the function %[1]q, and the catalogue of bodies does not know it; %[3]s", value, hint.Message, hint.MessageEn,
			)
		default:
			return q.unknownKind(ctx, kind, value)
		}
	}
	return nil
}

// values are those that nodes of a kind have of a property, in their order.
func (q query) values(ctx context.Context, kind, prop string, where []store.Filter) ([]string, error) {
	buckets, err := q.store.Count(ctx, store.Query{Kinds: []string{kind}, Where: where}, store.Group{Prop: prop})
	if err != nil {
		return nil, fmt.Errorf("look for the values of %s.%s: %w", kind, prop, err)
	}
	var out []string
	for _, b := range buckets {
		if value, ok := b.Keys[0].(string); ok {
			out = append(out, value)
		}
	}
	return out, nil
}

// unknownKind says that no platform or agency is of a kind, and which may be meant.
func (q query) unknownKind(ctx context.Context, of, kind string) error {
	known, err := q.values(ctx, of, "kind", nil)
	if err != nil {
		return err
	}
	what, list := bilingual.Text{Message: "平台", MessageEn: "platform"}, "platformKinds"
	if of == ontology.KindAgency {
		what, list = bilingual.Text{Message: "机构", MessageEn: "agency"}, "agencyKinds"
		known = append(ontology.AgencyKinds(), known...)
	}
	hint := bilingual.Sprintf("各种类见 vocabularies { %[1]s { name } }", "vocabularies { %[1]s { name } } lists the kinds", list)
	if near, ok := nearestKind(kind, known); ok {
		hint = bilingual.Sprintf("最相近的是%[1]s", "the nearest is %[1]s", near)
	}
	return badInput(
		"没有种类为 %[3]q 的%[1]s(筛选所写);%[4]s", "no %[2]s is of the kind %[3]q, which the filter names; %[5]s",
		what.Message, what.MessageEn, kind, hint.Message, hint.MessageEn,
	)
}

// nearestKind is the kind of those known that shares most with the one given, the
// first of several; false where none shares a character in its place.
func nearestKind(kind string, known []string) (string, bool) {
	given, best, least := []rune(kind), "", 1.0
	if len(given) > maxSuggestedFor {
		return "", false
	}
	for _, k := range known {
		other := []rune(k)
		longer := max(len(given), len(other))
		if d := float64(searchtext.Distance(given, other, longer)) / float64(longer); d < least {
			best, least = k, d
		}
	}
	return best, best != ""
}

// nearestFunction says what may be meant by a function that nothing knows.
func nearestFunction(value string) bilingual.Text {
	if k, ok := bodies.Nearest(value); ok {
		return bilingual.Sprintf("最相近的是%[1]s(%[2]s)", "the nearest is %[1]s (%[2]s)", k.Name, k.Usual)
	}
	return bilingual.Text{Message: "请写职能(科技)或此类机构的名称(科技局)", MessageEn: "give a kind (科技) or a name of such bodies (科技局)"}
}
