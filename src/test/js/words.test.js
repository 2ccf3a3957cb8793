import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';

const RESOURCES = new URL('../../main/resources/', import.meta.url);
const KIT = new URL('META-INF/resources/kit/', RESOURCES);
const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'uk'];

/** Browsers take the files for modules by how they are asked for, Node by their address. */
async function wordsIn(folder, language) {
  const source = await readFile(new URL(`${folder}/${language}.js`, KIT), 'utf8');
  return flat((await import(`data:text/javascript,${encodeURIComponent(source)}`)).default);
}

function flat(words, before = '') {
  return Object.entries(words).flatMap(([key, said]) => (
    typeof said === 'string' ? [[before + key, said]] : flat(said, `${before}${key} `)
  ));
}

const placeholders = (text) => (text.match(/\{\w+\}/g) ?? []).sort();

for (const folder of ['words', 'settings/words', 'demonstration/words']) {
  test(`words_of${folder}InEachLanguage_haveTheSameKeysAndPlaceholdersAndAreTranslated`, async () => {
    assert.deepEqual((await readdir(new URL(folder, KIT))).sort(), LANGUAGES.map((language) => `${language}.js`));
    const english = new Map(await wordsIn(folder, 'en'));
    for (const language of LANGUAGES.filter((other) => other !== 'en')) {
      const words = new Map(await wordsIn(folder, language));
      assert.deepEqual([...words.keys()].sort(), [...english.keys()].sort(), language);
      for (const [key, text] of words) {
        assert.ok(text.trim(), `${language} ${key}`);
        assert.deepEqual(placeholders(text), placeholders(english.get(key)), `${language} ${key}`);
        assert.ok(key === 'dir' || text !== english.get(key), `${language} ${key} is English`);
      }
    }
  });
}

test('words_ofTheDemonstration_nameProblemsAsTheirPagesDo', async () => {
  for (const language of LANGUAGES.filter((other) => other !== 'en')) {
    const file = await readFile(new URL(`messages/titles_${language}.properties`, RESOURCES), 'utf8');
    const titles = new Map(file.trim().split('\n').map((line) => line.split(/=(.*)/)));
    const named = (await wordsIn('demonstration/words', language)).filter(([key]) => key.startsWith('problems '));
    for (const [key, text] of named) {
      const slug = key.slice('problems '.length);
      assert.equal(text, titles.get(slug.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())), `${language} ${slug}`);
    }
  }
});
