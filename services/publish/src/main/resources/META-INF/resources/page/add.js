// Sends papers to ingest, one behind the other, and shows what they change in the record.
import { follow, say } from './live.js';

const form = document.getElementById('papers');
const files = document.getElementById('files');
const text = document.getElementById('text');
const drop = document.getElementById('drop');
const results = document.getElementById('results');
const changes = document.getElementById('changes');
const button = form.querySelector('button');
const ingest = form.dataset.ingest;
/** The articles that were sent from here, by their keys. */
const sent = new Set();
const shown = new Map();

const element = (name, words, className) => {
  const made = document.createElement(name);
  made.textContent = words;
  if (className) made.className = className;
  return made;
};

function report(name, words, isProblem) {
  const line = element('li', '');
  line.append(element('strong', name), `: ${words}`);
  if (isProblem) line.className = 'problem';
  results.append(line);
}

/** What became of one file: ingest tells of each record. */
function tell(name, answer, body) {
  if (!body || body.records === undefined) {
    report(name, body?.detail ?? `not taken: ${answer.status} ${answer.statusText}`, true);
    return;
  }
  for (const record of body.records) {
    if (record.article) sent.add(record.article);
    if (record.outcome !== 'ACCEPTED') report(`${name}, ${record.place}`, `refused: ${record.reason} ${record.advice ?? ''}`, true);
  }
  if (body.accepted > 0) report(name, `${body.accepted} taken in${body.refused ? `, ${body.refused} refused` : ''}`);
}

async function send(name, content) {
  try {
    const answer = await fetch(`${ingest}/articles?name=${encodeURIComponent(name)}`, {
      method: 'POST', body: content, headers: { Accept: 'application/json', 'Content-Type': content.type || 'application/octet-stream' },
    });
    tell(name, answer, await answer.json().catch(() => null));
  } catch {
    report(name, `ingest cannot be reached at ${ingest}, or does not take papers from this page`, true);
  }
}

async function sendAll(papers) {
  button.disabled = true;
  results.replaceChildren();
  for (const [name, content] of papers) {
    say(`Sending ${name}`);
    await send(name, content);
  }
  button.disabled = false;
  say(`${papers.length} sent; see what became of each`);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const papers = [...files.files].map((file) => [file.name, file]);
  if (text.value.trim()) papers.push(['pasted text', new Blob([text.value], { type: 'text/plain;charset=utf-8' })]);
  if (papers.length === 0) {
    say('Choose files or paste a text first');
    files.focus();
    return;
  }
  sendAll(papers).then(() => { files.value = ''; text.value = ''; });
});
for (const name of ['dragenter', 'dragover']) {
  drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add('over'); });
}
for (const name of ['dragleave', 'drop']) drop.addEventListener(name, () => drop.classList.remove('over'));
drop.addEventListener('drop', (event) => {
  event.preventDefault();
  const papers = [...event.dataTransfer.files].map((file) => [file.name, file]);
  if (papers.length > 0) sendAll(papers);
});

const inWords = (verdict) => verdict.toLowerCase().replaceAll('_', '-');

/** A claim that changes several times has one line, with the latest on it and where it began. */
function show(change) {
  const claim = change.after ?? change.before;
  const first = shown.get(change.claim)?.first ?? (change.before ? inWords(change.before.verdict) : 'new');
  shown.get(change.claim)?.line.remove();
  const line = element('li', '');
  const link = element('a', claim.statement);
  link.href = `/view/claims/${encodeURIComponent(change.claim)}`;
  const now = change.after ? inWords(change.after.verdict) : 'withdrawn';
  line.append(link, ' ', element('span', first === now ? `still ${now}, with more behind it` : `${first} → ${now}`, 'note'));
  changes.prepend(line);
  shown.set(change.claim, { first, line });
}

const waiting = [];
follow(form.dataset.now, (change) => {
  // What is heard before ingest has answered may be about the paper that is just being sent.
  waiting.push(JSON.parse(change));
  for (let i = waiting.length - 1; i >= 0; i--) {
    if (waiting[i].causes.some((cause) => sent.has(cause.article))) show(...waiting.splice(i, 1));
  }
  if (waiting.length > 1000) waiting.shift();
});
