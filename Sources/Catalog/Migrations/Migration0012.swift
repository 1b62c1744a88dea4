import GRDB

/// Version 12: the texts of sections are packed.
///
/// A released migration is never edited; the next change is the next number.
enum Migration0012 {
  static let name = "0012-packed-sections"

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        DROP TRIGGER sectionInserted;
        DROP TRIGGER sectionDeleted;
        DROP TABLE sectionText;
        -- What is there already stays as it is; a text reads alike, packed or not.
        CREATE VIEW sectionWords AS SELECT id, title, heading, unpacked(body) AS body FROM section;
        CREATE VIRTUAL TABLE sectionText USING fts5(
          title, heading, body, content='sectionWords', content_rowid='id', tokenize='porter unicode61');
        INSERT INTO sectionText(sectionText) VALUES ('rebuild');
        CREATE TRIGGER sectionInserted AFTER INSERT ON section BEGIN
          INSERT INTO sectionText(rowid, title, heading, body)
          VALUES (new.id, new.title, new.heading, unpacked(new.body));
        END;
        CREATE TRIGGER sectionDeleted AFTER DELETE ON section BEGIN
          INSERT INTO sectionText(sectionText, rowid, title, heading, body)
          VALUES ('delete', old.id, old.title, old.heading, unpacked(old.body));
        END;
        """)
  }
}
