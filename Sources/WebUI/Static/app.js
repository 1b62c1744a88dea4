// What makes the pages quicker to use; they are complete without it.
"use strict";

(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const make = (tag, text, className) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  const box = $('input[type="search"][data-suggestions]');

  // Theme: automatic, light, dark. The cookie lets the server send the next page right.
  const themes = { automatic: "as the system", light: "light", dark: "dark" };
  const themeButton = $('[data-action="theme"]');
  const remembered = () => { try { return localStorage.getItem("guildhall-theme"); } catch { return null; } };
  const theme = () => document.documentElement.dataset.theme || "automatic";
  const showTheme = () => { if (themeButton) themeButton.textContent = "Theme: " + themes[theme()]; };
  const setTheme = (name) => {
    if (name === "automatic") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
    try { localStorage.setItem("guildhall-theme", name); } catch { /* storage may be off */ }
    document.cookie = `guildhall-theme=${name}; path=/; max-age=31536000; samesite=lax`;
    showTheme();
  };
  const nextTheme = () => {
    const names = Object.keys(themes);
    setTheme(names[(names.indexOf(theme()) + 1) % names.length]);
  };
  if (themes[remembered()] && remembered() !== theme()) setTheme(remembered());
  if (themeButton) { themeButton.hidden = false; themeButton.addEventListener("click", nextTheme); showTheme(); }

  // Search as you type: a combobox with a list, as the ARIA practices have it.
  const offer = (box) => {
    const list = make("ul", "", "offers");
    list.id = "offers";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Suggestions");
    list.hidden = true;
    box.after(list);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "offers"],
      ["aria-expanded", "false"]]) box.setAttribute(name, value);
    let pages = [], chosen = -1, timer, request;

    const close = () => {
      list.hidden = true;
      chosen = -1;
      box.setAttribute("aria-expanded", "false");
      box.removeAttribute("aria-activedescendant");
    };
    const choose = (index) => {
      chosen = index;
      [...list.children].forEach((item, at) => item.setAttribute("aria-selected", at === index));
      if (index < 0) box.removeAttribute("aria-activedescendant");
      else box.setAttribute("aria-activedescendant", list.children[index].id);
    };
    const show = (found) => {
      pages = found;
      list.replaceChildren(...found.map((page, index) => {
        const item = make("li");
        item.id = "offer-" + index;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.append(make("b", page.title), make("small", page.detail), make("i", page.kind));
        item.addEventListener("mousedown", (event) => { event.preventDefault(); location.href = page.url; });
        return item;
      }));
      list.hidden = found.length === 0;
      chosen = -1;
      box.setAttribute("aria-expanded", String(found.length > 0));
      box.removeAttribute("aria-activedescendant");
    };
    const ask = async () => {
      request?.abort();
      const typed = box.value.trim();
      if (typed.length < 2) return close();
      request = new AbortController();
      try {
        const answer = await fetch(box.dataset.suggestions + "?q=" + encodeURIComponent(typed), { signal: request.signal });
        if (answer.ok && document.activeElement === box) show(await answer.json());
      } catch (error) {
        if (error.name !== "AbortError") close();
      }
    };
    box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 90); });
    box.addEventListener("blur", close);
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        if (list.hidden) box.blur(); else { event.preventDefault(); close(); }
      } else if (!list.hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        choose(((chosen + 1 + step + pages.length + 1) % (pages.length + 1)) - 1);
      } else if (event.key === "Enter" && !list.hidden && chosen >= 0) {
        event.preventDefault();
        location.href = pages[chosen].url;
      }
    });
  };
  if (box) offer(box);

  // What was asked before, while somebody types a question.
  const question = $("[data-similar]"), similar = $("#similar");
  if (question && similar) {
    let timer, request;
    const look = async () => {
      request?.abort();
      request = new AbortController();
      const typed = question.value.trim();
      if (typed.length < 8) return similar.replaceChildren();
      try {
        const answer = await fetch(question.dataset.similar + "?q=" + encodeURIComponent(typed), { signal: request.signal });
        if (!answer.ok) return;
        const found = await answer.json();
        const list = make("ul", "", "rows small");
        for (const page of found) {
          const link = make("a", page.title), item = make("li"), words = make("span");
          link.href = page.url;
          words.append(link, make("span", [page.kind, page.detail].filter(Boolean).join(" · "), "quiet small"));
          item.append(words);
          list.append(item);
        }
        similar.replaceChildren(...(found.length ? [make("p", "Asked before:", "small quiet"), list] : []));
      } catch { /* typed on, or the server is gone: the next step shows it */ }
    };
    question.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 250); });
  }

  // Lines: `#L10` is the style sheet's, `#L10-L20` is ours. Shift-click makes a range.
  const code = $(".code");
  const lineRange = () => {
    const match = /^#L(\d+)-L?(\d+)$/.exec(location.hash);
    return match ? [Number(match[1]), Number(match[2])].sort((a, b) => a - b) : null;
  };
  const light = () => {
    for (const line of code.querySelectorAll(".lit")) line.classList.remove("lit");
    const range = lineRange();
    if (!range) return;
    const shown = [...code.children].filter((line) => {
      const number = Number(line.id.slice(1));
      return number >= range[0] && number <= range[1];
    });
    for (const line of shown) line.classList.add("lit");
    shown[0]?.scrollIntoView({ block: "center" });
  };
  if (code) {
    light();
    addEventListener("hashchange", light);
    let copier;
    code.addEventListener("click", (event) => {
      const anchor = event.target.closest("a");
      if (!anchor || anchor.parentElement.parentElement !== code || anchor !== anchor.parentElement.firstElementChild) return;
      const number = Number(anchor.textContent);
      const from = /^#L(\d+)/.exec(location.hash);
      if (event.shiftKey && from) {
        event.preventDefault();
        location.hash = `L${Math.min(number, from[1])}-L${Math.max(number, from[1])}`;
      }
      copier?.remove();
      copier = make("button", "Copy link", "small copier");
      copier.type = "button";
      copier.style.setProperty("left", anchor.getBoundingClientRect().right + scrollX + "px");
      copier.style.setProperty("top", anchor.getBoundingClientRect().top + scrollY - 2 + "px");
      copier.addEventListener("click", () => copy(copier, location.href));
      document.body.append(copier);
    });
  }

  // Names in code: what they are and where they come from, beside the pointer.
  const nameAt = (x, y) => {
    const caret = document.caretPositionFromPoint?.(x, y);
    const range = caret ? null : document.caretRangeFromPoint?.(x, y);
    const [node, offset] = caret ? [caret.offsetNode, caret.offset] : [range?.startContainer, range?.startOffset];
    if (node?.nodeType !== Node.TEXT_NODE || node.parentElement.closest(".com, .str, .kw, .num, a")) return null;
    const isPart = (letter) => letter !== undefined && /[\p{L}\p{N}_$]/u.test(letter);
    let [start, end] = [offset, offset];
    while (isPart(node.data[start - 1])) start -= 1;
    while (isPart(node.data[end])) end += 1;
    const name = node.data.slice(start, end);
    if (name.length < 2 || name.length > 200 || /^\d/.test(name)) return null;
    const whole = document.createRange();
    whole.setStart(node, start);
    whole.setEnd(node, end);
    const box = whole.getBoundingClientRect();
    return x >= box.left - 2 && x <= box.right + 2 && y >= box.top && y <= box.bottom ? { name, box } : null;
  };
  const explain = (code) => {
    const address = (name, page) => {
      const url = new URL(code.dataset.names, location.href);
      if (page) url.pathname += page;
      url.searchParams.set("name", name);
      return url.href;
    };
    const known = new Map();
    const definitions = (name) => {
      if (!known.has(name)) {
        known.set(name, fetch(address(name, "/card")).then((answer) => answer.ok ? answer.json() : []).catch(() => []));
      }
      return known.get(name);
    };
    let card, timer, shown;
    const close = () => { clearTimeout(timer); card?.remove(); card = shown = undefined; };
    const show = async ({ name, box }) => {
      shown = name;
      const found = await definitions(name);
      if (shown !== name || !found.length) return;
      card?.remove();
      card = make("aside", "", "name-card");
      card.setAttribute("aria-label", "About " + name);
      for (const definition of found) {
        card.append(make("code", definition.signature));
        if (definition.comment) card.append(make("p", definition.comment));
        const link = make("a", definition.place, "mono");
        link.href = definition.url;
        card.append(link);
      }
      const uses = make("a", found.length > 1 ? "All definitions and uses (found by name)" : "Uses", "small");
      uses.href = address(name);
      card.append(uses);
      document.body.append(card);
      const left = Math.min(box.left, innerWidth - card.offsetWidth - 12);
      const below = box.bottom + 4 + card.offsetHeight < innerHeight;
      card.style.setProperty("left", Math.max(8, left) + scrollX + "px");
      card.style.setProperty("top", (below ? box.bottom + 4 : box.top - 4 - card.offsetHeight) + scrollY + "px");
      card.addEventListener("pointerleave", close);
    };
    code.addEventListener("pointermove", (event) => {
      if (event.pointerType !== "mouse" || event.buttons) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const found = nameAt(event.clientX, event.clientY);
        if (!found) return close();
        if (found.name !== shown) { close(); show(found); }
      }, 250);
    });
    code.addEventListener("pointerleave", () => { clearTimeout(timer); timer = setTimeout(() => { if (!card?.matches(":hover")) close(); }, 300); });
    code.addEventListener("click", async (event) => {
      const found = nameAt(event.clientX, event.clientY);
      if (!found || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      const [first] = await definitions(found.name);
      location.href = first ? first.url : address(found.name);
    });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
    return (name) => { location.href = address(name); };
  };
  const openName = code?.dataset.names ? explain(code) : null;

  // Copying, where the browser allows it.
  const copy = async (button, text) => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Could not copy";
    }
  };
  if (navigator.clipboard) {
    for (const button of document.querySelectorAll("[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", () => copy(button, button.dataset.copy));
    }
  }

  // What scrolls can be scrolled by keys.
  for (const block of document.querySelectorAll(".prose pre, .table-scroll")) {
    if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
  }

  // Open menus close as people expect.
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });

  // Keys.
  const keys = [
    ["/", "go to the search box"], ["j or ↓", "next result"], ["k or ↑", "previous result"],
    ["Enter", "open the result"], ["d", "definition and uses of the name that is selected in code"], ["t", "change the theme"], ["?", "this help"], ["Esc", "leave"],
  ];
  let help;
  const showHelp = () => {
    if (!help) {
      help = make("dialog");
      help.setAttribute("aria-labelledby", "keys");
      const title = make("h2", "Keys");
      title.id = "keys";
      const table = make("dl");
      for (const [key, meaning] of keys) {
        const name = make("dt");
        name.append(make("kbd", key));
        table.append(name, make("dd", meaning));
      }
      const form = make("form");
      form.method = "dialog";
      form.append(make("button", "Close"));
      help.append(title, table, form);
      document.body.append(help);
    }
    help.showModal();
  };
  const results = [...document.querySelectorAll(".hit, .cards > .card")];
  let current = -1;
  const go = (step) => {
    results[current]?.classList.remove("chosen");
    current = Math.min(Math.max(current + step, 0), results.length - 1);
    const result = results[current];
    result.classList.add("chosen");
    $("h2 a, h3 a", result)?.focus({ preventScroll: true });
    result.scrollIntoView({ block: "nearest" });
  };
  const leavesArrows = (element) => element.closest("[tabindex='0'], .lines, summary, input");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const arrow = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "/" && box) { box.focus(); box.setSelectionRange(box.value.length, box.value.length); }
    else if (event.key === "?") showHelp();
    else if (event.key === "t") nextTheme();
    else if (event.key === "d") {
      const name = String(getSelection()).trim();
      if (!openName || !/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name)) return;
      openName(name);
    }
    else if (event.key === "Escape") { const menu = $(".menu[open]"); if (!menu) return; menu.open = false; }
    else if (results.length && (event.key === "j" || event.key === "k")) go(event.key === "j" ? 1 : -1);
    else if (results.length && arrow && !leavesArrows(event.target)) go(arrow);
    else return;
    event.preventDefault();
  });
})();
