extension SourceTemplate {
  static let go: [SourceTemplate] = [
    SourceTemplate(
      .handler, .go, path: "internal/{{entity_plain}}/handler.go",
      testPath: "internal/{{entity_plain}}/handler_test.go",
      head: #"""
        // Package {{entity_plain}} answers requests about every {{entity words}}.
        package {{entity_plain}}

        import (
        	"encoding/json"
        	"errors"
        	"io"
        	"net/http"
        	"strings"
        )

        // {{Entity}} is what clients get.
        type {{Entity}} struct {
        	ID string `json:"id"`
        {{fields}}
        }

        // Source finds a {{entity words}}.
        type Source interface {
        	Find(id string) ({{Entity}}, error)
        }

        // ErrMissing is answered with 404.
        var ErrMissing = errors.New("there is no such {{entity words}}")

        """#,
      parts: [
        Part(
          "the handler for one",
          #"""

          // Handler answers GET /{{entities}}/ID.
          func Handler(source Source) http.Handler {
          	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
          		found, err := source.Find(strings.TrimPrefix(r.URL.Path, "/{{entities}}/"))
          		switch {
          		case errors.Is(err, ErrMissing):
          			http.Error(w, err.Error(), http.StatusNotFound)
          		case err != nil:
          			http.Error(w, "try again later", http.StatusServiceUnavailable)
          		default:
          			w.Header().Set("Content-Type", "application/json")
          			_ = json.NewEncoder(w).Encode(found)
          		}
          	})
          }

          """#,
          test: #"""

            type none struct{}

            func (none) Find(string) ({{Entity}}, error) { return {{Entity}}{}, ErrMissing }

            func TestMissing(t *testing.T) {
            	w := httptest.NewRecorder()
            	Handler(none{}).ServeHTTP(w, httptest.NewRequest("GET", "/{{entities}}/1", nil))
            	if w.Code != http.StatusNotFound {
            		t.Fatalf("got %d", w.Code)
            	}
            }

            """#),
        Part(
          "a limit on what clients send",
          #"""

          // MostBytes of a request are read.
          const MostBytes = {{kilobytes=64}} << 10

          // Read takes a {{entity words}} from a request.
          func Read(body io.Reader) ({{Entity}}, error) {
          	var sent {{Entity}}
          	decoder := json.NewDecoder(io.LimitReader(body, MostBytes))
          	decoder.DisallowUnknownFields()
          	err := decoder.Decode(&sent)
          	return sent, err
          }

          """#,
          test: #"""

            func TestUnknownFieldsAreRefused(t *testing.T) {
            	if _, err := Read(strings.NewReader(`{"colour":"red"}`)); err == nil {
            		t.Fatal("nothing was refused")
            	}
            }

            """#),
        Part(
          "answers that caches may keep",
          #"""

          // Cached lets caches keep an answer for {{seconds=30}} seconds.
          func Cached(next http.Handler) http.Handler {
          	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
          		w.Header().Set("Cache-Control", "private, max-age={{seconds=30}}")
          		next.ServeHTTP(w, r)
          	})
          }

          """#),
      ],
      testHead:
        "package {{entity_plain}}\n\nimport (\n\t\"net/http\"\n\t\"net/http/httptest\"\n\t\"strings\"\n\t\"testing\"\n)\n"
    ),

    SourceTemplate(
      .planner, .go, path: "internal/{{entity_plain}}/plan.go", testPath: "internal/{{entity_plain}}/plan_test.go",
      head: #"""
        // Package {{entity_plain}} finds the best {{entity words}} through a network of places.
        package {{entity_plain}}

        import (
        	"container/heap"
        	"math"
        )

        // Leg leads from one place to another.
        type Leg struct {
        	From, To string
        	Hours    float64
        }

        // Network is all legs by where they begin.
        type Network map[string][]Leg

        // Add puts a leg into the network.
        func (n Network) Add(leg Leg) { n[leg.From] = append(n[leg.From], leg) }

        """#,
      parts: [
        Part(
          "the fastest way (Dijkstra)",
          #"""

          type step struct {
          	place string
          	hours float64
          }

          type queue []step

          func (q queue) Len() int           { return len(q) }
          func (q queue) Less(i, j int) bool { return q[i].hours < q[j].hours }
          func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
          func (q *queue) Push(x any)        { *q = append(*q, x.(step)) }
          func (q *queue) Pop() any {
          	old := *q
          	last := old[len(old)-1]
          	*q = old[:len(old)-1]
          	return last
          }

          // Fastest gives the hours from one place to another, +Inf where no way leads.
          func (n Network) Fastest(from, to string) float64 {
          	best := map[string]float64{from: 0}
          	open := &queue{{from, 0}}
          	for open.Len() > 0 {
          		here := heap.Pop(open).(step)
          		if here.place == to {
          			return here.hours
          		}
          		for _, leg := range n[here.place] {
          			hours := here.hours + leg.Hours
          			if known, ok := best[leg.To]; !ok || hours < known {
          				best[leg.To] = hours
          				heap.Push(open, step{leg.To, hours})
          			}
          		}
          	}
          	return math.Inf(1)
          }

          """#,
          test: #"""

            func TestFastest(t *testing.T) {
            	n := Network{}
            	n.Add(Leg{"NLRTM", "DEHAM", 10})
            	n.Add(Leg{"DEHAM", "SEGOT", 12})
            	n.Add(Leg{"NLRTM", "SEGOT", 30})
            	if hours := n.Fastest("NLRTM", "SEGOT"); hours != 22 {
            		t.Fatalf("got %v", hours)
            	}
            }

            """#),
        Part(
          "a slack for each change",
          #"""

          // Slack is added wherever goods change from one carrier to the next, in hours.
          const Slack = {{slack=6}}

          // WithSlack adds it to the hours of a way with so many legs.
          func WithSlack(hours float64, legs int) float64 {
          	if legs < 2 {
          		return hours
          	}
          	return hours + float64(legs-1)*Slack
          }

          """#,
          test: #"""

            func TestOneLegNeedsNoSlack(t *testing.T) {
            	if WithSlack(5, 1) != 5 {
            		t.Fatal("slack without a change")
            	}
            }

            """#),
        Part(
          "places that are closed",
          #"""

          // Without leaves out places: a port that is closed, a strike.
          func (n Network) Without(places ...string) Network {
          	closed := map[string]bool{}
          	for _, place := range places {
          		closed[place] = true
          	}
          	open := Network{}
          	for _, legs := range n {
          		for _, leg := range legs {
          			if !closed[leg.From] && !closed[leg.To] {
          				open.Add(leg)
          			}
          		}
          	}
          	return open
          }

          """#),
        Part(
          "a guess at the emissions",
          #"""

          // Emissions of a leg in kilograms for each tonne, from the hours at sea.
          func Emissions(leg Leg) float64 { return leg.Hours * {{grams=310}} / 1000 }

          """#),
      ], testHead: "package {{entity_plain}}\n\nimport \"testing\"\n"),

    SourceTemplate(
      .pool, .go, path: "{{entity_plain}}/pool.go", testPath: "{{entity_plain}}/pool_test.go",
      head: #"""
        // Package {{entity_plain}} runs work on a fixed number of goroutines.
        package {{entity_plain}}

        import (
        	"context"
        	"sync"
        	"time"
        )

        // Workers is how many run at a time.
        const Workers = {{workers=8}}

        """#,
      parts: [
        Part(
          "work for each item",
          #"""

          // Each calls work for every item and waits; the first error is returned.
          func Each[T any](ctx context.Context, items []T, work func(context.Context, T) error) error {
          	ctx, cancel := context.WithCancel(ctx)
          	defer cancel()
          	var (
          		once  sync.Once
          		first error
          		group sync.WaitGroup
          	)
          	slots := make(chan struct{}, Workers)
          	for _, item := range items {
          		slots <- struct{}{}
          		group.Add(1)
          		go func(item T) {
          			defer func() { <-slots; group.Done() }()
          			if err := work(ctx, item); err != nil {
          				once.Do(func() { first = err; cancel() })
          			}
          		}(item)
          	}
          	group.Wait()
          	return first
          }

          """#,
          test: #"""

            func TestTheFirstErrorIsReturned(t *testing.T) {
            	want := errors.New("no")
            	got := Each(context.Background(), []int{1, 2}, func(context.Context, int) error { return want })
            	if !errors.Is(got, want) {
            		t.Fatalf("got %v", got)
            	}
            }

            """#),
        Part(
          "a pause between attempts",
          #"""

          // Pause waits, longer with each attempt, or until the context ends.
          func Pause(ctx context.Context, attempt int) error {
          	timer := time.NewTimer(time.Duration(attempt) * {{milliseconds=250}} * time.Millisecond)
          	defer timer.Stop()
          	select {
          	case <-timer.C:
          		return nil
          	case <-ctx.Done():
          		return ctx.Err()
          	}
          }

          """#),
        Part(
          "a queue that drops nothing when it stops",
          #"""

          // Drain calls work for what is left in the queue, until it is empty.
          func Drain[T any](queue <-chan T, work func(T)) int {
          	count := 0
          	for {
          		select {
          		case item := <-queue:
          			work(item)
          			count++
          		default:
          			return count
          		}
          	}
          }

          """#,
          test: #"""

            func TestDrain(t *testing.T) {
            	queue := make(chan int, 2)
            	queue <- 1
            	queue <- 2
            	if Drain(queue, func(int) {}) != 2 {
            		t.Fatal("something was lost")
            	}
            }

            """#),
      ],
      testHead: "package {{entity_plain}}\n\nimport (\n\t\"context\"\n\t\"errors\"\n\t\"testing\"\n)\n"),

    SourceTemplate(
      .limiter, .go, path: "{{entity_plain}}/limiter.go", testPath: "{{entity_plain}}/limiter_test.go",
      head: #"""
        // Package {{entity_plain}} keeps callers from asking more than a service can bear.
        package {{entity_plain}}

        import (
        	"sync"
        	"time"
        )

        // Limiter is a token bucket: Rate tokens a second, Burst of them at most.
        type Limiter struct {
        	Rate  float64
        	Burst float64

        	mutex  sync.Mutex
        	tokens float64
        	last   time.Time
        }

        // New gives a limiter with the company's usual figures.
        func New() *Limiter { return &Limiter{Rate: {{rate=50}}, Burst: {{burst=100}}, tokens: {{burst=100}}} }

        """#,
      parts: [
        Part(
          "whether one more may pass",
          #"""

          // Allow takes a token if there is one.
          func (l *Limiter) Allow(now time.Time) bool {
          	l.mutex.Lock()
          	defer l.mutex.Unlock()
          	if !l.last.IsZero() {
          		l.tokens += now.Sub(l.last).Seconds() * l.Rate
          		if l.tokens > l.Burst {
          			l.tokens = l.Burst
          		}
          	}
          	l.last = now
          	if l.tokens < 1 {
          		return false
          	}
          	l.tokens--
          	return true
          }

          """#,
          test: #"""

            func TestABurstEnds(t *testing.T) {
            	l := New()
            	now := time.Now()
            	passed := 0
            	for i := 0; i < 10_000; i++ {
            		if l.Allow(now) {
            			passed++
            		}
            	}
            	if passed > int(l.Burst) {
            		t.Fatalf("%d passed", passed)
            	}
            }

            """#),
        Part(
          "when to come back",
          #"""

          // RetryAfter says how long a refused caller should wait.
          func (l *Limiter) RetryAfter() time.Duration {
          	l.mutex.Lock()
          	defer l.mutex.Unlock()
          	missing := 1 - l.tokens
          	if missing <= 0 {
          		return 0
          	}
          	return time.Duration(missing / l.Rate * float64(time.Second))
          }

          """#),
        Part(
          "a limiter for each caller",
          #"""

          // ByCaller has a limiter for each of the last {{callers=1000}} callers.
          type ByCaller struct {
          	mutex    sync.Mutex
          	limiters map[string]*Limiter
          }

          // Allow asks the caller's own limiter.
          func (b *ByCaller) Allow(caller string, now time.Time) bool {
          	b.mutex.Lock()
          	if b.limiters == nil || len(b.limiters) > {{callers=1000}} {
          		b.limiters = map[string]*Limiter{}
          	}
          	limiter, ok := b.limiters[caller]
          	if !ok {
          		limiter = New()
          		b.limiters[caller] = limiter
          	}
          	b.mutex.Unlock()
          	return limiter.Allow(now)
          }

          """#),
      ], testHead: "package {{entity_plain}}\n\nimport (\n\t\"testing\"\n\t\"time\"\n)\n"),

    SourceTemplate(
      .table, .go, path: "{{entity_plain}}/table.go", testPath: "{{entity_plain}}/table_test.go",
      head: #"""
        // Package {{entity_plain}} looks up every {{entity words}} by its code.
        package {{entity_plain}}

        import (
        	"fmt"
        	"sort"
        	"strings"
        )

        // Entry is one {{entity words}}.
        type Entry struct {
        	Code string
        	Name string
        {{fields}}
        }

        // Table is sorted by code.
        type Table []Entry

        """#,
      parts: [
        Part(
          "lookup by code",
          #"""

          // Find gives the entry with this code, whatever its case.
          func (t Table) Find(code string) (Entry, error) {
          	code = strings.ToUpper(strings.TrimSpace(code))
          	i := sort.Search(len(t), func(i int) bool { return t[i].Code >= code })
          	if i < len(t) && t[i].Code == code {
          		return t[i], nil
          	}
          	return Entry{}, fmt.Errorf("no {{entity words}} has the code %q", code)
          }

          """#,
          test: #"""

            func TestFindIgnoresCase(t *testing.T) {
            	table := Table{{Code: "DEHAM", Name: "Hamburg"}, {Code: "NLRTM", Name: "Rotterdam"}}
            	if found, err := table.Find(" nlrtm"); err != nil || found.Name != "Rotterdam" {
            		t.Fatal(found, err)
            	}
            }

            """#),
        Part(
          "all that begin with a prefix",
          #"""

          // Below gives all entries whose code begins with prefix, at most {{most=200}}.
          func (t Table) Below(prefix string) Table {
          	start := sort.Search(len(t), func(i int) bool { return t[i].Code >= prefix })
          	end := start
          	for end < len(t) && end-start < {{most=200}} && strings.HasPrefix(t[end].Code, prefix) {
          		end++
          	}
          	return t[start:end]
          }

          """#,
          test: #"""

            func TestBelow(t *testing.T) {
            	table := Table{{Code: "DEBRV"}, {Code: "DEHAM"}, {Code: "NLRTM"}}
            	if len(table.Below("DE")) != 2 {
            		t.Fatal("the prefix is not kept")
            	}
            }

            """#),
        Part(
          "reading from a file with tabs",
          #"""

          // Parse reads lines of code, tab, name; empty ones are passed over.
          func Parse(text string) (Table, error) {
          	var table Table
          	for number, line := range strings.Split(text, "\n") {
          		if line == "" {
          			continue
          		}
          		code, name, ok := strings.Cut(line, "\t")
          		if !ok {
          			return nil, fmt.Errorf("line %d has no tab", number+1)
          		}
          		table = append(table, Entry{Code: code, Name: name})
          	}
          	sort.Slice(table, func(i, j int) bool { return table[i].Code < table[j].Code })
          	return table, nil
          }

          """#),
        Part(
          "differences between two editions",
          #"""

          // Added gives the codes of the newer edition that the older one does not have.
          func Added(older, newer Table) []string {
          	var codes []string
          	for _, entry := range newer {
          		if _, err := older.Find(entry.Code); err != nil {
          			codes = append(codes, entry.Code)
          		}
          	}
          	return codes
          }

          """#),
      ], testHead: "package {{entity_plain}}\n\nimport \"testing\"\n"),

    SourceTemplate(
      .audit, .go, path: "internal/{{entity_plain}}/log.go", testPath: "internal/{{entity_plain}}/log_test.go",
      head: #"""
        // Package {{entity_plain}} keeps what happened to every {{entity words}}, so that nobody can change it unnoticed.
        package {{entity_plain}}

        import (
        	"crypto/sha256"
        	"encoding/hex"
        	"fmt"
        	"time"
        )

        // Entry says what happened, and holds the mark of the entry before.
        type Entry struct {
        	At     time.Time
        	Actor  string
        	Action string
        	Before string
        {{fields}}
        }

        """#,
      parts: [
        Part(
          "a mark that chains the entries",
          #"""

          // Mark is made of all that an entry says.
          func (e Entry) Mark() string {
          	sum := sha256.Sum256([]byte(fmt.Sprintf("%d|%s|%s|%s", e.At.UnixNano(), e.Actor, e.Action, e.Before)))
          	return hex.EncodeToString(sum[:{{bytes=16}}])
          }

          """#,
          test: #"""

            func TestAnotherActorIsAnotherMark(t *testing.T) {
            	if (Entry{Actor: "a"}).Mark() == (Entry{Actor: "b"}).Mark() {
            		t.Fatal("the mark does not tell them apart")
            	}
            }

            """#),
        Part(
          "the check of a whole log",
          #"""

          // Broken gives the index of the first entry that does not fit the one before, or -1.
          func Broken(entries []Entry) int {
          	for i := 1; i < len(entries); i++ {
          		if entries[i].Before != entries[i-1].Mark() {
          			return i
          		}
          	}
          	return -1
          }

          """#,
          test: #"""

            func TestAChangedEntryIsFound(t *testing.T) {
            	first := Entry{Actor: "a"}
            	log := []Entry{first, {Actor: "b", Before: first.Mark()}}
            	log[0].Actor = "c"
            	if Broken(log) != 1 {
            		t.Fatal("nobody noticed")
            	}
            }

            """#),
        Part(
          "forgetting after the legal time",
          #"""

          // Years that entries are kept.
          const Years = {{years=10}}

          // Kept leaves out what is older.
          func Kept(entries []Entry, now time.Time) []Entry {
          	for i, entry := range entries {
          		if entry.At.After(now.AddDate(-Years, 0, 0)) {
          			return entries[i:]
          		}
          	}
          	return nil
          }

          """#),
      ], testHead: "package {{entity_plain}}\n\nimport \"testing\"\n"),
  ]
}
