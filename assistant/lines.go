package assistant

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

const (
	// longestLine is as many bytes as a message may have.
	longestLine = 16 << 20
	// lastAnswers is how long answers that are still due are waited for when the assistant
	// has closed its side.
	lastAnswers = time.Minute
)

// Lines is a transport of messages line by line, as on standard input and output. A line
// that is no message is answered with an error and ends nothing, and what was asked before
// the input ends is answered before the connection does.
type Lines struct {
	In  io.Reader
	Out io.Writer
}

// Connect implements mcp.Transport.
func (l *Lines) Connect(ctx context.Context) (mcp.Connection, error) {
	out := &oneAtATime{w: l.Out}
	messages, to := io.Pipe()
	go sift(l.In, to, out)
	c, err := (&mcp.IOTransport{Reader: messages, Writer: out, MaxLineLength: -1}).Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &answering{Connection: c, answered: make(chan struct{}, 1)}, nil
}

// sift hands on the lines that are messages, and answers the others.
func sift(in io.Reader, to *io.PipeWriter, out io.Writer) {
	lines := bufio.NewReader(in)
	for {
		line, tooLong, err := readLine(lines)
		refusal := fault(line)
		if tooLong {
			refusal = &jsonrpc.Error{Code: jsonrpc.CodeInvalidRequest, Message: fmt.Sprintf("the message has more than the %d bytes that are allowed", longestLine)}
		}
		switch {
		case refusal != nil:
			refuse(out, refusal)
		case len(line) > 0:
			if _, err := to.Write(append(line, '\n')); err != nil {
				return // the connection was closed
			}
		}
		if err != nil {
			_ = to.CloseWithError(err) // never fails
			return
		}
	}
}

// readLine reads a line, without the spaces around it. Of one that is too long it keeps
// nothing.
func readLine(in *bufio.Reader) (line []byte, tooLong bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if tooLong = tooLong || len(line)+len(part) > longestLine; tooLong {
			line = nil
		} else {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimSpace(line), tooLong, err
		}
	}
}

// fault is what is wrong with a line as a message, or a batch of messages; nil where nothing
// is, or where nothing stands in it.
func fault(line []byte) *jsonrpc.Error {
	if len(line) == 0 {
		return nil
	}
	if !json.Valid(line) {
		return &jsonrpc.Error{Code: jsonrpc.CodeParseError, Message: "the line is no JSON: write each message as JSON on a line of its own"}
	}
	messages := []json.RawMessage{line}
	if line[0] == '[' {
		messages = nil
		if err := json.Unmarshal(line, &messages); err != nil || len(messages) == 0 {
			return &jsonrpc.Error{Code: jsonrpc.CodeInvalidRequest, Message: "a batch without a message"}
		}
	}
	for _, m := range messages {
		if _, err := jsonrpc.DecodeMessage(m); err != nil {
			return &jsonrpc.Error{Code: jsonrpc.CodeInvalidRequest, Message: fmt.Sprintf("the line is no message of JSON-RPC 2.0: %v", err)}
		}
	}
	return nil
}

// refuse answers what has no id that an answer could name.
func refuse(out io.Writer, why *jsonrpc.Error) {
	answer, err := json.Marshal(struct {
		Version string         `json:"jsonrpc"`
		ID      any            `json:"id"`
		Error   *jsonrpc.Error `json:"error"`
	}{"2.0", nil, why})
	if err == nil {
		_, _ = out.Write(append(answer, '\n')) // where it cannot be written, no answer can
	}
}

// oneAtATime keeps answers that are written side by side apart.
type oneAtATime struct {
	mu sync.Mutex
	w  io.Writer
}

// Write implements io.Writer.
func (o *oneAtATime) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.w.Write(b)
}

// Close implements io.Closer; the output is not the connection's to close.
func (o *oneAtATime) Close() error { return nil }

// answering is a connection that ends when all that was asked is answered.
type answering struct {
	mcp.Connection
	mu       sync.Mutex
	due      int           // requests without an answer
	answered chan struct{} // has a token after an answer
}

// Read implements mcp.Connection.
func (a *answering) Read(ctx context.Context) (jsonrpc.Message, error) {
	m, err := a.Connection.Read(ctx)
	if r, ok := m.(*jsonrpc.Request); ok && err == nil && r.ID.IsValid() {
		a.count(1)
	}
	if !errors.Is(err, io.EOF) {
		return m, err
	}
	enough := time.After(lastAnswers)
	for a.count(0) > 0 {
		select {
		case <-a.answered:
		case <-enough:
			return m, err
		case <-ctx.Done():
			return m, err
		}
	}
	return m, err
}

// Write implements mcp.Connection.
func (a *answering) Write(ctx context.Context, m jsonrpc.Message) error {
	err := a.Connection.Write(ctx, m)
	if _, ok := m.(*jsonrpc.Response); ok {
		a.count(-1)
		select {
		case a.answered <- struct{}{}:
		default: // a token is there
		}
	}
	return err
}

// count adds to the requests without an answer and says how many there are.
func (a *answering) count(more int) int {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.due += more
	return a.due
}
