package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// report is all that was measured in one run.
type report struct {
	Started   time.Time   `json:"started"`
	Revision  string      `json:"revision,omitempty"`
	Machine   string      `json:"machine"`
	Cells     []cell      `json:"cells"`
	Databases []memoryUse `json:"databases"`
}

// memoryUse is the memory that Neo4j uses at the end of a scale.
type memoryUse struct {
	Districts int     `json:"districts"`
	RSS       float64 `json:"rssMiB"`
}

func newReport() *report {
	revision, _ := exec.Command("git", "describe", "--always", "--dirty").Output() // of a copy without history there is none
	return &report{
		Started: time.Now(), Revision: strings.TrimSpace(string(revision)),
		Machine: fmt.Sprintf("%d processors, %s", runtime.NumCPU(), model()),
	}
}

// model is the name of the processor.
func model() string {
	b, _ := os.ReadFile("/proc/cpuinfo") // elsewhere than on Linux there is none
	_, rest, _ := strings.Cut(string(b), "model name\t: ")
	name, _, _ := strings.Cut(rest, "\n")
	return name
}

func (r *report) save(path string) error {
	b, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(b, '\n'), 0o644)
}

// find is a cell, nil where it was not measured.
func (r *report) find(districts int, question string, clients int, server string) *cell {
	for i := range r.Cells {
		if c := &r.Cells[i]; c.Districts == districts && c.Question == question && c.Clients == clients && c.Server == server {
			return c
		}
	}
	return nil
}

// beside is another server's cell of the same question.
func (r *report) beside(c *cell, server string) *cell {
	return r.find(c.Districts, c.Question, c.Clients, server)
}

// print prints the figures and what they mean for the goals, as Markdown.
func (r *report) print(w io.Writer) {
	fmt.Fprintf(w, "\n%s, revision %s, on %s\n", r.Started.Format(time.DateOnly), r.Revision, r.Machine)
	last := cell{}
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Districts != last.Districts {
			fmt.Fprintf(w, "\n%d districts. Times in ms; processor time per request.\n\n", c.Districts)
			fmt.Fprintln(w, "| | clients | server | requests/s | of the limit | × peer | p50 | p95 | p99 | p95 / peer's | CPU | Neo4j's CPU | both, of the limit's | KiB | MiB held |")
			fmt.Fprintln(w, "|---|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
		}
		last = *c
		limit, peer := r.beside(c, limit), r.beside(c, peer)
		fmt.Fprintf(w, "| %s | %d | %s | %.0f | %s | %s | %.2f | %.2f | %.2f | %s | %.2f | %.2f | %s | %.1f | %.0f |\n", c.Question, c.Clients, c.Server,
			c.PerSecond, ratio(c, limit, perSecond), ratio(c, peer, perSecond), c.P50, c.P95, c.P99, ratio(c, peer, p95), c.ServerCPU, c.DatabaseCPU, ratio(c, limit, bothCPU), c.KiB, c.RSS)
	}
	for _, d := range r.Databases {
		fmt.Fprintf(w, "\nNeo4j holds %.0f MiB with %d districts.\n", d.RSS, d.Districts)
	}
	r.printGoals(w)
}

func perSecond(c *cell) float64 { return c.PerSecond }

func p95(c *cell) float64 { return c.P95 }

func bothCPU(c *cell) float64 { return c.ServerCPU + c.DatabaseCPU }

func ratio(c, to *cell, of func(*cell) float64) string {
	if to == nil || of(to) == 0 {
		return ""
	}
	return fmt.Sprintf("%.2f", of(c)/of(to))
}

// String is one line of what is printed while the run goes on.
func (c cell) String() string {
	return fmt.Sprintf("%3d districts %s %2d clients %-11s %9.1f/s  p50 %8.2f  p95 %8.2f  p99 %8.2f ms  CPU %6.2f + %6.2f ms", c.Districts, c.Question, c.Clients, c.Server, c.PerSecond, c.P50, c.P95, c.P99, c.ServerCPU, c.DatabaseCPU)
}
