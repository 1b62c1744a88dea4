import Services
import StructuredText
import WireTypes

/// Ways of working that a person can start with one word.
extension MCPServer {
  private static let promptName = "look-before-you-build"

  static var prompts: RPCObject {
    let need = RPCObject([
      ("name", "need"), ("description", "What is needed, in a sentence."), ("required", true),
    ])
    let prompt = RPCObject([
      ("name", promptName), ("title", "Look before you build"),
      (
        "description", "Finds what the organisation has for a need before anything is written, and records the outcome."
      ),
      ("arguments", [need]),
    ])
    return RPCObject([("prompts", [prompt])])
  }

  static func prompt(_ params: DataTable) throws -> RPCObject {
    guard params["name"]?.text == promptName else {
      throw RPCFailure(.invalidParams, "There is no such prompt; there is \(promptName).")
    }
    guard let need = params["arguments"]?.table?["need"]?.text, !need.isEmpty,
      need.utf8.count <= ResearchRequest.longestNeed
    else {
      throw RPCFailure(
        .invalidParams, "The argument need is text of 1 to \(ResearchRequest.longestNeed) bytes.")
    }
    let text = """
      Before writing anything new, find out what the organisation has for this need: \(VisibleText.line(need, most: 2_000))

      1. Call research with the need. Put it in other words and call again when nothing fits.
      2. For each candidate that fits, call project; read the code that matters with read_file, and weigh what earlier \
      teams decided about it.
      3. Propose one of: adopt, extend, wrap, or build anew, with the reasons, whose it is, and where to ask.
      4. When the person has decided, call record_verdict for the candidate that is taken, and with a reason for each \
      that is dismissed.
      """
    let content = RPCObject([("type", "text"), ("text", text)])
    return RPCObject([
      ("description", "Look before you build"), ("messages", [RPCObject([("role", "user"), ("content", content)])]),
    ])
  }
}
