package assistant_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/assistant"
	"github.com/policygraph/policygraph/client"
	"github.com/policygraph/policygraph/internal/builtin"
	"github.com/policygraph/policygraph/server"
)

// TestALineThatIsNoMessageEndsNothing: each wrong line is answered with an error, and so are
// the requests before and behind it, though the input ends at once.
func TestALineThatIsNoMessageEndsNothing(t *testing.T) {
	const (
		begin = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
{"jsonrpc":"2.0","method":"notifications/initialized"}
`
		search = `{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"search","arguments":{"text":"科技局"}}}` + "\n"
		plans  = `{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"plans","arguments":{}}}` + "\n"
	)
	api := client.Within(server.New(server.Options{Store: builtin.Store(), Log: slog.New(slog.DiscardHandler)}))
	for name, c := range map[string]struct {
		line string
		code int
	}{
		"no JSON":                {"hello", -32700},
		"half of a message":      {`{"jsonrpc":"2.0","id":`, -32700},
		"JSON and more":          {`{"jsonrpc":"2.0","id":7,"method":"ping"} x`, -32700},
		"a number":               {"7", -32600},
		"no version":             {`{"id":7,"method":"ping"}`, -32600},
		"an empty batch":         {"[]", -32600},
		"a batch of no messages": {"[1]", -32600},
		"a line too long":        {`"` + strings.Repeat("x", 17<<20) + `"`, -32600},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			in := strings.NewReader(begin + search + c.line + "\n\n" + plans)
			err := assistant.New(api, "test", "").Run(t.Context(), &assistant.Lines{In: in, Out: &out})
			if err != nil && !errors.Is(err, io.EOF) {
				t.Fatal(err)
			}
			answered, codes := map[int]bool{}, []int{}
			for _, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
				var answer struct {
					ID     *int
					Result json.RawMessage
					Error  struct{ Code int }
				}
				if err := json.Unmarshal([]byte(line), &answer); err != nil {
					t.Fatalf("%v: %s", err, line)
				}
				if answer.ID == nil {
					codes = append(codes, answer.Error.Code)
				} else {
					answered[*answer.ID] = answer.Result != nil
				}
			}
			if !answered[1] || !answered[2] || !answered[3] || len(codes) != 1 || codes[0] != c.code {
				t.Errorf("answered are %v, with the errors %v:\n%.2000s", answered, codes, &out)
			}
		})
	}
}
