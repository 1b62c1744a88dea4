import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  /// `entries` are what was typed before, where it could not be recorded.
  func record(
    _ label: String, asker: Asker, entries: VerdictEntries = VerdictEntries(), _ setting: PageSetting
  ) async throws -> Response {
    let dossier = try await useCases.recording.dossier(label, viewer: setting.viewer)
    return RecordPage(
      dossier: dossier, fileName: dossier.decisionDocument().fileName,
      asker: try await askerFields(asker, project: nil, trouble: entries.trouble, setting), entries: entries,
      token: token(), setting: setting
    ).html().response(entries.trouble == nil ? .ok : .unprocessableContent)
  }

  /// Records a need, and what was decided with it.
  func record(_ request: Request, _ setting: PageSetting) async throws -> Response {
    let form = try await VerdictForm(of: request)
    var recorded: String?
    do {
      let opinion = try form.opinion()
      let dossier = try await useCases.recording.record(
        RecordRequest(
          need: form.need, asker: form.asker, project: form.project, candidates: form.candidates, token: form.token(),
          viewer: setting.viewer))
      recorded = dossier.label
      if let opinion { try await decide(opinion, dossier.label, form, setting) }
      return Self.redirect(to: .record(dossier.label), remembering: form.asker)
    } catch {
      guard var trouble = form.trouble(error) else { throw error }
      trouble.recorded = recorded
      if let recorded { return try await again(form, trouble, on: recorded, setting) }
      return try await research(form, refused: trouble, setting)
    }
  }

  /// Adds what was decided to a recorded need.
  func decide(_ label: String, _ request: Request, _ setting: PageSetting) async throws -> Response {
    let form = try await VerdictForm(of: request)
    do {
      if let opinion = try form.opinion() { try await decide(opinion, label, form, setting) }
      return Self.redirect(to: .record(label), remembering: form.asker)
    } catch {
      guard let trouble = form.trouble(error) else { throw error }
      return try await again(form, trouble, on: label, setting)
    }
  }

  /// The page of a recorded need with what was typed, and what is wrong with it.
  private func again(
    _ form: VerdictForm, _ trouble: FormTrouble, on label: String, _ setting: PageSetting
  ) async throws -> Response {
    var entries = form.entries
    entries.trouble = trouble
    return try await record(label, asker: form.said, entries: entries, setting)
  }

  private func decide(
    _ opinion: DecideRequest.Opinion, _ label: String, _ form: VerdictForm, _ setting: PageSetting
  ) async throws {
    _ = try await useCases.recording.decide(
      DecideRequest(
        label: label, opinions: [opinion], person: form.asker.person, token: form.token(for: opinion),
        viewer: setting.viewer))
  }

  /// The page that shows what was done: loading it again does nothing.
  static func redirect(to route: Route, remembering asker: Asker = Asker()) -> Response {
    var headers: HTTPFields = [.location: route.link.text, .cacheControl: "no-store"]
    SecurityHeaders.add(policy: SecurityHeaders.pagePolicy, to: &headers)
    headers[values: .setCookie] = asker.cookies
    return Response(status: .seeOther, headers: headers)
  }

  /// The decision record as a file.
  func decision(_ label: String, _ setting: PageSetting) async throws -> Response {
    let document = try await useCases.recording.decisionDocument(of: label, number: nil, viewer: setting.viewer)
    var headers = HTTPFields()
    headers[.contentType] = "text/markdown; charset=utf-8"
    headers[.cacheControl] = "no-cache"
    headers[.contentDisposition] = Self.attachment(document.fileName)
    SecurityHeaders.add(policy: SecurityHeaders.rawPolicy, to: &headers)
    return Response(
      status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: document.markdown)))
  }
}

/// A recorded need: its candidates, what was decided about each and by whom, and whether it came true.
struct RecordPage {
  var dossier: ResearchDossier
  /// Of the decision record.
  var fileName: String
  var asker: AskerFields
  var entries = VerdictEntries()
  /// Names this page to the server: what is sent twice from it is done once.
  var token: String
  var setting: PageSetting

  func html() -> HTMLWriter {
    PageFrame(title: "\(dossier.label) \(dossier.need)", theme: setting.theme, section: .research).page { html in
      html(.div, .class("page aside")) { html in
        html(.div) { html in
          head(&html)
          html(.form, .method("post"), .action(Route.record(dossier.label).link)) { html in
            html(.input, .type("hidden"), .name("token"), .value(token))
            // The first button is what the enter key presses.
            html(.button, .type("submit"), .class("unseen"), .tabindex(-1), .name("verdict"), .value("record")) {
              html in
              html.text("Remember who decides")
            }
            html.write(trouble: entries.trouble)
            asker.write(to: &html)
            html(.div, .class("cards")) { html in
              for (place, candidate) in dossier.candidates.enumerated() { card(candidate, place, &html) }
              others(&html)
            }
          }
        }
        html(.aside, .label("About")) { about(&$0) }
      }
    }
  }

  private func head(_ html: inout HTMLWriter) {
    html(.header, .class("head")) { html in
      html(.h1) { $0.name(dossier.need) }
      html(.span, dossier.state == .open ? .class("tag plain") : .class("tag")) { $0.name(dossier.outcome) }
    }
    html(.p, .class("answer")) { html in
      html.text("\(dossier.label), recorded ")
      html.time(setting.moment(dossier.created))
      if !dossier.asker.person.isEmpty {
        html.text(" by ")
        html.name(dossier.asker.person)
      }
      if !dossier.asker.team.isEmpty {
        html.text(" of ")
        html(.a, .href(Route.records(RecordQuery(team: dossier.asker.team)).link)) { $0.name(dossier.asker.team) }
      }
      if !dossier.project.isEmpty {
        html.text(" for ")
        html.name(dossier.project)
      }
      html.text(" · ")
      html(.a, .href(Route.research(need: dossier.need).link), text: "research it anew")
    }
  }

  private func card(_ candidate: ResearchDossier.Candidate, _ place: Int, _ html: inout HTMLWriter) {
    html(.article, .class("card")) { html in
      html(.header) { html in
        html(.h2) { html in
          if let address = candidate.address {
            html(.a, .href(Route.project(address).link)) { $0.name(candidate.title) }
          } else {
            html.name(candidate.title)
          }
        }
        if let standing = candidate.standing {
          html(.span, standing.kind.takes ? .class("tag") : .class("tag warn"), text: standing.kind.past)
        }
        if candidate.address == nil { html(.span, .class("tag plain"), text: "not here any more") }
      }
      if let use = candidate.use, let standing = candidate.standing { self.use(use, standing, &html) }
      history(candidate.verdicts, &html)
      VerdictButtons(place: place, candidate: candidate.identifier, entries: entries).write(to: &html)
    }
  }

  private func use(_ use: ResearchDossier.UseCheck, _ standing: Verdict, _ html: inout HTMLWriter) {
    switch use {
    case .used(let projects):
      html(.p) { html in
        html.text(
          "It is used: \(Counted.text(projects.count, "project")) of those who asked \(projects.count == 1 ? "names" : "name") it. "
        )
        for (index, project) in projects.prefix(Self.mostUsers).enumerated() {
          if index > 0 { html.text(", ") }
          html.project(project)
        }
      }
    case .unused:
      html(.p, .class("note")) { html in
        html.text("It was \(standing.kind.past) ")
        html.time(setting.moment(standing.date))
        html.text(", and no manifest of those who asked names it yet.")
      }
    case .unknown:
      html(
        .p, .class("quiet small"),
        text:
          "For which project or team was not said, or nothing of theirs is read here: whether it is used is not known.")
    }
  }

  private static let mostUsers = 20

  private func history(_ verdicts: [Verdict], _ html: inout HTMLWriter) {
    guard !verdicts.isEmpty else { return }
    html(.ul, .class("rows")) { html in
      for verdict in verdicts.reversed() {
        html(.li) { html in
          html(.span, text: verdict.sentence)
          html(.span, .class("quiet small when")) { html in
            html.name(verdict.person.isEmpty ? "" : verdict.person + ", ")
            html.time(setting.moment(verdict.date))
          }
        }
      }
    }
  }

  private func others(_ html: inout HTMLWriter) {
    let trouble = FieldTrouble(entries.trouble, of: .other)
    html(.article, .class("card")) { html in
      html(.header) { $0(.h2, text: "Something else") }
      html(.p, .class("fields")) { html in
        html(.label) { html in
          html(.span, .class("small quiet"), text: "Another project")
          html(
            .input, .type("text"), .name("other"), .value(entries.other), .noSpellcheck, .noCapitals,
            .maxlength(AskerFields.longest), trouble.invalid, trouble.described, trouble.focused)
          trouble.write(to: &html)
        }
      }
      VerdictButtons.write(place: VerdictForm.other, VerdictForm.other, entries, to: &html)
    }
    html(.article, .class("card")) { html in
      html(.header) { $0(.h2, text: "Nothing fits?") }
      history(dossier.verdicts, &html)
      NeedButtons(entries: entries).write(to: &html)
    }
  }

  private func about(_ html: inout HTMLWriter) {
    html(.section) { html in
      html(.h3, text: "Decision record")
      html(.p, .class("small")) { html in
        html.text("Keep it where the code is: ")
        html(.a, .href(Route.decision(dossier.label).link), text: "download it")
        html.text(" and put it at ")
        html(.code, text: "docs/decisions/\(fileName)")
        if !dossier.project.isEmpty {
          html.text(" of ")
          html.name(dossier.project)
        }
        html.text(", or run ")
        html(.code, text: "guildhall decide \(dossier.label) --export")
        html.text(" there, which takes the next free number.")
      }
    }
    html(.section) { html in
      html(.h3, text: "Verdicts")
      html(
        .p, .class("small quiet"),
        text: "The last one on each candidate counts; earlier ones are kept. Confirm one by giving it again.")
      html(.p, .class("small")) { $0(.a, .href(Route.records(RecordQuery()).link), text: "All recorded research") }
    }
  }
}

/// What can be decided about a need as a whole, as a part of a form.
struct NeedButtons {
  /// Whether the need is not recorded yet.
  var isNew = false
  /// What was typed before, where it could not be recorded.
  var entries = VerdictEntries()

  func write(to html: inout HTMLWriter) {
    let trouble = FieldTrouble(entries.trouble, of: .about)
    html(.p, .class("fields")) { html in
      html(.label) { html in
        html(.span, .class("small quiet"), text: "Why, in your words")
        html(
          .input, .type("text"), .name("about"), .value(entries.about), .maxlength(VerdictButtons.mostWords),
          trouble.invalid, trouble.described, trouble.focused)
        trouble.write(to: &html)
      }
    }
    html(.div, .class("verdicts")) { html in
      if isNew {
        html(
          .button, .type("submit"), .class("primary"), .name("verdict"), .value("record"), text: "Record the need")
      }
      html(.button, .type("submit"), .name("verdict"), .value("build"), text: "Build it anew")
      if !isNew { html(.button, .type("submit"), .name("verdict"), .value("drop"), text: "Not needed any more") }
    }
  }
}
