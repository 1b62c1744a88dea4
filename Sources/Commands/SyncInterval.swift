import ArgumentParser

/// A time as `90s`, `15m` or `2h`.
struct SyncInterval: ExpressibleByArgument, Equatable {
  /// Shorter than this a server would do nothing else; longer than this is --no-sync.
  private static let allowed = 10...(30 * 86_400)
  private static let units: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]

  let duration: Duration

  init?(argument: String) {
    guard let unit = argument.last.flatMap({ Self.units[$0] }), let count = Int(argument.dropLast()) else { return nil }
    let (seconds, overflows) = count.multipliedReportingOverflow(by: unit)
    guard !overflows, Self.allowed.contains(seconds) else { return nil }
    duration = .seconds(seconds)
  }
}
