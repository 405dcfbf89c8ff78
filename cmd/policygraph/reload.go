package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/urfave/cli/v3"
)

// refresh is a part of a running server that is read from files, and can be read again.
type refresh struct {
	name  string
	paths []string // files and folders, with all that is in them
	again func() error

	used    [sha256.Size]byte // of the state of the files that was read last
	pending [sha256.Size]byte // seen at the last look
}

// refreshed are the parts that a server's files make.
func refreshed(cmd *cli.Command, a access, graph func() error) []*refresh {
	var all []*refresh
	add := func(name string, again func() error, paths ...string) {
		paths = slices.DeleteFunc(paths, func(path string) bool { return path == "" })
		if len(paths) > 0 {
			all = append(all, &refresh{name: name, paths: paths, again: again})
		}
	}
	add("the dataset", graph, cmd.String("data"), cmd.String("documents"))
	if a.keys != nil {
		add("the keys", a.keys.Reload, cmd.String("keys"))
	}
	if a.certificate != nil {
		add("the certificate", a.certificate.Reload, cmd.String("tls-cert"), cmd.String("tls-key"))
	}
	return all
}

// keepFresh reads a part again when its files have changed, and all of them at SIGHUP, until
// the context ends. What has a fault is told and changes nothing: the server goes on with
// what it has.
func keepFresh(ctx context.Context, every time.Duration, log *slog.Logger, all []*refresh) {
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	context.AfterFunc(ctx, func() { signal.Stop(hangup) })
	for _, r := range all {
		r.used = r.state()
		r.pending = r.used
	}
	var look <-chan time.Time
	if every > 0 && len(all) > 0 {
		look = time.NewTicker(every).C
	}
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case <-hangup:
				for _, r := range all {
					r.read(log, r.state())
				}
			case <-look:
				for _, r := range all {
					r.look(log)
				}
			}
		}
	}()
}

// look reads the files again where they have changed and rest: half of a change is
// no dataset.
func (r *refresh) look(log *slog.Logger) {
	state := r.state()
	rests := state == r.pending
	r.pending = state
	if rests && state != r.used {
		r.read(log, state)
	}
}

func (r *refresh) read(log *slog.Logger, state [sha256.Size]byte) {
	r.used, r.pending = state, state
	start := time.Now()
	if err := r.again(); err != nil {
		log.Error("not read again: the server goes on with what it has", "what", r.name, "error", err)
		return
	}
	log.Info("read again", "what", r.name, "milliseconds", time.Since(start).Milliseconds())
}

// state tells one state of the files from another, by their names, sizes and times.
func (r *refresh) state() [sha256.Size]byte {
	h := sha256.New()
	for _, path := range r.paths {
		_ = filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				fmt.Fprintln(h, name, err)
				return nil
			}
			info, err := os.Stat(name) // through links, by which files are exchanged in containers
			if err != nil || d.IsDir() {
				return nil
			}
			fmt.Fprintln(h, name, info.Size(), info.ModTime().UnixNano())
			return nil
		})
	}
	return [sha256.Size]byte(h.Sum(nil))
}
