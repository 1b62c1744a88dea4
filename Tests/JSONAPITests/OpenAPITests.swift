import Foundation
import TestSupport
import Testing
import WireTypes

@testable import JSONAPI

@Suite struct OpenAPITests {
  private func document() async throws -> [String: Any] {
    let reply = try await APIClient().get("/api/openapi.json")
    #expect(reply.status == 200)
    return try #require(try JSONSerialization.jsonObject(with: Data(reply.body.utf8)) as? [String: Any])
  }

  /// The router answers what the document lists, and nothing else.
  @Test func describesEveryRoute() async throws {
    let paths = try #require(try await document()["paths"] as? [String: Any])
    #expect(Set(paths.keys) == Set(Endpoint.all.map(\.path)))
    for endpoint in Endpoint.all {
      let (path, method) = (endpoint.path, endpoint.method.rawValue)
      let operation = try #require((paths[path] as? [String: Any])?[method.lowercased()] as? [String: Any])
      let parameters = try #require(operation["parameters"] as? [[String: Any]])
      var target = path
      var query: [String] = []
      for parameter in parameters {
        let name = try #require(parameter["name"] as? String)
        if parameter["in"] as? String == "path" {
          let values = [
            "repository": "apple%2Fswift-nio", "project": "apple%2Fswift-nio", "team": "NIO",
            "person": "ada-wire-0hq3k1z", "label": path.contains("questions") ? "Q-1" : "R-1",
          ]
          let value = values[name] ?? (path.contains("tree") ? "Sources" : "Package.swift")
          target = target.replacing("{\(name)}", with: value)
        } else if parameter["required"] as? Bool == true {
          query.append("\(name)=x")
        }
      }
      target += "?" + query.joined(separator: "&")
      #expect((operation["requestBody"] != nil) == (endpoint.method == .post))
      let reply =
        if let body = endpoint.body {
          try await APIClient().post(target, String(decoding: try body.example(), as: UTF8.self))
        } else {
          try await APIClient().get(target)
        }
      let answers = try #require(operation["responses"] as? [String: Any])
      #expect(reply.status < 300 && answers["\(reply.status)"] != nil, "\(method) \(path) \(reply.body)")
    }
    let operations = Endpoint.all.map(\.operation)
    #expect(Set(operations).count == operations.count)
  }

  /// Every schema that is referred to is there; every schema is referred to.
  @Test func refersToWhatIsThere() async throws {
    let reply = try await APIClient().get("/api/openapi.json")
    let names = Schemas.all.map(\.name)
    let referred = reply.body.matches(of: /"#\/components\/schemas\/(\w+)"/).map { String($0.1) }
    #expect(Set(referred) == Set(names))
    #expect(Set(names).count == names.count)
  }

  /// Replies have the properties that their schemas list, of the types that they say, and no others.
  @Test func schemasFitReplies() async throws {
    let document = try await document()
    let checker = SchemaChecker(document)
    for (target, schema) in [
      ("/api/v1/search?q=x&explain=true&limit=6", "SearchReply"), ("/api/v1/search?q=x&type=repo", "SearchReply"),
      ("/api/v1/suggest?q=x", "SuggestReply"), ("/api/v1/repositories?limit=1", "RepositoriesReply"),
      ("/api/v1/repositories/apple/swift-nio", "RepositoryReply"), ("/api/v1/projects", "ProjectsReply"),
      ("/api/v1/graph?q=x&team=y&cycles=true&limit=3", "GraphReply"),
      ("/api/v1/projects/apple/swift-nio", "ProjectReply"),
      ("/api/v1/projects/apple/swift-nio/readiness", "ReadinessReply"),
      ("/api/v1/files/apple/swift-nio/-/Package.swift", "FileReply"),
      ("/api/v1/files/apple/swift-nio/-/logo.png", "FileReply"),
      ("/api/v1/tree/apple/swift-nio?limit=2&branch=main", "TreeReply"), ("/api/v1/status", "StatusReply"),
      ("/api/v1/documents?limit=2", "LibraryReply"), ("/api/v1/documents/apple/swift-nio", "DocumentsReply"),
      ("/api/v1/documents/apple/swift-nio/-/README.md", "DocumentReply"), ("/api/v1/handbook", "HandbookReply"),
      ("/api/v1/search?q=x&type=decision", "SearchReply"), ("/api/v1/research?q=x", "ResearchReply"),
      ("/api/v1/decisions?limit=1", "DecisionsReply"),
      ("/api/v1/decisions/apple/swift-nio/-/docs/adr/0007-loops.md", "DecisionReply"),
      ("/api/v1/demand", "DemandReply"), ("/api/v1/demand/digest?week=2026-W47", "DemandDigestReply"),
      ("/api/v1/search?q=(", "ErrorReply"),
      ("/api/v1/teams", "TeamsReply"), ("/api/v1/teams/nio", "TeamReply"), ("/api/v1/people", "PeopleReply"),
      ("/api/v1/people/ada-wire-0hq3k1z", "PersonReply"), ("/api/v1/research/records", "ResearchRecordsReply"),
      ("/api/v1/research/records/R-1", "ResearchRecordReply"), ("/api/v1/research?q=x", "ResearchReply"),
      ("/api/v1/research/records/R-1/decision", "DecisionDocumentReply"),
    ] {
      let body = try await APIClient().get(target).body
      let value = try JSONSerialization.jsonObject(with: Data(body.utf8))
      #expect(checker.problems(value, schema) == [], "\(target)")
    }
    let paths = try #require(document["paths"] as? [String: Any])
    for endpoint in Endpoint.all where endpoint.reply != "Description" {
      let example = try JSONSerialization.jsonObject(with: Data(try endpoint.example()))
      #expect(checker.problems(example, endpoint.reply) == [], "the example of \(endpoint.path)")
      #expect(paths[endpoint.path] != nil)
      guard let body = endpoint.body else { continue }
      let sent = try JSONSerialization.jsonObject(with: Data(try body.example()))
      #expect(checker.problems(sent, body.schema) == [], "what \(endpoint.path) is sent")
    }
  }
}

/// As much of JSON Schema as the description uses, and stricter: unknown properties are problems.
private struct SchemaChecker {
  private let schemas: [String: Any]

  init(_ document: [String: Any]) {
    schemas = (document["components"] as? [String: Any])?["schemas"] as? [String: Any] ?? [:]
  }

  func problems(_ value: Any, _ name: String) -> [String] {
    problems(value, schemas[name] as? [String: Any] ?? [:], name)
  }

  private func problems(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      return problems(value, String(reference.split(separator: "/").last ?? ""))
    }
    switch schema["type"] as? String {
    case "object": return object(value, schema, place)
    case "array":
      guard let items = value as? [Any] else { return ["\(place) is no array"] }
      return items.flatMap { problems($0, schema["items"] as? [String: Any] ?? [:], place + "[]") }
    case "string":
      guard let text = value as? String else { return ["\(place) is no string"] }
      let words = schema["enum"] as? [String]
      return words?.contains(text) ?? true ? [] : ["\(place) is \(text)"]
    case "integer":
      let number = (value as? NSNumber)?.doubleValue ?? .nan
      return number.rounded() == number ? [] : ["\(place) is no integer"]
    case "number": return value is NSNumber ? [] : ["\(place) is no number"]
    case "boolean": return value is Bool ? [] : ["\(place) is no boolean"]
    default: return ["\(place) has no schema"]
    }
  }

  private func object(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    guard let object = value as? [String: Any] else { return ["\(place) is no object"] }
    let properties = schema["properties"] as? [String: Any] ?? [:]
    let required = schema["required"] as? [String] ?? []
    return required.filter { object[$0] == nil }.map { "\(place).\($0) is missing" }
      + object.sorted { $0.key < $1.key }.flatMap { key, value in
        (properties[key] as? [String: Any]).map { problems(value, $0, "\(place).\(key)") }
          ?? ["\(place).\(key) is not described"]
      }
  }
}
