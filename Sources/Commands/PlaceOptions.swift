import ArgumentParser
import Foundation
import Logging
import SearchModel
import Services
import Settings

/// Where the configuration and the data are; shared by all commands.
struct PlaceOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The configuration file.", valueName: "file"))
  var config = "guildhall.yaml"

  @Option(
    name: .long,
    help: ArgumentHelp("The data folder; default: `data` beside the configuration file.", valueName: "dir"))
  var data: String?

  var configFile: URL { URL(fileURLWithPath: config) }

  var dataFolder: DataFolder {
    DataFolder(
      data.map { URL(fileURLWithPath: $0, isDirectory: true) }
        ?? configFile.deletingLastPathComponent().appendingPathComponent("data", isDirectory: true))
  }

  /// Opens what a sync left, for reading.
  ///
  /// - Throws: `UserFacingError` when there is no configuration or nothing was synced yet.
  func open() throws -> Guildhall {
    let folder = dataFolder
    guard folder.exists else {
      throw UserFacingError(
        .notFound, "There is no data in \(folder.url.path) yet.",
        hint: "Run `guildhall sync` first, or name another folder with --data.")
    }
    return try Guildhall(data: folder, settingsFile: configFile, logger: Logger.standardError())
  }
}

extension Logger {
  /// Talk goes to standard error: standard output is for answers.
  static func standardError(_ level: Logger.Level = .warning) -> Logger {
    var logger = Logger(label: "guildhall", factory: { StreamLogHandler.standardError(label: $0) })
    logger.logLevel = level
    return logger
  }
}
