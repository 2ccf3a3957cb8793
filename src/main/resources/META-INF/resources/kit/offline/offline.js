import { language } from '../names.js';
import '../preferences.js';
import { words } from './words.js';

const root = document.documentElement;

function show() {
  // What the page was written in says nothing about who reads it.
  root.lang = '';
  root.lang = language();
  root.dir = root.lang === 'ar' ? 'rtl' : 'ltr';
  const { title, text, again } = words[root.lang];
  document.title = `${title} · Mia Chat`;
  Object.entries({ title, text, again }).forEach(([id, said]) => {
    document.getElementById(id).textContent = said;
  });
  document.getElementById('again').onclick = () => location.reload();
}

show();
addEventListener('online', () => location.reload());
