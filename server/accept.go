package server

import (
	"mime"
	"net/http"
	"strings"

	"github.com/policygraph/policygraph/graph"
	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/internal/negotiation"
)

// The media types of GraphQL over HTTP.
const (
	jsonType    = "application/json"
	graphqlType = "application/graphql-response+json"
)

// accepted is the media type to answer in: the one that the client weighs most, of
// two alike the first that it names; application/json where it names none or takes
// anything.
func accepted(headers []string) (string, error) {
	header := strings.Join(headers, ",")
	if strings.TrimSpace(header) == "" {
		return jsonType, nil
	}
	ranges := mediaRanges(header)
	plain, newer := ranges.match(jsonType), ranges.match(graphqlType)
	switch {
	case plain.weight == 0 && newer.weight == 0:
		return jsonType, &httpError{http.StatusNotAcceptable, graph.CodeBadUserInput, bilingual.Sprintf("回答的格式是 %[1]s 或 %[2]s,而 Accept 头排除了它们", "the answer comes as %[1]s or %[2]s, which the Accept header excludes", graphqlType, jsonType)}
	case newer.weight > plain.weight, newer.weight == plain.weight && newer.place < plain.place:
		return graphqlType, nil
	}
	return jsonType, nil
}

// mediaRange is one entry of an Accept header.
type mediaRange struct {
	media  string // also application/* and */*
	weight float64
	place  int
}

type mediaRangeList []mediaRange

func mediaRanges(header string) mediaRangeList {
	var out mediaRangeList
	for part := range strings.SplitSeq(header, ",") {
		if media, params, err := mime.ParseMediaType(strings.TrimSpace(part)); err == nil {
			out = append(out, mediaRange{media, negotiation.Weight(params["q"]), len(out)})
		}
	}
	return out
}

// match is the entry that decides about a media type: one that names it says more
// than one that names many. Its weight is 0 where there is none.
func (l mediaRangeList) match(media string) mediaRange {
	for _, pattern := range []string{media, "application/*", "*/*"} {
		for _, r := range l {
			if r.media == pattern {
				return r
			}
		}
	}
	return mediaRange{}
}
