package server

import (
	"crypto/sha256"
	"encoding/base64"
)

// tagOf is the entity tag of an answer: what it says, in one form, so that a client
// that has it already need not load it again.
func tagOf(a reply) string {
	sum := sha256.New()
	sum.Write(a.head)
	sum.Write(a.data)
	sum.Write(a.tail)
	tag := base64.RawURLEncoding.EncodeToString(sum.Sum(nil)[:12])
	if a.media == graphqlType {
		tag += "-response"
	}
	if a.encoding != "" {
		tag += "-" + a.encoding
	}
	return `"` + tag + `"`
}
