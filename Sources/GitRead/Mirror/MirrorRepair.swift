import Foundation
import Glibc

/// Brings order into a mirror that an interrupted run left behind. Only for the
/// holder of the mirror's lock, who knows that nobody else needs what is there.
enum MirrorRepair {
  /// Puts a mirror that was being replaced into its place, and takes the leftovers away.
  static func settle(_ mirror: String) {
    let files = FileManager.default
    if !files.fileExists(atPath: mirror), files.fileExists(atPath: mirror + ".old") {
      // The old one is moved away only when the new one is whole.
      if rename(mirror + ".new", mirror) != 0 { _ = rename(mirror + ".old", mirror) }
    }
    for suffix in [".init", ".new.init", ".new", ".old"] { try? files.removeItem(atPath: mirror + suffix) }
    if files.fileExists(atPath: mirror) { removeLeftovers(in: mirror) }
  }

  /// Whether each pack has its index and each index its pack. All that a mirror
  /// fetches is kept in packs, so without any there is nothing.
  static func hasWholePacks(_ mirror: String) -> Bool {
    let packs = names(in: mirror, ending: ".pack", bytes: smallestPack)
    return !packs.isEmpty && packs == names(in: mirror, ending: ".idx", bytes: 1)
  }

  /// Git writes the index last and takes no notice of a pack without one.
  static func removeLonePacks(in mirror: String) {
    let lone = names(in: mirror, ending: ".pack", bytes: 0).subtracting(names(in: mirror, ending: ".idx", bytes: 0))
    for name in lone { try? FileManager.default.removeItem(atPath: mirror + "/objects/pack/" + name + ".pack") }
  }

  /// The files of the pack folder with this ending, without it, that have at least so many bytes.
  private static func names(in mirror: String, ending: String, bytes: Int64) -> Set<String> {
    let folder = mirror + "/objects/pack/"
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return Set(
      files.filter { $0.hasSuffix(ending) && size(of: folder + $0) >= bytes }.map { String($0.dropLast(ending.count)) })
  }

  /// The header and the checksum.
  private static let smallestPack: Int64 = 32

  private static func size(of file: String) -> Int64 {
    var status = stat()
    return stat(file, &status) == 0 ? Int64(status.st_size) : 0
  }

  /// Lock files, half written packs and objects, marks that keep a pack from being repacked.
  private static func removeLeftovers(in mirror: String) {
    let files = FileManager.default
    remove(in: mirror) { $0.hasSuffix(".lock") || $0.hasPrefix("gc.pid") || $0.hasPrefix("packed-refs.") }
    remove(in: mirror + "/objects") { $0.hasPrefix("tmp_") || $0.hasPrefix("incoming-") }
    remove(in: mirror + "/objects/info") { $0.hasSuffix(".lock") }
    remove(in: mirror + "/objects/pack") {
      $0.hasPrefix("tmp_") || $0.hasPrefix(".tmp-") || $0.hasSuffix(".keep") || $0.hasSuffix(".lock")
    }
    // Loose objects are written under a temporary name beside their place.
    for folder in (try? files.contentsOfDirectory(atPath: mirror + "/objects")) ?? [] where folder.count == 2 {
      remove(in: mirror + "/objects/" + folder) { $0.hasPrefix("tmp_") }
    }
    guard let refs = files.enumerator(atPath: mirror + "/refs") else { return }
    let locks = refs.compactMap { $0 as? String }.filter { $0.hasSuffix(".lock") }
    for lock in locks { try? files.removeItem(atPath: mirror + "/refs/" + lock) }
  }

  private static func remove(in folder: String, where isLeftover: (String) -> Bool) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where isLeftover(name) {
      try? FileManager.default.removeItem(atPath: folder + "/" + name)
    }
  }
}
