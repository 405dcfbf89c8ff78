package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/urfave/cli/v3"
)

// settings are what the flags of serve can be set by: the command line, else the
// environment, else a file. Their names are the same everywhere: --probe-addr,
// POLICYGRAPH_PROBE_ADDR, and probe-addr in the file.
type settings struct {
	path   string
	plural map[string][]string // further variables of lists, by flag
	values map[string]string   // nil before the file is read
	err    error
}

// from names the sources of one flag beside the command line. Of lists the variable
// may have its name in the plural, too.
func (s *settings) from(flag string, plural ...string) cli.ValueSourceChain {
	if s.plural == nil {
		s.plural = map[string][]string{}
	}
	s.plural[flag] = plural
	sources := []cli.ValueSource{cli.EnvVar(variableOf(flag))}
	for _, name := range plural {
		sources = append(sources, cli.EnvVar(name))
	}
	return cli.NewValueSourceChain(append(sources, &setting{s, flag})...)
}

// variableOf is the environment variable of a flag.
func variableOf(flag string) string {
	return "POLICYGRAPH_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// fileFlag names the file. It stands before all others, which look into it.
func (s *settings) fileFlag() cli.Flag {
	return &cli.StringFlag{Name: "config", Usage: "a `FILE` of settings, YAML: the flags' names without dashes before them", Destination: &s.path, Sources: cli.EnvVars(variableOf("config"))}
}

// read reads the file, once.
func (s *settings) read() {
	if s.values != nil || s.path == "" {
		return
	}
	s.values = map[string]string{}
	text, err := os.ReadFile(s.path)
	if err != nil {
		s.err = fmt.Errorf("read the settings: %w", err)
		return
	}
	var entries yaml.MapSlice
	if err := yaml.NewDecoder(bytes.NewReader(text)).Decode(&entries); err != nil && !errors.Is(err, io.EOF) {
		s.err = fmt.Errorf("read the settings in %s: %w", s.path, err)
		return
	}
	for _, e := range entries {
		name := fmt.Sprint(e.Key)
		switch value := e.Value.(type) {
		case []any:
			var words []string
			for _, v := range value {
				words = append(words, fmt.Sprint(v))
			}
			s.values[name] = strings.Join(words, ",")
		case map[string]any, yaml.MapSlice, nil:
			s.err = fmt.Errorf("the settings in %s: %q has no value, or more than one; write one value or a list", s.path, name)
		default:
			s.values[name] = fmt.Sprint(value)
		}
	}
}

// check refuses a file that cannot be read or has a name that is no flag's.
func (s *settings) check(cmd *cli.Command) error {
	s.read()
	if s.err != nil {
		return s.err
	}
	known := map[string]bool{}
	for _, f := range cmd.Flags {
		known[f.Names()[0]] = true
	}
	for _, name := range slices.Sorted(maps.Keys(s.values)) {
		if !known[name] || name == "config" {
			return usagef(cmd.Name, "the settings in %s: there is no setting %q; 'policygraph config' lists those there are", s.path, name)
		}
	}
	return nil
}

// setting is one flag's place in the file.
type setting struct {
	all  *settings
	name string
}

// Lookup implements cli.ValueSource.
func (s *setting) Lookup() (string, bool) {
	s.all.read()
	value, ok := s.all.values[s.name]
	return value, ok
}

// String implements fmt.Stringer.
func (s *setting) String() string { return fmt.Sprintf("%q in the file of --config", s.name) }

// GoString implements fmt.GoStringer.
func (s *setting) GoString() string { return s.String() }

// configCommand shows what serve would run with.
func configCommand() *cli.Command {
	s := new(settings)
	return &cli.Command{
		Name:  "config",
		Usage: "print the settings that serve would run with, and where each comes from",
		Flags: serveFlags(s),
		Action: func(_ context.Context, cmd *cli.Command) error {
			if err := noArguments(cmd); err != nil {
				return err
			}
			if err := s.check(cmd); err != nil {
				return err
			}
			if _, err := boundsOf(cmd); err != nil {
				return err
			}
			return printSettings(cmd.Root().Writer, cmd, s)
		},
	}
}

// printSettings writes a file of settings, with the source of each behind it.
func printSettings(out io.Writer, cmd *cli.Command, s *settings) error {
	for _, f := range cmd.Flags {
		name := f.Names()[0]
		if name == "config" || name == "help" {
			continue
		}
		text, err := yaml.MarshalWithOptions(map[string]any{name: shown(cmd.Value(name))}, yaml.Flow(false))
		if err != nil {
			return fmt.Errorf("print the setting %s: %w", name, err)
		}
		lines := strings.TrimSuffix(string(text), "\n")
		first, rest, _ := strings.Cut(lines, "\n")
		fmt.Fprintf(out, "%s # %s\n", first, sourceOf(cmd, s, name))
		if rest != "" {
			fmt.Fprintln(out, rest)
		}
	}
	return nil
}

// shown is a value as a file of settings has it.
func shown(value any) any {
	if text, ok := value.(fmt.Stringer); ok {
		return text.String()
	}
	if list, ok := value.([]string); ok && list == nil {
		return []string{}
	}
	return value
}

// sourceOf says where a flag's value comes from.
func sourceOf(cmd *cli.Command, s *settings, name string) string {
	if !cmd.IsSet(name) {
		return "default"
	}
	for _, variable := range append([]string{variableOf(name)}, s.plural[name]...) {
		if value, ok := os.LookupEnv(variable); ok && sameSetting(cmd, name, value) {
			return variable
		}
	}
	if value, ok := s.values[name]; ok && sameSetting(cmd, name, value) {
		return s.path
	}
	return "command line"
}

func sameSetting(cmd *cli.Command, name, value string) bool {
	if list := cmd.StringSlice(name); list != nil {
		return strings.Join(list, ",") == value
	}
	return fmt.Sprint(shown(cmd.Value(name))) == value || fmt.Sprint(cmd.Value(name)) == value
}
