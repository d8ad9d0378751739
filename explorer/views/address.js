// The part of the address after the #: the whole state of a page as text, never sent to a server. All of it is doubted.

const LONGEST = 65_536; // characters of a program in a link
const HIDEABLE = ["code", "sliders", "output", "lesson", "why", "tabs"];

/** {lesson|code, step, tab, hide, present, embed} of a hash; what is unknown or malformed is left out. */
async function readAddress(hash) {
  const raw = new URLSearchParams(hash.replace(/^#/, ""));
  if (raw.get("v") !== "1") return {};
  const address = {};
  if (/^[a-z0-9-]{1,60}$/.test(raw.get("lesson") ?? "")) address.lesson = raw.get("lesson");
  if (raw.has("code")) address.code = await inflate(raw.get("code")).catch(() => undefined);
  if (/^\d{1,6}$/.test(raw.get("step") ?? "")) address.step = Number(raw.get("step"));
  if (/^[a-z]{1,20}$/.test(raw.get("tab") ?? "")) address.tab = raw.get("tab");
  address.hide = (raw.get("hide") ?? "").split(",").filter((part) => HIDEABLE.includes(part));
  // nobody runs what a stranger wrote without seeing it
  if (raw.has("code")) address.hide = address.hide.filter((part) => part !== "code");
  address.present = raw.get("present") === "1";
  address.embed = raw.get("embed") === "1";
  return address;
}

async function writeAddress({ lesson, code, step, tab, hide = [], present, embed }) {
  const parts = ["v=1", lesson ? `lesson=${lesson}` : `code=${await deflate(code)}`];
  if (step) parts.push(`step=${step}`);
  if (tab) parts.push(`tab=${tab}`);
  if (hide.length) parts.push(`hide=${hide.join(",")}`);
  if (present) parts.push("present=1");
  if (embed) parts.push("embed=1");
  return "#" + parts.join("&");
}

async function deflate(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

async function inflate(encoded) {
  if (encoded.length > LONGEST || !/^[\w-]*$/.test(encoded)) throw new Error("not a program");
  const bytes = Uint8Array.from(atob(encoded.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  // a few bytes may unpack to gigabytes: stop early
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > LONGEST) throw new Error("too long");
  }
  return text + decoder.decode();
}
