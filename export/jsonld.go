package export

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/policygraph/policygraph/ontology"
)

// vocabulary is the namespace of terms that no public vocabulary has, and identifier of
// the nodes' ids: names, at which nothing is served.
const (
	vocabulary = "urn:policygraph:term:"
	node       = "urn:policygraph:node:"
)

// jsonContext maps the graph's names to public vocabularies: organisations (W3C ORG), where a
// fact comes from (PROV-O), concepts (SKOS), documents and places (schema.org), and
// places in a text (Web Annotation: start and end are counted in code points).
func jsonContext() map[string]any {
	link := func(to string) map[string]string { return map[string]string{"@id": to, "@type": "@id"} }
	return map[string]any{
		"@vocab": vocabulary,
		"org":    "http://www.w3.org/ns/org#",
		"prov":   "http://www.w3.org/ns/prov#",
		"skos":   "http://www.w3.org/2004/02/skos/core#",
		"schema": "https://schema.org/",
		"oa":     "http://www.w3.org/ns/oa#",

		"Agency": "org:FormalOrganization", "Area": "schema:AdministrativeArea", "Document": "schema:DigitalDocument",
		"Plan": "prov:Plan", "Indicator": "skos:Concept", "Passage": "oa:SpecificResource", "IndicatorFamily": "skos:Collection",

		"name": "schema:name", "title": "schema:name", "fullName": "schema:legalName", "aliases": "skos:altLabel",
		"url": "schema:url", "docNumber": "schema:identifier",
		"selector": "oa:hasSelector", "TextPositionSelector": "oa:TextPositionSelector", "start": "oa:start", "end": "oa:end",

		"PART_OF": link("schema:containedInPlace"), "LOCATED_IN": link("schema:location"), "SERVES": link("schema:areaServed"),
		"MEMBER_OF": link("org:memberOf"), "STATED_IN": link("prov:hadPrimarySource"), "OF": link("oa:hasSource"),
		"BASED_ON": link("prov:wasDerivedFrom"), "SUPERSEDES": link("prov:wasRevisionOf"),
	}
}

// WriteJSONLD writes the graph as JSON-LD, a node an object. What a relation says beside its
// two ends stands in an object of its own (Relation).
func WriteJSONLD(to io.Writer, g *Whole) error {
	context := jsonContext()
	for _, e := range g.Edges {
		if context[e.Rel] == nil {
			context[e.Rel] = map[string]string{"@type": "@id"}
		}
	}
	out := map[string][]string{}
	edges := map[string][]int{}
	for i, e := range g.Edges {
		out[e.From+"\n"+e.Rel] = append(out[e.From+"\n"+e.Rel], node+e.To)
		edges[e.From] = append(edges[e.From], i)
	}
	w := bufio.NewWriter(to)
	head, err := json.Marshal(context)
	if err != nil {
		return fmt.Errorf("write the context: %w", err)
	}
	version, err := json.Marshal(g.Version)
	if err != nil {
		return fmt.Errorf("write the version: %w", err)
	}
	fmt.Fprintf(w, "{\"@context\":%s,\n\"@id\":\"urn:policygraph:data\",\"dataVersion\":%s,\"limit\":%q,\"@graph\":[", head, version, noLimit)
	first := true
	put := func(object map[string]any) error {
		text, err := json.Marshal(object)
		if err != nil {
			return err
		}
		before := ","
		if first {
			before, first = "", false
		}
		_, err = fmt.Fprintf(w, "%s\n%s", before, text)
		return err
	}
	for _, n := range g.Nodes {
		object := map[string]any{"@id": node + n.ID, "@type": n.Kind}
		for _, p := range n.Props {
			object[p.Name] = p.Value
		}
		if n.Kind == ontology.KindPassage {
			object["selector"] = map[string]any{"@type": "TextPositionSelector", "start": object["start"], "end": object["end"]}
			delete(object, "start")
			delete(object, "end")
		}
		for _, i := range edges[n.ID] {
			rel := g.Edges[i].Rel
			object[rel] = out[n.ID+"\n"+rel]
		}
		if err := put(object); err != nil {
			return fmt.Errorf("write the node %s: %w", n.ID, err)
		}
	}
	for _, e := range g.Edges {
		if len(e.Props) == 0 {
			continue
		}
		object := map[string]any{
			"@id":   fmt.Sprintf("urn:policygraph:relation:%s", strings.Join([]string{e.From, e.Rel, e.To}, ":")),
			"@type": "Relation", "relation": e.Rel,
			"from": map[string]string{"@id": node + e.From}, "to": map[string]string{"@id": node + e.To},
		}
		for _, p := range e.Props {
			object["of_"+p.Name] = p.Value
		}
		if err := put(object); err != nil {
			return fmt.Errorf("write the relation %s from %s to %s: %w", e.Rel, e.From, e.To, err)
		}
	}
	fmt.Fprint(w, "\n]}\n")
	return w.Flush()
}
