import SearchModel

/// What people of the organisation looked for, and what became of it.
enum DemoNeeds {
  /// A need that was recorded, with what was said of each candidate.
  struct Recorded: Sendable {
    struct Opinion: Sendable {
      /// The repository; nil for the need as a whole.
      let on: String?
      let kind: Verdict.Kind
      let reason: Verdict.Reason?
      let words: String

      init(_ on: String?, _ kind: Verdict.Kind, _ reason: Verdict.Reason? = nil, _ words: String = "") {
        (self.on, self.kind, self.reason, self.words) = (on, kind, reason, words)
      }
    }

    let team: String
    let need: String
    /// Days before the last day of the history.
    let ago: Int
    /// Repositories, in the order in which they were shown.
    let candidates: [String]
    let opinions: [Opinion]

    init(_ team: String, _ ago: Int, _ need: String, _ candidates: [String], _ opinions: [Opinion]) {
      (self.team, self.ago, self.need, self.candidates, self.opinions) = (team, ago, need, candidates, opinions)
    }
  }

  static let recorded = [
    Recorded(
      "Billing", 420, "retry failed calls to the bank with a growing pause", ["retry-kit", "go-runtime"],
      [
        .init("retry-kit", .adopt, nil, "does just that"),
        .init("go-runtime", .dismiss, .wrongPlatform, "we are in Swift"),
      ]),
    Recorded(
      "Booking", 380, "retry calls to carriers, urgent bookings first", ["retry-kit", "booking-retry-kit"],
      [.init("retry-kit", .dismiss, .missingFeature, "knows no priorities"), .init("booking-retry-kit", .adopt)]),
    Recorded(
      "Warehouse", 350, "structured logs with the fields that auditors ask for", ["log-kit", "audit-log"],
      [
        .init("log-kit", .wrap, nil, "behind warehouse-log"),
        .init("audit-log", .dismiss, .wrongPlatform, "a service, we need a library"),
      ]),
    Recorded(
      "Customs", 300, "add amounts of duty in several currencies without rounding errors",
      ["money-kit", "tariff-engine"],
      [.init("money-kit", .dismiss, .wrongPlatform, "only for Swift"), .init(nil, .build, nil, "in Python, for now")]),
    Recorded(
      "Insights", 280, "components for pages with charts", ["design-system", "dashboards"],
      [.init("design-system", .extend, nil, "colours for charts are missing")]),
    Recorded(
      "Web", 240, "show where a shipment is on a public page", ["tracking-client", "tracking-service"],
      [.init("tracking-client", .wrap, nil, "as an element that partners embed")]),
    Recorded(
      "Tracking", 210, "estimate when a shipment arrives from earlier journeys", ["eta-model", "demand-forecast"],
      [.init("demand-forecast", .dismiss, .missingFeature, "quarters, not hours"), .init("eta-model", .adopt)]),
    Recorded(
      "Pricing", 190, "read tariff sheets that carriers send as text", ["tariff-tables", "schedule-import"],
      [.init("tariff-tables", .adopt), .init("schedule-import", .dismiss, .other, "timetables only")]),
    Recorded(
      "Identity", 170, "keep a log that nobody can change unnoticed", ["audit-log"], [.init("audit-log", .adopt)]),
    Recorded(
      "Delivery", 150, "limit how often a client may ask a service", ["go-runtime", "web-gateway"],
      [.init("go-runtime", .adopt, nil, "the limiter is enough")]),
    Recorded(
      "Billing", 75, "make a PDF out of an invoice", ["invoice-service", "customs-forms"],
      [
        .init("customs-forms", .dismiss, .missingFeature, "HTML only"),
        .init(nil, .build, nil, "a small service of our own"),
      ]),
    Recorded(
      "Customs", 62, "create PDF documents of customs declarations", ["customs-forms", "label-printer"],
      [.init("label-printer", .dismiss, .missingFeature, "labels only"), .init(nil, .build)]),
    Recorded(
      "Warehouse", 41, "print delivery notes as PDF files", ["label-printer", "invoice-service"],
      [.init("label-printer", .dismiss, .missingFeature, "no pages"), .init(nil, .build)]),
    Recorded("Web", 33, "complete addresses while somebody types", ["carrier-directory", "port-graph"], []),
    Recorded(
      "Booking", 28, "validate postal addresses of shippers", ["carrier-directory"],
      [.init("carrier-directory", .dismiss, .missingFeature, "carriers only")]),
    Recorded(
      "Routing", 21, "simulate what a closed port does to our routes", ["route-simulator"],
      [.init("route-simulator", .adopt)]),
    Recorded(
      "Customs", 17, "find the shortest route between two ports", ["route-planner", "port-graph"],
      [.init("route-planner", .adopt, nil, "as it is, through its service")]),
    Recorded(
      "Insights", 12, "send a weekly mail with figures", ["notification-service", "dunning"],
      [.init("notification-service", .adopt)]),
    Recorded("Pricing", 9, "switch a feature on for some customers", ["config-kit", "access-policies"], []),
    Recorded("Tracking", 6, "match names of places that are spelt differently", ["port-graph", "distance-tables"], []),
  ]

  /// What people searched for and did not record: wordings of one need, the teams that had it, and how much was found.
  struct Looked: Sendable {
    let wordings: [String]
    let teams: [String]
    let times: Int
    let results: Int

    init(_ wordings: [String], _ teams: [String], times: Int, results: Int) {
      (self.wordings, self.teams, self.times, self.results) = (wordings, teams, times, results)
    }
  }

  static let looked = [
    Looked(
      ["pdf generation", "create a pdf document", "render invoice as pdf", "pdf from template"],
      ["Billing", "Customs", "Warehouse", "Web"], times: 19, results: 0),
    Looked(
      ["address autocomplete", "complete addresses while typing", "validate postal address"],
      ["Web", "Booking", "Warehouse"], times: 13, results: 0),
    Looked(
      ["push notification to phone", "notify drivers on their phone", "mobile push messages"],
      ["Warehouse", "Tracking", "Web"], times: 11, results: 3),
    Looked(
      ["fuzzy matching of place names", "match misspelt city names", "fuzzy string match"],
      ["Tracking", "Routing", "Insights"], times: 9, results: 1),
    Looked(
      ["retry with backoff", "retry failed requests", "exponential backoff"],
      ["Booking", "Billing", "Identity", "Web"],
      times: 16, results: 12),
    Looked(["rate limiter", "limit requests per client"], ["Customs", "Web", "Delivery"], times: 8, results: 7),
    Looked(
      ["feature flags", "switch features on for some users"], ["Pricing", "Web", "Booking"], times: 9, results: 2),
    Looked(["currency rounding", "split an amount into equal parts"], ["Pricing", "Customs"], times: 6, results: 5),
  ]
}
