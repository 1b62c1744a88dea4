import GRDB

/// Version 4: questions with their answers, whom they were put to, and what has to be sent because of them.
///
/// A released migration is never edited; the next change is the next number.
enum Migration0004 {
  static let name = "0004-questions"

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE question (
          -- AUTOINCREMENT: Q-12 means the same for ever.
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          title TEXT NOT NULL,
          words TEXT NOT NULL,
          -- What the asker is called, and the key of the people's list or the name in lower case; both empty when nobody
          -- said, and after they asked not to be kept.
          person TEXT NOT NULL,
          personKey TEXT NOT NULL,
          team TEXT NOT NULL,
          -- The repository's name or the project's identifier that it is about; empty when it is about none.
          subject TEXT NOT NULL,
          -- The team that it is put to; empty when it is put to none by name.
          addressee TEXT NOT NULL,
          created REAL NOT NULL,
          -- The answer that settled it.
          accepted INTEGER REFERENCES answer(id),
          -- How often it was put to more people because nobody answered.
          escalation INTEGER NOT NULL DEFAULT 0,
          -- Part of the Message-ID of mails about it: who answers by mail has seen one.
          mailKey TEXT NOT NULL,
          -- What the client calls the request: sent twice, it is recorded once.
          token TEXT UNIQUE
        );
        CREATE INDEX questionByDate ON question(created);
        CREATE INDEX questionBySubject ON question(subject, id);
        CREATE INDEX questionByPerson ON question(personKey, id);
        CREATE TABLE answer (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          questionId INTEGER NOT NULL REFERENCES question(id) ON DELETE CASCADE,
          words TEXT NOT NULL,
          person TEXT NOT NULL,
          personKey TEXT NOT NULL,
          team TEXT NOT NULL,
          at REAL NOT NULL,
          token TEXT UNIQUE,
          -- Of the mail that it came in.
          messageId TEXT UNIQUE
        );
        CREATE INDEX answerByQuestion ON answer(questionId, id);
        CREATE INDEX answerByPerson ON answer(personKey, id);
        -- Whose inbox it is in.
        CREATE TABLE invitation (
          questionId INTEGER NOT NULL REFERENCES question(id) ON DELETE CASCADE,
          personKey TEXT NOT NULL,
          why TEXT NOT NULL,
          at REAL NOT NULL,
          PRIMARY KEY (questionId, personKey)
        ) WITHOUT ROWID;
        CREATE INDEX invitationByPerson ON invitation(personKey, at);
        -- What has to be sent. A row says how far it is at any moment, so that a process that dies loses and doubles
        -- nothing that the way of sending lets it keep.
        CREATE TABLE delivery (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          questionId INTEGER NOT NULL REFERENCES question(id) ON DELETE CASCADE,
          -- asked, invited, escalated, or answered with the answer's number.
          purpose TEXT NOT NULL,
          -- The name of a channel, or `person:` and a key.
          target TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'uncertain', 'failed')),
          attempts INTEGER NOT NULL DEFAULT 0,
          -- When it is tried next; while it is being sent, when that began.
          due REAL NOT NULL,
          error TEXT NOT NULL DEFAULT '',
          UNIQUE (questionId, purpose, target)
        );
        CREATE INDEX deliveryByState ON delivery(state, due);
        -- Words by which questions are found: those of the answers too.
        CREATE VIRTUAL TABLE questionText USING fts5(title, words, answers, tokenize = 'porter unicode61');
        """)
  }
}
