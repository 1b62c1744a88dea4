/// What is planted between teams: who must not work together although their code does, and who does without need.
enum Couplings {
  /// Teams whose code depends on each other's and changes together, and who never contribute to each other.
  static let silent: [(String, String)] = [("Routing", "Customs"), ("Tracking", "Billing")]

  /// Teams who contribute to each other although nothing of their code is coupled.
  static let chatty: [(String, String)] = [("Web", "Warehouse"), ("Insights", "Identity")]

  /// Repositories of two teams that change on the same day under one ticket, and how often.
  static let together: [(first: String, second: String, times: Int)] = [
    ("declaration-service", "route-planner", 24), ("duty-calculator", "distance-tables", 14),
    ("billing-export", "tracking-service", 20), ("booking-service", "tariff-engine", 22),
    ("booking-service", "booking-api", 26), ("shipper-portal", "booking-api", 16),
    ("invoice-service", "money-kit", 10), ("tracking-service", "tracking-client", 18),
  ]

  /// Teams whose code is coupled and who hardly contribute to each other, but ask: how often in the last year.
  static let asking: [(asker: String, owner: String, times: Int)] = [
    ("Booking", "Identity", 8), ("Tracking", "Insights", 8),
  ]

  static func areSilent(_ one: String, _ other: String) -> Bool { holds(silent, one, other) }

  static func areChatty(_ one: String, _ other: String) -> Bool { holds(chatty, one, other) }

  private static func holds(_ pairs: [(String, String)], _ one: String, _ other: String) -> Bool {
    pairs.contains { ($0.0 == one && $0.1 == other) || ($0.0 == other && $0.1 == one) }
  }
}
