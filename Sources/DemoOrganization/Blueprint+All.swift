extension Blueprint {
  /// The sixty repositories of Calder Freight.
  static let all: [Blueprint] = platform + logistics + commerce + experience

  private static let platform = [
    Blueprint(
      "retry-kit", "Runtime", .swift, "Tries failed calls again, at the right time and not too often.", born: 0,
      pace: 34,
      topics: ["retry", "backoff", "circuit-breaker", "resilience"], [.init(.retry, "call"), .init(.states, "circuit")]),
    Blueprint(
      "config-kit", "Runtime", .swift, "Reads settings out of the environment and says clearly what is missing.",
      born: 0,
      pace: 22, topics: ["configuration", "environment", "secrets"],
      [.init(.settings, "service"), .init(.codec, "setting")]),
    Blueprint(
      "log-kit", "Runtime", .swift, "Writes structured logs that can be searched across services.", born: 0, pace: 24,
      topics: ["logging", "tracing", "observability"], [.init(.events, "request"), .init(.events, "audit")]),
    Blueprint(
      "go-runtime", "Runtime", .go, "What every Go service stands on: worker pools and rate limits.", born: 1, pace: 36,
      topics: ["go", "worker-pool", "rate-limit", "concurrency"], [.init(.pool, "work"), .init(.limiter, "limit")]),
    Blueprint(
      "py-runtime", "Runtime", .python, "Settings, batches and clean rows for every Python job.", born: 1, pace: 28,
      topics: ["python", "settings", "batch", "etl"], [.init(.settings, "service"), .init(.pipeline, "partner file")]),
    Blueprint(
      "ts-runtime", "Runtime", .typeScript, "Caching and formatting for everything that runs in a browser.", born: 2,
      pace: 26,
      topics: ["typescript", "cache", "formatting", "i18n"], [.init(.cache, "answer"), .init(.format, "shipment")]),

    Blueprint(
      "identity-service", "Identity", .go, "Knows who a user is and which company they act for.", born: 0, pace: 40,
      needs: ["go-runtime", "audit-log"], topics: ["identity", "login", "users"],
      [.init(.handler, "account"), .init(.handler, "session"), .init(.table, "company")]),
    Blueprint(
      "token-kit", "Identity", .swift, "Checks signed tokens without asking anybody.", born: 1, pace: 18,
      needs: ["log-kit"], topics: ["tokens", "jwt", "authentication"],
      [.init(.value, "claim"), .init(.codec, "token")],
      hasKeeper: true),
    Blueprint(
      "login-web", "Identity", .typeScript, "The pages on which people sign in and choose their company.", born: 2,
      pace: 26,
      needs: ["ts-runtime", "design-system"], topics: ["login", "web", "accessibility"],
      [.init(.view, "login"), .init(.client, "session"), .init(.list, "company")]),
    Blueprint(
      "access-policies", "Identity", .python, "The rules by which somebody may see or change a shipment.", born: 3,
      pace: 24,
      needs: ["py-runtime"], topics: ["authorization", "policies", "rules"],
      [.init(.rules, "access"), .init(.model, "grant")]),
    Blueprint(
      "audit-log", "Identity", .go, "Keeps who did what, in a chain that shows every change.", born: 3, pace: 18,
      needs: ["go-runtime"], topics: ["audit", "compliance", "log"],
      [.init(.audit, "action"), .init(.handler, "trail")]),

    Blueprint(
      "handbook", "Delivery", .prose, "How we work at Calder Freight: across teams, in the open, and on call.", born: 0,
      pace: 16,
      topics: ["handbook", "innersource", "practices"], []),
    Blueprint(
      "pipeline-tools", "Delivery", .python, "The steps that every build of the company has in common.", born: 0,
      pace: 34,
      needs: ["py-runtime"], topics: ["ci", "build", "pipelines"],
      [.init(.rules, "pipeline"), .init(.report, "build"), .init(.model, "artifact")]),
    Blueprint(
      "release-train", "Delivery", .go, "Brings services to production twice a day, in an order that works.", born: 2,
      pace: 26,
      needs: ["go-runtime", "audit-log"], topics: ["deployment", "release", "rollback"],
      [.init(.planner, "rollout"), .init(.handler, "release")]),
    Blueprint(
      "load-bench", "Delivery", .go, "Sends a service the load of its busiest day and says what breaks.", born: 7,
      pace: 16,
      needs: ["go-runtime"], topics: ["load-testing", "performance"],
      [.init(.pool, "load"), .init(.table, "scenario")],
      hasKeeper: true),
  ]

  private static let logistics = [
    Blueprint(
      "booking-service", "Booking", .swift, "Takes bookings from shippers and hands them to carriers.", born: 0,
      pace: 52,
      needs: ["retry-kit", "config-kit", "log-kit", "token-kit", "money-kit", "tariff-engine"],
      topics: ["booking", "shipments", "carriers"],
      [.init(.store, "booking"), .init(.states, "booking"), .init(.client, "carrier"), .init(.codec, "bill of lading")]),
    Blueprint(
      "booking-api", "Booking", .typeScript, "The client that portals and partners book with.", born: 1, pace: 30,
      needs: ["ts-runtime"], topics: ["api-client", "booking"], [.init(.client, "booking"), .init(.client, "quote")]),
    Blueprint(
      "quote-engine", "Booking", .swift, "Answers what a shipment would cost before anybody books it.", born: 2,
      pace: 34,
      needs: ["retry-kit", "config-kit", "money-kit", "tariff-engine"], topics: ["quotes", "pricing"],
      [.init(.store, "quote"), .init(.states, "quote"), .init(.client, "tariff")]),
    Blueprint(
      "carrier-directory", "Booking", .python, "Which carrier goes where, and how to reach them.", born: 3, pace: 20,
      needs: ["py-runtime"], topics: ["carriers", "directory", "contacts"],
      [.init(.model, "carrier"), .init(.pipeline, "carrier contact"), .init(.rules, "carrier")]),
    Blueprint(
      "booking-retry-kit", "Booking", .swift, "Tries failed calls again; with the priorities that bookings need.",
      born: 8,
      pace: 14, topics: ["retry", "booking"], [.init(.retry, "call"), .init(.states, "circuit")], forkOf: "retry-kit"),

    Blueprint(
      "tracking-service", "Tracking", .go, "Says where a shipment is, from every source that knows something.", born: 0,
      pace: 48,
      needs: ["go-runtime"], topics: ["tracking", "positions", "events"],
      [.init(.handler, "shipment"), .init(.handler, "position"), .init(.table, "milestone")]),
    Blueprint(
      "tracking-client", "Tracking", .typeScript, "Asks where a shipment is, from a browser or a server.", born: 1,
      pace: 24,
      needs: ["ts-runtime"], topics: ["api-client", "tracking"],
      [.init(.client, "shipment"), .init(.cache, "position")]),
    Blueprint(
      "milestone-rules", "Tracking", .python, "Decides which events of a journey matter to a shipper.", born: 4,
      pace: 20,
      needs: ["py-runtime"], topics: ["rules", "events", "milestones"],
      [.init(.rules, "milestone"), .init(.model, "milestone")]),
    Blueprint(
      "position-ingest", "Tracking", .go, "Takes positions of ships and lorries, a million an hour.", born: 3, pace: 26,
      needs: ["go-runtime"], topics: ["ingest", "ais", "telematics"], [.init(.pool, "ingest"), .init(.table, "vessel")]),
    Blueprint(
      "eta-model", "Tracking", .python, "Estimates when a shipment arrives, with how sure that is.", born: 6, pace: 24,
      needs: ["py-runtime", "shipment-metrics"], topics: ["eta", "forecast", "statistics"],
      [.init(.estimate, "arrival"), .init(.report, "delay")]),

    Blueprint(
      "route-planner", "Routing", .go, "Finds the way of a container from door to door.", born: 0, pace: 44,
      needs: ["go-runtime", "commodity-rules"], topics: ["routing", "shortest-path", "network"],
      [.init(.planner, "route"), .init(.handler, "route"), .init(.table, "service line")]),
    Blueprint(
      "port-graph", "Routing", .go, "All ports and terminals, and what connects them.", born: 1, pace: 24,
      needs: ["go-runtime"], topics: ["ports", "graph", "master-data"],
      [.init(.table, "port"), .init(.planner, "sea leg")],
      hasKeeper: true),
    Blueprint(
      "distance-tables", "Routing", .python, "Distances between places by road, rail and sea.", born: 2, pace: 20,
      needs: ["py-runtime"], topics: ["distances", "geography", "tables"],
      [.init(.model, "distance"), .init(.pipeline, "road distance")]),
    Blueprint(
      "route-simulator", "Routing", .python, "Plays through what a closed port or a strike does to all routes.",
      born: 7, pace: 18,
      needs: ["py-runtime", "distance-tables"], topics: ["simulation", "planning"],
      [.init(.estimate, "detour"), .init(.report, "disruption")]),
    Blueprint(
      "schedule-import", "Routing", .python, "Reads the timetables of carriers in all their formats.", born: 4,
      pace: 22,
      needs: ["py-runtime", "carrier-directory"], topics: ["schedules", "import", "etl"],
      [.init(.pipeline, "timetable"), .init(.model, "departure")]),

    Blueprint(
      "warehouse-service", "Warehouse", .swift, "Knows what stands where, and what leaves next.", born: 0, pace: 42,
      needs: ["config-kit", "token-kit", "warehouse-log"], topics: ["warehouse", "inventory"],
      [.init(.store, "pallet"), .init(.states, "pick"), .init(.store, "bin"), .init(.codec, "stock list")]),
    Blueprint(
      "slotting", "Warehouse", .python, "Chooses the place of each pallet, so that pickers walk less.", born: 3,
      pace: 20,
      needs: ["py-runtime"], topics: ["slotting", "optimization", "warehouse"],
      [.init(.estimate, "pick time"), .init(.rules, "slot")]),
    Blueprint(
      "label-printer", "Warehouse", .go, "Prints labels on whatever printer a dock has.", born: 2, pace: 18,
      needs: ["go-runtime"], topics: ["printing", "labels", "barcode"],
      [.init(.handler, "label"), .init(.pool, "print")],
      hasKeeper: true),
    Blueprint(
      "warehouse-log", "Warehouse", .swift, "log-kit with the fields that auditors of a warehouse ask for.", born: 5,
      pace: 12,
      needs: ["log-kit"], topics: ["logging", "warehouse", "audit"], [.init(.events, "movement")], wraps: "log-kit"),
    Blueprint(
      "dock-calendar", "Warehouse", .typeScript, "Gives lorries a time at a dock, and moves it when they are late.",
      born: 4,
      pace: 28, topics: ["calendar", "docks", "web"],
      [.init(.list, "dock slot"), .init(.view, "dock day"), .init(.client, "dock slot")]),
  ]

  private static let commerce = [
    Blueprint(
      "tariff-engine", "Pricing", .swift, "Computes the price of a shipment from tariffs and surcharges.", born: 0,
      pace: 44,
      needs: ["config-kit", "log-kit"], topics: ["pricing", "tariffs"],
      [.init(.value, "price"), .init(.store, "tariff"), .init(.codec, "tariff sheet")]),
    Blueprint(
      "tariff-tables", "Pricing", .python, "Reads the tariff sheets of carriers and finds what changed.", born: 1,
      pace: 22,
      needs: ["py-runtime"], topics: ["tariffs", "import", "tables"],
      [.init(.pipeline, "tariff sheet"), .init(.model, "tariff line")], hasKeeper: true),
    Blueprint(
      "surcharge-rules", "Pricing", .python, "Which surcharge applies when: fuel, season, weight, danger.", born: 3,
      pace: 24,
      needs: ["py-runtime"], topics: ["rules", "surcharges", "pricing"],
      [.init(.rules, "surcharge"), .init(.model, "surcharge")]),
    Blueprint(
      "rate-cards", "Pricing", .typeScript, "Shows a customer's prices and lets sales change them.", born: 4, pace: 22,
      needs: ["ts-runtime", "design-system"], topics: ["web", "pricing", "sales"],
      [.init(.list, "rate"), .init(.view, "rate card"), .init(.client, "rate")]),
    Blueprint(
      "tariff-engine-rail", "Pricing", .swift, "The tariff engine, changed for wagons and train paths.", born: 10,
      pace: 16,
      needs: ["config-kit", "log-kit"], topics: ["pricing", "rail"],
      [.init(.value, "price"), .init(.store, "tariff"), .init(.codec, "tariff sheet")], forkOf: "tariff-engine"),

    Blueprint(
      "invoice-service", "Billing", .swift, "Writes invoices for what was shipped, and corrects them.", born: 0,
      pace: 42,
      needs: ["money-kit", "retry-kit", "config-kit", "log-kit", "token-kit"], topics: ["invoices", "billing"],
      [.init(.store, "invoice"), .init(.states, "invoice"), .init(.codec, "ledger export")]),
    Blueprint(
      "money-kit", "Billing", .swift, "Amounts of money that add up to the cent.", born: 0, pace: 22,
      topics: ["money", "currency", "rounding"], [.init(.value, "money"), .init(.value, "exchange rate")]),
    Blueprint(
      "payment-gateway", "Billing", .go, "Takes payments from banks and cards, and tells invoices.", born: 2, pace: 30,
      needs: ["identity-service"], topics: ["payments", "banking"],
      [.init(.handler, "payment"), .init(.audit, "payment")]),
    Blueprint(
      "dunning", "Billing", .python, "Reminds those who have not paid, politely at first.", born: 5, pace: 18,
      needs: ["py-runtime"], topics: ["reminders", "billing", "mail"],
      [.init(.rules, "reminder"), .init(.report, "open invoice")]),
    Blueprint(
      "billing-export", "Billing", .go, "Sends the day's bookings to the accountants by night.", born: 4, pace: 20,
      needs: ["tracking-service", "go-runtime"], topics: ["export", "accounting"],
      [.init(.handler, "posting"), .init(.table, "account")], hasKeeper: true),

    Blueprint(
      "declaration-service", "Customs", .go, "Files customs declarations and waits for their release.", born: 1,
      pace: 40,
      needs: ["route-planner", "port-graph", "go-runtime"], topics: ["customs", "declarations"],
      [.init(.handler, "declaration"), .init(.audit, "declaration"), .init(.table, "customs office")]),
    Blueprint(
      "commodity-rules", "Customs", .go, "Which goods need which papers, by their commodity code.", born: 0, pace: 22,
      needs: ["go-runtime"], topics: ["commodity-codes", "rules", "customs"],
      [.init(.table, "commodity"), .init(.handler, "commodity")]),
    Blueprint(
      "edi-gateway", "Customs", .go, "Speaks EDIFACT with the authorities, so that nobody else has to.", born: 2,
      pace: 24,
      needs: ["port-graph", "go-runtime"], topics: ["edi", "edifact", "gateway"],
      [.init(.handler, "message"), .init(.pool, "outbox"), .init(.limiter, "authority")], hasKeeper: true),
    Blueprint(
      "duty-calculator", "Customs", .python, "Computes duties and taxes of an import.", born: 3, pace: 22,
      needs: ["distance-tables"], topics: ["duties", "taxes", "customs"],
      [.init(.rules, "duty"), .init(.model, "duty line"), .init(.estimate, "clearance time")]),
    Blueprint(
      "customs-forms", "Customs", .typeScript, "The forms that brokers fill in, with help beside each field.", born: 5,
      pace: 24,
      needs: ["ts-runtime", "design-system"], topics: ["forms", "web", "customs"],
      [.init(.view, "form"), .init(.list, "declaration"), .init(.format, "commodity")]),
  ]

  private static let experience = [
    Blueprint(
      "shipper-portal", "Web", .typeScript, "Where shippers book, follow and pay.", born: 0, pace: 50,
      needs: ["ts-runtime", "design-system", "booking-api", "tracking-widget"], topics: ["portal", "web", "shippers"],
      [.init(.list, "shipment"), .init(.view, "shipment"), .init(.list, "invoice"), .init(.client, "profile")]),
    Blueprint(
      "design-system", "Web", .typeScript, "The parts that all our pages are made of.", born: 1, pace: 36,
      needs: ["ts-runtime"], topics: ["design-system", "components", "accessibility"],
      [.init(.view, "card"), .init(.view, "table"), .init(.format, "amount")]),
    Blueprint(
      "tracking-widget", "Web", .typeScript, "tracking-client as an element for any web page.", born: 3, pace: 18,
      needs: ["tracking-client"], topics: ["widget", "tracking", "embed"],
      [.init(.view, "journey"), .init(.list, "milestone")], wraps: "tracking-client"),
    Blueprint(
      "notification-service", "Web", .go, "Sends mail and push messages about what happened to a shipment.", born: 2,
      pace: 28,
      needs: ["go-runtime"], topics: ["notifications", "mail", "push"],
      [.init(.handler, "notification"), .init(.pool, "delivery"), .init(.limiter, "recipient")]),
    Blueprint(
      "web-gateway", "Web", .go, "One address for all services that browsers talk to.", born: 3, pace: 24,
      needs: ["go-runtime", "identity-service"], topics: ["gateway", "http", "proxy"],
      [.init(.handler, "upstream"), .init(.limiter, "visitor")]),

    Blueprint(
      "event-lake", "Insights", .python, "Keeps every event of the company where analysts can ask for it.", born: 1,
      pace: 34,
      needs: ["py-runtime"], topics: ["events", "data-lake", "storage"],
      [.init(.pipeline, "event"), .init(.model, "event"), .init(.report, "volume")]),
    Blueprint(
      "shipment-metrics", "Insights", .python, "The figures about shipments that everybody agrees on.", born: 2,
      pace: 26,
      needs: ["py-runtime", "event-lake"], topics: ["metrics", "kpi"],
      [.init(.report, "shipment"), .init(.estimate, "throughput")]),
    Blueprint(
      "dashboards", "Insights", .typeScript, "Charts that teams put on their walls.", born: 4, pace: 26,
      needs: ["ts-runtime", "insights-design-system"], topics: ["dashboards", "charts", "web"],
      [.init(.view, "chart"), .init(.list, "board"), .init(.client, "figure")]),
    Blueprint(
      "demand-forecast", "Insights", .python, "Forecasts how much will be shipped where, a quarter ahead.", born: 6,
      pace: 20,
      needs: ["py-runtime", "shipment-metrics"], topics: ["forecast", "planning", "statistics"],
      [.init(.estimate, "volume"), .init(.report, "forecast")]),
    Blueprint(
      "insights-design-system", "Insights", .typeScript, "The design system, with colours that charts need.", born: 9,
      pace: 12,
      needs: ["ts-runtime"], topics: ["design-system", "charts"],
      [.init(.view, "card"), .init(.view, "table"), .init(.format, "amount")], forkOf: "design-system"),
  ]
}
