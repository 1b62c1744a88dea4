/// Why a file with a history cannot be used; the way out is always to read the history anew.
package enum HistoryError: Error, Equatable, CustomStringConvertible {
  /// It cannot be opened, or not be written: the system's word for it.
  case unusable(String)
  /// Its bytes are not what was written: where that shows.
  case damaged(String)
  /// It belongs to another repository.
  case foreign

  package var description: String {
    switch self {
    case .unusable(let cause): cause
    case .damaged(let place): "its \(place) is damaged"
    case .foreign: "it belongs to another repository"
    }
  }
}
