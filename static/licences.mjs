// The licences of the packages that a bundle is made of.

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const PACKAGE = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** Name, version, licence and its text of every package that these files are from. */
export async function licencesOf(files) {
  const names = new Set(files.flatMap((file) => PACKAGE.exec(file)?.[1] ?? []));
  return Promise.all([...names].sort().map(licenceOf));
}

async function licenceOf(name) {
  const folder = path.join(import.meta.dirname, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
  if (!license || !file) throw new Error(`${name} says no licence: it cannot be bundled`);
  return { name, version, licence: license, text: await readFile(path.join(folder, file), "utf8") };
}

/** A comment with all of them, each text once, for the bundle itself. */
export function bannerOf(licences) {
  const texts = [...new Set(licences.map(({ text }) => text.trim()))];
  const parts = texts.map((text) => {
    const those = licences.filter((each) => each.text.trim() === text);
    return `${those.map(({ name, version }) => `${name} ${version}`).join(", ")}\n\n${text}`;
  });
  return `/*!\n${parts.join("\n\n").replaceAll("*/", "* /")}\n*/\n`;
}
