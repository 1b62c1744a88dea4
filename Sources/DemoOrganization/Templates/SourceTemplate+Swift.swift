extension SourceTemplate {
  static let swift: [SourceTemplate] = [
    SourceTemplate(
      .retry, .swift, path: "Sources/{{Module}}/{{Entity}}Retry.swift",
      testPath: "Tests/{{Module}}Tests/{{Entity}}RetryTests.swift",
      head: #"""
        import Foundation

        /// Decides whether and when a failed {{entity words}} is tried again.
        public struct {{Entity}}Retry: Sendable {
          /// How often it is tried, the first time included.
          public var attempts = {{attempts=4}}
          /// Seconds before the second attempt.
          public var pause = {{pause=2}}.0

          public init() {}

        """#,
      parts: [
        Part(
          "exponential backoff",
          #"""

            /// Exponential backoff: seconds before the attempt with this number, counted from 1; they double each time.
            public func delay(before attempt: Int) -> Double {
              guard attempt > 1 else { return 0 }
              return min(pause * pow(2, Double(attempt - 2)), {{longest=60}})
            }

          """#,
          test: #"""

              @Test func theDelayDoubles() {
                let retry = {{Entity}}Retry()
                #expect(retry.delay(before: 1) == 0)
                #expect(retry.delay(before: 3) == 2 * retry.delay(before: 2))
              }

            """#),
        Part(
          "jitter, so that clients do not come back all at once",
          #"""

            /// The delay, moved by up to {{spread=20}} percent either way: clients that failed together come back apart.
            public func jittered(_ delay: Double, by random: Double) -> Double {
              delay * (1 + (random - 0.5) * 2 * {{spread=20}} / 100)
            }

          """#,
          test: #"""

              @Test func jitterStaysInItsBounds() {
                for step in 0...10 {
                  let delay = {{Entity}}Retry().jittered(10, by: Double(step) / 10)
                  #expect((8...12).contains(delay))
                }
              }

            """#),
        Part(
          "a list of errors that are worth another attempt",
          #"""

            /// Whether another attempt may help: the other side was busy, or did not answer in time.
            public func isWorthRetrying(status: Int) -> Bool {
              status == 408 || status == 429 || (500...504).contains(status)
            }

          """#,
          test: #"""

              @Test func aBadRequestStaysBad() {
                #expect(!{{Entity}}Retry().isWorthRetrying(status: 400))
                #expect({{Entity}}Retry().isWorthRetrying(status: 503))
              }

            """#),
        Part(
          "run, which retries any async work",
          #"""

            /// Runs `work` until it succeeds, its error is not worth another attempt, or all attempts are used up.
            public func run<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
              var attempt = 1
              while true {
                do {
                  return try await work()
                } catch where attempt < attempts {
                  attempt += 1
                  try await Task.sleep(for: .seconds(delay(before: attempt)))
                }
              }
            }

          """#),
        Part(
          "a circuit breaker",
          #"""

            /// Stops asking a service that failed {{failures=5}} times in a row, for {{cooling=30}} seconds.
            public struct Breaker: Sendable {
              private var failures = 0
              private var openedAt: Double?

              public init() {}

              public mutating func note(success: Bool, at time: Double) {
                failures = success ? 0 : failures + 1
                openedAt = failures >= {{failures=5}} ? time : nil
              }

              public func allows(at time: Double) -> Bool {
                openedAt.map { time - $0 > {{cooling=30}} } ?? true
              }
            }

          """#,
          test: #"""

              @Test func theBreakerOpensAndCloses() {
                var breaker = {{Entity}}Retry.Breaker()
                for _ in 0..<{{failures=5}} { breaker.note(success: false, at: 0) }
                #expect(!breaker.allows(at: 1))
                #expect(breaker.allows(at: 1_000))
              }

            """#),
      ], tail: "}\n",
      testHead: "import Testing\n\n@testable import {{Module}}\n\n@Suite struct {{Entity}}RetryTests {\n",
      testTail: "}\n"),

    SourceTemplate(
      .store, .swift, path: "Sources/{{Module}}/{{Entity}}Store.swift",
      testPath: "Tests/{{Module}}Tests/{{Entity}}StoreTests.swift",
      head: #"""
        import Foundation

        /// A {{entity words}} as {{package}} keeps it.
        public struct {{Entity}}: Sendable, Hashable, Codable, Identifiable {
          public var id: String
        {{fields}}
        }

        /// Keeps every {{entity words}} in memory, newest last, and never more than {{room=5000}} of them.
        public actor {{Entity}}Store {
          private var {{entities}}: [String: {{Entity}}] = [:]
          private var order: [String] = []

          public init() {}

          public func {{entity}}(_ id: String) -> {{Entity}}? { {{entities}}[id] }

        """#,
      parts: [
        Part(
          "save",
          #"""

            /// Adds or replaces; the oldest goes when there is no room.
            public func save(_ {{entity}}: {{Entity}}) {
              if {{entities}}.updateValue({{entity}}, forKey: {{entity}}.id) == nil { order.append({{entity}}.id) }
              while order.count > {{room=5000}} { {{entities}}[order.removeFirst()] = nil }
            }

          """#,
          test: #"""

              @Test func whatIsSavedIsFound() async {
                let store = {{Entity}}Store()
                await store.save({{Entity}}(id: "A-1"))
                #expect(await store.{{entity}}("A-1")?.id == "A-1")
              }

            """#),
        Part(
          "pages",
          #"""

            /// The page with this number, counted from 0; empty behind the last one.
            public func page(_ number: Int, size: Int = {{page=50}}) -> [{{Entity}}] {
              let start = min(number * size, order.count)
              return order[start..<min(start + size, order.count)].compactMap { {{entities}}[$0] }
            }

          """#,
          test: #"""

              @Test func pagesEnd() async {
                let store = {{Entity}}Store()
                await store.save({{Entity}}(id: "A-1"))
                #expect(await store.page(0).count == 1)
                #expect(await store.page(1).isEmpty)
              }

            """#),
        Part(
          "removal with the reason for it",
          #"""

            /// Removes it and says whether it was there; `reason` goes to the log of the service.
            @discardableResult
            public func remove(_ id: String, reason: String) -> Bool {
              order.removeAll { $0 == id }
              return {{entities}}.removeValue(forKey: id) != nil
            }

          """#),
        Part(
          "a snapshot for the nightly backup",
          #"""

            /// All of them as JSON, in the order in which they came.
            public func snapshot() throws -> Data {
              let encoder = JSONEncoder()
              encoder.outputFormatting = [.sortedKeys]
              return try encoder.encode(order.compactMap { {{entities}}[$0] })
            }

          """#),
        Part(
          "search by any text in it",
          #"""

            /// Those whose id begins with `prefix`, at most {{most=20}}.
            public func suggestions(for prefix: String) -> [{{Entity}}] {
              order.lazy.filter { $0.hasPrefix(prefix) }.prefix({{most=20}}).compactMap { self.{{entities}}[$0] }
            }

          """#,
          test: #"""

              @Test func suggestionsBeginAlike() async {
                let store = {{Entity}}Store()
                await store.save({{Entity}}(id: "A-1"))
                await store.save({{Entity}}(id: "B-1"))
                #expect(await store.suggestions(for: "A").map(\.id) == ["A-1"])
              }

            """#),
      ], tail: "}\n",
      testHead: "import Testing\n\n@testable import {{Module}}\n\n@Suite struct {{Entity}}StoreTests {\n",
      testTail: "}\n"),

    SourceTemplate(
      .client, .swift, path: "Sources/{{Module}}/{{Entity}}Client.swift",
      head: #"""
        import Foundation

        /// Asks the service that knows every {{entity words}}.
        public struct {{Entity}}Client: Sendable {
          /// Its address, as `https://{{package}}.calder.example`.
          public var base: URL
          /// Seconds until an answer is given up.
          public var patience = {{patience=10}}.0

          public init(base: URL) { self.base = base }

        """#,
      parts: [
        Part(
          "requests with an identifier that logs can be searched for",
          #"""

            /// A request that carries `X-Request-ID`: the other side writes it into its log as well.
            func request(_ path: String, id: String) -> URLRequest {
              var request = URLRequest(url: base.appendingPathComponent(path), timeoutInterval: patience)
              request.setValue(id, forHTTPHeaderField: "X-Request-ID")
              request.setValue("application/json", forHTTPHeaderField: "Accept")
              return request
            }

          """#),
        Part(
          "reading of one",
          #"""

            /// - Throws: `{{Entity}}ClientError.missing` when there is no such {{entity words}}.
            public func decode(_ data: Data, status: Int) throws -> {{Entity}}Reply {
              guard status != 404 else { throw {{Entity}}ClientError.missing }
              guard (200..<300).contains(status) else { throw {{Entity}}ClientError.refused(status) }
              return try JSONDecoder().decode({{Entity}}Reply.self, from: data)
            }

          """#),
        Part(
          "pages of a list",
          #"""

            /// The address of a page; `cursor` is what the page before named as its next one.
            public func page(after cursor: String?, limit: Int = {{page=100}}) -> URL {
              var parts = URLComponents(url: base.appendingPathComponent("{{entities}}"), resolvingAgainstBaseURL: false)
              parts?.queryItems = [URLQueryItem(name: "limit", value: String(limit))]
              if let cursor { parts?.queryItems?.append(URLQueryItem(name: "cursor", value: cursor)) }
              return parts?.url ?? base
            }

          """#),
      ],
      tail: #"""
        }

        public struct {{Entity}}Reply: Sendable, Codable {
          public var id: String
        {{fields}}
        }

        public enum {{Entity}}ClientError: Error, Equatable {
          case missing
          case refused(Int)
        }

        """#),

    SourceTemplate(
      .states, .swift, path: "Sources/{{Module}}/{{Entity}}State.swift",
      testPath: "Tests/{{Module}}Tests/{{Entity}}StateTests.swift",
      head: #"""
        /// How far a {{entity words}} has come. Only `{{Entity}}State.next` changes it.
        public enum {{Entity}}State: String, Sendable, Codable, CaseIterable {
          case draft, requested, confirmed, underway, completed, cancelled

        """#,
      parts: [
        Part(
          "the table of what may follow what",
          #"""

            /// The states that may follow this one.
            public var next: [{{Entity}}State] {
              switch self {
              case .draft: [.requested, .cancelled]
              case .requested: [.confirmed, .cancelled]
              case .confirmed: [.underway, .cancelled]
              case .underway: [.completed]
              case .completed, .cancelled: []
              }
            }

          """#,
          test: #"""

              @Test func whatIsOverStaysOver() {
                #expect({{Entity}}State.completed.next.isEmpty)
                #expect({{Entity}}State.cancelled.next.isEmpty)
              }

            """#),
        Part(
          "errors that name both states",
          #"""

            public struct Refusal: Error, CustomStringConvertible {
              public let from: {{Entity}}State
              public let to: {{Entity}}State
              public var description: String { "A {{entity words}} that is \(from) cannot become \(to)." }
            }

            public func moved(to state: {{Entity}}State) throws -> {{Entity}}State {
              guard next.contains(state) else { throw Refusal(from: self, to: state) }
              return state
            }

          """#,
          test: #"""

              @Test func aDraftIsNotCompleted() {
                #expect(throws: {{Entity}}State.Refusal.self) { try {{Entity}}State.draft.moved(to: .completed) }
              }

            """#),
        Part(
          "reminders for those that wait too long",
          #"""

            /// Hours after which somebody is reminded; nil where nobody waits.
            public var hoursUntilReminder: Int? {
              switch self {
              case .requested: {{requested=24}}
              case .confirmed: {{confirmed=72}}
              default: nil
              }
            }

          """#),
        Part(
          "words for the portal",
          #"""

            /// As shippers read it.
            public var words: String {
              switch self {
              case .draft: "not sent yet"
              case .requested: "waits for the carrier"
              case .confirmed: "confirmed"
              case .underway: "on its way"
              case .completed: "arrived"
              case .cancelled: "cancelled"
              }
            }

          """#),
      ], tail: "}\n",
      testHead: "import Testing\n\n@testable import {{Module}}\n\n@Suite struct {{Entity}}StateTests {\n",
      testTail: "}\n"),

    SourceTemplate(
      .codec, .swift, path: "Sources/{{Module}}/{{Entity}}Line.swift",
      testPath: "Tests/{{Module}}Tests/{{Entity}}LineTests.swift",
      head: #"""
        /// One {{entity words}} as a line of text with `;` between its fields, as partners send it by night.
        public struct {{Entity}}Line: Sendable, Equatable {
          public var fields: [String]

          public init(fields: [String]) { self.fields = fields }

        """#,
      parts: [
        Part(
          "reading with quotes",
          #"""

            /// - Throws: `Problem.unclosed` where a quote does not end.
            public init(_ line: String) throws {
              var fields = [""]
              var isQuoted = false
              for character in line {
                switch character {
                case "\"": isQuoted.toggle()
                case ";" where !isQuoted: fields.append("")
                default: fields[fields.count - 1].append(character)
                }
              }
              guard !isQuoted else { throw Problem.unclosed }
              guard fields.count <= {{columns=40}} else { throw Problem.tooMany(fields.count) }
              self.fields = fields
            }

            public enum Problem: Error, Equatable {
              case unclosed
              case tooMany(Int)
            }

          """#,
          test: #"""

              @Test func quotesHoldSemicolons() throws {
                #expect(try {{Entity}}Line("a;\"b;c\"").fields == ["a", "b;c"])
                #expect(throws: {{Entity}}Line.Problem.unclosed) { try {{Entity}}Line("a;\"b") }
              }

            """#),
        Part(
          "writing",
          #"""

            public var text: String {
              fields.map { $0.contains(";") ? "\"\($0)\"" : $0 }.joined(separator: ";")
            }

          """#,
          test: #"""

              @Test func whatIsWrittenIsReadBack() throws {
                let line = {{Entity}}Line(fields: ["a", "b;c", ""])
                #expect(try {{Entity}}Line(line.text) == line)
              }

            """#),
        Part(
          "numbers with a decimal comma",
          #"""

            /// The field as a number in hundredths: `12,50` is 1250; nil when it is none.
            public func hundredths(_ index: Int) -> Int? {
              guard fields.indices.contains(index) else { return nil }
              let parts = fields[index].split(separator: ",", omittingEmptySubsequences: false)
              guard let whole = Int(parts[0]) else { return nil }
              let rest = parts.count > 1 ? Int((parts[1] + "00").prefix(2)) ?? 0 : 0
              return whole * 100 + rest
            }

          """#),
      ], tail: "}\n",
      testHead: "import Testing\n\n@testable import {{Module}}\n\n@Suite struct {{Entity}}LineTests {\n",
      testTail: "}\n"),

    SourceTemplate(
      .value, .swift, path: "Sources/{{Module}}/{{Entity}}.swift",
      testPath: "Tests/{{Module}}Tests/{{Entity}}Tests.swift",
      head: #"""
        /// A {{entity words}}: a whole number of the smallest unit, never a fraction, so that sums are exact.
        public struct {{Entity}}: Sendable, Hashable, Comparable, Codable {
          public var units: Int
          public var code: String

          public init(units: Int, code: String) {
            self.units = units
            self.code = code
          }

          public static func < (left: {{Entity}}, right: {{Entity}}) -> Bool { left.units < right.units }

        """#,
      parts: [
        Part(
          "sums that refuse to mix codes",
          #"""

            public struct Mixed: Error, Equatable {
              public var codes: [String]
            }

            public func adding(_ other: {{Entity}}) throws -> {{Entity}} {
              guard code == other.code else { throw Mixed(codes: [code, other.code]) }
              return {{Entity}}(units: units + other.units, code: code)
            }

          """#,
          test: #"""

              @Test func differentCodesDoNotMix() {
                let one = {{Entity}}(units: 1, code: "EUR")
                #expect(throws: {{Entity}}.Mixed.self) { try one.adding({{Entity}}(units: 1, code: "SEK")) }
              }

            """#),
        Part(
          "shares that add up",
          #"""

            /// Splits into `count` shares that differ by one unit at most and add up to the whole.
            public func split(into count: Int) -> [{{Entity}}] {
              let (share, rest) = units.quotientAndRemainder(dividingBy: max(1, count))
              return (0..<max(1, count)).map { {{Entity}}(units: share + ($0 < rest ? 1 : 0), code: code) }
            }

          """#,
          test: #"""

              @Test func sharesAddUp() {
                for count in 1...9 {
                  let shares = {{Entity}}(units: 1000, code: "EUR").split(into: count)
                  #expect(shares.map(\.units).reduce(0, +) == 1000)
                }
              }

            """#),
        Part(
          "rounding to the even neighbour",
          #"""

            /// So many thousandths of it, rounded to the even neighbour.
            public func scaled(byThousandths factor: Int) -> {{Entity}} {
              let product = units * factor
              let (whole, rest) = product.quotientAndRemainder(dividingBy: 1000)
              let isUp = rest > 500 || (rest == 500 && whole % 2 != 0)
              return {{Entity}}(units: whole + (isUp ? 1 : 0), code: code)
            }

          """#,
          test: #"""

              @Test func halvesGoToTheEvenSide() {
                #expect({{Entity}}(units: 5, code: "EUR").scaled(byThousandths: 500).units == 2)
                #expect({{Entity}}(units: 7, code: "EUR").scaled(byThousandths: 500).units == 4)
              }

            """#),
        Part(
          "words",
          #"""

            /// With a point and two digits: `12.50 EUR`.
            public var words: String {
              let rest = String(abs(units) % 100)
              return "\(units / 100).\(rest.count < 2 ? "0" : "")\(rest) \(code)"
            }

          """#),
      ], tail: "}\n", testHead: "import Testing\n\n@testable import {{Module}}\n\n@Suite struct {{Entity}}Tests {\n",
      testTail: "}\n"),

    SourceTemplate(
      .settings, .swift, path: "Sources/{{Module}}/{{Entity}}Settings.swift",
      head: #"""
        import Foundation

        /// What {{package}} is told by its surroundings, read once when it starts.
        public struct {{Entity}}Settings: Sendable {
          private let values: [String: String]

          public init(_ environment: [String: String]) { values = environment }

        """#,
      parts: [
        Part(
          "required values",
          #"""

            public struct Missing: Error, CustomStringConvertible {
              public let name: String
              public var description: String { "\(name) is not set; see docs/configuration.md of {{package}}." }
            }

            public func required(_ name: String) throws -> String {
              guard let value = values[name], !value.isEmpty else { throw Missing(name: name) }
              return value
            }

          """#),
        Part(
          "durations",
          #"""

            /// `90s`, `15m` or `2h` in seconds; what cannot be read is `{{standard=30}}`.
            public func seconds(_ name: String) -> Int {
              guard let text = values[name], let unit = text.last, let number = Int(text.dropLast()) else { return {{standard=30}} }
              return number * (["s": 1, "m": 60, "h": 3600][unit] ?? 1)
            }

          """#),
        Part(
          "switches for features",
          #"""

            /// Features that are tried out, as `FEATURES=fast-lane,green-routes`.
            public func isOn(_ feature: String) -> Bool {
              values["FEATURES"]?.split(separator: ",").contains { $0 == feature } ?? false
            }

          """#),
        Part(
          "secrets that never reach a log",
          #"""

            /// Everything that was set, for the log; whatever sounds like a secret is hidden.
            public var printable: [String: String] {
              values.reduce(into: [:]) { result, entry in
                let isSecret = ["KEY", "SECRET", "TOKEN", "PASSWORD"].contains { entry.key.contains($0) }
                result[entry.key] = isSecret ? "(hidden)" : entry.value
              }
            }

          """#),
      ], tail: "}\n"),

    SourceTemplate(
      .events, .swift, path: "Sources/{{Module}}/{{Entity}}Log.swift",
      head: #"""
        import Foundation

        /// Lines about every {{entity words}} that tools can read: one JSON object each.
        public struct {{Entity}}Log: Sendable {
          public enum Level: String, Sendable, Comparable {
            case debug, info, warning, error

            public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
            private var rank: Int { ["debug", "info", "warning", "error"].firstIndex(of: rawValue) ?? 0 }
          }

          public var threshold = Level.info

          public init() {}

        """#,
      parts: [
        Part(
          "fields in a fixed order",
          #"""

            public func line(_ level: Level, _ message: String, _ fields: KeyValuePairs<String, String>) -> String? {
              guard level >= threshold else { return nil }
              let rest = fields.map { ",\"\($0.key)\":\"\($0.value)\"" }.joined()
              return "{\"level\":\"\(level.rawValue)\",\"message\":\"\(message)\"\(rest)}"
            }

          """#),
        Part(
          "sampling of noisy messages",
          #"""

            /// Whether the message with this number is written: all at first, then one in {{every=100}}.
            public func isSampled(_ number: Int) -> Bool {
              number < {{full=1000}} || number.isMultiple(of: {{every=100}})
            }

          """#),
        Part(
          "the trace that a request belongs to",
          #"""

            /// The trace in a `traceparent` header (W3C Trace Context); nil when it is none.
            public func trace(_ header: String) -> String? {
              let parts = header.split(separator: "-")
              guard parts.count == 4, parts[1].count == 32 else { return nil }
              return String(parts[1])
            }

          """#),
      ], tail: "}\n"),
  ]
}
