import Foundation
import FoundationNetworking
import SearchModel
import Services
import WebUI
import WireTypes

/// What a server knows, asked through its API.
struct RemoteKnowledge: InsideKnowledge {
  /// Seconds without a byte, and in all.
  private static let patience = 20.0
  private static let longest = 60.0
  /// Bytes of a reply.
  private static let largestReply = 8 << 20

  /// Without a slash at its end.
  private let site: String
  private let session: URLSession
  /// Whose needs they are; nil when nothing is kept of them.
  private let asker: Asker?

  /// - Throws: `UserFacingError` for what is no `http` or `https` address.
  init(server: String, asker: Asker? = nil) throws {
    self.asker = asker
    guard let url = URL(string: server), ["http", "https"].contains(url.scheme?.lowercased()), url.host() != nil,
      url.query() == nil, url.fragment() == nil, url.user() == nil
    else {
      throw UserFacingError(
        .badRequest, "'\(server.prefix(200))' is not the address of a server.",
        hint: "Write it as --server https://guildhall.example.org")
    }
    site = server.hasSuffix("/") ? String(server.dropLast()) : server
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = Self.patience
    configuration.timeoutIntervalForResource = Self.longest
    session = URLSession(configuration: configuration)
  }

  func candidates(for need: String, limit: Int) async throws -> (candidates: [InsideCandidate], lacks: [String]) {
    let items = [URLQueryItem(name: "q", value: need), URLQueryItem(name: "limit", value: "\(limit)")]
    guard let reply: ResearchReply = try await get("/api/v1/research", items) else { throw noAPI }
    let candidates = reply.candidates.compactMap { item in
      ResearchCandidate.Fit(rawValue: item.fit).map { fit in
        InsideCandidate(
          project: project(item.project, owner: item.owner, channel: item.channel, snippet: item.snippet), fit: fit,
          why: item.why.first?.text ?? "", warnings: item.warnings)
      }
    }
    return (candidates, reply.lacks)
  }

  func use(of package: PackageKey, at location: PackageLocation?) async throws -> InsideUse {
    var items = [
      URLQueryItem(name: "ecosystem", value: package.ecosystem), URLQueryItem(name: "name", value: package.name),
    ]
    if let location { items.append(URLQueryItem(name: "location", value: "https://" + location.text)) }
    guard let reply: PackageReply = try await get("/api/v1/packages", items) else { throw noAPI }
    return InsideUse(
      publishers: reply.publishers.map(project), wrappers: reply.wrappers.map(project),
      users: reply.users.map { ProjectLink(name: $0.project, repository: $0.repository, folder: $0.folder) },
      total: reply.total, about: reply.about)
  }

  func record(_ label: String) async throws -> InsideRecord? {
    guard let reply: ResearchRecordReply = try await get("/api/v1/research/records/\(label)", []) else { return nil }
    return InsideRecord(
      label: reply.id, need: reply.need, state: reply.state, candidates: reply.candidates.map(\.id))
  }

  // MARK: Projects

  private func project(_ item: OfferItem) -> InsideProject {
    project(item.project, owner: item.owner, channel: item.channel, snippet: item.snippet)
  }

  private func project(_ item: ProjectItem, owner: String?, channel: String?, snippet: String?) -> InsideProject {
    var summary = ProjectSummary(
      id: 0, name: item.name, description: item.description, repository: item.repository, folder: item.folder,
      ecosystem: item.ecosystem)
    if let source = item.source {
      let identifier = item.id.dropFirst("import:\(source)#".count)
      summary.origin = ImportOrigin(source: source, identifier: String(identifier), address: item.url ?? "")
    }
    return InsideProject(
      identifier: item.id, name: item.name, description: item.description, repository: item.repository,
      owner: owner ?? item.owner, channel: channel, snippet: snippet, usedBy: item.usedBy, license: item.license,
      page: WebUI.address(ofProject: summary, at: site))
  }

  // MARK: Requests

  /// nil for what is not there.
  private func get<Reply: Decodable>(_ path: String, _ items: [URLQueryItem]) async throws -> Reply? {
    guard var components = URLComponents(string: site + path) else { throw noAPI }
    if !items.isEmpty { components.queryItems = items }
    // A plus means a space to many servers.
    components.percentEncodedQuery = components.percentEncodedQuery?.replacing("+", with: "%2B")
    guard let url = components.url else { throw noAPI }
    var request = URLRequest(url: url)
    request.setValue("application/json", forHTTPHeaderField: "Accept")
    for (field, name) in [("Guildhall-Person", asker?.person), ("Guildhall-Team", asker?.team)] {
      if let name, !name.isEmpty { request.setValue(PercentEncoding.text(name), forHTTPHeaderField: field) }
    }
    let (data, response) = try await answer(to: request)
    guard let status = (response as? HTTPURLResponse)?.statusCode, data.count <= Self.largestReply else { throw noAPI }
    if status == 404 {
      // An API of ours says what is missing.
      guard (try? JSONDecoder().decode(ErrorReply.self, from: data)) != nil else { throw noAPI }
      return nil
    }
    guard status == 200 else { throw failure(status, data) }
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    do {
      return try decoder.decode(Reply.self, from: data)
    } catch {
      throw noAPI
    }
  }

  private func answer(to request: URLRequest) async throws -> (Data, URLResponse) {
    do {
      return try await session.data(for: request)
    } catch let error as URLError where error.code == .timedOut {
      throw UserFacingError(
        .unavailable, "\(site) took too long to answer.", hint: "Try again later, or look at its /status page.")
    } catch {
      throw UserFacingError(
        .unavailable, "\(site) cannot be reached: \(error.localizedDescription)",
        hint: "Check the address, the network and the proxy's settings.")
    }
  }

  private func failure(_ status: Int, _ data: Data) -> UserFacingError {
    guard let told = try? JSONDecoder().decode(ErrorReply.self, from: data) else {
      return UserFacingError(
        .unavailable, "\(site) answered with status \(status).",
        hint: status == 401 || status == 403
          ? "It wants to know who asks; it must let this machine in." : "Look at its /status page.")
    }
    return UserFacingError(told.error.code, "\(site): \(told.error.message)", hint: told.error.hint)
  }

  private var noAPI: UserFacingError {
    UserFacingError(
      .unavailable, "\(site) does not answer as a Guildhall of this version does.",
      hint: "Check the address, and that the server is as new as this program.")
  }
}
