import Embedding
import Foundation

/// Prints how near needs come to each other, in the sentence model: what tells whether two ask for the same.
///
///     ResearchAblations MODEL-FOLDER NEEDS.jsonl FIELD FIELD
///
/// Prints a line of JSON for each pair of needs, `{"first": id, "second": id, "cosine": …}`: the first by the one field,
/// the second by the other.
enum Meanings {
  static func print(model folder: String, needs path: String, fields: (String, String)) throws {
    let model = try SentenceModel(folder: folder)
    let objects = try ResearchAblations.objects(in: path)
    let ids = objects.map { $0["id"] as? String ?? "" }
    let first = model.encode(objects.map { $0[fields.0] as? String ?? "" })
    let second = model.encode(objects.map { $0[fields.1] as? String ?? "" })
    for (id, vector) in zip(ids, first) {
      for (other, otherVector) in zip(ids, second) {
        let cosine = zip(vector, otherVector).reduce(Float(0)) { $0 + $1.0 * $1.1 }
        Swift.print(#"{"first": "\#(id)", "second": "\#(other)", "cosine": \#(cosine)}"#)
      }
    }
  }
}
