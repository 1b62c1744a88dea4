import Readiness
import Testing

@Suite(.enabled(if: ExampleOrganisation.isAtHand)) struct RealRepositoriesTests {
  @Test func dump() {
    for name in ["apple/swift-nio", "hummingbird-project/hummingbird", "groue/GRDB.swift", "jpsim/Yams", "swiftcsv/SwiftCSV", "google/swift-benchmark", "grpc/grpc-swift-2", "kylef/PathKit", "onevcat/Rainbow", "attaswift/BigInt", "swhitty/FlyingFox", "vapor/jwt-kit", "pointfreeco/swift-custom-dump", "apple/swift-algorithms", "CoreOffice/XMLCoder", "apple/swift-log", "OpenCombine/OpenCombine", "apple/swift-collections"] {
      let report = ExampleOrganisation.report(name)
      print("=== \(name) \(report.passed)/\(report.counted)")
      for check in report.checks {
        print("  \(check.topic.rawValue.padding(28)) \(check.outcome.rawValue.padding(8)) \(check.evidence.map { "\($0.path):\($0.line ?? 0) \($0.text.prefix(90))" }.joined(separator: " | "))")
      }
    }
  }
}
extension String { func padding(_ n: Int) -> String { count >= n ? self : self + String(repeating: " ", count: n - count) } }
