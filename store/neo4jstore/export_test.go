package neo4jstore

import "time"

// SetLease makes a killed load's lock run out sooner.
func (s *Store) SetLease(d time.Duration) { s.backend.lease = d }

// Schema is what a load makes before its first write.
func (s *Store) Schema() []string { return s.backend.schema() }
