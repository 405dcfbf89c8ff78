package main

import (
	"context"
	"fmt"
	"time"
)

// measure warms every server up on every question, then times them.
func measure(ctx context.Context, o options, districts int, db *database, workloads []*workload, r *report) error {
	for _, w := range workloads {
		for _, runner := range w.runners {
			if _, err := runner.load(ctx, 4, o.warm, 0); err != nil {
				return fmt.Errorf("%s: %w", w.question.Name, err)
			}
		}
	}
	for _, w := range workloads {
		for _, clients := range o.clients {
			samples, err := w.time(ctx, o, clients, db.PID())
			if err != nil {
				return fmt.Errorf("%s, %d clients: %w", w.question.Name, clients, err)
			}
			for i, runner := range w.runners {
				cell := samples[i].cell()
				cell.Districts, cell.Question, cell.Clients, cell.Server = districts, w.question.Name, clients, runner.name
				cell.RSS = resident(runner.pid())
				r.Cells = append(r.Cells, cell)
				fmt.Println(cell)
			}
		}
	}
	r.Databases = append(r.Databases, memoryUse{districts, resident(db.PID())})
	return nil
}

// time times one question for one number of clients. The servers take turns
// slice by slice, there and back, asked the same in the same order, so that a
// change in the machine's mood meets them all.
func (w *workload) time(ctx context.Context, o options, clients, db int) ([]sample, error) {
	samples := make([]sample, len(w.runners))
	for slice := range o.slices {
		for turn := range w.runners {
			i := turn
			if slice%2 == 1 {
				i = len(w.runners) - 1 - turn
			}
			runner := w.runners[i]
			server, database := processorTime(runner.pid()), processorTime(db)
			s, err := runner.load(ctx, clients, o.cell/time.Duration(o.slices), uint64(1+slice))
			if err != nil {
				return nil, err
			}
			s.server, s.database = processorTime(runner.pid())-server, processorTime(db)-database
			samples[i].add(s)
		}
	}
	return samples, nil
}
