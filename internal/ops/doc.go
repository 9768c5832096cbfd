// Package ops is what the people who run Varanto see of it: health, readiness, metrics and request logs, and the
// bounds and headers that every answer is served with.
package ops
