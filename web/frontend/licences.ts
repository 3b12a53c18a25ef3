import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const FILE = "LICENSES.txt";
const ABOUT = "What the scripts beside this file hold of others, each under its own terms.\n";
const RULE = "-".repeat(40);
const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/;

/** Writes the terms of every package that is part of a script beside the scripts: minified they have lost them. */
export function licences(): Plugin {
  return {
    name: "licences",
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
      const packages = new Set(modules.flatMap((id) => PACKAGE.exec(id.split("?")[0] ?? "")?.[0] ?? []));
      const source = [ABOUT, ...[...packages].sort().map(termsOf)].join("\n");
      this.emitFile({ type: "asset", fileName: FILE, source });
    },
  };
}

function termsOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const texts = readdirSync(folder).filter((file) => /^licen[cs]e/i.test(file));
  const words = texts.map((file) => readFileSync(join(folder, file), "utf8").trim());
  const terms = words.length > 0 ? words : ["The package names its licence and has no text of it."];
  return [`${name} ${version} (${license})`, RULE, ...terms, ""].join("\n");
}
