import Foundation

/// Takes away what an interrupted git left behind in a mirror: lock files, half
/// written packs and objects, marks that keep a pack from being repacked. Only
/// for the holder of the mirror's lock.
enum MirrorRepair {
  static func run(_ mirror: String) {
    let files = FileManager.default
    remove(in: mirror) { $0.hasSuffix(".lock") || $0.hasPrefix("gc.pid") }
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
