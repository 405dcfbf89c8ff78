package server

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync/atomic"

	"github.com/goccy/go-yaml"

	"github.com/policygraph/policygraph/internal/bilingual"
)

// Keys are who may ask, read from a file that can be read again while the server
// runs. The file holds hashes of keys, not keys.
type Keys struct {
	path  string
	known atomic.Pointer[keyFile]
}

// keyFile is the file's form.
type keyFile struct {
	// Anonymous is who asks without a key; nil: nobody may.
	Anonymous *Quota `yaml:"anonymous"`
	Keys      []Key  `yaml:"keys"`
}

// Key is one client.
type Key struct {
	Name   string `yaml:"name"`   // in logs and metrics
	SHA256 string `yaml:"sha256"` // of the key, in hexadecimal digits
	Quota  `yaml:",inline"`

	hash []byte
}

// Quota is how much a client may ask; zero: as much as a client without a key.
type Quota struct {
	PerSecond float64 `yaml:"perSecond"`
	Burst     int     `yaml:"burst"`
}

func (q Quota) rate() Rate { return Rate{PerSecond: q.PerSecond, Burst: max(1, q.Burst)} }

// OpenKeys reads the file of keys.
func OpenKeys(path string) (*Keys, error) {
	k := &Keys{path: path}
	return k, k.Reload()
}

// Reload reads the file again. A file with a fault changes nothing.
func (k *Keys) Reload() error {
	text, err := os.ReadFile(k.path)
	if err != nil {
		return fmt.Errorf("read the keys: %w", err)
	}
	f := new(keyFile)
	if err := yaml.NewDecoder(bytes.NewReader(text), yaml.Strict()).Decode(f); err != nil {
		return fmt.Errorf("read the keys in %s: %w", k.path, err)
	}
	if err := f.check(); err != nil {
		return fmt.Errorf("read the keys in %s: %w", k.path, err)
	}
	k.known.Store(f)
	return nil
}

func (f *keyFile) check() error {
	names, hashes := map[string]bool{}, map[string]string{}
	for i := range f.Keys {
		key := &f.Keys[i]
		hash, err := hex.DecodeString(key.SHA256)
		switch {
		case key.Name == "":
			return fmt.Errorf("key %d has no name: give it one, which logs and metrics show", i+1)
		case names[key.Name]:
			return fmt.Errorf("two keys have the name %q: give each its own", key.Name)
		case err != nil || len(hash) != sha256.Size:
			return fmt.Errorf("the sha256 of key %q is not %d hexadecimal digits: make one with 'policygraph key %s'", key.Name, 2*sha256.Size, key.Name)
		case hashes[string(hash)] != "":
			return fmt.Errorf("%q and %q have one key: make one for each", hashes[string(hash)], key.Name)
		case key.PerSecond < 0 || key.Burst < 0:
			return fmt.Errorf("perSecond and burst of key %q are numbers from 0 up", key.Name)
		}
		names[key.Name], hashes[string(hash)], key.hash = true, key.Name, hash
	}
	if a := f.Anonymous; a != nil && (a.PerSecond < 0 || a.Burst < 0) {
		return fmt.Errorf("perSecond and burst of anonymous are numbers from 0 up")
	}
	return nil
}

// NewKey makes a key and its hash. The key is random, so that one round of
// SHA-256 protects it.
func NewKey() (key, hash string) {
	key = "pg_" + strings.ToLower(rand.Text())
	sum := sha256.Sum256([]byte(key))
	return key, hex.EncodeToString(sum[:])
}

// find gives the key's entry. All entries are compared, each in constant time.
func (f *keyFile) find(key string) *Key {
	sum := sha256.Sum256([]byte(key))
	var found *Key
	for i := range f.Keys {
		if subtle.ConstantTimeCompare(f.Keys[i].hash, sum[:]) == 1 {
			found = &f.Keys[i]
		}
	}
	return found
}

type keyKey struct{}

// keyOf is the key that a request came with; one without a name where it came
// without, nil where none is asked for.
func keyOf(ctx context.Context) *Key {
	k, _ := ctx.Value(keyKey{}).(*Key)
	return k
}

// required refuses a request whose key is not known, and one without a key unless
// the file has a quota for these.
func (k *Keys) required(next http.Handler) http.Handler {
	if k == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		key, refusal := k.of(r)
		if refusal != (bilingual.Text{}) {
			w.Header().Set("Www-Authenticate", `Bearer realm="policygraph"`)
			refuse(w, r, http.StatusUnauthorized, CodeUnauthenticated, refusal)
			return
		}
		record := recordOf(r.Context())
		record.identify(key)
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), keyKey{}, key)))
	})
}

func (k *Keys) of(r *http.Request) (key *Key, refusal bilingual.Text) {
	known := k.known.Load()
	given, isThere := bearer(r)
	if !isThere {
		if known.Anonymous == nil {
			return nil, bilingual.Text{Message: "本服务器只应答有密钥的请求:请以“Authorization: Bearer …”发送密钥", MessageEn: "this server answers to those who have a key: send it as 'Authorization: Bearer …'"}
		}
		return &Key{Quota: *known.Anonymous}, bilingual.Text{}
	}
	if key = known.find(given); key == nil {
		return nil, bilingual.Text{Message: "Authorization 中的密钥不是这里的:请向运维者索取", MessageEn: "the key in Authorization is not known here: ask whoever runs this server for one"}
	}
	return key, bilingual.Text{}
}

// bearer is the key that a request brings.
func bearer(r *http.Request) (key string, isThere bool) {
	header := r.Header.Get("Authorization")
	if header == "" {
		return r.Header.Get("X-Api-Key"), r.Header.Get("X-Api-Key") != ""
	}
	scheme, key, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "bearer") {
		return "", true
	}
	return strings.TrimSpace(key), true
}
