import Testing

/// Everything here runs the built program the way people run it. One test at a
/// time: each may start several processes.
@Suite(.serialized) struct EndToEnd {}
