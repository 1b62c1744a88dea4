import StructuredText

/// Reads `OWNERS` files in the form of Kubernetes: YAML in every folder that matters. Its
/// approvers own the folder and all below, together with those of the folders above it.
enum KubernetesOwnersReader {
  /// Bytes; the largest real ones have a few thousand.
  static let largest = 1 << 20

  static func read(_ text: OwnershipText, path: String) -> KubernetesFolder {
    var folder = KubernetesFolder(path: path, problems: text.problems)
    do throws(OwnershipFailure) {
      guard let root = try YAMLNode.read(text), !root.isNull else {
        folder.problems.add("the file says nothing")
        return folder
      }
      guard let entries = root.entries else {
        throw OwnershipFailure("it is not in the form of Kubernetes, with keys such as 'approvers'", line: root.line)
      }
      folder.stopsInheriting = root["options"]?["no_parent_owners"]?.string == "true"
      if let filters = root["filters"] {
        if entries.contains(where: { ["approvers", "reviewers", "labels"].contains($0.key) }) {
          // The bots of Kubernetes refuse to parse such a file; the filters are what was meant.
          folder.problems.add(
            "beside 'filters' no other owners are taken; move them below the filter '.*'", line: filters.line)
        }
        addFilters(filters, to: &folder)
      } else if let approvers = root["approvers"] {
        add(approvers, filter: nil, text: "approvers", to: &folder)
      }
      for (key, _, line) in entries where !known.contains(key) {
        folder.problems.add("'\(key.prefix(60))' is not a key of an OWNERS file", line: line)
      }
    } catch {
      folder.problems.add(error)
    }
    return folder
  }

  private static let known: Set = [
    "approvers", "reviewers", "required_reviewers", "emeritus_approvers", "emeritus_reviewers", "labels", "options",
    "filters", "component", "subcomponent",
  ]

  private static func addFilters(_ filters: YAMLNode, to folder: inout KubernetesFolder) {
    guard let entries = filters.entries else {
      folder.problems.add("'filters' must have regular expressions as keys", line: filters.line)
      return
    }
    for (expression, value, line) in entries.prefix(1_000) {
      guard let approvers = value["approvers"] else { continue }
      do throws(OwnershipFailure) {
        let pattern = try GoExpression.pattern(expression)
        add(approvers, filter: pattern, text: expression, to: &folder)
      } catch {
        folder.problems.add(error, line: line)
      }
    }
  }

  private static func add(
    _ approvers: YAMLNode, filter: PathPattern?, text: String, to folder: inout KubernetesFolder
  ) {
    guard let items = approvers.items else {
      folder.problems.add("'approvers' must be a list", line: approvers.line)
      return
    }
    var owners: [(token: OwnerToken, line: Int)] = []
    for item in items.prefix(500) {
      guard let name = item.string, isName(name) else {
        folder.problems.add("'\((item.string ?? "a list").prefix(60))' is not a login or an alias", line: item.line)
        continue
      }
      owners.append((OwnerToken(.user, name), item.line))
    }
    folder.rules.append(KubernetesFolder.Rule(filter: filter, text: text, owners: owners))
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 100
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || "-_./".utf8.contains($0)
      }
  }

  /// The aliases of `OWNERS_ALIASES`, by their names in lower case.
  static func aliases(_ text: OwnershipText, problems: inout OwnershipProblems) -> [String: [OwnerToken]] {
    var aliases: [String: [OwnerToken]] = [:]
    do throws(OwnershipFailure) {
      let root = try YAMLNode.read(text)
      guard let entries = root?["aliases"]?.entries else {
        throw OwnershipFailure("it has no 'aliases' with lists of logins", line: root?.line)
      }
      for (name, value, line) in entries.prefix(10_000) {
        guard let items = value.items else {
          problems.add("the alias '\(name.prefix(60))' must be a list", line: line)
          continue
        }
        for item in items where !isName(item.string ?? "") {
          problems.add("'\((item.string ?? "a list").prefix(60))' is not a login", line: item.line)
        }
        aliases[name.lowercased()] = items.prefix(1_000).compactMap(\.string).filter(isName).map {
          OwnerToken(.user, $0)
        }
      }
    } catch {
      problems.add(error)
    }
    return aliases
  }
}

/// What the `OWNERS` file of one folder says.
struct KubernetesFolder: Sendable {
  struct Rule: Sendable {
    /// Held against the path from the folder on; nil: all of it.
    let filter: PathPattern?
    /// As evidence shows it.
    let text: String
    let owners: [(token: OwnerToken, line: Int)]
  }

  let path: String
  var rules: [Rule] = []
  /// `no_parent_owners`.
  var stopsInheriting = false
  var problems: OwnershipProblems

  init(path: String, problems: OwnershipProblems) {
    self.path = path
    self.problems = problems
  }

  /// Empty for the root.
  var folder: String { path == "OWNERS" ? "" : String(path.dropLast("/OWNERS".utf8.count)) }
}
