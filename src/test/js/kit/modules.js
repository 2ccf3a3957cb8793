import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const KIT = new URL('../../../main/resources/META-INF/resources/kit/', import.meta.url);

/** Loads modules of the kit that need no page, with what Node itself has of the browser. */
export async function load(name) {
  const made = new Map();
  const module = (url) => {
    if (!made.has(url.href)) {
      made.set(url.href, new vm.SourceTextModule(readFileSync(url, 'utf8'), { identifier: url.href }));
    }
    return made.get(url.href);
  };
  const entry = module(new URL(name, KIT));
  await entry.link((specifier, from) => module(new URL(specifier, from.identifier)));
  await entry.evaluate();
  return entry.namespace;
}
