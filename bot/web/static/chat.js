/**
 * The chat page: draws the transcript, and sends what a person writes over a network that comes and goes.
 *
 * A message is drawn at once, kept in localStorage and repeated under one id until the server has stored it.
 * The transcript decides the order; our id comes back in it as `key`. Words and shapes stand in chat.html.
 *
 * @typedef {{id: string, text: string, payload?: string}} Outgoing
 * @typedef {{id: number, from: "contact" | "bot", key: ?string, text: string, kind: string, sources: string[],
 *            sources_heading: string, choices: {label: string, payload: string}[],
 *            picture: ?{svg: string, png: string, alt: string, width: number, height: number}}} Said
 */

const MESSAGES = "/chat/messages";
const UNSENT = "laban.unsent";
const WEB = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/;
const PHONE = /\b(11[1345])\b(?![.,/]\d)/g;

const find = (id) => document.getElementById(id);
const [banner, log, list, typing] = ["banner", "log", "messages", "typing"].map(find);
const [newer, composer, draft, send] = ["newer", "composer", "draft", "send"].map(find);

// The network

let failures = 0;
let awake = new AbortController();

/** Ends every pause and request: a connection that slept may be dead. */
function wakeUp() {
  awake.abort();
  awake = new AbortController();
}

function onSuccess() {
  if (failures) wakeUp();
  failures = 0;
  banner.textContent = "";
}

/** Says nothing the first time: phones drop requests as they move. */
function onFailure(error) {
  failures += 1;
  if (failures > 1 || !navigator.onLine) banner.textContent = banner.dataset[error?.status ? "busy" : "offline"];
}

function onTimeout() {
  onFailure();
  wakeUp();
}

const sleep = (seconds, signal) => new Promise((resolve) => {
  setTimeout(resolve, seconds * 1000);
  signal?.addEventListener("abort", resolve);
});

/**
 * Repeats `request` until it succeeds, pausing longer each time; `timeout` is in seconds.
 * @param {(signal: AbortSignal) => Promise} request
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
  const response = await fetch(MESSAGES, { method: "POST", headers, body: JSON.stringify(message), signal });
  const { status } = response;
  if (status === 202) return null; // Not 200: that may be a café's Wi-Fi.
  if (status < 400 || status > 499 || [408, 429].includes(status)) throw response;
  return (await response.json().catch(() => ({}))).error || list.dataset.failed;
}

async function fetchMessages(wait, signal) {
  const response = await fetch(`${MESSAGES}?after=${newestId}&wait=${wait}`, { signal });
  if (response.status !== 200) throw response;
  return (await response.json()).messages;
}

// Drawing

/** Makes an element; strings become text, never markup. */
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Shows the name of the site: on a narrow screen the rest is noise. */
function webLink(href) {
  const name = href.replace(/^https?:\/\/(www\.)?|\/.*$/g, "");
  return make("a", { href, target: "_blank", rel: "noreferrer" }, `${name} ↗`);
}

const phoneLink = (number, label = number) => make("a", { href: `tel:${number}` }, label);

/** Draws those parts of `text` that match `pattern`. */
const linked = (text, pattern, draw) => text.split(pattern).map((part, i) => (i % 2 ? draw(part) : part));

/** Draws each line as a block, so that the second row of a "•" line can hang. */
function paragraphs(text, drawLine) {
  const drawn = (line) => make("span", { className: /^[•-] /.test(line) ? "item" : "" }, ...drawLine(line));
  return text.trim().split(/\n\s*\n/).map((paragraph) => make("p", {}, ...paragraph.split("\n").map(drawn)));
}

/** Fills a shape of chat.html, leaving out empty parts. */
function fill(shape, parts) {
  const item = find(shape).content.firstElementChild.cloneNode(true);
  for (const name in parts) {
    const part = item.querySelector(`.${name}`);
    part.append(...parts[name]);
    if (!part.textContent && !part.querySelector("img")) part.remove();
  }
  return item;
}

/** Draws a picture that keeps its place until it is there; without it, its words remain. */
function image({ svg, png, ...shown }) {
  const element = make("img", { src: svg, ...shown });
  element.onerror = () => Object.assign(element, { src: png, onerror: null });
  return element;
}

/** @param {Said} said */
function botMessage({ kind, text, sources = [], sources_heading: heading, choices = [], picture }) {
  const isDanger = kind === "danger";
  const [pattern, draw] = isDanger ? [PHONE, phoneLink] : [WEB, webLink];
  const numbers = new Set(isDanger ? text.match(PHONE) : []);
  const item = fill("bot-message", {
    text: paragraphs(text, (line) => linked(line, pattern, draw)),
    summary: sources.length ? [heading.replace(/:\s*$/, "")] : [],
    picture: picture ? [image(picture)] : [],
    calls: Array.from(numbers, (number) => phoneLink(number, `${list.dataset.call} ${number}`)),
    sources: sources.map((source) => make("p", {}, ...linked(source, WEB, webLink))),
    choices: choices.map(({ label, payload }) => make("button", { type: "button", value: payload }, label)),
  });
  item.classList.toggle("danger", isDanger);
  if (picture) item.querySelector(".picture").href = picture.svg;
  return item;
}

const contactMessage = (text) => fill("contact-message", { text: paragraphs(text, (line) => [line]) });

/** @param {string} state sending, sent, failed, or past (from before this page) */
function setState(item, state, status = list.dataset[state]) {
  item.className = `message contact ${state}`;
  item.lastElementChild.textContent = status;
}

// The conversation

/** What was written on this page, by key: none is drawn twice. */
const mine = new Map();
let newestId = 0;

const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 48;

/** Goes to the end, but not past the top of `item`: answers are read from their first line. */
function scrollToEnd(item) {
  log.scrollTop = Math.min(log.scrollHeight, item ? item.offsetTop - 12 : Infinity);
  newer.hidden = true;
}

/** Renews what the order of messages decides. */
function refresh() {
  typing.hidden = !list.lastElementChild.matches(".sent");
  const saidSince = new Set();
  let isOpen = true;
  for (const item of [...list.children].reverse()) {
    const choices = item.querySelector("fieldset");
    if (choices) choices.disabled = !isOpen || [...choices.children].some((button) => saidSince.has(button.textContent));
    if (item.matches(".bot")) isOpen = false;
    else if (!item.matches(".failed")) saidSince.add(item.querySelector(".text")?.textContent);
  }
}

/** Puts an item of the transcript above those that are not in it yet. */
function place(item) {
  delete item.dataset.waiting;
  const next = list.querySelector("[data-waiting]:not(.failed)");
  if (!item.isConnected || item.nextElementSibling !== next) list.insertBefore(item, next);
  return item;
}

/** @param {Said} said @returns {?Element} what is news */
function show(said) {
  if (said.id <= newestId) return null;
  newestId = said.id;
  if (said.from !== "contact") return place(botMessage(said));
  const known = mine.get(said.key);
  setState(place(known ?? contactMessage(said.text)), known ? "sent" : "past");
  return null;
}

/** Makes a change that may return a new message, and follows the end if that was in sight. */
function keepUp(change) {
  const wasAtEnd = isAtEnd();
  const news = change();
  refresh();
  if (wasAtEnd) scrollToEnd(news);
  else if (news) newer.hidden = false;
}

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

/** What the server has not stored yet. @type {Outgoing[]} */
const queue = [];

/** Changes what is stored, not a copy: there may be two tabs. @returns {Outgoing[]} */
function changeUnsent(change) {
  try {
    const unsent = change(JSON.parse(localStorage.getItem(UNSENT) ?? "[]"));
    localStorage.setItem(UNSENT, JSON.stringify(unsent));
    return unsent;
  } catch {
    return []; // Storage is off or full; the queue has it still.
  }
}

/** Sends each message when the one before is stored: so the order holds. */
async function deliver() {
  for (let message; (message = queue[0]); queue.shift()) {
    const refusal = await untilDone((signal) => post(message, signal), 15);
    if (refusal) onRefused(message, refusal);
    else keepUp(() => setState(mine.get(message.id), "sent"));
    changeUnsent((unsent) => unsent.filter(({ id }) => id !== message.id));
  }
}

/** Gives typed words back, to be changed. */
function onRefused({ id, text, payload }, sentence) {
  setState(mine.get(id), "failed", sentence);
  if (!payload) draft.value = `${draft.value}\n${text}`.trim();
  fitDraft();
  refresh();
  scrollToEnd();
}

/** Makes a UUID; old phones and plain http have no `crypto.randomUUID`. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})/, "$1-$2-4$3-8$4-");
}

/** @param {string} text @param {string} [payload] */
function say(text, payload) {
  const message = { id: newId(), text, payload };
  changeUnsent((unsent) => [...unsent, message]);
  showOutgoing(message);
  if (queue.push(message) === 1) deliver();
}

// Input

function fitDraft() {
  send.disabled = !draft.value.trim();
  draft.style.height = "auto";
  draft.style.height = `${draft.scrollHeight}px`;
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

/** Enter sends, unless it ends a word that Telex is composing (in Safari: 229). */
function onKey(event) {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) onSubmit(event);
}

function onTap({ target }) {
  const button = target.closest("button");
  if (!button) return;
  log.focus({ preventScroll: true }); // Not the draft, which opens the keyboard.
  say(button.textContent, button.value);
}

/** Keeps the last line in sight when the keyboard opens. */
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
  send.onmousedown = (event) => event.preventDefault(); // The keyboard stays open.
  list.onclick = onTap;
  newer.onclick = () => {
    scrollToEnd();
    log.focus({ preventScroll: true });
  };
  log.onscroll = () => (newer.hidden ||= isAtEnd());
  window.ononline = wakeUp;
  window.onoffline = onFailure;
  document.onvisibilitychange = () => document.hidden || wakeUp();
  followHeight();
}

/** Asks what is new; the server holds the answer back for `wait` seconds while nothing is. */
async function update(wait) {
  const messages = await untilDone((signal) => fetchMessages(wait, signal), wait + 10);
  keepUp(() => messages.map(show).find(Boolean));
  if (!messages.length) await sleep(0.5); // A closing server does not hold back.
}

async function follow() {
  await update(0);
  scrollToEnd();
  log.removeAttribute("aria-busy");
  for (;;) {
    if (document.hidden) await sleep(60, awake.signal); // Data costs money.
    else await update(25);
  }
}

listen();
queue.push(...changeUnsent((unsent) => unsent.filter(({ text }) => text)));
queue.forEach(showOutgoing);
refresh();
fitDraft();
if (matchMedia("(pointer: fine)").matches) draft.focus();
deliver();
follow();
