// What every page does: shows where one is, keeps itself up to date, and loads what only some pages need.
import { keepUpToDate } from './live.js';

for (const link of document.querySelectorAll('header nav a')) {
  if (location.pathname.startsWith(link.getAttribute('href'))) link.setAttribute('aria-current', 'page');
}
const main = document.getElementById('main');
const content = main.querySelector('[data-live]');
if (content) keepUpToDate(content);
if (main.querySelector('[data-act]')) import('./curate.js');
if (document.getElementById('papers')) import('./add.js');
if (main.querySelector('[list]')) import('./suggest.js');
if (main.querySelector('[data-copy]')) import('./copy.js');
