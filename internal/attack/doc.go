// Package attack holds tests that attack the running program as strangers would:
// requests that cost little to send and much to answer, clients that never read or
// never finish, forged cursors, hostile names, queries with a slip in them. `make
// attack` runs them for longer.
package attack
