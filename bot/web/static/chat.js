/**
 * The chat page: draws the transcript and sends what a person writes, over a network that comes and goes.
 *
 * A message is drawn at once, kept in localStorage until the server has stored it, and repeated under the same id as
 * long as that takes. The transcript, fetched by long polling, decides the order; our id comes back in it as `key`.
 * Every word and the shape of a message stand in chat.html.
 *
 * @typedef {{id: string, text: string, payload?: string}} Outgoing
 * @typedef {{id: number, from: "contact" | "bot", key: ?string, text: string, kind: string, sources: string[],
 *            sources_heading: string, choices: {label: string, payload: string}[]}} Said
 */

const MESSAGES = "/chat/messages";
const UNSENT = "laban.unsent";
const TYPING_MS = 30_000;
const WEB = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/;
const PHONE = /\b(11[1345])\b(?![.,/]\d)/g;

const find = (id) => document.getElementById(id);
const [banner, log, list, typing] = ["banner", "log", "messages", "typing"].map(find);
const [newer, composer, draft, send] = ["newer", "composer", "draft", "send"].map(find);

// The network

let failures = 0;
let awake = new AbortController();

/** Ends every pause and every request: a connection that slept may be dead without knowing. */
function wakeUp() {
  awake.abort();
  awake = new AbortController();
}

function onSuccess() {
  if (failures) wakeUp();
  failures = 0;
  banner.textContent = "";
}

/** Stays silent the first time: a phone drops a request whenever it changes cells. */
function onFailure(error) {
  failures += 1;
  if (failures > 1 || !navigator.onLine) banner.textContent = banner.dataset[error?.status ? "busy" : "offline"];
}

function onTimeout() {
  onFailure();
  wakeUp();
}

/** Waits `seconds`, or until `signal`. */
const sleep = (seconds, signal) => new Promise((resolve) => {
  setTimeout(resolve, seconds * 1000);
  signal?.addEventListener("abort", resolve);
});

/**
 * Repeats `request` until it succeeds, pausing longer each time.
 * @param {(signal: AbortSignal) => Promise} request
 * @param {number} timeout in seconds
 */
async function untilDone(request, timeout) {
  for (let pause = 1; ; pause = Math.min(pause * 2, 30)) {
    const { signal } = awake;
    const timer = setTimeout(onTimeout, timeout * 1000);
    try {
      const result = await request(signal);
      onSuccess();
      return result;
    } catch (error) {
      if (!signal.aborted) onFailure(error);
    } finally {
      clearTimeout(timer);
    }
    if (!signal.aborted) await sleep(pause, signal);
    if (signal.aborted) pause = 0.5;
  }
}

/** @param {Outgoing} message @returns {Promise<?string>} why the server refuses it, if it does */
async function post(message, signal) {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(MESSAGES, { method: "POST", headers, body: JSON.stringify(message), redirect: "error", signal });
  const { status } = response;
  if (status === 202) return null; // Nothing less will do: the log-in page of a café's Wi-Fi says 200.
  if (status < 400 || status > 499 || [408, 425, 429].includes(status)) throw response;
  return (await response.json().catch(() => ({}))).error || list.dataset.failed;
}

/** @returns {Promise<Said[]>} */
async function fetchMessages(wait, signal) {
  const response = await fetch(`${MESSAGES}?after=${newestId}&wait=${wait}`, { cache: "no-store", redirect: "error", signal });
  if (response.status !== 200) throw response;
  return (await response.json()).messages;
}

// Drawing a message

/** Makes an element; strings among `children` become text, never markup. */
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Shows an address as its site's name: in a narrow bubble the rest is noise. */
function webLink(href) {
  const name = new URL(href).host.replace(/^www\./, "");
  return make("a", { href, title: href, target: "_blank", rel: "noopener noreferrer" }, `${name} ↗`);
}

const phoneLink = (number, before = "") => make("a", { href: `tel:${number}` }, before + number);

/** Cuts `text` at what matches `pattern`, and draws those parts. */
const linked = (text, pattern, draw) => text.split(pattern).map((part, i) => (i % 2 ? draw(part) : part));

/** Draws lines as blocks of their own, so that the second row of a "•" line can hang. */
function paragraphs(text, drawLine) {
  const drawn = (line) => make("span", { className: /^[•-] /.test(line) ? "item" : "" }, ...drawLine(line));
  return text.trim().split(/\n\s*\n/).map((paragraph) => make("p", {}, ...paragraph.split("\n").map(drawn)));
}

/** Copies a message's shape from the page and fills its parts; a part with nothing in it is left out. */
function fill(shape, parts) {
  const item = find(shape).content.firstElementChild.cloneNode(true);
  for (const name in parts) {
    const part = item.querySelector(`.${name}`);
    part.append(...parts[name]);
    if (!part.textContent) part.remove();
  }
  return item;
}

/** @param {Said} said */
function botMessage({ kind, text, sources = [], sources_heading: heading = "", choices = [] }) {
  const isDanger = kind === "danger";
  const [pattern, draw] = isDanger ? [PHONE, phoneLink] : [WEB, webLink];
  const numbers = new Set(isDanger ? text.match(PHONE) : []);
  const item = fill("bot-message", {
    text: paragraphs(text, (line) => linked(line, pattern, draw)),
    summary: sources.length ? [heading.replace(/:\s*$/, "")] : [],
    calls: Array.from(numbers, (number) => phoneLink(number, "Gọi ")),
    sources: sources.map((source) => make("p", {}, ...linked(source, WEB, webLink))),
    choices: choices.map(({ label, payload }) => make("button", { type: "button", value: payload }, label)),
  });
  item.classList.toggle("danger", isDanger);
  return item;
}

/** @param {string} text */
const contactMessage = (text) => fill("contact-message", { text: paragraphs(text, (line) => [line]) });

/** @param {"sending" | "sent" | "failed"} state */
function setState(item, state, status = list.dataset[state]) {
  item.className = `message contact ${state}`;
  item.lastElementChild.textContent = status;
}

// The conversation on the page

/** The contact's messages by key, so that none is drawn twice. */
const mine = new Map();
let newestId = 0;
let awaitsReply = false;
let typingTimer;

const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 48;

/** Goes to the end, but not past the beginning of `item`: a long answer is read from its first line. */
function scrollToEnd(item) {
  log.scrollTop = Math.min(log.scrollHeight, item ? item.offsetTop - 12 : Infinity);
  newer.hidden = true;
}

/** Renews what follows from the order of messages: the dots, and which choices are open. */
function refresh() {
  typing.hidden = !(awaitsReply && list.lastElementChild.matches(".sent"));
  const saidSince = new Set();
  let isOpen = true;
  for (const item of [...list.children].reverse()) {
    const choices = item.querySelector("fieldset");
    if (choices) choices.disabled = !isOpen || [...choices.children].some((button) => saidSince.has(button.textContent));
    if (item.matches(".bot")) isOpen = false;
    else if (!item.matches(".failed")) saidSince.add(item.querySelector(".text").textContent);
  }
}

/** Puts an item of the transcript above those of ours that the transcript does not have yet. */
function place(item) {
  delete item.dataset.waiting;
  const next = list.querySelector("[data-waiting]:not(.failed)");
  if (!next || next !== item.nextElementSibling) list.insertBefore(item, next);
}

/** @param {Said} said @returns {?Element} what is news to the reader */
function show(said) {
  if (said.id <= newestId) return null;
  newestId = said.id;
  const isMine = said.from === "contact";
  const item = isMine ? mine.get(said.key) ?? contactMessage(said.text) : botMessage(said);
  place(item);
  if (!isMine) return item;
  mine.set(said.key ?? said.id, item);
  setState(item, "sent");
  return null;
}

/** @param {Said[]} messages */
function showAll(messages) {
  const wasAtEnd = isAtEnd();
  const [news] = messages.map(show).filter(Boolean);
  refresh();
  if (wasAtEnd) scrollToEnd(news);
  else if (news) newer.hidden = false;
}

/** @param {Outgoing} message */
function showOutgoing({ id, text }) {
  const item = contactMessage(text);
  setState(item, "sending");
  item.dataset.waiting = "";
  mine.set(id, item);
  list.append(item);
  refresh();
  scrollToEnd();
}

// Sending

/** Messages the server has not stored yet, oldest first. @type {Outgoing[]} */
const queue = [];

/** Changes what is stored and not a copy of it, lest two tabs drop each other's messages. @returns {Outgoing[]} */
function changeUnsent(change) {
  try {
    const unsent = change(JSON.parse(localStorage.getItem(UNSENT) ?? "[]"));
    localStorage.setItem(UNSENT, JSON.stringify(unsent));
    return unsent;
  } catch {
    return []; // Storage is off or full: the queue still holds the message while the page is open.
  }
}

/** Sends one by one, each when the one before is stored: so the order holds. */
async function deliver() {
  for (let message; (message = queue[0]); queue.shift()) {
    const refusal = await untilDone((signal) => post(message, signal), 15);
    if (refusal) onRefused(message, refusal);
    else onStored(message);
    changeUnsent((unsent) => unsent.filter(({ id }) => id !== message.id));
  }
}

function onStored({ id }) {
  setState(mine.get(id), "sent");
  awaitsReply = true;
  clearTimeout(typingTimer);
  // Not for ever: once a counsellor has the conversation, nobody may be writing.
  typingTimer = setTimeout(() => {
    awaitsReply = false;
    refresh();
  }, TYPING_MS);
  const wasAtEnd = isAtEnd();
  refresh();
  if (wasAtEnd) scrollToEnd();
}

/** Gives typed words back to be changed, after what was typed since. */
function onRefused({ id, text, payload }, sentence) {
  setState(mine.get(id), "failed", sentence);
  if (!payload) draft.value = [draft.value, text].filter(Boolean).join("\n");
  fitDraft();
  refresh();
  scrollToEnd();
}

/** Returns a version 4 UUID; `crypto.randomUUID` is missing on old phones and on plain http. */
function newId() {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})/, "$1-$2-4$3-8$4-");
}

/** @param {string} text @param {string} [payload] */
function say(text, payload) {
  const message = { id: newId(), text, payload };
  changeUnsent((unsent) => [...unsent, message]);
  showOutgoing(message);
  if (queue.push(message) === 1) deliver();
}

// The person's hands

function fitDraft() {
  send.disabled = !draft.value.trim();
  draft.style.height = "auto";
  draft.style.height = `${draft.scrollHeight + 2}px`; // 2 for the borders
}

function onSubmit(event) {
  event.preventDefault();
  const text = draft.value.trim();
  if (!text) return;
  draft.value = "";
  fitDraft();
  draft.focus();
  say(text);
}

/** Enter sends, unless it only ends a word in the making, as Telex has them; Safari says so by 229. */
function onKey(event) {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) onSubmit(event);
}

function onTap({ target }) {
  const button = target.closest("button");
  if (!button) return;
  log.focus({ preventScroll: true }); // The button will be disabled, and the draft would open the keyboard.
  say(button.textContent, button.value);
}

/** Keeps the last line in sight when the keyboard opens or the draft grows. */
function followHeight() {
  let height = log.clientHeight;
  new ResizeObserver(() => {
    log.scrollTop += Math.max(0, height - log.clientHeight);
    height = log.clientHeight;
  }).observe(log);
}

function listen() {
  composer.onsubmit = onSubmit;
  draft.oninput = fitDraft;
  draft.onkeydown = onKey;
  send.onmousedown = (event) => event.preventDefault(); // Else the keyboard closes and opens again.
  list.onclick = onTap;
  newer.onclick = () => {
    scrollToEnd();
    log.focus({ preventScroll: true });
  };
  log.onscroll = () => {
    if (isAtEnd()) newer.hidden = true;
  };
  window.ononline = wakeUp;
  window.onoffline = () => onFailure();
  document.onvisibilitychange = () => document.hidden || wakeUp();
  followHeight();
}

/** Asks for news for ever, but not while the page is hidden: data costs money. */
async function follow() {
  showAll(await untilDone((signal) => fetchMessages(0, signal), 15));
  scrollToEnd();
  log.removeAttribute("aria-busy");
  for (;;) {
    while (document.hidden) await sleep(60, awake.signal);
    const messages = await untilDone((signal) => fetchMessages(25, signal), 35);
    showAll(messages);
    if (!messages.length) await sleep(0.5); // A closing server answers at once.
  }
}

listen();
queue.push(...changeUnsent((unsent) => unsent));
queue.forEach(showOutgoing);
refresh();
fitDraft(); // The browser may have restored a draft.
if (!navigator.onLine) onFailure();
if (matchMedia("(hover: hover) and (pointer: fine)").matches) draft.focus(); // Where no keyboard jumps up.
deliver();
follow();
