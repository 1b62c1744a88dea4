import SearchModel
import StructuredText

/// What a tool was called with, checked.
struct ToolArguments: Sendable {
  private let values: [String: DataValue]
  private let known: [ToolArgument]

  /// - Throws: `UserFacingError` with code `badRequest`, for an agent to put it right.
  init(_ given: DataTable, of tool: Tool) throws {
    known = tool.arguments
    var values: [String: DataValue] = [:]
    for entry in given.entries where entry.value != .null {
      guard let argument = tool.arguments.first(where: { $0.name == entry.key }) else {
        let names = tool.arguments.map(\.name)
        let meant = NearestName.of(entry.key, among: names).map { "Did you mean \($0)? " } ?? ""
        throw UserFacingError(
          .badRequest, "The tool \(tool.name) has no argument \(VisibleText.line(entry.key, most: 40)).",
          hint: "\(meant)It takes \(names.joined(separator: ", ")).")
      }
      guard argument.accepts(entry.value) else {
        throw UserFacingError(
          .badRequest, "The argument \(argument.name) of \(tool.name) is not \(argument.allowed).",
          hint: argument.about)
      }
      values[entry.key] = entry.value
    }
    for argument in tool.arguments where argument.isRequired && values[argument.name] == nil {
      throw UserFacingError(
        .badRequest, "The tool \(tool.name) needs the argument \(argument.name): \(argument.allowed).",
        hint: argument.about)
    }
    self.values = values
  }

  func text(_ name: String) -> String? { values[name]?.text }

  /// Of an argument that the tool requires.
  func required(_ name: String) -> String { text(name) ?? "" }

  func count(_ name: String) -> Int {
    if case .number(let number)? = values[name], let count = Int(number) { return count }
    guard case .count(_, let standard)? = known.first(where: { $0.name == name })?.kind else { return 0 }
    return standard
  }
}
