package main

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/internal/bilingual/wordingtest"
)

// TestMain takes the locale away: what the tests hold is said in English, whoever runs
// them.
func TestMain(m *testing.M) {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if err := os.Unsetenv(name); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// TestCommandsSpeakChinese: what commands say of themselves, what is wrong with a command
// line and what check prints stand in the catalogue.
func TestCommandsSpeakChinese(t *testing.T) {
	used := append(headings(), "show help", "Run 'policygraph %s--help' for what it takes.")
	used = append(used, wordingtest.In(t, ".", map[string][]int{"usagef": {1}, "say": {1}})...)
	var walk func(*cli.Command)
	walk = func(c *cli.Command) {
		used = append(used, c.Usage, c.Description)
		for _, f := range c.Flags {
			usage := usageOf(f)
			if usage == nil {
				t.Errorf("usageOf does not know the kind of the flag %v of %s", f.Names(), c.FullName())
				continue
			}
			used = append(used, *usage)
		}
		for _, below := range c.Commands {
			walk(below)
		}
	}
	walk(newApp(bilingual.English))
	used = slices.DeleteFunc(used, func(w string) bool { return w == "" })
	wordingtest.Hold(t, wordings, "lang.zh.yaml", used)
}

func TestTheLanguageIsThatOfTheFlagElseOfTheLocale(t *testing.T) {
	for _, c := range []struct {
		args   []string
		locale map[string]string
		want   bilingual.Language
	}{
		{[]string{"check"}, nil, bilingual.English},
		{[]string{"check"}, map[string]string{"LANG": "zh_CN.UTF-8"}, bilingual.Chinese},
		{[]string{"check"}, map[string]string{"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, bilingual.English},
		{[]string{"check"}, map[string]string{"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, bilingual.Chinese},
		{[]string{"--lang", "zh", "check"}, nil, bilingual.Chinese},
		{[]string{"check", "--lang=en"}, map[string]string{"LANG": "zh_CN.UTF-8"}, bilingual.English},
		{[]string{"query", "search", "--", "--lang", "zh"}, nil, bilingual.English},
		{[]string{"query", "search", "lang", "zh"}, nil, bilingual.English},
		{[]string{"check", "--lang"}, nil, bilingual.English},
	} {
		for name, value := range c.locale {
			t.Setenv(name, value)
		}
		if got := languageOf(c.args); got != c.want {
			t.Errorf("%v with %v: %s, want %s", c.args, c.locale, got, c.want)
		}
		for name := range c.locale {
			os.Unsetenv(name)
		}
	}
}

// TestCommandsAnswerInTheLanguage holds, of each sort of message, what both languages say.
func TestCommandsAnswerInTheLanguage(t *testing.T) {
	for name, c := range map[string]struct {
		args   []string
		code   int
		zh, en string
	}{
		"help of the program":      {[]string{"--help"}, 0, "通用选项:", "GLOBAL OPTIONS:"},
		"help of a command":        {[]string{"check", "--help"}, 0, "校验数据集", "validate a dataset"},
		"help of a command's flag": {[]string{"check", "--help"}, 0, "显示帮助", "show help"},
		"a wrong command line":     {[]string{"extract"}, exitUsage, "请给出要读取的文件\n用法见 'policygraph extract --help'。", "name the files to read\nRun 'policygraph extract --help'"},
		"no such language":         {[]string{"check", "--lang", "fr"}, exitUsage, "\"fr\" is none of zh, en", "\"fr\" is none of zh, en"},
		"what check finds":         {[]string{"check"}, 0, "提示:A1 自称 43项,实列 42 个序号", "note: 43项 are announced of A1, which has 42 numbers"},
		"how check ends":           {[]string{"check"}, 0, "没有错误(文件 5 个", "nothing wrong (documents: 5"},
		"heads of a table":         {[]string{"query", "workload", "area:330305"}, 0, "独自负责", "supports"},
		"notes of a table":         {[]string{"query", "workload", "area:330305"}, 0, "全文不分牵头单位", "names no leads at all"},
		"names of a table for programs": {
			[]string{"query", "workload", "area:330305", "--format", "csv"}, 0, "agency,tasks", "agency,tasks",
		},
		"an answer":           {[]string{"query", "gaps", "area:330303", "area:330304"}, 0, "的计划没有提及", "the plans of 瓯海区 have it"},
		"an error of the API": {[]string{"query", "workload", "area:0"}, exitFailure, "(BAD_USER_INPUT)", "(BAD_USER_INPUT)"},
	} {
		for l, want := range map[string]string{"zh": c.zh, "en": c.en} {
			var out bytes.Buffer
			args := append([]string{"policygraph", "--lang", l}, c.args...)
			if code := run(t.Context(), args, &out, &out); code != c.code || !strings.Contains(out.String(), want) {
				t.Errorf("%s in %s: exit code %d, and it does not say %q: %s", name, l, code, want, &out)
			}
		}
	}
}

// TestErrorsOfTheAPIAreSaidInTheLanguage: the server's words are Chinese or English.
func TestErrorsOfTheAPIAreSaidInTheLanguage(t *testing.T) {
	for l, chinese := range map[string]bool{"zh": true, "en": false} {
		var out, errs bytes.Buffer
		run(t.Context(), []string{"policygraph", "query", "workload", "area:0", "--lang", l}, &out, &errs)
		if got := regexp.MustCompile(`\p{Han}`).MatchString(errs.String()); got != chinese {
			t.Errorf("in %s: %s", l, &errs)
		}
	}
}
