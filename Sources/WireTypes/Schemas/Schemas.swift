import SearchModel

/// The schemas of the wire types. A test holds them against what the types write.
package enum Schemas {
  package static let all: [(name: String, schema: Schema)] =
    search + definitions + research + records + packages + repositories + projects + directory + who + demand
    + collaboration + files + documents + decisions + questions + operations

  // MARK: - Search

  private static let search: [(name: String, schema: Schema)] = [
    ("SearchReply", searchReply), ("SearchResult", searchResult), ("SuggestReply", suggestReply),
    (
      "ByteRange",
      .object([
        Property("start", .count, "First byte."), Property("end", .count, "The byte after the last."),
      ])
    ),
  ]

  private static let searchReply = Schema.object([
    Property("query", .text, "The query as it was given."),
    Property("type", .text, "The kind asked for; absent when all were.", optional: true),
    Property("results", .list(.of("SearchResult")), "In rank order."),
    Property("total", .count, "All that was found; a lower bound unless `complete`."),
    Property(
      "totals",
      .object([
        Property("lines", .count), Property("files", .count), Property("repositories", .count),
        Property("projects", .count), Property("documents", .count), Property("decisions", .count),
        Property("questions", .count), Property("teams", .count),
        Property("people", .count),
      ])),
    Property("complete", .flag, "Whether everything was looked at, as it is at its sources."),
    Property("incomplete", .list(.text), "Why it was not, as sentences."),
    Property("reasons", incompleteReasons, "The kind of each of `incomplete`, in its order."),
    Property(
      "hidden",
      .object([
        Property("forks", .count), Property("archived", .count),
        Property("projects", .count, "Projects that are forks or archived."),
      ]), "Repositories left out by default; `fork:yes` and `archived:yes` bring them back."),
    Property("facets", .list(facet), "Ways to narrow the answer."),
    Property(
      "suggestions", .list(.object([Property("reason", .text), Property("query", .text)])),
      "Other queries worth trying when nothing was found."),
    Property("hints", .list(.text), "How parts of the query that could mean two things were read."),
    Property("elapsedMs", .number, "Milliseconds that the search took."),
    Property("plan", .text, "The plan, one node a line.", optional: true),
    Property("next", .text, "`cursor` of the following page; absent on the last.", optional: true),
  ])

  /// Why answers are not complete.
  static let incompleteReasons = Schema.list(.words(Incompleteness.Reason.allCases.map(\.rawValue)))

  private static let facet = Schema.object([
    Property("name", .text, "`repository`, `language` or `owner`; `revision` where one was chosen."),
    Property(
      "values",
      .list(
        .object([
          Property("label", .text), Property("count", .count),
          Property("query", .text, "The query with this value added, or removed when `selected`."),
          Property("selected", .flag),
        ]))),
  ])

  private static let searchResult = Schema.object([
    Property("rank", .integer(atLeast: 1), "1 for the best; goes on over pages."),
    Property("kind", .words(SearchResult.Kind.allCases.map(\.rawValue))),
    Property("id", .text, "Stable over syncs; unique together with `kind`."),
    Property("title", .text),
    Property("score", .number, "Higher is better; comparable within one kind and answer."),
    Property(
      "why", .list(.object([Property("reason", .text), Property("points", .number)])),
      "What the score is made of, largest first."),
    Property("repository", .text, optional: true),
    Property("owner", .text, "The first of the declared owners: a team, else a person.", optional: true),
    Property("path", .text, "Code, documents, decisions: path within the repository.", optional: true),
    Property("line", .count, "Code, documents: line of the best match.", optional: true),
    Property(
      "preview", .text,
      "Code, documents: that line, or the text around the match. Decisions, questions: the sentence that fits.",
      optional: true),
    Property("language", .text, "Code, repositories.", optional: true),
    Property("branches", .list(.text), "Code.", optional: true),
    Property("lines", .list(line), "Code: matching lines, at most a few.", optional: true),
    Property("lineCount", .count, "Code: matching lines of the file.", optional: true),
    Property(
      "ranges", ranges,
      "Matches within `path` (code), `repository` (repositories) or `preview` (decisions, questions).",
      optional: true),
    Property("section", .text, "Documents: heading of the best section.", optional: true),
    Property("anchor", .text, "Documents: fragment of that section on the rendered page.", optional: true),
    Property("sections", .list(section), "Documents: the best sections.", optional: true),
    Property("project", .text, "Projects: the name.", optional: true),
    Property("source", .text, "Imported projects: the catalogue that they come from.", optional: true),
    Property("url", .text, "Imported projects: address of code or page, of any scheme.", optional: true),
    Property("folder", .text, "Projects: folder of the manifest, empty for the root.", optional: true),
    Property("ecosystem", .text, "Projects: `swift`, `npm`, `cargo`...", optional: true),
    Property("description", .text, "Repositories, projects, teams.", optional: true),
    Property("license", .text, "Repositories, projects: SPDX identifier.", optional: true),
    Property("topics", .list(.text), "Repositories, projects.", optional: true),
    Property("number", .count, "Decisions.", optional: true),
    Property(
      "status", .text, "Decisions: `proposed`, `accepted`, `rejected`, `deprecated` or `superseded`.", optional: true),
    Property("date", .text, "Decisions: as 2024-01-31.", optional: true),
    Property(
      "supersededBy", .text, "Decisions: path of the record that replaced it, in the same repository.", optional: true),
    Property(
      "guess", .flag, "Projects: nothing holds the words, and this is called something like it.", optional: true),
  ])

  private static let ranges = Schema.list(.of("ByteRange"))

  private static let line = Schema.object([
    Property("line", .integer(atLeast: 1)),
    Property("text", .text),
    Property("ranges", ranges, "Matches within `text`."),
    Property("partial", .flag, "Whether `text` is a part of a longer line; absent when not.", optional: true),
    Property("definition", .text, "What is defined at a match: `function`, `struct`...", optional: true),
  ])

  private static let section = Schema.object([
    Property("heading", .text), Property("anchor", .text), Property("line", .count), Property("preview", .text),
    Property("ranges", ranges, "Matches within `preview`."),
  ])

  private static let suggestReply = Schema.object([
    Property("query", .text),
    Property(
      "suggestions",
      .list(
        .object([
          Property("kind", .text, "`repository`, `project`, `team`, `person`, `file` or `symbol`."),
          Property("title", .text),
          Property("detail", .text),
          Property("query", .text, "What to search for when it is chosen; the name of a team, the key of a person."),
        ]))),
  ])

  // MARK: - Repositories and projects

  private static let repositories: [(name: String, schema: Schema)] = [
    ("RepositoriesReply", list("repositories", of: "RepositoryItem")),
    ("RepositoryItem", repositoryItem),
    ("RepositoryReply", repositoryReply),
    ("ProjectsReply", projectsReply),
    ("ProjectItem", projectItem),
    ("LanguageItem", .object([Property("language", .text), Property("files", .count), Property("bytes", .count)])),
  ]

  static func list(_ name: String, of item: String) -> Schema {
    .object([Property(name, .list(.of(item)))] + page)
  }

  static let page = [
    Property("total", .count, "On all pages."),
    Property("next", .text, "`cursor` of the following page; absent on the last.", optional: true),
  ]

  private static let repositoryItem = Schema.object([
    Property("name", .text),
    Property("description", .text),
    Property("owner", .text, "The first of the declared owners.", optional: true),
    Property("owners", .list(.of("RepositoryOwnerItem")), "Those who may integrate changes, or seem to."),
    Property("fork", .flag),
    Property("archived", .flag),
    Property("branches", .list(.text), "Indexed branches, the default branch first."),
    Property("license", .text, "SPDX identifier.", optional: true),
    Property("topics", .list(.text)),
    Property("languages", .list(.of("LanguageItem")), "Most text first."),
    Property("files", .count),
    Property("indexedBytes", .count),
    Property(
      "skipped", .list(.object([Property("reason", .text), Property("files", .count)])),
      "Files left out on purpose."),
    Property("lastActivity", .date, "Date of the newest commit.", optional: true),
    Property("freshness", freshness),
  ])

  static let freshness = Schema.object([
    Property("state", .words(FreshnessItem.State.allCases.map(\.rawValue))),
    Property("matched", .date, "When the index last matched the source.", optional: true),
    Property("cause", .text, "Why it is failing.", optional: true),
  ])

  private static let repositoryReply = Schema.object([
    Property("repository", .of("RepositoryItem")),
    Property("commit", .text, "The indexed commit of the default branch.", optional: true),
    Property("source", .text, "Where it is fetched from."),
    Property("readme", .object([Property("path", .text), Property("text", .text)]), optional: true),
    Property("entries", .list(.of("TreeEntryItem")), "The root folder."),
    Property("projects", .list(.of("ProjectItem"))),
    Property("problems", .list(.of("ProblemItem"))),
    Property("decisions", .count, "Decisions that it records; `/api/v1/decisions?repository=` lists them."),
  ])

  private static let projectItem = Schema.object([
    Property("id", .text, "Stable over syncs."),
    Property("name", .text),
    Property("description", .text),
    Property("repository", .text, "Absent for an imported project.", optional: true),
    Property("source", .text, "The imported catalogue that it comes from.", optional: true),
    Property("url", .text, "Imported: address of its code or page, as written there, of any scheme.", optional: true),
    Property("folder", .text, "Folder of the manifest, empty for the root."),
    Property("ecosystem", .text, "`swift`, `npm`, `cargo`...; empty when only the repository says so."),
    Property("owner", .text, "The first of the declared owners: a team, else a person.", optional: true),
    Property("license", .text, "SPDX identifier.", optional: true),
    Property("topics", .list(.text)),
    Property("language", .text, "Empty when unknown."),
    Property("kind", .text, "library, service, application and the like; empty when unknown."),
    Property("lifecycle", .text, "Empty when unknown."),
    Property("readiness", .number, "Share of the readiness checks that passed, 0 to 1.", optional: true),
    Property("activity", .number, "SAP's repository activity score.", optional: true),
    Property(
      "usedBy", .count, "Repositories beside its own that use it; absent where they were not counted.", optional: true),
    Property("hidden", .flag, "Whether it is a fork or archived; absent when not.", optional: true),
  ])

  private static let projectsReply = Schema.object([
    Property("projects", .list(.of("ProjectItem"))),
    Property("total", .count, "On all pages; a lower bound unless `complete`, as are the counts of facets."),
    Property("complete", .flag, "Whether all that match were looked at."),
    Property("guess", .flag, "Nothing holds the words: these are projects whose names are like them."),
    Property("hidden", .count, "Forks and archived ones that were left out."),
    Property(
      "facets",
      .list(
        .object([
          Property("name", .words(ProjectFacet.allCases.map(\.rawValue))),
          Property(
            "values",
            .list(
              .object([
                Property("value", .text, "Empty where it is unknown, for readiness `0`."),
                Property("projects", .count, "What choosing it would show."),
              ]))),
        ])), "By what the list can be narrowed."),
    Property("next", .text, "`cursor` of the following page; absent on the last.", optional: true),
  ])

  // MARK: - Files

  private static let files: [(name: String, schema: Schema)] = [
    ("FileReply", fileReply), ("TreeReply", treeReply), ("TreeEntryItem", treeEntry),
  ]

  private static let fileReply = Schema.object([
    Property("repository", .text),
    Property("path", .text),
    Property("branch", .text),
    Property("commit", .text),
    Property("size", .count, "Bytes of the whole file."),
    Property("language", .text),
    Property("lineCount", .count, "Lines of the whole file; absent without text.", optional: true),
    Property("firstLine", .integer(atLeast: 1), "The line `text` begins with; absent without text.", optional: true),
    Property("text", .text, "Invalid UTF-8 is replaced.", optional: true),
    Property("withheld", .text, "Why there is no text.", optional: true),
    Property(
      "outline",
      .list(
        .object([
          Property("name", .text), Property("kind", .text), Property("line", .count), Property("depth", .count),
        ])), "Definitions in the whole file."),
  ])

  private static let treeReply = Schema.object(
    [
      Property("repository", .text),
      Property("branch", .text, "The branch asked for; absent for the default branch.", optional: true),
      Property("path", .text, "The folder, empty for the root."),
      Property("entries", .list(.of("TreeEntryItem"))),
    ] + page)

  private static let treeEntry = Schema.object([
    Property("name", .text),
    Property("path", .text),
    Property("kind", .words(["folder", "file", "link", "submodule"])),
    Property("size", .count, "Bytes; 0 for folders."),
    Property("language", .text),
    Property("skipped", .text, "Why the content is not searched; absent when it is.", optional: true),
  ])

  // MARK: - Operations

  private static let operations: [(name: String, schema: Schema)] = [
    ("StatusReply", statusReply), ("ProblemItem", problem), ("ErrorReply", errorReply),
    (
      "Description",
      .object([Property("openapi", .words(["3.1.0"]))]).saying("An OpenAPI document.")
    ),
  ]

  private static let statusReply = Schema.object([
    Property("organization", .text),
    Property(
      "counts",
      .object([
        Property("repositories", .count), Property("projects", .count), Property("files", .count),
        Property("documents", .count), Property("owners", .count),
      ])),
    Property("languages", .list(.of("LanguageItem"))),
    Property(
      "index",
      .object([
        Property("generation", .count, "Grows with each published change."), Property("shards", .count),
        Property("shardBytes", .count), Property("indexedBytes", .count, "Bytes of text that the shards hold."),
      ])),
    Property("oldestMatch", .date, "When the repository furthest behind last matched its source.", optional: true),
    Property("failing", .count),
    Property("syncing", .flag),
    Property(
      "lastRun",
      .object([
        Property("started", .date), Property("finished", .date, optional: true), Property("repositories", .count),
        Property("changed", .count), Property("failed", .count),
      ]), optional: true),
    Property("repositories", .list(.of("RepositoryItem"))),
    Property("problems", .list(.of("ProblemItem"))),
  ])

  private static let problem = Schema.object([
    Property("severity", .words(["notice", "warning", "error"])),
    Property("subject", .text),
    Property("message", .text),
    Property("hint", .text),
    Property("date", .date),
  ])

  private static let errorReply = Schema.object([
    Property(
      "error",
      .object([
        Property(
          "code",
          .words([
            "bad_query", "bad_request", "bad_configuration", "not_found", "forbidden", "unavailable", "damaged",
            "too_large", "busy", "internal",
          ])),
        Property("message", .text, "What went wrong with which thing, and why."),
        Property("hint", .text, "What to do about it."),
        Property("range", .of("ByteRange"), "Where in the query the trouble stands.", optional: true),
        Property("suggestion", .text, "What to type instead.", optional: true),
      ]))
  ])
}
