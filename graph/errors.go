package graph

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
)

// The codes that an error can carry in extensions.code. There are no others.
const (
	CodeBadUserInput     = "BAD_USER_INPUT"
	CodeInvalidCursor    = "INVALID_CURSOR"
	CodeValidation       = errcode.ValidationFailed
	CodeLimitExceeded    = "LIMIT_EXCEEDED"
	CodeStoreUnavailable = "STORE_UNAVAILABLE"
	CodeTimeout          = "TIMEOUT"
	CodeInternal         = "INTERNAL"
)

// codedError is an error that a client is meant to read.
type codedError struct {
	code string
	bilingual.Text
}

func (e *codedError) Error() string { return e.MessageEn }

// badInput is what a request gets wrong, in both languages; the operands are named by
// their numbers.
func badInput(zh, en string, operands ...any) error {
	return &codedError{CodeBadUserInput, bilingual.Sprintf(zh, en, operands...)}
}

// bound is a figure that a request asks for and the one allowed, with what to do.
type bound struct {
	what            bilingual.Text
	actual, allowed int
	advice          bilingual.Text
}

// exceeded says which bound was exceeded, by how much, and what to do.
func (b bound) exceeded() error {
	return &codedError{CodeLimitExceeded, bilingual.Text{
		Message:   fmt.Sprintf("%s是 %d,上限是 %d:%s", b.what.Message, b.actual, b.allowed, b.advice.Message),
		MessageEn: fmt.Sprintf("%s is %d, allowed is %d: %s", b.what.MessageEn, b.actual, b.allowed, b.advice.MessageEn),
	}}
}

// What is too much in more than one place, and what to do.
var (
	sizeOfAnswer = bilingual.Text{Message: "回答的字节数", MessageEn: "the size of the answer in bytes"}
	manyValues   = bilingual.Text{Message: "列表中值的个数", MessageEn: "the number of values in lists"}
	longText     = bilingual.Text{Message: "文字的字节数", MessageEn: "the length of a text in bytes"}

	lowerFirst  = bilingual.Text{Message: "请减小 first,或一次少查几个字段", MessageEn: "lower first, or ask for fewer fields at once"}
	fewerFields = bilingual.Text{Message: "请一次少查几个字段", MessageEn: "ask for fewer fields at once"}
	fewerValues = bilingual.Text{Message: "请分几次给出", MessageEn: "send fewer at once"}
	shorterText = bilingual.Text{Message: "请写短一些", MessageEn: "ask with a shorter one"}
)

// presenter turns any error into one that a client may see. What is not known
// to be fit for clients is logged and becomes INTERNAL.
func presenter(log *slog.Logger) graphql.ErrorPresenterFunc {
	inside := &faults{log: log}
	return func(ctx context.Context, err error) *gqlerror.Error {
		var shown *gqlerror.Error
		if errors.As(err, &shown) && shown.Extensions["code"] != nil {
			return inBothLanguages(shown)
		}
		if shown != nil && shown.Err != nil {
			err = shown.Err // without the place, which has a field of its own
		}
		if errors.Is(err, analysis.ErrMoved) {
			noteMovedID(ctx)
		}
		code, said := classify(err)
		if code == CodeInternal {
			inside.tell(ctx, err)
		}
		out := asError(code, said)
		out.Path = graphql.GetPath(ctx)
		if shown != nil {
			out.Locations = shown.Locations
			if shown.Path != nil {
				out.Path = shown.Path
			}
		}
		return out
	}
}

// asError is an error as an answer has it: the message in English, beside the code the
// one in Chinese.
func asError(code string, said bilingual.Text) *gqlerror.Error {
	return &gqlerror.Error{Message: said.MessageEn, Extensions: map[string]any{"code": code, "messageZh": said.Message}}
}

// inBothLanguages adds the Chinese message to an error of the parser or the validator,
// which say in English alone where and in what a query is wrong.
func inBothLanguages(shown *gqlerror.Error) *gqlerror.Error {
	if shown.Extensions["code"] == errcode.ParseFailed {
		errcode.Set(shown, CodeValidation)
	}
	if shown.Extensions["messageZh"] == nil {
		code, _ := shown.Extensions["code"].(string)
		shown.Extensions["messageZh"] = InChinese(code)
		if zh, ok := brokenRules[shown.Rule]; ok {
			shown.Extensions["messageZh"] = zh
		}
	}
	return shown
}

// brokenRules say in Chinese which rule of the query language a query breaks.
var brokenRules = map[string]string{
	"FieldsOnCorrectType":          "所查的字段在该类型中没有",
	"KnownArgumentNames":           "字段没有这个参数",
	"KnownTypeNames":               "没有这个类型",
	"KnownDirectives":              "没有这个指令,或不能用在此处",
	"KnownFragmentNames":           "没有这个片段",
	"NoUndefinedVariables":         "用到的变量没有声明",
	"NoUnusedVariables":            "声明的变量没有用到",
	"NoUnusedFragments":            "定义的片段没有用到",
	"ProvidedRequiredArguments":    "缺少必须给出的参数",
	"ScalarLeafs":                  "字段须写明(或不可写)下级字段",
	"ValuesOfCorrectType":          "参数的值与其类型不符",
	"VariablesInAllowedPosition":   "变量的类型与所用之处不符",
	"OverlappingFieldsCanBeMerged": "同名字段的参数或类型不一致,请用别名",
	"UniqueOperationNames":         "几个操作同名",
}

// InChinese says in Chinese what an error of a code means, where nothing closer is
// known.
func InChinese(code string) string {
	switch code {
	case CodeValidation:
		return "查询不合 GraphQL 的语法,或与本接口的模式不符"
	case CodeInvalidCursor:
		return "这个位置不是本列表给出的:请用同一字段、筛选和次序给出的位置"
	case CodeStoreUnavailable:
		return "图数据库没有应答,请稍后再试"
	case CodeTimeout:
		return "查询用时过长,请一次少查一些"
	case CodeInternal:
		return "服务器内部出错,已记入日志"
	case CodeLimitExceeded:
		return "超过上限,请一次少查一些"
	}
	return "请求有误"
}

func classify(err error) (code string, said bilingual.Text) {
	var coded *codedError
	var refusal *analysis.Refusal
	inEnglish := func(code, message string) (string, bilingual.Text) {
		return code, bilingual.Text{Message: InChinese(code), MessageEn: message}
	}
	switch {
	case errors.As(err, &coded):
		return coded.code, coded.Text
	case errors.Is(err, paging.ErrInvalidCursor):
		return inEnglish(CodeInvalidCursor, err.Error())
	case errors.As(err, &refusal) && errors.Is(refusal, analysis.ErrTooMuch):
		return CodeLimitExceeded, refusal.Text
	case errors.As(err, &refusal):
		return CodeBadUserInput, refusal.Text
	case errors.Is(err, store.ErrUnavailable):
		return inEnglish(CodeStoreUnavailable, "the graph store does not answer: try again later")
	case errors.Is(err, context.DeadlineExceeded):
		return inEnglish(CodeTimeout, "the query took too long: ask for less at once")
	case errors.Is(err, context.Canceled):
		return CodeTimeout, bilingual.Text{Message: "查询已取消", MessageEn: "the query was cancelled"}
	}
	return inEnglish(CodeInternal, "something went wrong in the server; it has been logged")
}
