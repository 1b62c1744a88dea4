import Foundation
import WireTypes

/// The OpenAPI 3.1 description, made from the table of endpoints and the schemas.
enum OpenAPIDocument {
  /// The document as it is sent; made once.
  static let bytes = Result { try WireJSON.bytes(try document()) }

  private static func document() throws -> JSONValue {
    [
      "openapi": "3.1.0",
      "info": [
        "title": "Guildhall",
        "version": "1",
        "summary": "Find what the organisation already has: code, projects and docs, across every repository.",
        "description": .string(introduction),
        "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
      ],
      "servers": [["url": "/", "description": "This server."]],
      "security": [],
      "tags": [["name": "api", "description": "All but what is sent with POST reads and changes nothing."]],
      "paths": .object(try paths()),
      "components": [
        "schemas": .object(Schemas.all.map { JSONValue.Member($0.name, $0.schema.json) }),
        "responses": .object(failures.map { JSONValue.Member($0.name, failure($0)) }),
      ],
    ]
  }

  /// One item for each address, with all its methods.
  private static func paths() throws -> [JSONValue.Member] {
    var known: Set<String> = []
    return try Endpoint.all.map(\.path).filter { known.insert($0).inserted }.map { path in
      let operations = try Endpoint.all.filter { $0.path == path }.map {
        JSONValue.Member($0.method.rawValue.lowercased(), try operation($0))
      }
      return JSONValue.Member(path, .object(operations))
    }
  }

  private static let introduction = """
    A list answers with an object: the items under their plural name, `total`, and `next`, the cursor of the \
    following page, absent on the last. Ranges are half-open and count UTF-8 bytes of the text beside them. Times \
    are ISO 8601 in UTC. Fields may be added; what is there keeps its name and meaning within `v1`.

    Every failure has the same shape: `error.code` for programs, `error.message` with what went wrong and why, \
    `error.hint` with what to do. Methods that an address does not have answer 405 with `Allow`.

    What is sent is a JSON object of at most 64 KiB with the properties described and no others. A request that is \
    sent again under its `Idempotency-Key` changes nothing; the same key with another request is refused.
    """

  // MARK: - Operations

  private static func operation(_ endpoint: Endpoint) throws -> JSONValue {
    var responses = [JSONValue.Member(endpoint.isCreation ? "201" : "200", try success(endpoint))]
    if case .never = endpoint.caching {
    } else {
      responses.append(
        JSONValue.Member(
          "304", ["description": "What the client holds, by its `If-None-Match`, is still right.", "headers": tag]))
    }
    responses += failures.filter { $0.concerns(endpoint) }.map {
      JSONValue.Member($0.status, ["$ref": .string("#/components/responses/\($0.name)")])
    }
    var members: [JSONValue.Member] = [
      JSONValue.Member("operationId", .string(endpoint.operation)),
      JSONValue.Member("tags", ["api"]),
      JSONValue.Member("summary", .string(endpoint.summary)),
      JSONValue.Member("description", .string(endpoint.about)),
      JSONValue.Member(
        "parameters", .array(endpoint.parameters.map(parameter) + (endpoint.body == nil ? [] : [idempotencyKey]))),
    ]
    if let body = endpoint.body { members.append(JSONValue.Member("requestBody", try content(body))) }
    return .object(members + [JSONValue.Member("responses", .object(responses))])
  }

  private static func content(_ body: EndpointBody) throws -> JSONValue {
    let example = try JSONDecoder().decode(JSONValue.self, from: Data(try body.example()))
    return [
      "required": true,
      "content": ["application/json": ["schema": Schema.of(body.schema).json, "example": example]],
    ]
  }

  private static let idempotencyKey: JSONValue = [
    "name": .string(IdempotencyKey.header), "in": "header", "required": false,
    "description": "What the client calls this request: sent again under the same key, it is done once.",
    "schema": [
      "type": "string", "minLength": 1, "maxLength": .integer(IdempotencyKey.longest), "pattern": "^[!-~]+$",
    ],
    "example": "0d7a5c1e-8f5e-4c6c-9d0b-2f6f5b1a7c11",
  ]

  private static func success(_ endpoint: Endpoint) throws -> JSONValue {
    let example = try JSONDecoder().decode(JSONValue.self, from: Data(try endpoint.example()))
    var members = [JSONValue.Member("description", .string("The \(endpoint.operation) reply."))]
    if case .never = endpoint.caching {} else { members.append(JSONValue.Member("headers", tag)) }
    members.append(
      JSONValue.Member(
        "content",
        ["application/json": ["schema": Schema.of(endpoint.reply).json, "example": example]]))
    return .object(members)
  }

  private static let tag: JSONValue = [
    "ETag": ["description": "For `If-None-Match`.", "schema": ["type": "string"]]
  ]

  private static func parameter(_ parameter: Parameter) -> JSONValue {
    var members = [
      JSONValue.Member("name", .string(parameter.name)),
      JSONValue.Member("in", .string(parameter.isInPath ? "path" : "query")),
      JSONValue.Member("required", .bool(parameter.isRequired)),
      JSONValue.Member("description", .string(parameter.about)),
      JSONValue.Member("schema", schema(of: parameter)),
    ]
    if parameter.example != .null { members.append(JSONValue.Member("example", parameter.example)) }
    return .object(members)
  }

  private static func schema(of parameter: Parameter) -> JSONValue {
    switch parameter.kind {
    case .text(let maximum): ["type": "string", "minLength": 1, "maxLength": .integer(maximum)]
    case .integer(let range, let standard):
      [
        "type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound),
        "default": .integer(standard),
      ]
    case .choice(let words): ["type": "string", "enum": .array(words.map(JSONValue.string))]
    case .flag: ["type": "boolean", "default": false]
    case .lines: ["type": "string", "pattern": "^[1-9][0-9]{0,8}(-[1-9][0-9]{0,8})?$"]
    case .path: ["type": "string", "minLength": 1]
    }
  }

  // MARK: - Failures

  private struct Failure {
    var name: String
    var status: String
    var about: String
    var code: String
    var message: String
    var hint: String
    var concerns: @Sendable (Endpoint) -> Bool = { _ in true }
  }

  private static let failures = [
    Failure(
      name: "BadRequest", status: "400", about: "A parameter or the query cannot be understood.", code: "bad_query",
      message: "The quote that begins here has no end.", hint: "Close it, or leave it out."),
    Failure(
      name: "Forbidden", status: "403",
      about: "A page of another site sent it, or, where people are signed in, it is somebody else's own.",
      code: "bad_request",
      message: "A page of another site sent this request.", hint: "Send it from a page of this site, or a program.",
      concerns: { $0.body != nil || $0.isPersonal }),
    Failure(
      name: "UnsupportedMediaType", status: "415", about: "The body is not JSON.", code: "bad_request",
      message: "The body is of no type, and not JSON.", hint: "Send JSON, and say so: Content-Type: application/json",
      concerns: { $0.body != nil }),
    Failure(
      name: "NotFound", status: "404", about: "Absent, or not visible to the one who asks; both read the same.",
      code: "not_found", message: "There is no apple/swift-noi here, or it is not visible to you.",
      hint: "Search for it by name, or look at the list of repositories.", concerns: { $0.canBeAbsent }),
    Failure(
      name: "RequestTimeout", status: "408", about: "The request did not arrive in time.", code: "bad_request",
      message: "The request did not arrive in time.", hint: "Send it again."),
    Failure(
      name: "TooLarge", status: "413",
      about: "A body where none belongs, one over 64 KiB, or a thing too large to send.",
      code: "too_large", message: "A GET request has no body here.", hint: "Put parameters into the address."),
    Failure(
      name: "AddressTooLong", status: "414", about: "The address is longer than the server reads.",
      code: "too_large", message: "The address has 20000 bytes; at most 16384 are read.", hint: "Shorten the query."),
    Failure(
      name: "TooMany", status: "429", about: "Too much was sent from one address; `Retry-After` says when to go on.",
      code: "busy", message: "Too much was sent from your address.",
      hint: "Nothing was recorded. Send it again in 2 s.", concerns: { $0.body != nil }),
    Failure(
      name: "Internal", status: "500", about: "Something went wrong inside.", code: "internal",
      message: "Something went wrong inside Guildhall; the request was fine.",
      hint: "Try again; if it stays, the server's log says what happened."),
    Failure(
      name: "Busy", status: "503", about: "Too much to do, out of time, or nothing is indexed yet.", code: "busy",
      message: "The server is busy.", hint: "Try again in a second."),
  ]

  private static func failure(_ failure: Failure) -> JSONValue {
    [
      "description": .string(failure.about),
      "content": [
        "application/json": [
          "schema": Schema.of("ErrorReply").json,
          "example": [
            "error": [
              "code": .string(failure.code), "message": .string(failure.message), "hint": .string(failure.hint),
            ]
          ],
        ]
      ],
    ]
  }
}
