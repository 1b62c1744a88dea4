import HTML
import SearchModel
import Services

/// Who owns something, each with a link to their page; a guess is called one.
struct OwnerNames {
  var owners: [RepositoryOwner]

  /// At most so many are named beside something else.
  private static let most = 3

  /// As `owned by NIO and Ada Wire`, to stand among facts.
  func write(to html: inout HTMLWriter) {
    guard let first = owners.first else { return html.text("nobody known to own it") }
    html.text(first.isGuess ? "perhaps owned by " : "owned by ")
    for (index, owner) in owners.prefix(Self.most).enumerated() {
      if index > 0 { html.text(", ") }
      Self.write(owner, to: &html)
    }
    if owners.count > Self.most { html.text(" and \(owners.count - Self.most) more") }
    if first.isGuess {
      html.text(" ")
      html(.span, .class("tag warn"), text: "a guess")
    }
  }

  static func write(_ owner: RepositoryOwner, to html: inout HTMLWriter) {
    write(owner.kind, owner.isKnown ? owner.key : nil, owner.title, to: &html)
  }

  static func write(_ owner: ProjectOwner, to html: inout HTMLWriter) {
    write(owner.kind == .team ? .team : .person, owner.isKnown ? owner.name : nil, owner.title, to: &html)
  }

  private static func write(
    _ kind: RepositoryOwner.Kind, _ key: String?, _ title: String, to html: inout HTMLWriter
  ) {
    guard let key else { return html.name(title) }
    html(.a, .href((kind == .team ? Route.team(key) : .person(key)).link)) { $0.name(title) }
  }
}

/// Owners with what says so, on the page of what they own.
struct OwnerList {
  var owners: [ProjectOwner]
  /// The repository that evidence stands in.
  var repository: String

  func write(to html: inout HTMLWriter) {
    guard !owners.isEmpty else {
      html(.span, .class("quiet"), text: "nobody known: declare one in CODEOWNERS or catalog-info.yaml")
      return
    }
    html(.ul, .class("owners")) { html in
      for group in groups { html(.li) { write(group, &$0) } }
    }
  }

  /// Those whom one line names, together.
  private var groups: [[ProjectOwner]] {
    var groups: [[ProjectOwner]] = []
    for owner in owners {
      if let last = groups.last?.last, owner.path != nil, (last.path, last.line) == (owner.path, owner.line) {
        groups[groups.count - 1].append(owner)
      } else {
        groups.append([owner])
      }
    }
    return groups
  }

  private func write(_ group: [ProjectOwner], _ html: inout HTMLWriter) {
    for (index, owner) in group.enumerated() {
      if index > 0 { html.text(", ") }
      OwnerNames.write(owner, to: &html)
      if owner.basis == .guess {
        html.text(" ")
        html(.span, .class("tag warn"), text: "a guess")
      }
      for channel in owner.channels {
        html.text(" · ")
        html.value(channel)
      }
    }
    if let owner = group.first { html(.div, .class("quiet small")) { evidence(of: owner, &$0) } }
  }

  private func evidence(of owner: ProjectOwner, _ html: inout HTMLWriter) {
    if owner.isConfigured || owner.path == nil {
      html.text(owner.evidence)
      html.text(" ")
    }
    if let path = owner.path {
      SourceReference(path, owner.line, in: owner.isConfigured ? nil : repository).write(to: &html)
    }
  }
}
