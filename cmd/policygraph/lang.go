package main

import (
	"cmp"
	_ "embed"
	"os"
	"strings"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/internal/bilingual"
)

//go:embed lang.zh.yaml
var inChinese []byte

// wordings has the Chinese of what commands say.
var wordings = bilingual.MustRead(inChinese)

// languageKey is where the program's language stands in the metadata of its command.
const languageKey = "language"

// language is the one that a command speaks.
func language(cmd *cli.Command) bilingual.Language {
	l, _ := cmd.Root().Metadata[languageKey].(bilingual.Language)
	return l
}

// say fills operands into a wording, in the language of the command.
func say(cmd *cli.Command, english string, operands ...any) string {
	return wordings.Sprintf(english, operands...).In(language(cmd))
}

func langFlag() cli.Flag {
	return &cli.StringFlag{Name: "lang", Usage: "the `LANGUAGE` to speak: zh or en; by LC_ALL, LC_MESSAGES or LANG when left out", Validator: oneOf(string(bilingual.Chinese), string(bilingual.English))}
}

// languageOf is the language that --lang names among the arguments, else the locale's. It
// is told before they are parsed, for what is wrong with them is said in it.
func languageOf(args []string) bilingual.Language {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		name, value, given := strings.Cut(strings.TrimPrefix(arg, "-"), "=")
		if name != "-lang" && arg != "-lang" {
			continue
		}
		if !given && i+1 < len(args) {
			value = args[i+1]
		}
		return bilingual.OfLocale(value)
	}
	return bilingual.OfLocale(cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG")))
}

// headings are those of a page of help.
func headings() []string {
	return []string{"NAME:", "USAGE:", "DESCRIPTION:", "COMMANDS:", "GLOBAL OPTIONS:", "OPTIONS:"}
}

// inLanguage puts what a command and those below it say of themselves into the language.
func inLanguage(c *cli.Command, l bilingual.Language) {
	if l != bilingual.Chinese {
		return
	}
	c.Usage, c.Description = wordings.Of(c.Usage).In(l), wordings.Of(c.Description).In(l)
	c.Flags = append(c.Flags, &cli.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: "show help", Local: true})
	for _, f := range c.Flags {
		if usage := usageOf(f); usage != nil {
			*usage = wordings.Of(*usage).In(l)
		}
	}
	var pairs []string
	for _, h := range headings() {
		pairs = append(pairs, h, wordings.Of(h).In(l))
	}
	heads := strings.NewReplacer(pairs...)
	c.CustomHelpTemplate = heads.Replace(cli.CommandHelpTemplate)
	c.CustomRootCommandHelpTemplate = heads.Replace(cli.RootCommandHelpTemplate)
	for _, below := range c.Commands {
		inLanguage(below, l)
	}
}

// usageOf is where a flag says what it is for; nil for a kind of flag that no command has.
func usageOf(f cli.Flag) *string {
	switch f := f.(type) {
	case *cli.StringFlag:
		return &f.Usage
	case *cli.BoolFlag:
		return &f.Usage
	case *cli.IntFlag:
		return &f.Usage
	case *cli.FloatFlag:
		return &f.Usage
	case *cli.DurationFlag:
		return &f.Usage
	case *cli.StringSliceFlag:
		return &f.Usage
	case *cli.IntSliceFlag:
		return &f.Usage
	}
	return nil
}
