// A program's text as a part of an address: deflated, in letters that an address may hold, and a check that it is whole.

export const LONGEST = 65_536; // characters of a program

export const isTooLong = (source) => source.length > LONGEST && [...source].length > LONGEST;

export async function pack(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** The text; an error where it is none. Marks behind it are the sentence's in which the address stood. */
export async function unpack(packed) {
  const encoded = packed.replace(/[^\w-]+$/, "");
  if (encoded.length > 8 * LONGEST || !/^[\w-]*$/.test(encoded)) throw new Error("not a program");
  const bytes = Uint8Array.from(atob(encoded.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text = "";
  // a few bytes may unpack to gigabytes: stop early
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > 2 * LONGEST) throw new Error("too long");
  }
  text += decoder.decode();
  if (isTooLong(text)) throw new Error("too long");
  return text;
}

/** A few letters that are others for another text (FNV-1a over its bytes): a slip changes them, a forger need not care. */
export function checkOf(text) {
  const hash = new TextEncoder().encode(text).reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), 0x811c9dc5);
  return (hash >>> 0).toString(36);
}
