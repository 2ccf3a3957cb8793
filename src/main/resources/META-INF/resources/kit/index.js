export { consent } from './consent.js';
export { inkOn, preferences, THEMES } from './preferences.js';
export { MiaProblem, session } from './session.js';
import './gate.js';
import './prompt.js';
import './settings.js';
import './worker.js';
