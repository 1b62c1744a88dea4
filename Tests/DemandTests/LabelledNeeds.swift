/// Needs as people put them, each line a group of those that one solution would meet; the last are needs of one person.
enum LabelledNeeds {
  static let groups: [[String]] = [
    [
      "retry a flaky http call, waiting longer each time", "http client that tries again with exponential backoff",
      "retry failed requests with increasing delays", "retry policy for http requests", "http retry backoff",
    ],
    [
      "read settings from a yaml file", "load configuration from yaml", "parse yaml config files",
      "we need to read our service's configuration from YAML",
    ],
    [
      "send an email from a service", "library to send mail through smtp", "smtp client", "deliver notification emails",
    ],
    [
      "export invoices as pdf", "generate pdf documents from html", "create a PDF report", "pdf generation",
      "render an invoice into a PDF file",
    ],
    [
      "rate limit requests per client", "limit how many calls a user can make per minute", "api rate limiting",
      "throttle incoming requests",
    ],
    [
      "feature flags", "switch features on for some users only", "toggle features without a deployment",
      "gradual rollout of a feature to a percentage of users",
    ],
    [
      "parse command line arguments", "command line option parser", "cli argument parsing library",
      "read flags and options from the command line",
    ],
    [
      "verify a json web token", "check JWT signatures", "decode and validate JWTs", "jwt authentication",
    ],
    [
      "cache query results in redis", "redis cache", "keep computed values in a redis cache with expiry",
    ],
    [
      "resize images for thumbnails", "create thumbnails of uploaded pictures", "image resizing library",
    ],
    [
      "distributed tracing across our services", "trace a request through several services",
      "opentelemetry tracing instrumentation",
    ],
    [
      "schedule jobs that run every night", "cron like job scheduler", "run recurring background tasks",
    ],
    [
      "convert currencies with current exchange rates", "exchange rates api client", "currency conversion",
    ],
    [
      "read and write csv files", "csv parser", "import data from CSV",
    ],
    [
      "connect to postgres with a connection pool", "postgresql client with pooling", "pool of postgres connections",
    ],
    [
      "mask personal data in log files", "remove email addresses and names from logs",
      "redact sensitive fields when logging",
    ],
    [
      "upload large files to s3", "s3 multipart upload", "store files in an S3 bucket",
    ],
    [
      "websocket server", "push messages to browsers over websockets", "websocket connections for live updates",
    ],
    ["detect the language of a text"], ["draw a dependency graph"], ["count words"], ["compress files with zstd"],
    ["barcode scanner"], ["geocode postal addresses"], ["spell checking"], ["validate iban numbers"],
    ["parse markdown to html"], ["two factor authentication with one time passwords"], ["read excel sheets"],
    ["load balancing between backends"], ["generate random test data"], ["audio transcription"],
    ["holiday calendar by country"], ["template engine for html pages"], ["hash passwords"], ["bloom filter"],
  ]

  /// In an order in which those of a group do not stand together, the same each time.
  static var mixed: [(need: String, group: Int)] {
    let all = groups.enumerated().flatMap { group, needs in needs.map { (need: $0, group: group) } }
    return all.indices.map { all[$0 * 37 % all.count] }
  }
}

/// How well groups agree with those that people made, by pairs of needs.
struct Agreement {
  let precision: Double
  let recall: Double

  /// The harmonic mean of both.
  var f1: Double { precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0 }

  init(of found: [Int], with wanted: [Int]) {
    var (both, onlyFound, onlyWanted) = (0, 0, 0)
    for first in found.indices {
      for second in found.indices where second > first {
        switch (found[first] == found[second], wanted[first] == wanted[second]) {
        case (true, true): both += 1
        case (true, false): onlyFound += 1
        case (false, true): onlyWanted += 1
        default: break
        }
      }
    }
    precision = both + onlyFound > 0 ? Double(both) / Double(both + onlyFound) : 1
    recall = both + onlyWanted > 0 ? Double(both) / Double(both + onlyWanted) : 1
  }
}
