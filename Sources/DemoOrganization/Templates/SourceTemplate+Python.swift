extension SourceTemplate {
  static let python: [SourceTemplate] = [
    SourceTemplate(
      .model, .python, path: "src/{{module}}/{{entity_snake}}.py", testPath: "tests/test_{{entity_snake}}.py",
      head: #"""
        """A {{entity words}}, checked when it is made."""
        from __future__ import annotations

        from dataclasses import dataclass


        @dataclass(frozen=True)
        class {{Entity}}:
            """One {{entity words}} of {{package}}."""

            id: str
        {{fields}}

        """#,
      parts: [
        Part(
          "checks of its values",
          #"""

              def problems(self) -> list[str]:
                  """What is wrong with it, in words; empty when nothing is."""
                  found = []
                  if not self.id:
                      found.append("it has no id")
                  if len(self.id) > {{longest=40}}:
                      found.append(f"its id has {len(self.id)} characters, at most {{longest=40}} are allowed")
                  return found

          """#,
          test: #"""


            def test_an_empty_id_is_a_problem(sample):
                assert sample(id="").problems() == ["it has no id"]

            """#),
        Part(
          "reading from a row",
          #"""

              @classmethod
              def from_row(cls, row: dict[str, str]) -> {{Entity}}:
                  """Takes a row of the nightly file; a missing column is a KeyError that names it."""
                  return cls(**{name: kind(row[name]) for name, kind in cls._columns().items()})

              @classmethod
              def _columns(cls) -> dict[str, type]:
                  return {name: {"int": int, "float": float}.get(kind, str) for name, kind in cls.__annotations__.items()}

          """#),
        Part(
          "a key that groups those of one customer",
          #"""

              @property
              def group(self) -> str:
                  """The part of the id before the first dash: all of one customer."""
                  return self.id.split("-", 1)[0]

          """#,
          test: #"""


            def test_the_group_is_the_first_part(sample):
                assert sample(id="ACME-17").group == "ACME"

            """#),
        Part(
          "a stable fingerprint",
          #"""

              def fingerprint(self) -> str:
                  """The same for the same values, on every machine."""
                  import hashlib

                  text = "|".join(str(getattr(self, name)) for name in sorted(self.__annotations__))
                  return hashlib.sha256(text.encode()).hexdigest()[:{{digits=12}}]

          """#),
      ],
      testHead: #"""
        import pytest

        from {{module}}.{{entity_snake}} import {{Entity}}


        @pytest.fixture
        def sample():
            def make(**values):
                known = {name: 1 for name in {{Entity}}.__annotations__} | {"id": "A-1"}
                return {{Entity}}(**(known | values))

            return make

        """#),

    SourceTemplate(
      .pipeline, .python, path: "src/{{module}}/import_{{entity_snake}}.py",
      testPath: "tests/test_import_{{entity_snake}}.py",
      head: #"""
        """Reads every {{entity words}} that partners send, a file a night."""
        from __future__ import annotations

        import csv
        import logging
        from collections.abc import Iterable, Iterator
        from pathlib import Path

        log = logging.getLogger(__name__)

        #: More broken rows than so many of a hundred, and the file is refused.
        TOLERATED_PERCENT = {{percent=5}}


        def rows(path: Path) -> Iterator[dict[str, str]]:
            """The rows of a file in UTF-8, with or without a byte order mark."""
            with path.open(encoding="utf-8-sig", newline="") as file:
                yield from csv.DictReader(file, delimiter=";")

        """#,
      parts: [
        Part(
          "counting of what is broken",
          #"""


          def clean(found: Iterable[dict[str, str]], required: list[str]) -> tuple[list[dict[str, str]], int]:
              """Whole rows, and how many were not."""
              good, broken = [], 0
              for row in found:
                  if all(row.get(name) for name in required):
                      good.append(row)
                  else:
                      broken += 1
              return good, broken

          """#,
          test: #"""


            def test_rows_without_a_value_are_counted():
                good, broken = clean([{"id": "1"}, {"id": ""}], ["id"])
                assert (len(good), broken) == (1, 1)

            """#),
        Part(
          "refusal of a file that is mostly broken",
          #"""


          class TooManyBroken(Exception):
              """The partner has to send the file again."""


          def checked(good: int, broken: int) -> None:
              if broken * 100 > (good + broken) * TOLERATED_PERCENT:
                  raise TooManyBroken(f"{broken} of {good + broken} rows are broken")

          """#,
          test: #"""


            def test_a_broken_file_is_refused():
                with pytest.raises(TooManyBroken):
                    checked(1, 1)

            """#),
        Part(
          "batches",
          #"""


          def batches(items: list, size: int = {{batch=500}}) -> Iterator[list]:
              """Pieces that the database takes at once."""
              for start in range(0, len(items), size):
                  yield items[start : start + size]

          """#),
        Part(
          "going on where the last run stopped",
          #"""


          def remaining(files: Iterable[Path], done: set[str]) -> list[Path]:
              """Files that no earlier run finished, the oldest first."""
              return sorted((file for file in files if file.name not in done), key=lambda file: file.name)

          """#),
        Part(
          "the summary that goes to the team's channel",
          #"""


          def summary(good: int, broken: int, seconds: float) -> str:
              speed = good / seconds if seconds else 0
              return f"{good} taken, {broken} broken, {speed:.0f} a second"

          """#),
      ], testHead: "import pytest\n\nfrom {{module}}.import_{{entity_snake}} import TooManyBroken, checked, clean\n"),

    SourceTemplate(
      .estimate, .python, path: "src/{{module}}/{{entity_snake}}_estimate.py",
      testPath: "tests/test_{{entity_snake}}_estimate.py",
      head: #"""
        """Estimates for a {{entity words}} out of what happened before."""
        from __future__ import annotations

        import math
        from statistics import median


        def typical(values: list[float]) -> float:
            """The median; outliers are the rule here, so no mean."""
            return median(values) if values else math.nan

        """#,
      parts: [
        Part(
          "a weight for older observations",
          #"""


          def decayed(values: list[tuple[float, float]], half_life: float = {{days=45}}) -> float:
              """The mean of (value, age in days), where an observation counts half after `half_life` days."""
              weights = [0.5 ** (age / half_life) for _, age in values]
              total = sum(weights)
              return sum(value * weight for (value, _), weight in zip(values, weights)) / total if total else math.nan

          """#,
          test: #"""


            def test_newer_observations_count_more():
                assert decayed([(10.0, 0.0), (20.0, 90.0)]) < 15

            """#),
        Part(
          "a range that holds nine times of ten",
          #"""


          def interval(values: list[float], share: float = 0.9) -> tuple[float, float]:
              """Between which the middle `share` of the observations lie."""
              ordered = sorted(values)
              cut = int(len(ordered) * (1 - share) / 2)
              return ordered[cut], ordered[-cut - 1]

          """#,
          test: #"""


            def test_the_interval_holds_the_median():
                values = [float(value) for value in range(100)]
                low, high = interval(values)
                assert low < typical(values) < high

            """#),
        Part(
          "seasons",
          #"""


          def seasonal(history: dict[int, list[float]], month: int) -> float:
              """This month's typical value against that of the whole year; 1 with fewer than {{fewest=8}} observations."""
              own = history.get(month, [])
              if len(own) < {{fewest=8}}:
                  return 1.0
              everything = [value for values in history.values() for value in values]
              return typical(own) / typical(everything)

          """#),
        Part(
          "the error of the last weeks",
          #"""


          def mean_absolute_error(pairs: list[tuple[float, float]]) -> float:
              """Of (estimated, happened)."""
              return sum(abs(left - right) for left, right in pairs) / len(pairs) if pairs else math.nan

          """#),
      ],
      testHead: "from {{module}}.{{entity_snake}}_estimate import decayed, interval, typical\n"),

    SourceTemplate(
      .rules, .python, path: "src/{{module}}/{{entity_snake}}_rules.py",
      testPath: "tests/test_{{entity_snake}}_rules.py",
      head: #"""
        """Rules about every {{entity words}}; the first one that fits decides."""
        from __future__ import annotations

        from collections.abc import Callable
        from dataclasses import dataclass

        Facts = dict[str, object]


        @dataclass(frozen=True)
        class Rule:
            name: str
            holds: Callable[[Facts], bool]
            outcome: str


        RULES: list[Rule] = []

        """#,
      parts: [
        Part(
          "the first rule that fits",
          #"""


          def decide(facts: Facts, rules: list[Rule] | None = None) -> str:
              """The outcome, or "ask" where no rule fits and somebody has to look."""
              for rule in RULES if rules is None else rules:
                  if rule.holds(facts):
                      return rule.outcome
              return "ask"

          """#,
          test: #"""


            def test_somebody_looks_where_no_rule_fits():
                assert decide({}, []) == "ask"

            """#),
        Part(
          "the rule for heavy goods",
          #"""

          RULES.append(Rule("heavy", lambda facts: float(facts.get("weight", 0)) > {{kilograms=2500}}, "special"))

          """#),
        Part(
          "the rule for dangerous goods",
          #"""

          RULES.append(Rule("dangerous", lambda facts: str(facts.get("class", "")) in {"1", "6", "7"}, "refuse"))

          """#),
        Part(
          "an explanation of each decision",
          #"""


          def explain(facts: Facts) -> list[str]:
              """The names of all rules that fit, in their order."""
              return [rule.name for rule in RULES if rule.holds(facts)]

          """#),
        Part(
          "a check that no rule hides another",
          #"""


          def shadowed(samples: list[Facts]) -> set[str]:
              """Rules that never decide any of the samples."""
              deciding = {next((rule.name for rule in RULES if rule.holds(facts)), "") for facts in samples}
              return {rule.name for rule in RULES} - deciding

          """#),
      ],
      testHead: "from {{module}}.{{entity_snake}}_rules import decide\n"),

    SourceTemplate(
      .report, .python, path: "src/{{module}}/{{entity_snake}}_report.py",
      head: #"""
        """The weekly figures about every {{entity words}}."""
        from __future__ import annotations

        from collections import Counter, defaultdict
        from datetime import date

        """#,
      parts: [
        Part(
          "figures by week",
          #"""


          def by_week(days: list[date]) -> Counter[str]:
              """How many there were in each week, as 2024-W05."""
              return Counter("%d-W%02d" % day.isocalendar()[:2] for day in days)

          """#),
        Part(
          "the largest change against the week before",
          #"""


          def changes(figures: dict[str, int], least: int = {{least=10}}) -> list[tuple[str, float]]:
              """Weeks with the change against the one before, the largest first; small weeks are left out."""
              weeks = sorted(figures)
              found = [
                  (week, figures[week] / figures[before] - 1)
                  for before, week in zip(weeks, weeks[1:])
                  if figures[before] >= least
              ]
              return sorted(found, key=lambda change: -abs(change[1]))

          """#),
        Part(
          "a table for mail",
          #"""


          def table(rows: list[tuple[str, int]], width: int = {{width=32}}) -> str:
              """Plain text that lines up in a mail."""
              return "\n".join(f"{name[:width]:<{width}} {count:>8}" for name, count in rows)

          """#),
        Part(
          "shares of each group",
          #"""


          def shares(counts: Counter[str]) -> dict[str, float]:
              total = sum(counts.values())
              found: defaultdict[str, float] = defaultdict(float)
              for name, count in counts.items():
                  found[name if count * 100 >= total else "others"] += count / total if total else 0
              return dict(found)

          """#),
      ]),

    SourceTemplate(
      .settings, .python, path: "src/{{module}}/{{entity_snake}}_settings.py",
      testPath: "tests/test_{{entity_snake}}_settings.py",
      head: #"""
        """Settings out of the environment, checked at the start."""
        from __future__ import annotations

        import os
        from collections.abc import Mapping


        class SettingMissing(Exception):
            """Says which variable is missing and where it is described."""

        """#,
      parts: [
        Part(
          "required values",
          #"""


          def required(name: str, environment: Mapping[str, str] = os.environ) -> str:
              value = environment.get(name, "")
              if not value:
                  raise SettingMissing(f"{name} is not set; docs/configuration.md says what it is for")
              return value

          """#,
          test: #"""


            def test_a_missing_value_is_named():
                with pytest.raises(SettingMissing, match="PORT"):
                    required("PORT", {})

            """#),
        Part(
          "numbers in bounds",
          #"""


          def number(name: str, standard: int, least: int = 0, most: int = {{most=100000}}, environment: Mapping[str, str] = os.environ) -> int:
              """The value, moved into its bounds."""
              text = environment.get(name, "")
              return max(least, min(most, int(text))) if text.lstrip("-").isdigit() else standard

          """#),
        Part(
          "lists",
          #"""


          def several(name: str, environment: Mapping[str, str] = os.environ) -> list[str]:
              """Values between commas, without the empty ones."""
              return [part.strip() for part in environment.get(name, "").split(",") if part.strip()]

          """#),
      ],
      testHead: "import pytest\n\nfrom {{module}}.{{entity_snake}}_settings import SettingMissing, required\n"),
  ]
}
