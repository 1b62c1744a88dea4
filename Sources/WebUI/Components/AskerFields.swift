import HTML
import Hummingbird
import SearchModel
import Services

/// Who decides, and for whom, as a part of a form: asked once, then known from cookies.
struct AskerFields {
  var asker: Asker
  /// Names that are offered while somebody types.
  var people: [String] = []
  var teams: [String] = []
  /// Of a new need; nil where it is recorded already, with its team.
  var project: String?
  /// What they do: `decide`, `ask`, `answer`.
  var verb = "decide"
  /// Whether the team is asked for where no project is.
  var asksTeam = false
  /// What could not be taken.
  var trouble: FormTrouble?

  private var hasTeam: Bool { project != nil || asksTeam }
  fileprivate var isKnown: Bool { trouble == nil && !asker.person.isEmpty && (!hasTeam || !asker.team.isEmpty) }

  func write(to html: inout HTMLWriter) {
    html(.details, .class("asker"), .if(!isKnown, .open)) { html in
      html(.summary) { html in
        guard isKnown else { return html.text("Who \(verb)s") }
        html.text("You \(verb) as ")
        html(.b) { $0.name(asker.person) }
        guard hasTeam else { return }
        html.text(" of ")
        html(.b) { $0.name(asker.team) }
      }
      html(.p, .class("fields")) { html in
        field("Your name or address", .person, &html) { html, trouble in
          html(
            .input, .type("text"), .name("person"), .value(asker.person), .maxlength(Asker.longest), .list("people"),
            .noSpellcheck, trouble.invalid, trouble.described, trouble.focused)
        }
        if hasTeam {
          field("Team", .team, &html) { html, trouble in
            html(
              .input, .type("text"), .name("team"), .value(asker.team), .maxlength(Asker.longest), .list("teams"),
              .noSpellcheck, trouble.invalid, trouble.described, trouble.focused)
          }
        }
        if let project {
          field("For the project or repository", .project, &html) { html, trouble in
            html(
              .input, .type("text"), .name("project"), .value(project), .maxlength(Self.longest), .noSpellcheck,
              .noCapitals, trouble.invalid, trouble.described, trouble.focused)
          }
        }
      }
      suggestions("people", people, &html)
      suggestions("teams", teams, &html)
    }
  }

  /// Characters of a project that is named.
  static let longest = 300

  private func field(
    _ label: String, _ field: FormTrouble.Field, _ html: inout HTMLWriter,
    _ input: (inout HTMLWriter, FieldTrouble) -> Void
  ) {
    let trouble = FieldTrouble(trouble, of: field)
    html(.label) { html in
      html(.span, .class("small quiet"), text: label)
      input(&html, trouble)
      trouble.write(to: &html)
    }
  }

  private func suggestions(_ id: StaticString, _ names: [String], _ html: inout HTMLWriter) {
    html(.datalist, .id(id.description)) { html in
      // What is chosen comes back as it is: names that deceive are not offered.
      for name in names where !name.unicodeScalars.contains(where: \.isDeceptive) { html(.option, .value(name)) }
    }
  }
}

extension WebUI {
  /// People whose names are offered to somebody who is not known yet.
  private static let mostPeople = 200

  func askerFields(
    _ asker: Asker, project: String?, verb: String = "decide", asksTeam: Bool = false, trouble: FormTrouble? = nil,
    _ setting: PageSetting
  ) async throws -> AskerFields {
    var fields = AskerFields(asker: asker, project: project, verb: verb, asksTeam: asksTeam)
    switch trouble?.field {
    case .person, .team, .project: fields.trouble = trouble
    default: break
    }
    guard !fields.isKnown else { return fields }
    fields.teams = try await useCases.directory.teams(viewer: setting.viewer).map(\.name)
    fields.people = try await useCases.directory.people(
      matching: "", skip: 0, limit: Self.mostPeople, viewer: setting.viewer
    ).people.map(\.person.name)
    return fields
  }
}
