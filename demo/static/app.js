// The phones of one school. The server says which chats changed; the chosen one is read anew and drawn by difference.

const $ = (id) => document.getElementById(id);
const HEADER = { "X-Tandem-Page": "1" };
const state = {
  people: new Map(), notes: {}, groups: [], bot: null, chosen: null, chat: null, toasts: 0, generation: null,
  now: null, since: 0, zone: "Europe/Moscow", keys: true, busy: null, freshFrom: 0, stick: true, seen: 0,
};

// Talking to the server

async function ask(path, options = {}) {
  const answer = await fetch(path, { ...options, headers: { ...HEADER, ...(options.headers || {}) } });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.error || "Страница не дозвалась программы.");
  return body;
}

async function act(path, content) {
  try {
    const form = content instanceof FormData;
    return await ask(path, {
      method: "POST", body: form ? content : JSON.stringify(content ?? {}),
      headers: form ? {} : { "Content-Type": "application/json" },
    });
  } catch (fault) {
    toast(fault.message);
    return null;
  }
}

const onPhone = (what, content) => state.chosen && act(`/api/chats/${state.chosen}/${what}`, content);

function listen() {
  const source = new EventSource("/api/events");
  source.addEventListener("stage", (event) => showStage(JSON.parse(event.data)));
  source.addEventListener("people", (event) => showPeople(JSON.parse(event.data)));
  source.onerror = () => veil("Программа остановлена. Запустите её снова: make demo", true);
}

// The stage: clock, progress, building

function showStage(stage) {
  const before = state.now === null ? "" : dayKey(state.now);
  state.zone = stage.zone;
  state.now = stage.now ? Date.parse(stage.now) : null;
  state.since = performance.now();
  drawClock();
  const moving = stage.moving !== null;
  $("progress").hidden = !moving;
  $("progress").value = stage.moving ?? 0;
  document.querySelectorAll("[data-hours]").forEach((button) => { button.disabled = moving || !stage.now; });
  if (stage.step) return veil(stage.step);
  if (stage.trouble && !stage.now) return veil(stage.trouble, true);
  veil("");
  if (stage.generation !== state.generation) {
    state.generation = stage.generation;
    if (stage.trouble) tell(stage.trouble);
    return loadSchool();
  }
  if (before && state.now !== null && dayKey(state.now) !== before) { // «Сегодня» is another day now
    drawList();
    if (state.chat) drawMessages(state.chat, false);
  }
}

function veil(words, sad = false) {
  $("veil").hidden = !words;
  $("veil").classList.toggle("sad", sad);
  if (words) $("step").textContent = sad ? words : `${words}…`;
}

const parts = (moment, options) => Object.fromEntries(
  new Intl.DateTimeFormat("ru-RU", { timeZone: state.zone, ...options }).formatToParts(moment).map((p) => [p.type, p.value]));

function drawClock() {
  if (state.now === null) { $("now").textContent = "…"; return; }
  const moment = state.now + (performance.now() - state.since);
  const p = parts(moment, { weekday: "short", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });
  $("now").textContent = `${p.weekday}, ${p.day} ${p.month} ${p.year}, ${p.hour}:${p.minute}`;
}

const clockOf = (moment) => { const p = parts(moment, { hour: "2-digit", minute: "2-digit" }); return `${p.hour}:${p.minute}`; };
const dayKey = (moment) => { const p = parts(moment, { year: "numeric", month: "2-digit", day: "2-digit" }); return `${p.year}-${p.month}-${p.day}`; };

function dayTitle(moment) {
  const p = parts(moment, { day: "numeric", month: "long", weekday: "long" });
  if (state.now !== null && dayKey(moment) === dayKey(state.now)) return "Сегодня";
  return `${p.weekday}, ${p.day} ${p.month}`;
}

function shortTime(iso) {
  if (!iso) return "";
  const moment = Date.parse(iso);
  if (state.now !== null && dayKey(moment) === dayKey(state.now)) return clockOf(moment);
  const p = parts(moment, { day: "2-digit", month: "2-digit" });
  return `${p.day}.${p.month}`;
}

// The list

async function loadSchool() {
  try {
    const school = await ask("/api/school");
    state.bot = school.bot;
    state.notes = school.notes;
    $("hint").textContent = school.hint;
    $("hint").hidden = !school.hint;
    state.groups = school.groups.map((group) => group.title);
    state.people = new Map(school.groups.flatMap((group) => group.people).map((person) => [person.id, person]));
    drawList();
    const wanted = Number(location.hash.slice(1));
    choose(state.people.has(wanted) ? wanted : null, true);
  } catch (fault) { toast(fault.message); }
}

function showPeople({ people, notes }) {
  state.notes = notes;
  for (const person of people) state.people.set(person.id, person);
  drawList();
  if (people.some((person) => person.id === state.chosen)) loadChat();
}

const initials = (name) => name.split(/\s+/).filter(Boolean).slice(0, 2).map((word) => word[0]).join("").toUpperCase();
const hue = (id) => String(id % 6);

function make(tag, className = "", text = "") {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

function drawList() {
  const wanted = $("search").value.trim().toLowerCase().replaceAll("ё", "е");
  const fits = (person) => `${person.name} ${person.group} ${person.about}`.toLowerCase().replaceAll("ё", "е").includes(wanted);
  const held = document.activeElement?.dataset?.person;
  const nodes = [];
  for (const title of state.groups) {
    const shown = [...state.people.values()].filter((person) => person.group === title && fits(person));
    if (shown.length) nodes.push(make("h2", "", title), ...shown.map(personLine));
  }
  if (!nodes.length) nodes.push(make("p", "empty", "Никого не нашлось"));
  $("list").replaceChildren(...nodes);
  if (held) $("list").querySelector(`[data-person="${held}"]`)?.focus();
  const unread = [...state.people.values()].reduce((sum, person) => sum + person.unread, 0);
  document.title = unread ? `(${unread}) Тандем: школа для показа` : "Тандем: школа для показа";
}

function personLine(person) {
  const button = make("button", "person");
  button.type = "button";
  button.dataset.person = person.id;
  if (person.id === state.chosen) button.setAttribute("aria-current", "true");
  const avatar = make("span", "avatar", initials(person.name));
  avatar.dataset.hue = hue(person.id);
  avatar.setAttribute("aria-hidden", "true");
  const lines = make("span", "lines");
  const first = make("span", "line");
  first.append(make("span", "title", person.name), make("span", "at", shortTime(person.at)));
  const second = make("span", "line");
  second.append(make("span", "preview", person.blocked ? "Бот заблокирован" : person.preview || "Ещё не писал(а) боту"));
  if (person.unread) {
    const badge = make("span", "badge", String(person.unread));
    badge.setAttribute("aria-label", `непрочитанных: ${person.unread}`);
    second.append(badge);
  }
  lines.append(first, second);
  const about = [person.about, state.notes[person.id]].filter(Boolean).join(" · ");
  if (about) lines.append(make("span", "note", about));
  button.append(avatar, lines);
  button.addEventListener("click", () => choose(person.id));
  return button;
}

// The chosen chat

function choose(id, quietly = false) {
  state.chosen = id;
  state.chat = null;
  state.busy = null;
  state.stick = true;
  state.seen = 0;
  closeMenus();
  $("log").replaceChildren();
  $("toast").hidden = true;
  document.body.classList.toggle("talking", id !== null);
  $("phone").hidden = id === null;
  $("nobody").hidden = id !== null;
  const hash = id === null ? "" : `#${id}`;
  if (location.hash !== hash) history[quietly ? "replaceState" : "pushState"](null, "", hash || location.pathname);
  drawList();
  if (id !== null) return loadChat(true);
}

let loading = false, again = false;
async function loadChat(first = false) {
  if (loading) { again = true; return; }
  loading = true;
  const id = state.chosen;
  try {
    const chat = await ask(`/api/chats/${id}`);
    if (id === state.chosen) showChat(chat, state.chat === null);
  } catch (fault) {
    if (id === state.chosen) toast(fault.message);
  } finally {
    loading = false;
    if (again || id !== state.chosen) { again = false; if (state.chosen !== null) loadChat(); }
  }
}

function showChat(chat, first) {
  if (first) {
    state.toasts = chat.toasts.length;
    state.freshFrom = chat.person.unread ? firstFresh(chat) : 0;
    state.keys = true;
  }
  state.chat = chat;
  state.people.set(chat.person.id, chat.person);
  if (!chat.waiting) state.busy = null;
  drawHead(chat);
  drawMessages(chat, first);
  drawFoot(chat);
  for (const shown of chat.toasts.slice(state.toasts)) if (shown.text) (shown.alert ? tell : toast)(shown.text);
  state.toasts = chat.toasts.length;
  if (chat.person.unread && !document.hidden) onPhone("read");
}

function firstFresh(chat) {
  const bots = chat.messages.filter((message) => message.from === "bot");
  return bots[bots.length - chat.person.unread]?.id ?? 0;
}

function drawHead(chat) {
  $("avatar").textContent = initials(chat.person.name);
  $("avatar").dataset.hue = hue(chat.person.id);
  $("name").textContent = chat.person.name;
  const role = make("span", "", [chat.person.role, chat.person.about, state.notes[chat.person.id]].filter(Boolean).join(", "));
  $("status").replaceChildren(...(chat.action ? [`${state.bot.name} ${chat.action}`] : [role, make("span", "long", ` · переписка с ботом «${state.bot.name}»`)]));
  $("status").classList.toggle("acting", Boolean(chat.action));
  $("block").textContent = chat.standing === "blocked" ? "Разблокировать бота" : "Заблокировать бота";
}

const drawn = new Map();
function drawMessages(chat, first) {
  const log = $("log"), scroll = $("scroll");
  const grew = chat.messages.length && chat.messages.at(-1).id > state.seen;
  const mine = grew && chat.messages.at(-1).from === "person";
  if (first) drawn.clear();
  const days = [];
  let day = "", album = null;
  for (const message of chat.messages) {
    const moment = Date.parse(message.date), key = dayKey(moment);
    if (key !== day) {
      days.push({ key: `day-${key}`, kind: "date", nodes: [keep(`title-${key}`, dayTitle(moment), () => make("div", "day", dayTitle(moment)))] });
      album = null;
    }
    day = key;
    const nodes = days.at(-1).nodes;
    if (message.id === state.freshFrom) nodes.push(keep("fresh", "", () => make("div", "fresh", "Непрочитанные сообщения")));
    const node = keep(`m-${message.id}`, JSON.stringify(message), () => messageNode(message));
    if (!message.group || !message.photo) { album = null; nodes.push(node); continue; }
    if (album?.key !== `album-${message.group}`) nodes.push(album = { key: `album-${message.group}`, kind: "album", nodes: [] });
    album.nodes.push(node);
  }
  place(log, days.map(gather));
  for (const busy of log.querySelectorAll("button.busy")) if (!state.busy) busy.classList.remove("busy");
  const fresh = log.querySelector(".fresh");
  if (first && fresh) fresh.scrollIntoView({ block: "center" });
  else if (first || mine || state.stick) scroll.scrollTop = scroll.scrollHeight;
  if (chat.messages.length) state.seen = chat.messages.at(-1).id;
  drawDown();
}

/** A day or an album as one element; what is in it may be such again. */
const gather = ({ key, kind, nodes }) => place(keep(key, "", () => make("div", kind)), nodes.map((one) => (one.nodes ? gather(one) : one)));

/** Make `nodes` the children of `parent`, touching only what differs. */
function place(parent, nodes) {
  const wanted = new Set(nodes);
  for (const node of [...parent.children]) if (!wanted.has(node)) node.remove();
  nodes.forEach((node, index) => { if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] || null); });
  return parent;
}

function keep(key, version, build) {
  const known = drawn.get(key);
  if (known && known.version === version) return known.node;
  const node = build();
  drawn.set(key, { version, node });
  return node;
}

function messageNode(message) {
  const node = make("div", `message${message.from === "person" ? " mine" : ""}${message.keyboard.length ? " keyed" : ""}`);
  node.dataset.message = message.id;
  const bubble = make("div", "bubble");
  if (message.reply_to) bubble.append(quoted(message.reply_to));
  if (message.photo) bubble.append(photoNode(message.photo));
  if (message.document) bubble.append(fileNode(message.document));
  if (message.kind === "sticker") bubble.append(make("div", "other", "👍"));
  if (message.kind === "voice") bubble.append(make("div", "other words", "🎤 Голосовое сообщение, 0:03"));
  if (message.kind === "contact") bubble.append(make("div", "other words", "👤 Контакт"));
  const body = make("span", "body");
  body.innerHTML = message.html; // escaped and tagged by the local Telegram itself
  if (message.html) bubble.append(body);
  bubble.append(make("span", "meta", `${message.edited ? "изменено " : ""}${clockOf(Date.parse(message.date))}`), make("div", "after"));
  node.append(bubble);
  if (message.keyboard.length) node.append(inlineNode(message));
  return node;
}

function quoted(id) {
  const message = state.chat.messages.find((other) => other.id === id);
  const shown = make("div", "reply");
  shown.innerHTML = message ? message.html : "Удалённое сообщение";
  return shown;
}

const fileUrl = (stored) => `/files/${stored.path}?g=${state.generation}`;

function photoNode(photo) {
  const button = make("button", "photo");
  button.type = "button";
  button.setAttribute("aria-label", "Открыть картинку");
  const image = make("img");
  image.src = fileUrl(photo);
  image.width = photo.width;
  image.height = photo.height;
  image.alt = "Картинка от бота";
  image.addEventListener("load", () => { if (state.stick) $("scroll").scrollTop = $("scroll").scrollHeight; });
  button.append(image);
  button.addEventListener("click", () => { $("picture").src = image.src; $("viewer").showModal(); });
  return button;
}

function fileNode(stored) {
  const link = make("a", "file");
  link.href = fileUrl(stored);
  link.download = stored.name;
  const about = make("span");
  about.append(make("b", "", stored.name), make("small", "", weight(stored.size)));
  link.append(make("span", "sheet", stored.name.includes(".") ? stored.name.split(".").at(-1).slice(0, 4) : "файл"), about);
  return link;
}

function weight(bytes) {
  if (bytes < 1024) return `${bytes} Б`;
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${kilo.toFixed(0)} КБ` : `${(kilo / 1024).toFixed(1).replace(".", ",")} МБ`;
}

function inlineNode(message) {
  const keyboard = make("div", "inline");
  for (const row of message.keyboard) {
    const line = make("div", "row");
    for (const key of row) {
      const button = make("button", key.url ? "link" : "", key.text);
      button.type = "button";
      button.addEventListener("click", () => (key.url ? openUrl(key.url) : tapKey(button, message, key)));
      line.append(button);
    }
    keyboard.append(line);
  }
  return keyboard;
}

async function tapKey(button, message, key) {
  state.busy = button;
  button.classList.add("busy");
  if (!(await onPhone("tap", { message: message.id, data: key.data }))) button.classList.remove("busy");
  loadChat();
}

function drawFoot(chat) {
  const stranger = chat.standing === "stranger", blocked = chat.standing === "blocked";
  const rows = chat.reply_keyboard;
  $("composer").hidden = stranger || blocked;
  $("wide").hidden = !(stranger || blocked);
  $("wide").textContent = blocked ? "Разблокировать" : "Начать";
  $("text").placeholder = chat.placeholder || "Сообщение";
  $("slash").hidden = !chat.commands.length;
  $("keys").hidden = !rows.length;
  $("keys").setAttribute("aria-expanded", String(state.keys));
  $("keyboard").hidden = !(rows.length && state.keys) || stranger || blocked;
  const look = JSON.stringify(rows);
  if ($("keyboard").dataset.look === look) return;
  $("keyboard").dataset.look = look;
  $("keyboard").replaceChildren(...rows.map((row) => {
    const line = make("div", "row");
    line.append(...row.map((label) => {
      const button = make("button", "", label);
      button.type = "button";
      button.addEventListener("click", () => onPhone("press", { label }));
      return button;
    }));
    return line;
  }));
  if (state.stick) $("scroll").scrollTop = $("scroll").scrollHeight;
}

function drawDown() {
  const scroll = $("scroll");
  const left = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight;
  state.stick = left < 60;
  $("down").hidden = left < 200;
}

// Words over the chat

let fading;
function toast(words) {
  $("toast").textContent = words;
  $("toast").hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { $("toast").hidden = true; }, 2500 + words.length * 40);
}

function tell(words) {
  $("alert-text").textContent = words;
  if (!$("alert").open) $("alert").showModal();
}

// Links

function openUrl(url) {
  const address = new URL(url, location.href);
  const ours = ["t.me", "telegram.me"].includes(address.hostname) && address.pathname.slice(1) === state.bot?.username;
  if (ours) return askWho(url);
  window.open(url, "_blank", "noopener");
}

function askWho(url) {
  $("open-link").textContent = url;
  const people = [...state.people.values()];
  const strangers = people.filter((person) => person.group === state.groups.at(-1));
  const others = people.filter((person) => !strangers.includes(person));
  const line = (person) => {
    const button = make("button");
    button.type = "button";
    button.append(make("b", "", person.name), make("span", "", [person.about || person.role, person.id === state.chosen && "открыт сейчас"].filter(Boolean).join(" · ")));
    button.addEventListener("click", async () => {
      $("open-as").close();
      if (person.id !== state.chosen) await choose(person.id);
      onPhone("start", { url });
    });
    return button;
  };
  $("open-list").replaceChildren(...strangers.map(line), ...others.map(line));
  $("open-as").showModal();
}

$("log").addEventListener("click", (event) => {
  const link = event.target.closest("a[href]"), hidden = event.target.closest(".spoiler:not(.open), blockquote.expandable");
  const command = event.target.closest(".command"), code = event.target.closest("code");
  if (hidden) { event.preventDefault(); hidden.classList.toggle("open"); return; }
  if (link && !link.classList.contains("file")) { event.preventDefault(); openUrl(link.href); return; }
  if (command) onPhone("say", { text: command.textContent });
  else if (code) navigator.clipboard?.writeText(code.textContent).then(() => toast("Скопировано"), () => {});
});

// Writing

function grow() {
  const box = $("text");
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}

$("composer").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = $("text").value;
  if (!text.trim()) return;
  $("text").value = "";
  grow();
  showCommands("");
  state.stick = true;
  if (!(await onPhone("say", { text }))) { $("text").value = text; grow(); }
});

$("text").addEventListener("input", () => {
  grow();
  const text = $("text").value;
  showCommands(/^\/\w*$/.test(text) ? text : "");
});

$("text").addEventListener("keydown", (event) => {
  const shown = [...$("commands").querySelectorAll("button")];
  const at = shown.findIndex((button) => button.getAttribute("aria-selected") === "true");
  if (!$("commands").hidden && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    const next = (at + (event.key === "ArrowDown" ? 1 : shown.length - (at < 0 ? 0 : 1))) % shown.length;
    shown.forEach((button, index) => button.setAttribute("aria-selected", String(index === next)));
    shown[next].scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    if (!$("commands").hidden && at >= 0) shown[at].click();
    else $("composer").requestSubmit();
  }
});

function showCommands(typed) {
  const found = typed ? (state.chat?.commands ?? []).filter((command) => `/${command.command}`.startsWith(typed)) : [];
  $("commands").hidden = !found.length;
  $("slash").setAttribute("aria-expanded", String(Boolean(found.length)));
  $("commands").replaceChildren(...found.map((command) => {
    const button = make("button");
    button.type = "button";
    button.setAttribute("role", "option");
    button.append(make("b", "", `/${command.command}`), make("span", "", command.description));
    button.addEventListener("click", () => {
      $("text").value = "";
      grow();
      showCommands("");
      onPhone("say", { text: `/${command.command}` });
    });
    return button;
  }));
}

$("slash").addEventListener("click", () => showCommands($("commands").hidden ? "/" : ""));
$("keys").addEventListener("click", () => { state.keys = !state.keys; drawFoot(state.chat); });
$("wide").addEventListener("click", () => (state.chat.standing === "blocked" ? onPhone("blocked", { blocked: false }) : onPhone("start")));

function sendFile(file, kind) {
  const form = new FormData();
  form.append("kind", kind);
  form.append("file", file, file.name || "picture.png");
  state.stick = true;
  onPhone("file", form);
}

for (const button of document.querySelectorAll("[data-clip]")) {
  button.addEventListener("click", () => {
    closeMenus();
    $("file").accept = button.dataset.clip === "photo" ? "image/png,image/jpeg" : "";
    $("file").dataset.kind = button.dataset.clip;
    $("file").value = "";
    $("file").click();
  });
}
$("file").addEventListener("change", () => { for (const file of $("file").files) sendFile(file, $("file").dataset.kind); });
$("text").addEventListener("paste", (event) => {
  const file = [...event.clipboardData.files][0];
  if (file) { event.preventDefault(); sendFile(file, file.type.startsWith("image/") ? "photo" : "document"); }
});
$("phone").addEventListener("dragover", (event) => event.preventDefault());
$("phone").addEventListener("drop", (event) => {
  event.preventDefault();
  for (const file of event.dataTransfer.files) sendFile(file, "document");
});

// Menus, dialogs, keys

function menu(button, box) {
  $(button).addEventListener("click", (event) => {
    event.stopPropagation();
    const open = $(box).hidden;
    closeMenus();
    $(box).hidden = !open;
    $(button).setAttribute("aria-expanded", String(open));
    if (open) $(box).querySelector("button").focus();
  });
}

function closeMenus() {
  for (const [button, box] of [["more", "more-menu"], ["clip", "clip-menu"]]) {
    $(box).hidden = true;
    $(button).setAttribute("aria-expanded", "false");
  }
  showCommands("");
}

menu("more", "more-menu");
menu("clip", "clip-menu");
document.addEventListener("click", (event) => { if (!event.target.closest(".menu, .slash, #text")) closeMenus(); });
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
  const open = !$("more-menu").hidden || !$("clip-menu").hidden || !$("commands").hidden;
  closeMenus();
  if (!open && state.chosen !== null && matchMedia("(max-width: 760px)").matches) history.back();
});
$("more-menu").addEventListener("click", (event) => {
  const what = event.target.dataset.more;
  closeMenus();
  if (what === "block") onPhone("blocked", { blocked: state.chat.standing !== "blocked" });
  else if (what) onPhone("other", { what });
});
$("picture").addEventListener("click", () => $("viewer").close());
for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
}

$("scroll").addEventListener("scroll", drawDown, { passive: true });
$("down").addEventListener("click", () => $("scroll").scrollTo({ top: $("scroll").scrollHeight, behavior: "smooth" }));
new ResizeObserver(() => { if (state.stick) $("scroll").scrollTop = $("scroll").scrollHeight; }).observe($("scroll"));

$("search").addEventListener("input", drawList);
$("list").addEventListener("keydown", (event) => {
  if (!["ArrowDown", "ArrowUp"].includes(event.key)) return;
  const lines = [...$("list").querySelectorAll(".person")];
  const next = lines[lines.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) { event.preventDefault(); next.focus(); }
});
$("add-person").addEventListener("click", async () => {
  const person = await act("/api/people");
  if (!person) return;
  state.people.set(person.id, person);
  if (!state.groups.includes(person.group)) state.groups.push(person.group);
  choose(person.id);
});
$("back").addEventListener("click", () => choose(null));
addEventListener("popstate", () => choose(state.people.has(Number(location.hash.slice(1))) ? Number(location.hash.slice(1)) : null, true));
document.addEventListener("visibilitychange", () => { if (!document.hidden && state.chat?.person.unread) onPhone("read"); });

for (const button of document.querySelectorAll("[data-hours]")) {
  button.addEventListener("click", () => act("/api/clock", { hours: Number(button.dataset.hours) }));
}
$("again").addEventListener("click", () => $("restart").showModal());
for (const button of document.querySelectorAll("[data-school]")) {
  button.addEventListener("click", () => {
    $("restart").close();
    history.replaceState(null, "", location.pathname);
    act("/api/restart", { school: button.dataset.school });
  });
}

setInterval(drawClock, 1000);
listen();
