package account

import (
	"testing"

	"github.com/policygraph/policygraph/reading/internal/zhtest"
)

func TestWords(t *testing.T) { zhtest.Words(t, wordFiles) }
