import HTML
import Hummingbird
import QueryLanguage
import SearchModel
import Services
import Wording

extension WebUI {
  func symbol(_ name: String, from place: Place?, _ setting: PageSetting) async throws -> Response {
    var page = SymbolPage(name: name, place: place, setting: setting)
    guard !name.allSatisfy(\.isWhitespace) else { return page.html().response() }
    page.answer = try await useCases.navigating.definitions(
      NameQuestion(
        name: name, from: place.map { NameQuestion.Place(repository: $0.repository, path: $0.path, branch: $0.branch) },
        viewer: setting.viewer))
    return page.html().response()
  }
}

/// A name in code: where it is defined, and the lines that name it.
struct SymbolPage {
  var name: String
  /// Where the name was met.
  var place: Place?
  var answer: NameAnswer?
  var setting: PageSetting

  func html() -> HTMLWriter {
    PageFrame(
      title: name.isEmpty ? "A name in code" : name, theme: setting.theme, section: .none,
      query: name.isEmpty ? "" : QueryText.field("sym", name)
    ).page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          html(.header, .class("head")) { html in
            html(.h1) { $0.name(name.isEmpty ? "A name in code" : name) }
            form(&html)
          }
          origin(&html)
          if let answer { write(answer, &html) }
        }
      }
    }
  }

  private func form(_ html: inout HTMLWriter) {
    html(.form, .class("filter"), .action(Route.symbol(name: "").link)) { html in
      html(
        .input, .type("search"), .name("name"), .value(name), .label("A name as it stands in the code"),
        .placeholder("A name as it stands in the code"), .noAutocomplete, .noSpellcheck, .noCapitals)
      if let place { html(.input, .type("hidden"), .name("from"), .value(Route.file(place).link.text)) }
      html(.button, .type("submit"), text: "Find")
    }
  }

  private func origin(_ html: inout HTMLWriter) {
    guard let place else { return }
    html(.p, .class("small quiet")) { html in
      html.text("Met in ")
      html(.a, .href(Route.file(place).link)) { $0.name("\(place.repository):\(place.path)") }
      html.text(". ")
      html(.a, .href(Route.symbol(name: name).link), text: "Wherever it may be")
    }
  }

  // MARK: - Definitions

  private func write(_ answer: NameAnswer, _ html: inout HTMLWriter) {
    html(.p, .class("answer"), .role("status"), text: summary(answer))
    for reason in answer.incomplete where reason.lack == nil {
      html(.p, .class("note")) { $0.sentence(reason.sentence) }
    }
    html.write(answer.incomplete.lacks)
    if answer.definitions.isEmpty {
      html(.section, .class("empty sheet")) { html in
        html(.h2, text: "No definition of this name is indexed")
        html(.p) { html in
          html.text(
            "It may come from outside, from a language whose definitions are not read, or be a part of a name. ")
          html(.a, .href(Route.search(query: QueryText.field("sym", name)).link), text: "Names that hold it")
          html.text(", or see whose code it is by the lines below.")
        }
      }
    }
    html(.ol, .class("definitions")) { html in
      for definition in answer.definitions { html(.li, .class("card")) { write(definition, &$0) } }
    }
    if let uses = answer.uses { write(uses, &html) }
  }

  private func summary(_ answer: NameAnswer) -> String {
    switch answer.definitions.count {
    case 0: "No definition"
    case 1: "One definition, found by its name"
    case let count:
      (count < NameQuestion.usualDefinitions ? "" : "The first ") + "\(Counted.text(count, "definition")) of this name"
        + (place == nil ? "" : ", the nearest first: which one is meant is a guess")
    }
  }

  private func write(_ definition: NamedDefinition, _ html: inout HTMLWriter) {
    let target = Place(definition.repository, definition.path, branch: definition.branch)
    html(.p) { html in
      if let kind = definition.kind { html(.span, .class("tag plain"), text: kind.name) }
      html(.a, .href(Route.line(definition.line, of: target)), .class("mono")) {
        $0.name("\(definition.path):\(definition.line)")
      }
      html.text(" in ")
      html(.a, .href(Route.repository(definition.repository).link)) { $0.name(definition.repository) }
      if let nearness = definition.nearness { html(.span, .class("quiet small"), text: " · \(Self.words(nearness))") }
    }
    html(.pre, .tabindex(0)) { html in html(.code) { $0.name(definition.signature) } }
    if !definition.comment.isEmpty { html(.p) { $0.sentence(definition.comment) } }
  }

  private static func words(_ nearness: Nearness) -> String {
    switch nearness {
    case .file: "in the same file"
    case .folder: "in the same folder"
    case .imported: "named by an import"
    case .repository: "in the same repository"
    case .elsewhere: "elsewhere"
    }
  }

  // MARK: - Uses

  private func write(_ uses: NameAnswer.Uses, _ html: inout HTMLWriter) {
    html(.section, .class("part")) { html in
      html(.h2, text: "Lines that name it")
      html(.p) { html in
        let bound = uses.isComplete ? "" : "at least "
        html.text("\(bound)\(Counted.text(uses.lines, "line")) in \(Counted.text(uses.fileCount, "file")). ")
        html(.a, .href(Route.search(query: uses.query, type: .code).link), text: "Search for all of them")
      }
      CodeResults(groups: SearchPageModel.groups(uses.files, query: uses.query, isOnly: false), type: .code)
        .write(to: &html)
    }
  }
}
