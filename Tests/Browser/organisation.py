"""A small organisation: git repositories made on the spot, with fixed people and dates."""

import os
import pathlib
import subprocess

ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "HOME": "/nonexistent",
    "LC_ALL": "C.UTF-8",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
       for what, value in (("NAME", "Ada"), ("EMAIL", "ada@example.org"), ("DATE", "1700000000 +0000"))},
}
if "LD_LIBRARY_PATH" in os.environ:
    ENVIRONMENT["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH"]

MIT = """MIT License

Copyright (c) 2023 Small & Co

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""

ORDERS = {
    "README.md": """# Orders

Takes orders and survives failing networks. See [the policy](Sources/Orders/RetryPolicy.swift).

| state | meaning |
| --- | --- |
| open | nothing was paid |
| paid | send it |

- [x] retries
- [ ] refunds

## Backoff

Waits longer each time:

```swift
let policy = RetryPolicy(attempts: 3)
```
""",
    "LICENSE": MIT,
    "Package.swift": '// swift-tools-version: 6.0\nimport PackageDescription\nlet package = Package(name: "orders")\n',
    "Sources/Orders/RetryPolicy.swift": """/// Decides when to try again.
public struct RetryPolicy {
  var attempts = 3

  public func nextDelay(after failures: Int) -> Int {
    // Twice as long each time.
    1 << failures
  }
}
""",
    "Sources/Orders/Long.swift": "let line = \"" + "wide " * 200 + "\"\n" + "".join(
        f"func step{number}() {{ print({number}) }}\n" for number in range(400)),
}

PAYMENTS = {
    "README.md": "# Payments\n\nMoves money with a RetryPolicy of its own.\n",
    "src/pay.c": "#include <stdio.h>\n\n/* RetryPolicy: none */\nint pay_invoice(int amount) {\n"
                 "  return amount > 0 ? 0 : -1;\n}\n",
    "src/retry_policy.py": "class RetryPolicy:\n    attempts = 3\n",
}

# Each would open a dialog or load something from elsewhere if it ran.
PAYLOADS = [
    "<script>alert('script')</script>",
    "<img src=x onerror=\"alert('img')\">",
    "<svg onload=\"alert('svg')\"><a xlink:href=\"javascript:alert('xlink')\">x</a></svg>",
    "[click](javascript:alert('link'))",
    "[click](java\nscript:alert('split'))",
    "[click](&#106;avascript:alert('coded'))",
    "[click](data:text/html,<script>alert('data')</script>)",
    "![image](https://evil.example/tracker.png)",
    "<iframe src=\"https://evil.example/frame\"></iframe>",
    "<form action=\"https://evil.example/form\"><button autofocus onfocus=\"alert('focus')\">x</button></form>",
    "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example/\">",
    "<style>@import 'https://evil.example/style.css';</style>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert('mutation')>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert('noscript')>\">",
]

HOSTILE = {
    "README.md": "# <img src=x onerror=alert('title')> markerword\n\n" + "\n\n".join(PAYLOADS) + "\n",
    "code.js": "\n".join(f"// markerword {payload}" for payload in " ".join(PAYLOADS).splitlines()) + "\n",
    "page.html": "<!doctype html>markerword<script>alert('raw page')</script>\n"
                 "<img src=\"https://evil.example/raw.png\">\n",
    "picture.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert('raw picture')</script></svg>\n",
    "<img src=x onerror=alert('name')>.txt": "markerword in a file with an odd name\n",
    "\"><script>alert('quote')<.md": "# markerword\n",
    "folder' onmouseover='alert(1)/a&lt;b.txt": "markerword\n",
}


def repository(folder, files):
    folder.mkdir(parents=True)
    git = ["git", "-C", str(folder)]
    subprocess.run([*git, "init", "--quiet", "--initial-branch", "main"], check=True, env=ENVIRONMENT)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    subprocess.run([*git, "add", "--all"], check=True, env=ENVIRONMENT)
    subprocess.run([*git, "commit", "--quiet", "--message", "Begin <b>boldly</b>"], check=True, env=ENVIRONMENT)


def make(folder: pathlib.Path, binary: pathlib.Path):
    """Makes the repositories, the configuration and the index."""
    repository(folder / "repos/shop/orders", ORDERS)
    repository(folder / "repos/shop/payments", PAYMENTS)
    repository(folder / "repos/odd/hostile", HOSTILE)
    for arguments in (["init", "repos", "--name", "Small & Co"], ["sync"]):
        result = subprocess.run([str(binary), *arguments], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True)
        assert result.returncode == 0, result.stderr
