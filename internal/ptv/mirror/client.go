package mirror

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/varanto/varanto/internal/pause"
)

// client asks the source politely: it bounds how long an answer may take and how large it may be, tries again after
// what may pass, and waits as long as the source tells it to.
type client struct {
	http      *http.Client
	base      *url.URL // ends in /api/v11/
	userAgent string
	// wait is the pause after the first failure; it doubles with every further one.
	wait time.Duration
	// date is told the source's clock of every answer that has one.
	date func(time.Time)
}

const (
	// tries is how often one question is asked at most.
	tries = 7
	// longestWait bounds a pause of ours, and longestRetryAfter one that the source asks for.
	longestWait       = time.Minute
	longestRetryAfter = 10 * time.Minute
	// requestTime bounds one try, from connecting to the last byte.
	requestTime = 2 * time.Minute
	// maxAnswer bounds an answer's size in bytes, unpacked.
	maxAnswer = 256 << 20
)

// statusError is a final answer other than 200.
type statusError struct {
	url    string
	status int
}

func (e *statusError) Error() string {
	return fmt.Sprintf("%s answered %d %s", e.url, e.status, http.StatusText(e.status))
}

// isStatus tells whether the source answered with that status.
func isStatus(err error, status int) bool {
	var e *statusError
	return errors.As(err, &e) && e.status == status
}

// get returns the body of the answer to a path below the base. It fails with a *statusError when the source's last
// answer is not 200, and otherwise with an error that names the address too.
func (c *client) get(ctx context.Context, path string, query url.Values) ([]byte, error) {
	u := c.base.JoinPath(path)
	u.RawQuery = query.Encode()
	address := u.String()
	for try := 1; ; try++ {
		body, again, err := c.try(ctx, address)
		if err == nil {
			return body, nil
		}
		if again < 0 || try == tries || ctx.Err() != nil {
			return nil, err
		}
		if err := pause.For(ctx, max(again, c.pauseAfter(try))); err != nil {
			return nil, err
		}
	}
}

// pauseAfter is exponential, with jitter so that many clients do not come back at once.
func (c *client) pauseAfter(try int) time.Duration {
	wait := min(c.wait<<(try-1), longestWait)
	return wait/2 + rand.N(wait/2+1)
}

// final is the wait that means not to try again.
const final = time.Duration(-1)

// try asks once. again is how long the source wants us to wait before the next try, 0 when it does not say, and final
// when there is no sense in one.
func (c *client) try(ctx context.Context, address string) (body []byte, again time.Duration, err error) {
	ctx, cancel := context.WithTimeout(ctx, requestTime)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, final, err
	}
	req.Header.Set("User-Agent", c.userAgent)
	req.Header.Set("Accept", "application/json")
	res, err := c.http.Do(req)
	if err != nil {
		return nil, 0, err // names the address
	}
	defer res.Body.Close()
	now := time.Now()
	if date, err := http.ParseTime(res.Header.Get("Date")); err == nil {
		c.date(date)
		now = date
	}
	body, err = io.ReadAll(io.LimitReader(res.Body, maxAnswer+1))
	switch {
	case res.StatusCode == http.StatusTooManyRequests || res.StatusCode >= 500:
		return nil, retryAfter(res.Header.Get("Retry-After"), now), &statusError{address, res.StatusCode}
	case res.StatusCode != http.StatusOK:
		return nil, final, &statusError{address, res.StatusCode}
	case err != nil:
		return nil, 0, fmt.Errorf("%s: %w", address, err)
	case len(body) > maxAnswer:
		return nil, final, fmt.Errorf("%s: the answer is larger than %d bytes", address, maxAnswer)
	}
	return body, 0, nil
}

// retryAfter reads the header in both of its forms (RFC 9110, 10.2.3): seconds, or a date by the source's clock.
func retryAfter(value string, now time.Time) time.Duration {
	if seconds, err := strconv.Atoi(value); err == nil && seconds >= 0 {
		return min(time.Duration(min(seconds, 1<<20))*time.Second, longestRetryAfter)
	}
	if date, err := http.ParseTime(value); err == nil {
		return max(0, min(date.Sub(now), longestRetryAfter))
	}
	return 0
}

// newClient makes the one client of a run.
func newClient(o Options, base *url.URL, date func(time.Time)) *client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = o.Concurrency
	transport.MaxConnsPerHost = o.Concurrency
	return &client{
		http: &http.Client{Transport: transport}, base: base, userAgent: o.UserAgent, wait: o.RetryWait, date: date,
	}
}
