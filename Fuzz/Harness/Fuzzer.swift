/// What libFuzzer calls with each input; always gives 0.
package typealias Check = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ argumentCount: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutableRawPointer, _ check: Check
) -> CInt

/// Runs libFuzzer with the arguments of a `main`. SwiftPM links an executable's `main` under a name of its own, to which
/// libFuzzer's gives way, so that each target calls this.
package func fuzz(_ argumentCount: CInt, _ arguments: UnsafeMutableRawPointer, _ check: Check) -> CInt {
  var argumentCount = argumentCount
  var arguments = arguments
  return runDriver(&argumentCount, &arguments, check)
}
