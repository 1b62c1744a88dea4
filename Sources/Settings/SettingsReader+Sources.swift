import Foundation

extension SettingsReader {
  func sources(_ value: SettingsValue) throws -> [Source] {
    let list = try value.list()
    guard !list.isEmpty else {
      throw value.problem("sources is empty", hint: "Name at least one folder or address below it.")
    }
    return try list.map(source)
  }

  private func source(_ value: SettingsValue) throws -> Source {
    guard !value.isText else {
      let written = try value.text()
      throw value.problem(
        "a source must say what it is, and '\(written.prefix(60))' does not",
        hint: "Write it as: - git: [https://...] or - folder: /path")
    }
    let values = try value.section(.sources)
    switch (values["git"], values["folder"]) {
    case (let git?, nil): return .git(try entries(git))
    case (nil, let folder?): return .folder(try entry(folder))
    case (.some, .some):
      throw value.problem(
        "a source is either git or folder, and this one is both", hint: "Begin the second with a dash of its own.")
    case (nil, nil):
      throw value.problem(
        "a source without git or folder", hint: "Write it as: - git: [https://...] or - folder: /path")
    }
  }

  private func entries(_ value: SettingsValue) throws -> [GitEntry] {
    let list = value.isText ? [value] : try value.list()
    guard !list.isEmpty else {
      throw value.problem("git names no repository", hint: "Write addresses below it, each after a dash.")
    }
    return try list.map { item in
      guard !item.isText else { return GitEntry(url: try address(item)) }
      let values = try item.section(.git)
      guard let url = values["url"] else {
        throw item.problem("sources.git.url is missing", hint: "Give the address to clone from.")
      }
      return GitEntry(
        url: try address(url), name: try values["name"].map(name), branches: try values["branches"]?.texts() ?? [],
        isFork: try values["fork"]?.flag() ?? false, isArchived: try values["archived"]?.flag() ?? false,
        excludes: try values["exclude"]?.globs().map(\.text) ?? [])
    }
  }

  private func address(_ value: SettingsValue) throws -> String {
    let text = try value.text()
    guard !text.hasPrefix("-") else {
      throw value.problem(
        "the address '\(text.prefix(60))' starts with a dash", hint: "Give an https:// or ssh:// address.")
    }
    return text
  }

  /// A name becomes part of links and of queries.
  private func name(_ value: SettingsValue) throws -> String {
    let text = try value.text()
    let components = text.split(separator: "/", omittingEmptySubsequences: false)
    guard !components.contains(where: { ["", ".", ".."].contains($0) || $0.hasPrefix("-") }),
      !text.contains(where: \.isWhitespace)
    else {
      throw value.problem("'\(text.prefix(60))' cannot be a repository's name", hint: "Write it as: owner/name")
    }
    return text
  }

  private func entry(_ value: SettingsValue) throws -> FolderEntry {
    guard !value.isText else { return FolderEntry(path: try path(value)) }
    let values = try value.section(.folder)
    guard let path = values["path"] else {
      throw value.problem("sources.folder.path is missing", hint: "Name the folder with the repositories.")
    }
    return FolderEntry(
      path: try self.path(path), prefix: try values["prefix"].map(name) ?? "",
      branches: try values["branches"]?.texts() ?? [], excludes: try values["exclude"]?.globs().map(\.text) ?? [])
  }

  /// `~` is the home folder of whoever runs Guildhall.
  private func path(_ value: SettingsValue) throws -> String {
    var text = try value.text()
    if text == "~" || text.hasPrefix("~/") {
      text = FileManager.default.homeDirectoryForCurrentUser.path + text.dropFirst()
    } else if text.hasPrefix("~") {
      throw value.problem("another person's home folder cannot be named with ~", hint: "Write the whole path.")
    }
    return URL(fileURLWithPath: text, relativeTo: folder).standardizedFileURL.path
  }
}
