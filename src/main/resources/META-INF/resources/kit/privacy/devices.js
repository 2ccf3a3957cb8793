import { find } from '../nodes.js';
import { button, node } from '../prompt.js';
import { call } from './calls.js';
import { confirmed } from './confirm.js';
import { once, say } from './form.js';
import { moment, sentence, words } from './words.js';

const list = find('devices-list');
let asked = 0;

const refused = (problem) => { find('devices-fault').textContent = sentence(problem); };

function attempt(pressed, work) {
  find('devices-fault').textContent = '';
  return once(pressed, work, (problem) => say(sentence(problem)));
}

async function load() {
  const mine = ++asked;
  list.ariaBusy = 'true';
  try {
    const { sessions } = await (await call('GET', 'sessions')).json();
    if (mine === asked) {
      list.replaceChildren(...sessions.map(line));
      find('end-others').hidden = sessions.length < 2;
      find('devices-fault').textContent = '';
    }
  } catch (failure) {
    refused(failure);
  } finally {
    list.ariaBusy = 'false';
  }
}

function line({ id, current, createdAt, lastUsedAt, device }) {
  const name = node('strong', {}, node('bdi', { textContent: device }));
  const times = node('span', { className: 'soft' },
    ...written(words.since, createdAt), node('br'), ...written(words.used, lastUsedAt));
  const what = node('div', {}, name, ...(current ? [' ', node('span', { className: 'badge', textContent: words.thisDevice })] : []),
    node('br'), times);
  if (current) {
    return node('li', {}, what);
  }
  const end = button(words.end, () => endOne(end, id, device));
  end.type = 'button';
  end.ariaLabel = words.endNamed.replace('{device}', device);
  return node('li', {}, what, end);
}

function written(text, instant) {
  const [before, after] = text.split('{when}');
  return [before, node('time', { dateTime: instant, textContent: moment(instant) }), after];
}

async function endOne(pressed, id, device) {
  if (await confirmed({ question: words.askOne.replace('{device}', device), warning: words.askOneWarning, yes: words.end })) {
    await attempt(pressed, async () => {
      await call('DELETE', `sessions/${encodeURIComponent(id)}`).catch((failure) => {
        // Then somebody else has ended it.
        if (failure.slug !== 'not-found') {
          throw failure;
        }
      });
      await gone(words.deviceEnded.replace('{device}', device));
    });
  }
}

async function endOthers() {
  const pressed = find('end-others');
  if (await confirmed({ question: words.askOthers, warning: words.askOthersWarning, yes: pressed.textContent })) {
    await attempt(pressed, async () => {
      await call('DELETE', 'sessions');
      await gone(words.othersEnded);
    });
  }
}

/** The button that was pressed is no more, so the focus goes to the list's title. */
async function gone(sentenceOfIt) {
  await load();
  say(sentenceOfIt);
  find('devices').focus();
}

export const devices = {
  load,
  attempt,
  forget() {
    asked++;
    list.replaceChildren();
  },
  bind() {
    find('end-others').addEventListener('click', endOthers);
    addEventListener('online', () => find('devices-fault').textContent && load());
    document.addEventListener('visibilitychange', () => {
      // Another tab may have ended some; but nobody's focus is taken away.
      if (!document.hidden && list.children.length && !list.contains(document.activeElement)) {
        load();
      }
    });
  },
};
