package server

import (
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/graph"
)

// The media types of GraphQL over HTTP.
const (
	jsonType    = "application/json"
	graphqlType = "application/graphql-response+json"
)

// accepted is the media type to answer in: the first of ours that the client
// names, application/json when it names none or takes anything.
func accepted(header string) (string, error) {
	if strings.TrimSpace(header) == "" {
		return jsonType, nil
	}
	for part := range strings.SplitSeq(header, ",") {
		media, params, err := mime.ParseMediaType(strings.TrimSpace(part))
		if err != nil || excluded(params["q"]) {
			continue
		}
		switch media {
		case graphqlType:
			return graphqlType, nil
		case jsonType, "application/*", "*/*":
			return jsonType, nil
		}
	}
	return jsonType, &httpError{http.StatusNotAcceptable, graph.CodeBadUserInput, "the answer comes as " + graphqlType + " or " + jsonType + ", which the Accept header excludes"}
}

// excluded says that a media type's weight in an Accept header is zero: the client
// does not take it.
func excluded(weight string) bool {
	q, err := strconv.ParseFloat(weight, 64)
	return err == nil && q == 0
}
