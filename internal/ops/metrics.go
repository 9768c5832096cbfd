package ops

import (
	"context"
	"log/slog"
	"maps"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// Metrics counts requests by operation and shows the state of the catalogue, in Prometheus' form.
type Metrics struct {
	registry *prometheus.Registry
	log      *slog.Logger
	requests *prometheus.CounterVec
	latency  *prometheus.HistogramVec
	// series keeps the counters of each operation and status: looking them up by label costs more than an answer.
	// A sync.Map would allocate a key at each.
	series atomic.Pointer[map[seriesKey]series]
}

type seriesKey struct {
	operation string
	status    int
}

type series struct {
	count   prometheus.Counter
	latency prometheus.Observer
}

// headTimeout bounds the question to the log that the lag is worked out from.
const headTimeout = 2 * time.Second

// NewMetrics shows a catalogue that follows a log whose last sequence number head tells.
func NewMetrics(c *live.Catalogue, head func(context.Context) (int64, error), log *slog.Logger) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(), log: log,
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "varanto_http_requests_total", Help: "Requests answered, by operation and status.",
		}, []string{"operation", "status"}),
		latency: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "varanto_http_request_duration_seconds", Help: "Time to answer, by operation.",
			Buckets: []float64{.00001, .00005, .0001, .0005, .001, .005, .01, .05, .1, .5, 1, 5},
		}, []string{"operation"}),
	}
	m.series.Store(&map[seriesKey]series{})
	m.registry.MustRegister(m.requests, m.latency,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		catalogueCollector{c, head})
	return m
}

// Gauge shows one more value, read when it is asked for. It is to be called once a name, before the metrics are served.
func (m *Metrics) Gauge(name, help string, value func() float64) {
	m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, value))
}

// Observe counts one answered request.
func (m *Metrics) Observe(operation string, status int, took time.Duration) {
	k := seriesKey{operation, status}
	s, ok := (*m.series.Load())[k]
	if !ok {
		s = m.add(k)
	}
	s.count.Inc()
	s.latency.Observe(took.Seconds())
}

// add keeps one more series. There are few, and all come soon.
func (m *Metrics) add(k seriesKey) series {
	s := series{m.requests.WithLabelValues(k.operation, strconv.Itoa(k.status)), m.latency.WithLabelValues(k.operation)}
	for {
		old := m.series.Load()
		more := maps.Clone(*old)
		more[k] = s
		if m.series.CompareAndSwap(old, &more) {
			return s
		}
	}
}

// Handler serves the metrics. A value that cannot be read is left out, logged and counted
// (promhttp_metric_handler_errors_total): the others are needed most when something is wrong.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{
		Registry: m.registry, ErrorHandling: promhttp.ContinueOnError, ErrorLog: slog.NewLogLogger(m.log.Handler(), slog.LevelError),
	})
}

// catalogueCollector reads the current snapshot when it is asked.
type catalogueCollector struct {
	catalogue *live.Catalogue
	head      func(context.Context) (int64, error)
}

var (
	sequenceDesc = prometheus.NewDesc("varanto_catalogue_sequence", "Last revision that the catalogue takes in.", nil, nil)
	lagDesc      = prometheus.NewDesc("varanto_follower_lag_revisions", "Revisions in the log that the catalogue does not take in yet.", nil, nil)
	entitiesDesc = prometheus.NewDesc("varanto_catalogue_entities", "Published entities, by kind.", []string{"kind"}, nil)
)

func (c catalogueCollector) Describe(out chan<- *prometheus.Desc) {
	out <- sequenceDesc
	out <- lagDesc
	out <- entitiesDesc
}

func (c catalogueCollector) Collect(out chan<- prometheus.Metric) {
	s := c.catalogue.Snapshot()
	out <- prometheus.MustNewConstMetric(sequenceDesc, prometheus.GaugeValue, float64(s.Seq))
	ctx, cancel := context.WithTimeout(context.Background(), headTimeout)
	defer cancel()
	if head, err := c.head(ctx); err != nil {
		out <- prometheus.NewInvalidMetric(lagDesc, err)
	} else {
		out <- prometheus.MustNewConstMetric(lagDesc, prometheus.GaugeValue, float64(max(0, head-s.Seq)))
	}
	for _, k := range catalog.RecordKinds() {
		n := s.Table(k).Published().GetCardinality()
		out <- prometheus.MustNewConstMetric(entitiesDesc, prometheus.GaugeValue, float64(n), string(k))
	}
}
