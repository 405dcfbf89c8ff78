package graph

import "sync"

// cache remembers what was made of the texts that clients send, up to a weight.
// When it is full it forgets all: what is asked often is back at once.
type cache[K comparable, V any] struct {
	mu     sync.RWMutex
	values map[K]weighed[V]
	weight int
	max    int
}

// weighed is a value and what it weighs.
type weighed[V any] struct {
	value  V
	weight int
}

func newCache[K comparable, V any](weight int) *cache[K, V] {
	return &cache[K, V]{values: map[K]weighed[V]{}, max: weight}
}

func (c *cache[K, V]) get(key K) (V, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	v, ok := c.values[key]
	return v.value, ok
}

func (c *cache[K, V]) add(key K, v V, weight int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.weight += weight - c.values[key].weight; c.weight > c.max {
		clear(c.values)
		c.weight = weight
	}
	c.values[key] = weighed[V]{v, weight}
}
