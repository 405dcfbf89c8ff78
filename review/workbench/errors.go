package workbench

import "fmt"

// Error says in English what is wrong; Message says it in Chinese.
func (e *Error) Error() string { return e.MessageEn }

func refuse(code, zh, en string) *Error { return &Error{Code: code, Message: zh, MessageEn: en} }

func badAct(zh, en string, args ...any) *Error {
	return refuse(CodeBadRequest, fmt.Sprintf(zh, args...), fmt.Sprintf(en, args...))
}

func noDocument(slug string) *Error {
	return refuse(CodeNotFound, fmt.Sprintf("数据集中没有文件 %q", slug), fmt.Sprintf("the dataset has no document %q", slug))
}
