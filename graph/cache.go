package graph

import "sync"

// cache remembers what was made of the texts that clients send, up to a weight.
// When it is full it forgets all: what is asked often is back at once.
type cache[K comparable, V any] struct {
	mu     sync.RWMutex
	values map[K]V
	weight int
	max    int
}

func newCache[K comparable, V any](weight int) *cache[K, V] {
	return &cache[K, V]{values: map[K]V{}, max: weight}
}

func (c *cache[K, V]) get(key K) (V, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	v, ok := c.values[key]
	return v, ok
}

func (c *cache[K, V]) add(key K, v V, weight int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.weight += weight; c.weight > c.max {
		clear(c.values)
		c.weight = weight
	}
	c.values[key] = v
}
