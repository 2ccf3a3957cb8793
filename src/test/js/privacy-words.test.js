import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const FOLDER = new URL('../../main/resources/META-INF/resources/kit/privacy/words/', import.meta.url);

/** Browsers take the files for modules by how they are asked for, Node by their address. */
async function wordsIn(language) {
  const source = await readFile(new URL(`${language}.js`, FOLDER), 'utf8');
  const { problems, ...words } = (await import(`data:text/javascript,${encodeURIComponent(source)}`)).default;
  return { ...words, ...problems };
}

const placeholders = (text) => text.match(/\{\w+\}/g) ?? [];

for (const language of ['de', 'fr', 'es', 'uk', 'ar']) {
  test(`wordsOfThePrivacyCentre_in_${language}_haveTheSameKeysAndPlaceholdersAndAreTranslated`, async () => {
    const [english, words] = await Promise.all([wordsIn('en'), wordsIn(language)]);

    assert.deepEqual(Object.keys(words), Object.keys(english));
    for (const [key, text] of Object.entries(words)) {
      assert.notEqual(text, english[key], key);
      assert.deepEqual(placeholders(text), placeholders(english[key]), key);
    }
  });
}
