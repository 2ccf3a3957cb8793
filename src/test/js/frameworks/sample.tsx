// Uses everything that the kit exports, as its types allow it.
import {
  consent, inkOn, MiaProblem, preferences, session, THEMES,
  type Category, type ConsentState, type Credentials, type Language, type Preferences, type Session, type Shown, type Theme,
} from '/kit/index.js';

async function choose(): Promise<ConsentState[]> {
  const shown: Shown = { source: 'banner', notice: '00', locale: 'de', policyVersion: '2026-04-25' };
  const category: Category = 'analytics';
  const end: () => void = consent.onChange(({ choices, saved, gpc }: ConsentState) => {
    const allowed: boolean | undefined = choices[category];
    console.log(allowed, saved && gpc);
  });
  end();
  await consent.openSettings();
  return [
    consent.current(), await consent.load(), await consent.accept(shown), await consent.decline(), await consent.withdraw(),
    await consent.save({ analytics: true }, { source: 'settings' }),
  ];
}

async function enter(credentials: Credentials): Promise<string> {
  try {
    const who: Session = await session.signIn(credentials);
    const again: Session = await session.signUp({ email: 'a@chat.example', password: 'three words that rhyme' });
    const answer: Response = await session.fetch('/messages', { method: 'POST', body: '{}' });
    session.onChange((next) => console.log(next?.account.id));
    await session.signOut();
    return `${who.session.createdAt} ${again.accessExpiresAt} ${answer.status} ${(await session.load())?.session.id} ${session.current()}`;
  } catch (problem) {
    if (problem instanceof MiaProblem) {
      const wait: number | null = problem.retryAfter;
      return `${problem.status} ${problem.slug} ${problem.detail} ${wait} ${problem.errors.map(({ field, detail }) => field + detail)}`;
    }
    throw problem;
  }
}

function prefer(theme: Theme, language: Language): Preferences {
  preferences.setTheme(THEMES.includes(theme) ? theme : null);
  preferences.setLanguage(language);
  preferences.setAccent(inkOn('#a03e24'));
  preferences.onChange(({ accent }) => console.log(accent));
  return preferences.current();
}

const prompt: HTMLElement | null = document.querySelector('mia-privacy-prompt');
const settings: HTMLElement = document.createElement('mia-privacy-settings');

export const elements = [<mia-privacy-prompt />, <mia-privacy-settings />];
export { choose, enter, prefer, prompt, settings };
