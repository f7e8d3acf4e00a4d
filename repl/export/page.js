"use strict";
// What the run holds comes from programs and packets: it is put on the screen as text, never as markup.
(() => {
  const run = JSON.parse(document.getElementById("run").textContent);
  const last = run.moves.length - 1;
  const packets = run.packets || [];
  const $ = (id) => document.getElementById(id);
  const say = (id, args = {}) => run.words[id].replace(/\{(\w+)\}/g, (all, name) => name in args ? args[name] : all);
  const make = (tag, className, text) => {
    const e = document.createElement(tag);
    if (className) e.className = className;
    if (text !== undefined) e.textContent = text;
    return e;
  };
  const svg = document.querySelector("#ladder svg");
  const allow = (id, can) => $(id).setAttribute("aria-disabled", !can); // it keeps the focus, and does nothing
  const draw = (tag, attributes) => {
    const e = document.createElementNS(svg.namespaceURI, tag);
    for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value);
    return e;
  };

  for (const e of document.querySelectorAll("[data-say]")) e.textContent = say(e.dataset.say);
  for (const e of document.querySelectorAll("[data-label]")) e.setAttribute("aria-label", e.title = say(e.dataset.label));
  $("title").textContent = run.title;
  $("time").max = last;
  $("seen").hidden = !run.blind;
  $("page").hidden = false;

  // The state after a move is worked out from what each move changed, from the nearest one that is kept.
  const every = 128;
  const kept = [{ at: "", who: [], vars: run.actors.map(() => []) }];
  function after(state, m) {
    const move = run.moves[m], next = { at: move.t || state.at, who: state.who.slice(), vars: state.vars.slice() };
    for (const a of move.a || []) next.who[a.a] = a;
    for (const v of move.v || []) {
      const rows = next.vars[v.a].slice();
      rows.splice(v.p, v.n || 0, ...(v.r || []));
      next.vars[v.a] = rows;
    }
    return next;
  }
  function stateBefore(n) { // kept[k] is the state before move k * every
    let k = Math.min(Math.floor(n / every), kept.length - 1), state = kept[k];
    for (let m = k * every; m < n; m++) {
      if (m % every === 0 && m / every === kept.length) kept.push(state);
      state = after(state, m);
    }
    return state;
  }

  // What each actor said, as pieces of lines.
  const spoken = run.actors.map(() => []);
  run.moves.forEach((move, m) => { for (const o of move.o || []) spoken[o.a].push({ m, typed: o.i, text: o.x, open: o.o }); });
  const mostSpoken = 300;
  function linesSaid(actor, n) {
    const pieces = spoken[actor];
    let to = pieces.length;
    while (to > 0 && pieces[to - 1].m > n) to--;
    const lines = [];
    let open = false;
    for (const p of pieces.slice(Math.max(to - mostSpoken, 0), to)) {
      const piece = { text: p.typed ? "« " + p.text : p.text, fresh: p.m === n };
      if (open) lines[lines.length - 1].push(piece); else lines.push([piece]);
      open = p.open && !p.typed;
    }
    return lines;
  }

  const wide = matchMedia("(min-width: 62rem)").matches;
  // A card for each program: its code, and how each of its actors stands.
  const cards = run.programs.map((source, p) => {
    const card = make("article", "program"), list = make("ol");
    const rows = source.map((text, i) => {
      const row = make("li"), mark = make("span", "mark"), code = make("span", "source", text), who = make("span", "who");
      row.append(mark, make("span", "line", i + 1), code, who);
      list.append(row);
      return { row, mark, who };
    });
    list.tabIndex = 0;
    const actors = run.actors.flatMap((actor, i) => actor.program === p ? [i] : []);
    const top = make("div"), foot = make("div"), several = actors.length > 1;
    const shown = new Map(actors.map((i) => {
      const head = make("p", "how"), how = make("span"), said = make("pre", "out mono"), vars = make("details"), table = make("div", "vars");
      const name = run.actors[i].name, label = make("p", "how", name);
      head.append(make("strong", "", name), "  ", how);
      vars.append(make("summary", "", say("vars") + (several ? " · " + name : "")), table);
      vars.open = wide && !several;
      vars.addEventListener("toggle", () => show(now));
      said.setAttribute("aria-label", say("printed") + " · " + name);
      said.tabIndex = 0;
      top.append(head);
      foot.append(...(several ? [label] : []), said, vars);
      return [i, { head, how, label, said, vars, table }];
    }));
    list.setAttribute("aria-label", actors.map((i) => run.actors[i].name).join(", "));
    card.append(top, list, foot);
    $("programs").append(card);
    return { list, rows, actors, shown };
  });

  function showPrograms(n, state, before) {
    for (const card of cards) {
      const marks = new Map(); // of a line, those that stand there
      let follow = 0;
      for (const i of card.actors) {
        const who = state.who[i], s = card.shown.get(i);
        s.head.classList.toggle("absent", !who);
        s.vars.hidden = !who || run.blind;
        s.how.textContent = who ? who.h || "" : say("absent");
        s.how.className = !who ? "faint" : who.s === "failed" || who.s === "killed" ? "bad" : who.s === "done" ? "good" : "";
        showSaid(s, linesSaid(i, n));
        if (s.vars.open) showVars(s.table, state.vars[i], before.vars[i]);
        if (!who) continue;
        const from = who.f || who.b || 0;
        for (let line = from; line > 0 && line <= (who.l || from); line++) {
          marks.set(line, (marks.get(line) || []).concat({ i, who, first: line === from }));
        }
        if (from && (!follow || (run.moves[n].a || []).some((a) => a.a === i))) follow = from;
      }
      card.rows.forEach(({ row, mark, who }, at) => {
        const here = marks.get(at + 1) || [], first = here.filter((h) => h.first);
        const failed = here.length > 0 && here.every((h) => h.who.b);
        row.className = here.length ? "at" + (failed ? " failed" : "") + (here.every((h) => h.who.s === "blocked" || h.who.s === "sleeping") ? " waits" : "") : "";
        mark.textContent = first.length ? (failed ? "✗" : "▸") : "";
        who.textContent = card.actors.length > 1 ? first.map((h) => run.actors[h.i].name).join(", ") : "";
        if (here.length) row.setAttribute("aria-current", "step"); else row.removeAttribute("aria-current");
      });
      if (follow && card.rows[follow - 1]) keepInView(card.list, card.rows[follow - 1].row.offsetTop, 60);
    }
  }
  function keepInView(box, y, margin) {
    if (y < box.scrollTop + margin || y > box.scrollTop + box.clientHeight - margin) box.scrollTop = y - box.clientHeight / 2;
  }
  function showSaid(s, lines) {
    const out = s.said;
    s.label.hidden = out.hidden = lines.length === 0;
    out.replaceChildren(...lines.flatMap((line) => line.map((p) => make("span", p.fresh ? "new" : "", p.text)).concat("\n")));
    out.scrollTop = out.scrollHeight;
  }
  function showVars(table, rows, was) {
    const old = new Set(was.map((r) => r.join("=")));
    table.replaceChildren(...(rows.length ? rows.map((r) => r.length === 1 ? make("div", "faint", r[0]) : make("div", old.has(r.join("=")) ? "" : "new", r[0] + " = " + r[1]))
      : [make("div", "faint", say("no-vars"))]));
  }

  // The ladder. Only what is in view, and somewhat more, is in the document.
  const [WORD, TAG, EDGE, TIP] = [0, 1, 2, 3];
  const ladder = run.ladder, box = $("ladder"), margin = 600;
  const [lanes, rungs, heads] = [draw("g", {}), draw("g", {}), draw("g", {})];
  const nowLine = draw("line", { class: "now", x1: 0 }), nowMark = draw("path", { class: "now-mark" });
  const veil = draw("rect", { class: "veil", x: 0 }); // over what is to come
  svg.append(lanes, rungs, veil, nowLine, nowMark, heads);
  // Where there is less room than the ladder takes, its lanes stand closer, and times are left out: they are said above.
  const closest = 0.65, narrowLeft = Math.max(40, 14 + 8 * String(last).length);
  let shapes = [], fitted = 0;
  function layOut() {
    fitted = box.clientWidth;
    const narrow = ladder.width > fitted, left = narrow ? narrowLeft : ladder.left, span = ladder.last - ladder.left, behind = ladder.width - ladder.last;
    const ratio = narrow && span ? Math.min(1, Math.max(closest, (fitted - left - behind) / span)) : 1;
    const x = (at) => left + (at - ladder.left) * ratio, width = left + span * ratio + behind;
    shapes = [];
    lanes.replaceChildren();
    heads.replaceChildren(draw("rect", { class: "ground", width, height: 1.3 * ladder.row }));
    for (const [form, className, x1, y1, x2, y2, text, packet] of ladder.shapes || []) {
      if (narrow && className === "faint time") continue;
      const s = { form, className, x1: x1 < ladder.left && form === WORD && className !== "head" ? x1 : x(x1), y1, x2, y2, text, packet, top: y1, bottom: y1 };
      if (form === EDGE) Object.assign(s, { x2: x(x2), top: Math.min(y1, y2), bottom: Math.max(y1, y2) });
      if (className === "head") heads.append(element(s)); else if (className === "lane") lanes.append(element(s)); else shapes.push(s);
    }
    for (const [name, value] of Object.entries({ width, height: ladder.height, viewBox: `0 0 ${width} ${ladder.height}` })) svg.setAttribute(name, value);
    nowLine.setAttribute("x2", width);
    veil.setAttribute("width", width);
    drawn.bottom = -1;
  }
  function element(s) {
    switch (s.form) {
      case EDGE: return draw("line", { class: s.className, x1: s.x1, y1: s.y1, x2: s.x2, y2: s.y2 });
      case TIP: return draw("path", { class: s.className, d: `M${s.x1} ${s.y1}l${-8 * s.x2} -4v8z` });
    }
    const e = draw("text", { class: s.className, x: s.form === TAG ? s.x1 - s.x2 / 2 : s.x1, y: s.y1 });
    e.textContent = s.text;
    return e;
  }
  let drawn = { top: 0, bottom: -1, groups: new Map() };
  function drawRungs(top, bottom) {
    const groups = new Map(), rest = draw("g", { class: "words" }); // above the lines that cross them
    for (const s of shapes) {
      if (s.bottom < top || s.top > bottom) continue;
      let into = rest;
      if (s.packet) {
        if (!groups.has(s.packet)) {
          const part = () => draw("g", { "data-packet": s.packet });
          groups.set(s.packet, { lines: part(), words: part(), packet: packets[index.get(s.packet)] });
        }
        const { lines, words } = groups.get(s.packet);
        into = s.form === TAG || s.form === WORD ? words : lines;
        if (s.form === EDGE) into.append(draw("line", { class: "touch", x1: s.x1, y1: s.y1, x2: s.x2, y2: s.y2 }));
      }
      if (s.form === TAG) into.append(draw("rect", { class: "ground", x: s.x1 - s.x2 / 2, y: s.y1 - 11, width: s.x2, height: 14 }));
      into.append(element(s));
    }
    const all = [...groups.values()];
    rungs.replaceChildren(...all.map((g) => g.lines), ...all.map((g) => g.words), rest);
    drawn = { top, bottom, groups };
  }
  function showRungs() {
    const top = box.scrollTop, bottom = top + box.clientHeight;
    if (top < drawn.top || bottom > drawn.bottom) drawRungs(top - margin, bottom + margin);
    for (const { lines, words, packet } of drawn.groups.values()) {
      for (const e of [lines, words]) {
        e.classList.toggle("flying", flies(packet, now));
        e.classList.toggle("chosen", packet.n === chosen);
      }
    }
    heads.setAttribute("transform", `translate(0 ${top})`);
  }
  function showLadder(n) {
    let from = 0, to = ladder.moves.length; // rows up to the move
    while (from < to) {
      const middle = (from + to) >> 1;
      if (ladder.moves[middle] <= n) from = middle + 1; else to = middle;
    }
    const y = (from - 1 + ladder.top) * ladder.row + 7;
    nowLine.setAttribute("y1", y);
    nowLine.setAttribute("y2", y);
    veil.setAttribute("y", y);
    veil.setAttribute("height", Math.max(ladder.height - y, 0));
    nowMark.setAttribute("d", `M0 ${y - 6}l9 6l-9 6z`);
    keepInView(box, y, 2.5 * ladder.row);
    showRungs();
  }
  box.addEventListener("scroll", showRungs, { passive: true });
  rungs.addEventListener("click", (event) => {
    const g = event.target.closest("[data-packet]");
    if (g) choose(Number(g.dataset.packet));
  });

  // Packets. The last one that a move had to do with is shown, until another is chosen.
  const index = new Map(packets.map((p, i) => [p.n, i]));
  const touches = packets.flatMap((p) => p.e ? [[p.m, p.n], [p.e, p.n]] : [[p.m, p.n]]).sort((a, b) => a[0] - b[0]);
  let chosen = 0, marked = null;
  function lastTouched(n) {
    let found = 0;
    for (const [move, number] of touches) {
      if (move > n) break;
      found = number;
    }
    return found;
  }
  const flies = (p, n) => p.m <= n && !(p.e && p.e <= n);
  const nameOf = (p) => `#${p.n} ${p.f} → ${p.t}: ${p.l}`;
  function fateAt(p, n) {
    if (p.m > n) return say("not-sent", { move: p.m });
    const sent = say("sent-at", { time: p.a });
    if (flies(p, n)) return say("in-flight") + " · " + sent;
    return { delivered: "✓ ", dropped: "✗ ", cut: "┤ " }[p.s] + sent + " · " + say("ended-at", { what: say(p.s), time: p.b });
  }
  function choose(number) {
    if (index.has(number) && number !== chosen) {
      chosen = number;
      marked = null;
      showPacket();
      showRungs();
    }
  }
  function chooseBy(step) {
    if (packets.length) choose(packets[Math.max(0, Math.min(packets.length - 1, chosen ? index.get(chosen) + step : 0))].n);
  }
  const perRow = () => $("packet").clientWidth >= 640 ? 16 : 8;
  let rowOfBytes = 0;
  function showPacket() {
    const at = chosen ? index.get(chosen) : -1, p = packets[at], body = $("packet-body");
    allow("packet-before", at > 0);
    allow("packet-after", at < packets.length - 1);
    $("packet-chooser").hidden = packets.length === 0;
    $("packet-name").textContent = p ? nameOf(p) : say("choose-packet");
    if (!p) {
      body.replaceChildren(...(packets.length ? [] : [make("p", "faint", say(run.blind ? "blind" : "no-packets"))]));
      return;
    }
    const raw = Uint8Array.from(atob(p.r), (c) => c.charCodeAt(0)), parts = [make("p", "", fateAt(p, now))];
    parts[0].id = "packet-fate";
    for (const note of p.d) parts.push(make("p", "mono", note));
    if (p.p) parts.push(make("h3", "", say("payload")), make("pre", "mono", p.p));
    for (const h of p.h) {
      const layer = run.layers[h.k], head = make("h3", "", layer.name), list = make("dl", "fields");
      if (layer.rfc) head.append(make("span", "faint", ` · RFC ${layer.rfc}`));
      if (h.s > 0) head.append(make("span", "faint", " · " + say("bytes-range", { from: h.p, to: h.p + h.s - 1 })));
      layer.fields.forEach((f, i) => {
        const row = make("div"), name = make("dt"), button = make("button", "", f.n), from = h.p + f.p;
        button.type = "button";
        const pressed = marked !== null && marked.from === from && marked.name === f.n;
        button.setAttribute("aria-pressed", pressed);
        button.addEventListener("click", () => {
          marked = pressed ? null : { from, to: from + f.s, name: f.n };
          showPacket();
          const again = [...body.querySelectorAll("dt button")].find((b) => b.dataset.at === button.dataset.at);
          if (again) again.focus();
        });
        button.dataset.at = `${h.k} ${from} ${i}`;
        name.append(button);
        row.append(name, make("dd", "value", h.v[i]), make("dd", "meaning", f.m));
        list.append(row);
      });
      parts.push(head, list);
    }
    parts.push(make("h3", "", say("bytes")), bytes(raw));
    if (p.x) parts.push(make("p", "faint", say("more", { n: p.x })));
    body.replaceChildren(...parts);
  }
  function bytes(raw) {
    rowOfBytes = perRow();
    const out = make("pre", "bytes mono");
    for (let at = 0; at < raw.length; at += rowOfBytes) {
      out.append(make("span", "faint", at.toString(16).padStart(4, "0") + "  "));
      let seen = "";
      for (let i = at; i < at + rowOfBytes; i++) {
        if (i >= raw.length) {
          out.append("   ");
          continue;
        }
        const hex = raw[i].toString(16).padStart(2, "0");
        out.append(marked && marked.from <= i && i < marked.to ? make("u", "marked", hex) : hex, " ");
        seen += raw[i] > 31 && raw[i] < 127 ? String.fromCharCode(raw[i]) : ".";
      }
      out.append(" " + seen + "\n");
    }
    return out;
  }

  const mostOnWire = 20;
  function showMove(n, state) {
    const move = run.moves[n];
    $("did").replaceChildren(...(move.w || [say("nothing")]).map((w) => make("li", "", w)));
    $("typed").replaceChildren(...(move.c ? [make("span", "faint", say("typed") + " "), make("code", "", move.c)] : []));
    const flying = packets.filter((p) => flies(p, n));
    const buttons = flying.slice(0, mostOnWire).map((p) => {
      const b = make("button", "", `#${p.n} ${p.l}`);
      b.type = "button";
      b.addEventListener("click", () => choose(p.n));
      return b;
    });
    if (flying.length > mostOnWire) buttons.push("…");
    $("wire").replaceChildren(...(packets.length ? [make("span", "faint", flying.length ? say("wire") + " " : say("wire-empty"))] : []), ...buttons);
    $("at").textContent = say("at", { n, of: last, time: state.at });
    $("time").value = n;
    $("time").setAttribute("aria-valuetext", $("at").textContent);
    for (const id of ["first", "back"]) allow(id, n > 0);
    for (const id of ["next", "last"]) allow(id, n < last);
  }

  let now = 0;
  function show(n) {
    const before = stateBefore(n), state = after(before, n), touched = lastTouched(n);
    if (touched !== lastTouched(now) || !chosen) {
      chosen = touched;
      marked = null;
    }
    now = n;
    showMove(n, state);
    showPrograms(n, state, before);
    showPacket();
    showLadder(n);
  }
  function go(n) {
    n = Math.max(0, Math.min(last, n));
    if (n !== now) show(n);
  }

  const pace = 900; // milliseconds a move
  let timer = 0;
  function pause() {
    clearTimeout(timer);
    timer = 0;
    $("play").textContent = say("play");
    $("live").setAttribute("aria-live", "polite");
  }
  function tick() {
    go(now + 1);
    if (now === last) pause(); else timer = setTimeout(tick, pace / Number($("speed").value));
  }
  function toggle() {
    if (timer) return pause();
    $("play").textContent = say("pause");
    $("live").setAttribute("aria-live", "off");
    if (now === last) show(0);
    timer = setTimeout(tick, pace / Number($("speed").value));
  }

  const steer = (n) => { pause(); go(n()); };
  const keys = {
    ArrowLeft: () => steer(() => now - 1), ArrowRight: () => steer(() => now + 1), Home: () => steer(() => 0), End: () => steer(() => last),
    " ": toggle, "[": () => chooseBy(-1), "]": () => chooseBy(1), "?": () => $("keys").showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || $("keys").open || event.target.tagName === "SELECT") return;
    if (event.key === " " && /^(BUTTON|SUMMARY)$/.test(event.target.tagName)) return; // it is pressed
    const act = Object.hasOwn(keys, event.key) && keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  $("first").addEventListener("click", keys.Home);
  $("back").addEventListener("click", keys.ArrowLeft);
  $("next").addEventListener("click", keys.ArrowRight);
  $("last").addEventListener("click", keys.End);
  $("play").addEventListener("click", toggle);
  $("help").addEventListener("click", keys["?"]);
  $("close").addEventListener("click", () => $("keys").close());
  $("time").addEventListener("input", () => steer(() => Number($("time").value)));
  $("packet-before").addEventListener("click", keys["["]);
  $("packet-after").addEventListener("click", keys["]"]);
  addEventListener("resize", () => {
    if (box.clientWidth !== fitted) layOut();
    showRungs();
    if (rowOfBytes && rowOfBytes !== perRow()) showPacket();
  });
  addEventListener("beforeprint", () => {
    drawRungs(0, ladder.height);
    heads.removeAttribute("transform");
  });
  addEventListener("afterprint", showRungs);
  layOut();
  addEventListener("hashchange", () => go(Number(location.hash.slice(1)) || 0));
  show(Math.max(0, Math.min(last, Math.trunc(Number(location.hash.slice(1))) || 0)));
})();
