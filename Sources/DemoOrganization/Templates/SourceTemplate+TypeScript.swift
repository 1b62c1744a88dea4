extension SourceTemplate {
  static let typeScript: [SourceTemplate] = [
    SourceTemplate(
      .client, .typeScript, path: "src/{{entity-kebab}}-client.ts", testPath: "test/{{entity-kebab}}-client.test.ts",
      head: #"""
        /** A {{entity words}} as the service answers it. */
        export interface {{Entity}} {
          id: string;
        {{fields}}
        }

        /** Asks for every {{entity words}}; one instance serves a whole application. */
        export class {{Entity}}Client {
          constructor(
            private readonly base: string,
            private readonly fetcher: typeof fetch = fetch,
          ) {}

        """#,
      parts: [
        Part(
          "reading of one",
          #"""

            /** Rejects with a {{Entity}}Error that has the status. */
            async get(id: string): Promise<{{Entity}}> {
              const answer = await this.fetcher(`${this.base}/{{entities}}/${encodeURIComponent(id)}`);
              if (!answer.ok) throw new {{Entity}}Error(answer.status);
              return (await answer.json()) as {{Entity}};
            }

          """#,
          test: #"""

            test("a missing {{entity words}} is an error with its status", async () => {
              const client = new {{Entity}}Client("", async () => new Response("", { status: 404 }));
              await expect(client.get("A-1")).rejects.toMatchObject({ status: 404 });
            });

            """#),
        Part(
          "a list page by page",
          #"""

            /** All of them, page by page; stops after {{pages=50}} pages. */
            async *all(limit = {{page=100}}): AsyncGenerator<{{Entity}}> {
              let cursor = "";
              for (let page = 0; page < {{pages=50}}; page += 1) {
                const answer = await this.fetcher(`${this.base}/{{entities}}?limit=${limit}&cursor=${cursor}`);
                const body = (await answer.json()) as { {{entities}}: {{Entity}}[]; next?: string };
                yield* body.{{entities}};
                if (!body.next) return;
                cursor = body.next;
              }
            }

          """#),
        Part(
          "creation that may be sent twice",
          #"""

            /** Sending it again with the same key creates nothing new. */
            async create(draft: Omit<{{Entity}}, "id">, key: string): Promise<{{Entity}}> {
              const answer = await this.fetcher(`${this.base}/{{entities}}`, {
                method: "POST",
                headers: { "Content-Type": "application/json", "Idempotency-Key": key },
                body: JSON.stringify(draft),
              });
              if (!answer.ok) throw new {{Entity}}Error(answer.status);
              return (await answer.json()) as {{Entity}};
            }

          """#,
          test: #"""

            test("creation sends its key", async () => {
              const seen: string[] = [];
              const client = new {{Entity}}Client("", async (_, init) => {
                seen.push(new Headers(init?.headers).get("Idempotency-Key") ?? "");
                return Response.json({ id: "A-1" });
              });
              await client.create({} as never, "once");
              expect(seen).toEqual(["once"]);
            });

            """#),
        Part(
          "a patient request that waits and asks again",
          #"""

            /** Waits longer after each failure, {{tries=3}} times at most. */
            async patiently<T>(ask: () => Promise<T>): Promise<T> {
              for (let attempt = 1; ; attempt += 1) {
                try {
                  return await ask();
                } catch (error) {
                  if (attempt >= {{tries=3}}) throw error;
                  await new Promise((done) => setTimeout(done, {{wait=200}} * 2 ** attempt));
                }
              }
            }

          """#),
      ],
      tail: #"""
        }

        export class {{Entity}}Error extends Error {
          constructor(readonly status: number) {
            super(`The service answered ${status}.`);
          }
        }

        """#,
      testHead:
        "import { expect, test } from \"vitest\";\nimport { {{Entity}}Client } from \"../src/{{entity-kebab}}-client\";\n"
    ),

    SourceTemplate(
      .list, .typeScript, path: "src/{{entity-kebab}}-list.ts", testPath: "test/{{entity-kebab}}-list.test.ts",
      head: #"""
        /** The state behind a page that lists every {{entity words}}. */
        export interface {{Entity}}ListState {
          items: readonly { id: string; label: string; at: number }[];
          filter: string;
          sort: "newest" | "oldest" | "name";
        }

        export const empty{{Entity}}List: {{Entity}}ListState = { items: [], filter: "", sort: "newest" };

        """#,
      parts: [
        Part(
          "what is visible after filter and order",
          #"""

          /** What the page shows: filtered, then sorted, at most {{shown=200}}. */
          export function visible{{Entity}}s(state: {{Entity}}ListState) {
            const words = state.filter.toLowerCase();
            const found = state.items.filter((item) => item.label.toLowerCase().includes(words));
            const order = {
              newest: (a: { at: number }, b: { at: number }) => b.at - a.at,
              oldest: (a: { at: number }, b: { at: number }) => a.at - b.at,
              name: (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label),
            }[state.sort];
            return found.sort(order as never).slice(0, {{shown=200}});
          }

          """#,
          test: #"""

            test("the filter ignores case", () => {
              const state = { ...empty{{Entity}}List, items: [{ id: "1", label: "Rotterdam", at: 1 }], filter: "ROTT" };
              expect(visible{{Entity}}s(state)).toHaveLength(1);
            });

            """#),
        Part(
          "keyboard selection",
          #"""

          /** The index after an arrow key; it stops at both ends. */
          export function moved{{Entity}}(index: number, key: string, count: number): number {
            if (key === "ArrowDown") return Math.min(index + 1, count - 1);
            if (key === "ArrowUp") return Math.max(index - 1, 0);
            if (key === "Home") return 0;
            if (key === "End") return count - 1;
            return index;
          }

          """#,
          test: #"""

            test("the selection stops at the ends", () => {
              expect(moved{{Entity}}(0, "ArrowUp", 3)).toBe(0);
              expect(moved{{Entity}}(2, "ArrowDown", 3)).toBe(2);
            });

            """#),
        Part(
          "the address that brings a filter back",
          #"""

          /** A query string that can be shared. */
          export function {{entity}}Address(state: {{Entity}}ListState): string {
            const parts = new URLSearchParams();
            if (state.filter) parts.set("filter", state.filter);
            if (state.sort !== "newest") parts.set("sort", state.sort);
            return parts.toString();
          }

          """#),
        Part(
          "unread marks",
          #"""

          /** How many came after somebody last looked. */
          export function unread{{Entity}}s(state: {{Entity}}ListState, lastLook: number): number {
            return state.items.reduce((count, item) => count + (item.at > lastLook ? 1 : 0), 0);
          }

          """#),
      ],
      testHead:
        "import { expect, test } from \"vitest\";\nimport { empty{{Entity}}List, moved{{Entity}}, visible{{Entity}}s } from \"../src/{{entity-kebab}}-list\";\n"
    ),

    SourceTemplate(
      .cache, .typeScript, path: "src/{{entity-kebab}}-cache.ts", testPath: "test/{{entity-kebab}}-cache.test.ts",
      head: #"""
        /** Keeps the answers about a {{entity words}} that were used last. */
        export class {{Entity}}Cache<Value> {
          private readonly entries = new Map<string, { value: Value; until: number }>();

          constructor(
            private readonly room = {{room=500}},
            private readonly now: () => number = Date.now,
          ) {}

        """#,
      parts: [
        Part(
          "get and set with a time to live",
          #"""

            get(key: string): Value | undefined {
              const entry = this.entries.get(key);
              if (!entry || entry.until < this.now()) return undefined;
              // The map keeps its order: what is used goes to the end.
              this.entries.delete(key);
              this.entries.set(key, entry);
              return entry.value;
            }

            set(key: string, value: Value, seconds = {{seconds=60}}): void {
              this.entries.delete(key);
              this.entries.set(key, { value, until: this.now() + seconds * 1000 });
              for (const oldest of this.entries.keys()) {
                if (this.entries.size <= this.room) break;
                this.entries.delete(oldest);
              }
            }

          """#,
          test: #"""

            test("the oldest goes first", () => {
              const cache = new {{Entity}}Cache<number>(2);
              for (const key of ["a", "b", "c"]) cache.set(key, 1);
              expect(cache.get("a")).toBeUndefined();
              expect(cache.get("c")).toBe(1);
            });

            """#),
        Part(
          "one request for all who ask at the same time",
          #"""

            private readonly running = new Map<string, Promise<Value>>();

            /** Asks once, however many wait for the same key. */
            async load(key: string, ask: () => Promise<Value>): Promise<Value> {
              const known = this.get(key);
              if (known !== undefined) return known;
              const running = this.running.get(key) ?? ask().finally(() => this.running.delete(key));
              this.running.set(key, running);
              const value = await running;
              this.set(key, value);
              return value;
            }

          """#),
        Part(
          "removal by prefix",
          #"""

            /** Forgets everything below a path. */
            forget(prefix: string): number {
              const doomed = [...this.entries.keys()].filter((key) => key.startsWith(prefix));
              for (const key of doomed) this.entries.delete(key);
              return doomed.length;
            }

          """#),
      ], tail: "}\n",
      testHead:
        "import { expect, test } from \"vitest\";\nimport { {{Entity}}Cache } from \"../src/{{entity-kebab}}-cache\";\n"
    ),

    SourceTemplate(
      .format, .typeScript, path: "src/format-{{entity-kebab}}.ts", testPath: "test/format-{{entity-kebab}}.test.ts",
      head: #"""
        /** How a {{entity words}} is written for people, in their language. */

        """#,
      parts: [
        Part(
          "time until something happens",
          #"""

          /** "in 3 days", "2 hours ago". */
          export function {{entity}}Distance(seconds: number, locale = "en"): string {
            const steps: [Intl.RelativeTimeFormatUnit, number][] = [["day", 86400], ["hour", 3600], ["minute", 60]];
            const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
            for (const [unit, size] of steps) {
              if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit);
            }
            return format.format(Math.round(seconds), "second");
          }

          """#,
          test: #"""

            test("days are counted", () => {
              expect({{entity}}Distance(3 * 86400)).toBe("in 3 days");
            });

            """#),
        Part(
          "weights in the unit of the reader",
          #"""

          /** Kilograms up to {{tonnes=5000}}, tonnes above. */
          export function {{entity}}Weight(kilograms: number, locale = "en"): string {
            const isLarge = kilograms > {{tonnes=5000}};
            const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
            return isLarge ? `${number.format(kilograms / 1000)} t` : `${number.format(kilograms)} kg`;
          }

          """#),
        Part(
          "container numbers with their check digit",
          #"""

          /** Whether a container number ends in its check digit (ISO 6346). */
          export function isContainerNumber(text: string): boolean {
            if (!/^[A-Z]{4}\d{7}$/.test(text)) return false;
            const value = (letter: string) => {
              const number = letter.charCodeAt(0) - 55;
              return number + Math.floor((number - 1) / 10);
            };
            const sum = [...text.slice(0, 10)].reduce(
              (total, sign, index) => total + (/\d/.test(sign) ? Number(sign) : value(sign)) * 2 ** index, 0);
            return (sum % 11) % 10 === Number(text[10]);
          }

          """#),
        Part(
          "names of ports without their country",
          #"""

          /** "NLRTM Rotterdam" becomes "Rotterdam". */
          export function portName(text: string): string {
            return text.replace(/^[A-Z]{2}[A-Z2-9]{3}\s+/, "");
          }

          """#),
      ],
      testHead:
        "import { expect, test } from \"vitest\";\nimport { {{entity}}Distance } from \"../src/format-{{entity-kebab}}\";\n"
    ),

    SourceTemplate(
      .view, .typeScript, path: "src/{{entity-kebab}}-view.ts",
      head: #"""
        /** The markup of a {{entity words}}; everything from outside is escaped. */
        export interface {{Entity}}ViewModel {
          title: string;
          lines: readonly string[];
        {{fields}}
        }

        """#,
      parts: [
        Part(
          "escaping",
          #"""

          const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

          export function escape{{Entity}}(text: string): string {
            return text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
          }

          """#),
        Part(
          "a card",
          #"""

          export function render{{Entity}}Card(model: {{Entity}}ViewModel): string {
            const lines = model.lines.slice(0, {{lines=6}}).map((line) => `<li>${escape{{Entity}}(line)}</li>`);
            return `<article class="card"><h3>${escape{{Entity}}(model.title)}</h3><ul>${lines.join("")}</ul></article>`;
          }

          """#),
        Part(
          "an empty state that says what to do",
          #"""

          export function renderNo{{Entity}}(action: string): string {
            return `<p class="empty">No {{entity words}} yet. ${escape{{Entity}}(action)}</p>`;
          }

          """#),
        Part(
          "a skeleton while it loads",
          #"""

          export function render{{Entity}}Skeleton(count = {{bars=3}}): string {
            return Array.from({ length: count }, () => '<div class="bar" aria-hidden="true"></div>').join("");
          }

          """#),
      ]),
  ]
}
